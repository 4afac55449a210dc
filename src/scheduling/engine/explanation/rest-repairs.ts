import { durationMinutes, type Interval, merge, overlaps } from '../../../time/interval.js';
import { formatWallTime, localDateOf } from '../../../time/zoned-time.js';
import { intervalAt } from '../cover.js';
import { entitlementTo, indexProblem, isCertified, shiftsByAgent } from '../problem-index.js';
import { type Contract, type Queue, type SchedulingProblem } from '../problem.js';
import { type Roster } from '../roster.js';
import { CoverLedger } from './cover-ledger.js';
import { type Relaxation, type RelaxationKind } from './relaxation.js';
import { type TriedShift, tryShifts } from './try-shifts.js';

const MOST_GAPS = 2;
const MOST_AGENTS = 24;
const LESS_REST_MINUTES = 60;

/** A rule of the contract that could be a little less strict. */
const EASINGS: readonly Easing[] = [
  {
    kind: 'shorter-rest',
    ruleId: 'minimum-rest',
    ease: (contract) => ({ minRestMinutes: Math.max(0, contract.minRestMinutes - LESS_REST_MINUTES) }),
    words: ({ id, minRestMinutes }) =>
      `${Math.max(0, minRestMinutes - LESS_REST_MINUTES)} min of rest instead of ${minRestMinutes} for contract "${id}"`,
  },
  {
    kind: 'more-days-in-a-row',
    ruleId: 'consecutive-days',
    ease: ({ maxConsecutiveDays }) => ({ maxConsecutiveDays: maxConsecutiveDays + 1 }),
    words: ({ id, maxConsecutiveDays }) =>
      `${maxConsecutiveDays + 1} days in a row instead of ${maxConsecutiveDays} for contract "${id}"`,
  },
];

interface Easing {
  readonly kind: RelaxationKind;
  readonly ruleId: string;
  readonly ease: (contract: Contract) => Partial<Contract>;
  readonly words: (contract: Contract) => string;
}

interface RosterGap {
  readonly queue: Queue;
  readonly span: Interval;
  readonly minutes: number;
}

/**
 * Rest and days in a row a little less strict: the agents whom that alone would free for the times of a roster in which
 * most is missing, and what their best shifts there are worth.
 * @example
 * restRepairs({ agents: [], contracts: [], queues: [], campaigns: [], period: { span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, { shifts: [] }) // => []
 */
export function restRepairs(problem: SchedulingProblem, roster: Roster): Relaxation[] {
  return gapsOf(problem, roster).flatMap((gap) => easedAt(problem, roster, gap));
}

function easedAt(problem: SchedulingProblem, roster: Roster, gap: RosterGap): Relaxation[] {
  const tried = candidates(problem, roster, gap).map((agent) => ({
    agent,
    shifts: tryShifts(problem, roster, { agentId: agent.id, span: gap.span, fills: [fillOf(gap)] }),
  }));
  return problem.contracts.flatMap((contract) =>
    EASINGS.flatMap((easing): Relaxation[] => {
      const blocked = tried.filter(
        ({ agent, shifts }) => agent.contractId === contract.id && isBlockedBy(shifts, easing.ruleId),
      );
      if (blocked.length === 0) return [];
      const contracts = problem.contracts.map((each) =>
        each === contract ? { ...each, ...easing.ease(contract) } : each,
      );
      const eased = { ...problem, contracts };
      const freed = blocked.flatMap(({ agent, shifts }) => {
        const trial = { agentId: agent.id, span: gap.span, fills: [fillOf(gap)] };
        const gain = bestWorth(tryShifts(eased, roster, trial)) - bestWorth(shifts);
        return gain > 0 ? [gain] : [];
      });
      return freed.length === 0 ? [] : [toRelaxation(problem, gap, contract, easing, freed)];
    }),
  );
}

function toRelaxation(
  problem: SchedulingProblem,
  { queue, span, minutes }: RosterGap,
  contract: Contract,
  { kind, words }: Easing,
  freed: readonly number[],
): Relaxation {
  const { understaffed } = problem.weights;
  const gains = freed.reduce((sum, each) => sum + each, 0);
  const gain = Math.min(gains, minutes * understaffed);
  const understaffedMinutes = understaffed > 0 ? gain / understaffed : 0;
  const when = `${formatWallTime(span.start, problem.period.zone, 'EEEE yyyy-MM-dd HH:mm')} to ${formatWallTime(span.end, problem.period.zone, 'HH:mm')}`;
  const people = freed.length === 1 ? '1 agent' : `${freed.length} agents`;
  return {
    kind,
    message: `${words(contract)} would free ${people} for ${queue.name} on ${when}, where ${Math.round(minutes)} agent-minutes are missing.`,
    gain,
    understaffedMinutes,
    outboundMinutes: 0,
    agents: freed.length,
    workId: queue.id,
    contractId: contract.id,
    date: localDateOf(span.start, problem.period.zone),
  };
}

function fillOf({ queue, span }: RosterGap) {
  const content = { kind: 'inbound', paid: true, workId: queue.id, calledZoneId: null } as const;
  return { content, within: span };
}

function isBlockedBy(shifts: readonly TriedShift[], ruleId: string): boolean {
  const free = bestWorth(shifts);
  return shifts.some(
    ({ blockers, worth }) =>
      blockers.length > 0 && worth > free && blockers.every((blocker) => blocker.ruleId === ruleId),
  );
}

function bestWorth(shifts: readonly TriedShift[]): number {
  return Math.max(0, ...shifts.filter(({ blockers }) => blockers.length === 0).map(({ worth }) => worth));
}

/** Those who may answer the queue then and are not at work. */
function candidates(problem: SchedulingProblem, roster: Roster, { queue, span }: RosterGap) {
  const shifts = shiftsByAgent(roster);
  return problem.agents
    .filter((agent) => entitlementTo(agent, queue.id) !== undefined && isCertified(agent, queue.need, span))
    .filter(({ id }) => !(shifts.get(id) ?? []).some((shift) => overlaps(shift, span)))
    .slice(0, MOST_AGENTS);
}

/** The longest understaffed stretches, by what is missing in them. */
function gapsOf(problem: SchedulingProblem, roster: Roster): RosterGap[] {
  const ledger = new CoverLedger(problem, roster);
  const { gridMinutes } = problem.period;
  const gaps = problem.queues.flatMap((queue) => {
    const short = queue.target.flatMap((_, at) => (ledger.surplus(queue.id, at) < 0 ? [at] : []));
    return merge(short.map((at) => intervalAt(problem.period, at))).map((span) => ({
      queue,
      span,
      minutes: ledger
        .intervalsOf(span)
        .reduce((sum, at) => sum + Math.max(0, -ledger.surplus(queue.id, at)) * gridMinutes, 0),
    }));
  });
  const known = indexProblem(problem).queues;
  return gaps
    .filter(({ queue, span }) => known.has(queue.id) && durationMinutes(span) > 0)
    .sort((a, b) => b.minutes - a.minutes)
    .slice(0, MOST_GAPS);
}
