import { MINUTE_MS } from '../../../time/instant.js';
import { overlapMs } from '../../../time/interval.js';
import { inboundCover, intervalAt } from '../cover.js';
import { entitlementTo, indexProblem } from '../problem-index.js';
import { type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster } from '../roster.js';

/** The inbound cover of a roster that is being repaired, and what changes to it cost or save. */
export class CoverLedger {
  private readonly cover: ReadonlyMap<string, Float64Array>;
  private readonly width: number;

  constructor(
    private readonly problem: SchedulingProblem,
    roster: Roster,
  ) {
    this.cover = new Map(
      [...inboundCover(problem, roster)].map(([id, row]) => [id, Float64Array.from(row)] as const),
    );
    this.width = problem.period.gridMinutes * MINUTE_MS;
  }

  /** Agents above target (or below, negative) on a queue in an interval. */
  surplus(queueId: string, at: number): number {
    const wanted = indexProblem(this.problem).queues.get(queueId)?.target[at] ?? 0;
    return (this.cover.get(queueId)?.[at] ?? 0) - wanted;
  }

  /** The change in cover cost and in minutes below and above target when activities of an agent take the place of others. */
  change(agentId: string, before: readonly Activity[], after: readonly Activity[]): CoverChange {
    const deltas = this.deltas(agentId, before, after);
    let cost = 0;
    let understaffedMinutes = 0;
    let overstaffedMinutes = 0;
    for (const [queueId, row] of deltas) {
      for (const [at, delta] of row) {
        const now = this.surplus(queueId, at);
        cost += this.costOf(now + delta) - this.costOf(now);
        understaffedMinutes += Math.max(0, -(now + delta)) - Math.max(0, -now);
        overstaffedMinutes += Math.max(0, now + delta) - Math.max(0, now);
      }
    }
    const { gridMinutes } = this.problem.period;
    return {
      cost: cost * gridMinutes,
      understaffedMinutes: understaffedMinutes * gridMinutes,
      overstaffedMinutes: overstaffedMinutes * gridMinutes,
    };
  }

  apply(agentId: string, before: readonly Activity[], after: readonly Activity[]): void {
    for (const [queueId, row] of this.deltas(agentId, before, after)) {
      const cover = this.cover.get(queueId);
      if (cover === undefined) continue;
      for (const [at, delta] of row) cover[at] += delta;
    }
  }

  /** Grid intervals that share time with an activity. */
  intervalsOf({ start, end }: Pick<Activity, 'start' | 'end'>): number[] {
    const from = this.problem.period.span.start;
    const first = Math.max(0, Math.floor((start - from) / this.width));
    const last = Math.ceil((end - from) / this.width);
    return Array.from({ length: Math.max(0, last - first) }, (_, at) => first + at);
  }

  private costOf(surplus: number): number {
    const { understaffed, overstaffed } = this.problem.weights;
    return surplus < 0 ? -surplus * understaffed : surplus * overstaffed;
  }

  private deltas(agentId: string, before: readonly Activity[], after: readonly Activity[]) {
    const deltas = new Map<string, Map<number, number>>();
    const agent = indexProblem(this.problem).agents.get(agentId);
    const book = (activity: Activity, sign: 1 | -1) => {
      const { kind, workId } = activity;
      if (kind !== 'inbound' || workId === null) return;
      const speed = agent === undefined ? 1 : (entitlementTo(agent, workId)?.speed ?? 1);
      let row = deltas.get(workId);
      if (row === undefined) deltas.set(workId, (row = new Map<number, number>()));
      const count = this.cover.get(workId)?.length ?? 0;
      for (const at of this.intervalsOf(activity)) {
        if (at >= count) break;
        const share = overlapMs(intervalAt(this.problem.period, at), activity) / this.width;
        row.set(at, (row.get(at) ?? 0) + sign * share * speed);
      }
    };
    for (const activity of before) book(activity, -1);
    for (const activity of after) book(activity, 1);
    return deltas;
  }
}

export interface CoverChange {
  readonly cost: number;
  readonly understaffedMinutes: number;
  readonly overstaffedMinutes: number;
}
