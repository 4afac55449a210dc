import { addMinutes } from '../../../time/instant.js';
import { localDateOf, type LocalDate } from '../../../time/zoned-time.js';
import { entitlementTo } from '../problem-index.js';
import { type Contract, type Queue, type SchedulingProblem } from '../problem.js';
import { type LinearSolver } from '../search/linear-model.js';
import { toSlots } from '../search/slot-problem.js';
import { type Conflict, type ConflictMember, conflictOf, minimalConflict } from './conflict.js';
import { staffingBound } from './staffing-model.js';
import { planningSpans } from './week-parts.js';

/** Agent-minutes of a day below which a requirement counts as met. */
const SLIGHT_MINUTES = 1;

/** Something that keeps people from a queue, and the problem without it. */
interface Demand {
  readonly member: ConflictMember;
  readonly without: (problem: SchedulingProblem) => SchedulingProblem;
}

/**
 * The day on which most is missing of a queue's requirement although people could be split at will, and the demands that
 * together keep it from being met: time off, certificates, days off and paid time of contracts, other queues of that day.
 * Soft: a roster is possible, understaffed.
 * @example
 * targetConflicts({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}) // => []
 */
export function targetConflicts(problem: SchedulingProblem, solver: LinearSolver): Conflict[] {
  return coverConflicts(problem, WANTED, solver);
}

/**
 * The same for the least agents that queues must have. Hard: no roster has them, as even people split at will do not.
 * @example
 * minimumConflicts({ agents: [], contracts: [], queues: [], campaigns: [], period: { firstDate: localDate('2026-03-02'), days: 0, zone: timeZone('UTC'), span: { start: instant(0), end: instant(0) }, gridMinutes: 15 } }, {}) // => []
 */
export function minimumConflicts(problem: SchedulingProblem, solver: LinearSolver): Conflict[] {
  const queues = problem.queues.map(({ minimum, ...queue }): Queue => {
    const holds = minimum !== undefined && minimum.level !== 'soft';
    return { ...queue, target: holds ? minimum.agents : queue.target.map(() => 0) };
  });
  if (!queues.some(({ target }) => target.some((agents) => agents > 0))) return [];
  return coverConflicts({ ...problem, queues, campaigns: [] }, LEAST, solver);
}

/** What a queue's agents are called in a conflict, and how much depends on them. */
interface CoverKind {
  readonly level: Conflict['level'];
  readonly ruleId: string;
  readonly verb: string;
}

const WANTED: CoverKind = { level: 'soft', ruleId: 'inbound-cover', verb: 'wants up to' };
const LEAST: CoverKind = { level: 'hard', ruleId: 'minimum-cover', verb: 'must have up to' };

function coverConflicts(problem: SchedulingProblem, kind: CoverKind, solver: LinearSolver): Conflict[] {
  const slots = toSlots(problem);
  const worst = planningSpans(slots)
    .flatMap((week, weekAt) =>
      (staffingBound(slots, week, solver)?.shortages ?? []).map((short) => ({ ...short, weekAt })),
    )
    .map(({ queue, firstSlot, minutes, weekAt }) => {
      const at = addMinutes(problem.period.span.start, firstSlot * slots.slotMinutes);
      return { queue, date: localDateOf(at, problem.period.zone), minutes, weekAt };
    });
  const days = new Map<string, { queue: number; date: LocalDate; minutes: number; weekAt: number }>();
  for (const short of worst) {
    const key = `${short.queue} ${short.date}`;
    const known = days.get(key);
    days.set(key, { ...short, minutes: short.minutes + (known?.minutes ?? 0) });
  }
  const [most] = [...days.values()].sort((a, b) => b.minutes - a.minutes);
  if (most === undefined || most.minutes < SLIGHT_MINUTES) return [];
  return conflictOfDay(problem, kind, most, solver);
}

function conflictOfDay(
  problem: SchedulingProblem,
  kind: CoverKind,
  { queue, date, weekAt }: { readonly queue: number; readonly date: LocalDate; readonly weekAt: number },
  solver: LinearSolver,
): Conflict[] {
  const demands = demandsOf(problem, kind, queue, date);
  const isKept = (kept: readonly Demand[], demand: Demand) => kept.includes(demand);
  const meets = (kept: readonly Demand[]): boolean => {
    const eased = demands
      .filter((demand) => !isKept(kept, demand))
      .reduce((left, { without }) => without(left), problem);
    const slots = toSlots(eased);
    const bound = staffingBound(slots, planningSpans(slots)[weekAt], solver);
    const missing = (bound?.shortages ?? []).filter((short) => {
      const at = addMinutes(problem.period.span.start, short.firstSlot * slots.slotMinutes);
      return short.queue === queue && localDateOf(at, problem.period.zone) === date;
    });
    return missing.reduce((sum, { minutes }) => sum + minutes, 0) < SLIGHT_MINUTES;
  };
  const conflict = minimalConflict(demands, meets);
  if (conflict === null || conflict.length === 0) return [];
  const members = conflict.map(({ member }) => member);
  return [conflictOf(kind.level, `On ${date}`, members)];
}

function demandsOf(
  problem: SchedulingProblem,
  { ruleId, verb }: CoverKind,
  queueAt: number,
  date: LocalDate,
): Demand[] {
  const queue = problem.queues[queueAt];
  const most = Math.max(0, ...queue.target);
  const able = problem.agents.filter((agent) => entitlementTo(agent, queue.id) !== undefined).length;
  const own: Demand = {
    member: member(ruleId, `${queue.name} ${verb} ${most} agents; ${able} are entitled to it.`, {
      workId: queue.id,
    }),
    without: (left) => withTarget(left, queue.id),
  };
  const others = problem.queues
    .filter(({ id }) => id !== queue.id)
    .map((other): Demand => ({
      member: member(ruleId, `${other.name} wants agents as well.`, { workId: other.id }),
      without: (left) => withTarget(left, other.id),
    }));
  return [...contractDemands(problem), ...timeDemands(problem, date), ...others, own];
}

function contractDemands(problem: SchedulingProblem): Demand[] {
  const used = new Set(problem.agents.map(({ contractId }) => contractId));
  return problem.contracts
    .filter(({ id }) => used.has(id))
    .flatMap((contract): Demand[] => {
      const { id, minDaysOffPerWeek, paidMinutesPerWeek } = contract;
      const changed = (changes: Partial<Contract>) => (left: SchedulingProblem) => ({
        ...left,
        contracts: left.contracts.map((each) => (each.id === id ? { ...each, ...changes } : each)),
      });
      return [
        {
          member: member('days-off', `Contract "${id}" has ${minDaysOffPerWeek} days off a week.`),
          without: changed({ minDaysOffPerWeek: 0 }),
        },
        {
          member: member(
            'paid-time-per-week',
            `Contract "${id}" pays at most ${paidMinutesPerWeek.max} min a week.`,
          ),
          without: (left) => {
            const now = left.contracts.find((each) => each.id === id) ?? contract;
            const free = { ...now.paidMinutesPerWeek, max: 7 * 24 * 60 };
            return changed({ paidMinutesPerWeek: free })(left);
          },
        },
      ];
    });
}

function timeDemands(problem: SchedulingProblem, date: LocalDate): Demand[] {
  const { agents } = problem;
  const absent = agents.filter((agent) =>
    agent.absences.some(
      ({ start, end }) => localDateOf(start, agent.zone) <= date && date <= localDateOf(end, agent.zone),
    ),
  ).length;
  const bound = agents.filter(({ availability }) => availability !== null).length;
  const eased = (changes: Partial<(typeof agents)[number]>) => (left: SchedulingProblem) => ({
    ...left,
    agents: left.agents.map((agent) => ({ ...agent, ...changes })),
  });
  const demands: Demand[] = [
    {
      member: member('certificate', 'Work needs a certificate that is valid then.'),
      without: (left) => ({ ...left, agents: left.agents.map((agent) => certified(left, agent)) }),
    },
  ];
  if (absent > 0) {
    demands.push({
      member: member('absence', `${absent} ${absent === 1 ? 'agent is' : 'agents are'} absent.`),
      without: eased({ absences: [] }),
    });
  }
  if (bound > 0) {
    demands.push({
      member: member('availability', `${bound} agents work only when available.`),
      without: eased({ availability: null }),
    });
  }
  return demands;
}

/** The agent with a certificate for everything he is entitled to, all the time. */
function certified(problem: SchedulingProblem, agent: SchedulingProblem['agents'][number]) {
  const { start, end } = problem.period.span;
  const margin = 4 * 24 * 60;
  const valid = { start: addMinutes(start, -margin), end: addMinutes(end, margin) };
  const works = [...problem.queues, ...problem.campaigns].filter(({ id }) =>
    agent.entitlements.some(({ workId }) => workId === id),
  );
  return { ...agent, certificates: works.map(({ need }) => ({ ...need, valid })) };
}

function withTarget(problem: SchedulingProblem, queueId: string): SchedulingProblem {
  const queues = problem.queues.map((queue) =>
    queue.id === queueId ? { ...queue, target: queue.target.map(() => 0) } : queue,
  );
  return { ...problem, queues };
}

function member(
  ruleId: string,
  message: string,
  { workId = null }: { readonly workId?: string | null } = {},
): ConflictMember {
  return { id: `${ruleId} ${message}`, ruleId, agentId: null, workId, message };
}
