import { overlaps, subtract } from '../../../time/interval.js';
import { type AgentContext, agentContexts } from '../constraints/rule.js';
import { intervalCount } from '../cover.js';
import { CoverLedger } from '../explanation/cover-ledger.js';
import { outboundDelivery, zoneKey } from '../outbound-delivery.js';
import { type SchedulingProblem } from '../problem.js';
import { type Activity, type Roster } from '../roster.js';
import { minutesOf } from '../shift-time.js';
import { type Candidate, candidatesOf } from './candidates.js';
import {
  type IntradayAction,
  type IntradayEffect,
  type IntradayPlan,
  type IntradayQuestion,
  type QueueNeed,
} from './intraday-action.js';
import { judgeChange, type LineVerdict } from './line-judge.js';

/** Points; less than a quarter of an hour of somebody too many is not worth a word. */
const LEAST_GAIN = 15;
const SLIGHT = 1e-6;

/** A candidate with what it was worth when last looked at. */
interface Rated {
  readonly candidate: Candidate;
  readonly context: AgentContext;
  gain: number;
  verdict: LineVerdict | null;
}

/**
 * What to do for the rest of a day: pauses moved, blocks swapped between answering and calling, overtime and time off to offer. The problem's targets are
 * what is needed now. Greedy: the change that saves most comes first, and the others are weighed again on top of it. No hard rule is broken; overtime
 * and time off may step over the contract's own lengths and hours, which the action tells.
 * @example
 * suggestActions({ agents: [], contracts: [], queues: [], campaigns: [], period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }, { from: instant(0), until: instant(0), absentAgentIds: [], kinds: ['overtime'], most: 5 }).actions // => []
 */
export function suggestActions(
  problem: SchedulingProblem,
  roster: Roster,
  question: IntradayQuestion,
): IntradayPlan {
  const absent = new Set(question.absentAgentIds);
  const present = withoutAbsent(roster, absent, question);
  const day = new Day(problem, present);
  const rated = agentContexts(problem, roster)
    .filter(({ agent }) => !absent.has(agent.id))
    .flatMap((context) => ratedChanges(day, context, question));
  const queues = day.needs(question);
  return { queues, actions: chosen(day, rated, question.most) };
}

function ratedChanges(day: Day, context: AgentContext, { from, until, kinds }: IntradayQuestion): Rated[] {
  const { problem, agent, contract, shifts } = context;
  return shifts
    .filter((shift) => shift.start < until && shift.end > from)
    .flatMap((shift) =>
      kinds.flatMap((kind) => candidatesOf(kind, { problem, agent, contract, shift, from })),
    )
    .map((candidate) => ({ candidate, context, gain: day.gain(candidate), verdict: null }))
    .filter(({ gain }) => gain >= LEAST_GAIN);
}

/** What was best before a change may not be so after it: the first of the line is looked at again before it is taken. */
function chosen(day: Day, rated: Rated[], most: number): IntradayAction[] {
  const line = rated.sort(byGain);
  const taken = new Set<string>();
  const actions: IntradayAction[] = [];
  while (actions.length < most) {
    const best = line.pop();
    if (best === undefined) break;
    const { candidate, context } = best;
    if (taken.has(candidate.before.agentId)) continue;
    best.verdict ??= judgeChange(context, candidate);
    if (best.verdict.refused.length > 0) continue;
    best.gain = day.gain(candidate) - best.verdict.cost;
    if (best.gain < LEAST_GAIN) continue;
    if (best.gain < (line.at(-1)?.gain ?? 0) - SLIGHT) {
      insert(line, best);
      continue;
    }
    taken.add(candidate.before.agentId);
    actions.push(actionOf(best, best.verdict, day.effect(candidate)));
    day.apply(candidate);
  }
  return actions;
}

function actionOf(
  { candidate, gain }: Rated,
  { agreed }: LineVerdict,
  effect: IntradayEffect,
): IntradayAction {
  return { ...candidate, effect, gain, agreed };
}

/** Rising; equals in a fixed order, so that the same day gets the same advice. */
function byGain(a: Rated, b: Rated): number {
  return a.gain - b.gain || (nameOf(a) < nameOf(b) ? 1 : -1);
}

function nameOf({ candidate: { before, kind, span, workId } }: Rated): string {
  return `${before.agentId} ${kind} ${span.start} ${span.end} ${workId ?? ''}`;
}

function insert(line: Rated[], rated: Rated): void {
  let [low, high] = [0, line.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (byGain(line[middle], rated) < 0) low = middle + 1;
    else high = middle;
  }
  line.splice(low, 0, rated);
}

/** Cover and calling as they stand, with the actions taken so far. */
class Day {
  private readonly ledger: CoverLedger;
  private readonly missing: Map<string, number>;

  constructor(
    private readonly problem: SchedulingProblem,
    present: Roster,
  ) {
    this.ledger = new CoverLedger(problem, present);
    this.missing = new Map(
      outboundDelivery(problem, present).map(({ campaignId, zoneId, plannableMinutes, deliveredMinutes }) => [
        zoneKey(campaignId, zoneId),
        plannableMinutes - deliveredMinutes,
      ]),
    );
  }

  /** Points saved in cover and calling; minus infinity where somebody would newly be missed, or called for nothing. */
  gain(candidate: Candidate): number {
    const { before, after, kind } = candidate;
    const cover = this.ledger.change(before.agentId, before.activities, after.activities);
    const gives = kind === 'to-outbound' || kind === 'time-off';
    if (gives && cover.understaffedMinutes > SLIGHT) return -Infinity;
    let calling = 0;
    for (const [zone, minutes] of calledMinutes(candidate)) {
      const missing = this.missing.get(zone) ?? 0;
      if (minutes > missing + SLIGHT && minutes > 0) return -Infinity;
      calling += Math.max(0, missing) - Math.max(0, missing - minutes);
    }
    return calling * this.problem.weights.outboundShort - cover.cost;
  }

  effect(candidate: Candidate): IntradayEffect {
    const { before, after } = candidate;
    const { understaffedMinutes, overstaffedMinutes } = this.ledger.change(
      before.agentId,
      before.activities,
      after.activities,
    );
    const outboundMinutes = [...calledMinutes(candidate).values()].reduce((sum, minutes) => sum + minutes, 0);
    return { understaffedMinutes, overstaffedMinutes, outboundMinutes };
  }

  apply(candidate: Candidate): void {
    const { before, after } = candidate;
    this.ledger.apply(before.agentId, before.activities, after.activities);
    for (const [zone, minutes] of calledMinutes(candidate)) {
      this.missing.set(zone, (this.missing.get(zone) ?? 0) - minutes);
    }
  }

  needs({ from, until }: Pick<IntradayQuestion, 'from' | 'until'>): QueueNeed[] {
    const { queues, period } = this.problem;
    const count = intervalCount(period);
    const intervals = this.ledger.intervalsOf({ start: from, end: until }).filter((at) => at < count);
    return queues.map(({ id }) => {
      const minutes = intervals.map((at) => this.ledger.surplus(id, at) * period.gridMinutes);
      const sum = (of: (minutes: number) => number) =>
        minutes.reduce((total, each) => total + Math.max(0, of(each)), 0);
      return {
        queueId: id,
        understaffedMinutes: sum((each) => -each),
        overstaffedMinutes: sum((each) => each),
      };
    });
  }
}

/** Minutes of calling that a change adds, by called zone. */
function calledMinutes({ before, after }: Candidate): Map<string, number> {
  const minutes = new Map<string, number>();
  const add = (activities: readonly Activity[], sign: 1 | -1) => {
    for (const activity of activities) {
      if (activity.kind !== 'outbound') continue;
      const zone = zoneKey(activity.workId ?? '', activity.calledZoneId ?? '');
      minutes.set(zone, (minutes.get(zone) ?? 0) + sign * minutesOf(activity));
    }
  };
  add(before.activities, -1);
  add(after.activities, 1);
  return minutes;
}

/** Who is not there covers nothing from now on. */
function withoutAbsent(
  { shifts }: Roster,
  absent: ReadonlySet<string>,
  { from, until }: Pick<IntradayQuestion, 'from' | 'until'>,
): Roster {
  const rest = { start: from, end: until };
  return {
    shifts: shifts.map((shift) =>
      absent.has(shift.agentId) && overlaps(shift, rest)
        ? {
            ...shift,
            activities: shift.activities.flatMap((activity) =>
              subtract([activity], [rest]).map((part) => ({ ...activity, ...part })),
            ),
          }
        : shift,
    ),
  };
}
