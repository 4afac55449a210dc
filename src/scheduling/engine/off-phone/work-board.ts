import { MINUTE_MS } from '../../../time/instant.js';
import { type Interval, overlapMs } from '../../../time/interval.js';
import { inboundCover, intervalAt } from '../cover.js';
import { stepCost } from '../cover-cost.js';
import { outboundDelivery } from '../outbound-delivery.js';
import { entitlementTo } from '../problem-index.js';
import { type Agent, type Queue, type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster } from '../roster.js';

/** What queues have in every interval, and called zones in all, while people are taken off their work. */
export class WorkBoard {
  readonly cover: Map<string, Float64Array>;
  private readonly queues: ReadonlyMap<string, Queue>;
  private readonly called: Map<string, { delivered: number; readonly wanted: number }>;

  constructor(
    private readonly problem: SchedulingProblem,
    roster: Roster,
  ) {
    this.cover = new Map([...inboundCover(problem, roster)].map(([id, row]) => [id, row.slice()]));
    this.queues = new Map(problem.queues.map((queue) => [queue.id, queue]));
    this.called = new Map(
      outboundDelivery(problem, roster).map(({ campaignId, zoneId, deliveredMinutes, plannableMinutes }) => [
        `${campaignId} ${zoneId}`,
        { delivered: deliveredMinutes, wanted: plannableMinutes },
      ]),
    );
  }

  /** Takes somebody off what he does in a span; by how much the score grows. */
  takeOff(agent: Agent, activities: readonly Activity[], span: Interval): number {
    return this.change(agent, activities, span, -1);
  }

  putBack(agent: Agent, activities: readonly Activity[], span: Interval): void {
    this.change(agent, activities, span, 1);
  }

  private change(agent: Agent, activities: readonly Activity[], span: Interval, sign: 1 | -1): number {
    let cost = 0;
    for (const activity of activities) {
      const shared = overlapMs(activity, span);
      if (shared === 0) continue;
      const minutes = shared / MINUTE_MS;
      if (activity.kind === 'inbound') cost += this.answering(agent, activity, span, sign);
      else if (activity.kind === 'outbound') cost += this.calling(activity, minutes * sign);
      else cost += this.problem.weights.overstaffed * minutes * sign;
    }
    return cost;
  }

  private answering(agent: Agent, activity: Activity, span: Interval, sign: number): number {
    const { period } = this.problem;
    const row = this.cover.get(activity.workId ?? '');
    const queue = this.queues.get(activity.workId ?? '');
    if (row === undefined || queue === undefined) return 0;
    const speed = entitlementTo(agent, queue.id)?.speed ?? 1;
    const width = period.gridMinutes * MINUTE_MS;
    let cost = 0;
    for (let at = Math.max(0, Math.floor((span.start - period.span.start) / width)); at < row.length; at++) {
      const interval = intervalAt(period, at);
      if (interval.start >= span.end) break;
      const from = Math.max(span.start, activity.start, interval.start);
      const minutes = Math.max(0, Math.min(span.end, activity.end, interval.end) - from) / MINUTE_MS;
      const before = this.costOf(queue, at, row[at]);
      row[at] += (sign * speed * minutes) / period.gridMinutes;
      cost += this.costOf(queue, at, row[at]) - before;
    }
    return cost;
  }

  private costOf({ target, underCost, overCost }: Queue, at: number, agents: number): number {
    const { weights, period } = this.problem;
    const above = agents - target[at];
    const [flat, steps] = above < 0 ? [weights.understaffed, underCost] : [weights.overstaffed, overCost];
    const each = Math.abs(above);
    return period.gridMinutes * (steps === undefined ? each * flat : stepCost(each, steps));
  }

  private calling({ workId, calledZoneId }: Activity, minutes: number): number {
    const zone = this.called.get(`${workId} ${calledZoneId}`);
    if (zone === undefined) return 0;
    const { outboundShort, overstaffed } = this.problem.weights;
    const cost = () =>
      Math.max(0, zone.wanted - zone.delivered) * outboundShort +
      Math.max(0, zone.delivered - zone.wanted) * overstaffed;
    const before = cost();
    zone.delivered += minutes;
    return cost() - before;
  }
}
