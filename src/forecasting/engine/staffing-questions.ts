import { MAX_AGENTS } from './offered-load.js';
import { queueFigures, requireModelTargets, type StaffingModel, type Workload } from './staffing.js';
import { atLeast, missedTarget, type ServiceLevelTarget, type StaffingTargets } from './staffing-targets.js';

/** How much a number of agents can take; undefined where there is no such figure or no end to it. */
export interface AgentsLimits {
  readonly mostContacts: number | undefined;
  readonly longestAverageHandleTimeSeconds: number | undefined;
  readonly secondsToAnswer: number | undefined;
}

/**
 * All that a steady queue's agents can take: `mostContacts`, `longestHandleTime` and `secondsToAnswer`, each where it has an answer.
 * @throws RangeError when a value is out of range or a target means nothing to the model.
 * @example
 * limitsOfAgents('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 14, { minAgents: 2 }).mostContacts // => undefined
 */
export function limitsOfAgents(
  model: StaffingModel,
  work: Workload,
  agents: number,
  targets: StaffingTargets,
): AgentsLimits {
  const { serviceLevel, minAgents = 0, ...others } = targets;
  const limited = serviceLevel !== undefined || Object.values(others).some((target) => target !== undefined);
  const answerable = limited && agents >= minAgents;
  return {
    mostContacts:
      answerable && work.averageHandleTimeSeconds > 0
        ? mostContacts(model, work, agents, targets)
        : undefined,
    longestAverageHandleTimeSeconds:
      answerable && work.contacts > 0 ? longestHandleTime(model, work, agents, targets) : undefined,
    secondsToAnswer:
      serviceLevel === undefined ? undefined : secondsToAnswer(model, work, agents, serviceLevel),
  };
}

/** Halvings after which nothing is left between what still holds and what no longer does. */
const HALVINGS = 60;

/**
 * The most contacts of an interval with which a number of agents meets all targets; its other figures stay. Zero where they can take none.
 * @throws RangeError when a value is out of range, the targets ask for more agents than there are, or no number of contacts is too many.
 * @example
 * mostContacts('C', { intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 14, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }).toFixed(3) // => '108.685'
 */
export function mostContacts(
  model: StaffingModel,
  work: Omit<Workload, 'contacts'>,
  agents: number,
  targets: StaffingTargets,
): number {
  requireAnswerable(model, agents, targets);
  if (work.averageHandleTimeSeconds === 0) throw withoutLimit('number of contacts');
  const perErlang = work.intervalSeconds / work.averageHandleTimeSeconds;
  return largest(perErlang, agents, 'number of contacts', (contacts) =>
    meets(model, { ...work, contacts }, agents, targets),
  );
}

/**
 * The longest average handle time, in seconds, with which a number of agents meets all targets at the contacts of an interval. Zero where none is short enough.
 * @throws RangeError as `mostContacts`.
 * @example
 * longestHandleTime('C', { contacts: 100, intervalSeconds: 1800 }, 14, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }).toFixed(3) // => '194.864'
 */
export function longestHandleTime(
  model: StaffingModel,
  work: Omit<Workload, 'averageHandleTimeSeconds'>,
  agents: number,
  targets: StaffingTargets,
): number {
  requireAnswerable(model, agents, targets);
  if (work.contacts === 0) throw withoutLimit('handle time');
  return largest(work.intervalSeconds / work.contacts, agents, 'handle time', (averageHandleTimeSeconds) =>
    meets(model, { ...work, averageHandleTimeSeconds }, agents, targets),
  );
}

/**
 * In how many seconds a share of the contacts is answered with a number of agents, the threshold of the target left aside; `undefined` where it never is.
 * @throws RangeError when a value is out of range.
 * @example
 * secondsToAnswer('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 13, { share: 0.8 })?.toFixed(3) // => '21.307'
 */
export function secondsToAnswer(
  model: StaffingModel,
  work: Workload,
  agents: number,
  { share, reading }: Omit<ServiceLevelTarget, 'answerThresholdSeconds'>,
): number | undefined {
  const answered = (answerThresholdSeconds: number): boolean =>
    atLeast(queueFigures(model, work, agents, { answerThresholdSeconds, reading }).serviceLevel, share);
  if (answered(0)) return 0;
  let late = 0;
  let soon = 1;
  for (; !answered(soon); soon *= 2) {
    if (soon > LONGEST_WAIT) return undefined;
    late = soon;
  }
  return halved(late, soon, (seconds) => !answered(seconds))[1];
}

/** Whoever waits a month is never answered. */
const LONGEST_WAIT = 2_678_400;

/**
 * The first target that a number of agents misses; undefined when it meets all.
 * @throws RangeError when a value is out of range.
 * @example
 * missedWith('C', { contacts: 100, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }, 13, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }) // => 'service-level'
 */
export function missedWith(
  model: StaffingModel,
  work: Workload,
  agents: number,
  targets: StaffingTargets,
): ReturnType<typeof missedTarget> {
  return missedTarget(queueFigures(model, work, agents, targets.serviceLevel), targets, agents);
}

function meets(model: StaffingModel, work: Workload, agents: number, targets: StaffingTargets): boolean {
  return missedWith(model, work, agents, targets) === undefined;
}

function requireAnswerable(model: StaffingModel, agents: number, targets: StaffingTargets): void {
  requireModelTargets(model, targets);
  if (agents < (targets.minAgents ?? 0)) {
    throw new RangeError(
      `minAgents (${targets.minAgents}) asks for more than the ${agents} agents there are.`,
    );
  }
}

/** So much below the last value that holds, rounding asks for no other agent. */
const HAIR = 1e-12;

/** The largest value, given as many of it as make an erlang, that holds; all smaller ones hold too. */
function largest(perErlang: number, agents: number, name: string, holds: (value: number) => boolean): number {
  let low = 0;
  let high = perErlang * Math.max(1, agents);
  for (; holds(high); high *= 2) {
    if (!(high < perErlang * MAX_AGENTS)) throw withoutLimit(name);
    low = high;
  }
  return halved(low, high, holds)[0] * (1 - HAIR);
}

/** The last value that holds and the first that does not, as near as doubles tell. */
function halved(low: number, high: number, holds: (value: number) => boolean): [number, number] {
  for (let round = 0; round < HALVINGS; round++) {
    const middle = (low + high) / 2;
    if (holds(middle)) low = middle;
    else high = middle;
  }
  return [low, high];
}

function withoutLimit(name: string): RangeError {
  return new RangeError(
    `No ${name} is too much for these targets. Maybe set a service level or an average speed of answer.`,
  );
}
