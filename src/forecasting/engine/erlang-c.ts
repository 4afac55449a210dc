/** The work of one interval met by a number of agents. Times are seconds. */
export interface ErlangCInput {
  /** Erlangs: contacts per interval x average handle time / interval length. */
  readonly offeredLoad: number;
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  readonly answerThresholdSeconds: number;
}

/** What callers who never give up meet. Times are seconds, the others are shares. */
export interface ErlangCFigures {
  readonly waitProbability: number;
  /** Share of contacts answered within the threshold. */
  readonly serviceLevel: number;
  /** Mean wait of all contacts. */
  readonly averageSpeedOfAnswerSeconds: number;
  /** Mean wait of those that wait at all. */
  readonly averageWaitOfWaitingSeconds: number;
  readonly occupancy: number;
}

/** Above this the walk over agent counts stops being a calculation for one team. */
export const MAX_AGENTS = 1_000_000;

/**
 * Work offered, in erlangs: contacts per interval x average handle time / interval length.
 * @throws RangeError when a value is negative or not finite, the interval has no length, or contacts have no handle time.
 * @example
 * offeredLoad(360, 1800, 240) // => 48
 */
export function offeredLoad(
  contacts: number,
  intervalSeconds: number,
  averageHandleTimeSeconds: number,
): number {
  if (!(contacts >= 0 && Number.isFinite(contacts))) {
    throw new RangeError(`contacts (${contacts}) must be zero or more.`);
  }
  if (!(intervalSeconds > 0 && Number.isFinite(intervalSeconds))) {
    throw new RangeError(`intervalSeconds (${intervalSeconds}) must be above zero. Maybe 900 or 1800.`);
  }
  if (!Number.isFinite(averageHandleTimeSeconds) || averageHandleTimeSeconds < 0) {
    throw new RangeError(`averageHandleTimeSeconds (${averageHandleTimeSeconds}) must be above zero.`);
  }
  if (contacts > 0 && averageHandleTimeSeconds === 0) {
    throw new RangeError(
      `averageHandleTimeSeconds (0) must be above zero for ${contacts} contacts. Maybe 180 or more.`,
    );
  }
  return (contacts * averageHandleTimeSeconds) / intervalSeconds;
}

/**
 * Erlang B: share of contacts that find all agents busy where nobody can wait.
 * Recursion B(0) = 1, B(n) = A B(n-1) / (n + A B(n-1)): no powers, no factorials, so it neither overflows nor cancels.
 * Source: A. K. Erlang 1917; the recursion in R. B. Cooper, Introduction to Queueing Theory, 1981.
 * @throws RangeError when the load is negative or `agents` is not a whole number from 0 to 1,000,000.
 * @example
 * erlangB(2, 2) // => 0.4
 */
export function erlangB(load: number, agents: number): number {
  requireLoad(load);
  requireAgents(agents);
  let blocking = 1;
  for (let n = 1; n <= agents; n++) {
    blocking = nextErlangB(blocking, load, n);
    if (blocking === 0) break;
  }
  return blocking;
}

/**
 * One step of the Erlang B recursion: from the blocking with n - 1 agents to that with n.
 * @example
 * nextErlangB(1, 3, 1) // => 0.75
 */
export function nextErlangB(blockingBefore: number, load: number, agents: number): number {
  return (load * blockingBefore) / (agents + load * blockingBefore);
}

/**
 * Erlang C (M/M/n, callers never give up); `undefined` where the queue has no steady state, that is agents <= load.
 * P(wait) = n B / (n - A (1 - B)); SL(T) = 1 - P(wait) exp(-(n - A) T / AHT); ASA = P(wait) AHT / (n - A).
 * @throws RangeError when a value is negative or not finite, or `agents` is not a whole number from 0 to 1,000,000.
 * @example
 * erlangC({ offeredLoad: 1, agents: 2, averageHandleTimeSeconds: 180, answerThresholdSeconds: 0 })?.serviceLevel // => 0.6666666666666667
 */
export function erlangC(input: ErlangCInput): ErlangCFigures | undefined {
  requireLoad(input.offeredLoad);
  requireAgents(input.agents);
  requireSeconds('averageHandleTimeSeconds', input.averageHandleTimeSeconds);
  requireSeconds('answerThresholdSeconds', input.answerThresholdSeconds);
  if (input.agents <= input.offeredLoad) return undefined;
  return erlangCFrom(erlangB(input.offeredLoad, input.agents), input);
}

/**
 * Erlang C figures where the Erlang B blocking of the same load and agents is known already; agents must exceed the load.
 * @example
 * erlangCFrom(0.2, { offeredLoad: 1, agents: 2, averageHandleTimeSeconds: 180, answerThresholdSeconds: 0 }).occupancy // => 0.5
 */
export function erlangCFrom(blocking: number, input: ErlangCInput): ErlangCFigures {
  const { offeredLoad: load, agents, averageHandleTimeSeconds: handleTime } = input;
  const spare = agents - load;
  const waitProbability = (agents * blocking) / (spare + load * blocking);
  const averageWaitOfWaitingSeconds = handleTime / spare;
  const stillWaiting =
    input.answerThresholdSeconds === 0
      ? 1
      : Math.exp(-input.answerThresholdSeconds / averageWaitOfWaitingSeconds);
  return {
    waitProbability,
    serviceLevel: 1 - waitProbability * stillWaiting,
    averageSpeedOfAnswerSeconds: waitProbability * averageWaitOfWaitingSeconds,
    averageWaitOfWaitingSeconds,
    occupancy: load / agents,
  };
}

/**
 * Refuses a load, in erlangs, that cannot be.
 * @throws RangeError when the load is negative or not finite.
 * @example
 * requireLoad(12.5) // => undefined
 */
export function requireLoad(load: number): void {
  if (!(load >= 0 && Number.isFinite(load))) {
    throw new RangeError(`offeredLoad (${load}) must be zero or more erlangs.`);
  }
}

/**
 * Refuses a count of agents that cannot be.
 * @throws RangeError when the count is not a whole number from 0 to 1,000,000.
 * @example
 * requireAgents(12) // => undefined
 */
export function requireAgents(agents: number): void {
  if (!Number.isInteger(agents) || agents < 0 || agents > MAX_AGENTS) {
    throw new RangeError(`agents (${agents}) must be a whole number from 0 to ${MAX_AGENTS}.`);
  }
}

/**
 * Refuses a duration, in seconds, that cannot be.
 * @throws RangeError when a duration is negative or not finite.
 * @example
 * requireSeconds('answerThresholdSeconds', 20) // => undefined
 */
export function requireSeconds(name: string, seconds: number): void {
  if (!(seconds >= 0 && Number.isFinite(seconds))) {
    throw new RangeError(`${name} (${seconds}) must be zero or more seconds.`);
  }
}
