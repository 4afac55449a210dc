import { inverseErlangB } from './erlang-b.js';

/** A predictive dialler's calls: people who answer come at random, at a constant rate, to agents who talk and wrap up. */
export interface DialledCalls {
  readonly agents: number;
  /** Talk and after-call work of a call that a person answers. */
  readonly averageHandleTimeSeconds: number;
  /** A person who has answered and gets no agent within this time is abandoned. */
  readonly connectWithinSeconds: number;
}

export interface PaceQuestion extends DialledCalls {
  /** Of the calls dialled, those that a person answers: a planner's assumption. */
  readonly liveAnswerShare: number;
  /** Of the calls that people answer, those that may be abandoned. */
  readonly abandonShare: number;
}

/** The fastest pace within an abandon share: a limit under the assumptions, never a promise. */
export interface DiallerPace {
  /** Lines dialled at once for an agent who is free; one line abandons nobody. */
  readonly linesPerFreeAgent: number;
  /** When lines are dialled whether or not somebody is free. */
  readonly liveAnswersPerHour: number;
  readonly dialledCallsPerHour: number;
}

export interface AllowanceQuestion {
  /** How many of the people who still answer may be abandoned. */
  readonly allowance: number;
  readonly expectedLiveAnswers: number;
  readonly maxShare: number;
  /** How sure it has to be that the allowance is kept, when abandons come at random. */
  readonly confidence: number;
}

const MOST_LINES = 20;
const MOST_AGENTS = 20_000;
const MOST_ANSWERS = 1_000_000;
const HALVINGS = 60;

/**
 * The share of answered calls to aim at, so that with this confidence no more than the allowance are abandoned: the largest mean of
 * a Poisson count that stays within it, and never more than the cap itself. Credit of good days is not spent.
 * @throws RangeError when a value cannot be.
 * @example
 * allowedAbandonShare({ allowance: 40, expectedLiveAnswers: 1000, maxShare: 0.03, confidence: 0.95 }) // => 0.03
 */
export function allowedAbandonShare(question: AllowanceQuestion): number {
  const { allowance, expectedLiveAnswers, maxShare, confidence } = question;
  between('expectedLiveAnswers', expectedLiveAnswers, 1, MOST_ANSWERS);
  between('maxShare', maxShare, 0, 1);
  between('confidence', confidence, 0.5, 0.9999);
  if (allowance < 0) return 0;
  const keeps = (mean: number) => poissonAtMost(Math.floor(allowance), mean) >= confidence;
  const most = maxShare * expectedLiveAnswers;
  return (keeps(most) ? most : largest(keeps, most)) / expectedLiveAnswers;
}

/**
 * The fastest pace at which no larger share of answered calls is abandoned. Lines: of `k` dialled at once for one free agent, `k p` people
 * answer and one is served, so `(k p - 1 + (1 - p)^k) / (k p)` of them are abandoned. Rate: see `abandonedShare`.
 * @throws RangeError when a value cannot be.
 * @example
 * diallerPace({ agents: 20, averageHandleTimeSeconds: 180, connectWithinSeconds: 2, liveAnswerShare: 0.3, abandonShare: 0 }) // => { linesPerFreeAgent: 1, liveAnswersPerHour: 0, dialledCallsPerHour: 0 }
 */
export function diallerPace(question: PaceQuestion): DiallerPace {
  const { liveAnswerShare, abandonShare, agents, averageHandleTimeSeconds } = question;
  between('liveAnswerShare', liveAnswerShare, 0.0001, 1);
  between('abandonShare', abandonShare, 0, 1);
  requireCalls(question);
  const keeps = (perSecond: number) => abandonedShare(question, perSecond) <= abandonShare;
  // No more than all agents can take, whatever share may be abandoned.
  const most = agents / averageHandleTimeSeconds;
  const perSecond = keeps(most) ? most : largest(keeps, most);
  return {
    linesPerFreeAgent: linesWithin(abandonShare, liveAnswerShare),
    liveAnswersPerHour: perSecond * 3_600,
    dialledCallsPerHour: (perSecond * 3_600) / liveAnswerShare,
  };
}

/**
 * Of the people who answer, the share that gets no agent in time, when so many answer a second: M/M/n with a patience that is the same for
 * all. With `L` = rate, `d = n / AHT - L` and patience `T`, the wait of somebody patient has the density `L p e^(-d v)` below `T`
 * (`p`: n - 1 agents busy) and falls with `e^(-n v / AHT)` above it. `T = 0` is Erlang B.
 * Source: D. Y. Barrer, Queuing with Impatient Customers and Ordered Service, Operations Research 5 (1957).
 * @throws RangeError when a value cannot be.
 * @example
 * abandonedShare({ agents: 1, averageHandleTimeSeconds: 1, connectWithinSeconds: 0 }, 1) // => 0.5
 */
export function abandonedShare(calls: DialledCalls, answersPerSecond: number): number {
  requireCalls(calls);
  const { agents, averageHandleTimeSeconds, connectWithinSeconds: patience } = calls;
  if (answersPerSecond === 0) return 0;
  const served = agents / averageHandleTimeSeconds;
  const drift = served - answersPerSecond;
  const fading = Math.exp(-drift * patience);
  const late = (answersPerSecond * fading) / served;
  const intime =
    answersPerSecond *
    (Math.abs(drift) * patience < 1e-9 ? patience : -Math.expm1(-drift * patience) / drift);
  const free = inverseErlangB(answersPerSecond * averageHandleTimeSeconds, agents - 1);
  return late / (free + intime + late);
}

function linesWithin(abandonShare: number, live: number): number {
  let lines = 1;
  while (lines < MOST_LINES && abandonedOf(lines + 1, live) <= abandonShare) lines++;
  return lines;
}

function abandonedOf(lines: number, live: number): number {
  return (lines * live - 1 + (1 - live) ** lines) / (lines * live);
}

/** P(a Poisson count is at most `count`), summed from the mode outwards. */
function poissonAtMost(count: number, mean: number): number {
  if (mean === 0) return 1;
  const mode = Math.min(count, Math.floor(mean));
  const peak = Math.exp(mode * Math.log(mean) - mean - logFactorial(mode));
  let sum = peak;
  for (let k = mode, term = peak; k > 0 && term > sum * 1e-17; k--) sum += term *= k / mean;
  for (let k = mode + 1, term = peak; k <= count && term > sum * 1e-17; k++) sum += term *= mean / k;
  return sum;
}

/** Stirling's series; below 10 by multiplication. */
function logFactorial(n: number): number {
  if (n < 10) return Math.log([1, 1, 2, 6, 24, 120, 720, 5_040, 40_320, 362_880][n]);
  const x = n + 1;
  return (
    (x - 0.5) * Math.log(x) -
    x +
    0.5 * Math.log(2 * Math.PI) +
    1 / (12 * x) -
    1 / (360 * x ** 3) +
    1 / (1_260 * x ** 5)
  );
}

/** The largest value up to `most` that keeps a limit which a larger one breaks. */
function largest(keeps: (value: number) => boolean, most: number): number {
  let low = 0;
  let high = most;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (keeps(middle)) low = middle;
    else high = middle;
  }
  // Below the smallest rate that matters the limit is nobody at all.
  return low < most * 1e-12 ? 0 : low;
}

function requireCalls({ agents, averageHandleTimeSeconds, connectWithinSeconds }: DialledCalls): void {
  if (!Number.isInteger(agents)) throw new RangeError(`agents (${agents}) must be a whole number.`);
  between('agents', agents, 1, MOST_AGENTS);
  between('averageHandleTimeSeconds', averageHandleTimeSeconds, 1, 86_400);
  between('connectWithinSeconds', connectWithinSeconds, 0, 60);
}

function between(name: string, value: number, least: number, most: number): void {
  if (!(value >= least && value <= most)) {
    throw new RangeError(`${name} (${value}) must be from ${least} to ${most}.`);
  }
}
