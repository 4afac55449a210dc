import { requireAgents, requireSeconds } from './offered-load.js';

/** An interval of constant arrivals and agents. */
export interface TransientInterval {
  readonly contacts: number;
  readonly seconds: number;
  readonly averageHandleTimeSeconds: number;
  readonly agents: number;
  /** Mean patience; left out where callers wait as long as it takes. */
  readonly patienceSeconds?: number;
  readonly answerThresholdSeconds: number;
}

/** What callers of an interval meet on average over its time; shares are 0 to 1. */
export interface TransientFigures {
  readonly waitProbability: number;
  /** Answered within the threshold, of offered, with the agents of the interval. */
  readonly serviceLevel: number;
  /** Given up in the interval over arrived in it. */
  readonly abandonProbability: number;
  readonly occupancy: number;
  /** Mean callers in the queue. */
  readonly averageQueue: number;
  /** Mean callers in the queue and at agents when the interval ends. */
  readonly inSystemAtEnd: number;
}

/** Larger queues than this are no more worked out state by state. */
const MOST_STATES = 20_000;
/** Probability that may lie beyond the last state. */
const TRUNCATED = 1e-12;
/** Events of a step of uniformisation: exp(-STEP) must be a double, and longer steps waste no less. */
const STEP = 300;

/**
 * The queue as it really is while arrivals and agents change from interval to interval: the forward equations of M(t)/M/n(t), or M(t)/M/n(t)+M with
 * patience, solved by uniformisation to 1e-12 from an empty start. Exact, and slow: for checks and for single days.
 * When agents leave in the middle of calls, the calls go back to the head of the queue.
 * Source: W. K. Grassmann, Transient Solutions in Markovian Queueing Systems, Computers and Operations Research 4 (1977).
 * @throws RangeError when a value is out of range, or the queue grows beyond 20,000 callers.
 * @example
 * transientQueue([{ contacts: 60, seconds: 3600, averageHandleTimeSeconds: 60, agents: 30, answerThresholdSeconds: 20 }])[0].inSystemAtEnd.toFixed(9) // => '1.000000000'
 */
export function transientQueue(intervals: readonly TransientInterval[]): TransientFigures[] {
  intervals.forEach(requireInterval);
  for (let states = firstGuess(intervals); states <= MOST_STATES; states *= 2) {
    const figures = solve(intervals, states);
    if (figures !== undefined) return figures;
  }
  throw new RangeError(`The queue grows beyond ${MOST_STATES} callers. Maybe more agents or fewer contacts.`);
}

/** As many states as a queue without chance would need, and room for chance. */
function firstGuess(intervals: readonly TransientInterval[]): number {
  let [largest, waiting] = [1, 0];
  for (const {
    contacts,
    seconds,
    averageHandleTimeSeconds: handleTime,
    agents,
    patienceSeconds,
  } of intervals) {
    const gained = contacts - (agents * seconds) / handleTime;
    waiting = patienceSeconds === undefined ? Math.max(0, waiting + gained) : 0;
    largest = Math.max(largest, agents + waiting, (contacts * handleTime) / seconds);
  }
  return Math.ceil(largest + 10 * Math.sqrt(largest) + 40);
}

/** Undefined where the states do not suffice. */
function solve(intervals: readonly TransientInterval[], states: number): TransientFigures[] | undefined {
  const now = new Float64Array(states + 1);
  now[0] = 1;
  const figures: TransientFigures[] = [];
  for (const interval of intervals) {
    const mean = pass(now, chainOf(interval, states), interval.seconds);
    if (mean === undefined) return undefined;
    figures.push(figuresOf(interval, mean, now));
  }
  return figures;
}

/** Chances, at an event, of an arrival, a departure or neither, by callers in the system; `events` a second. */
interface Chain {
  readonly events: number;
  readonly up: Float64Array;
  readonly down: Float64Array;
  readonly stay: Float64Array;
}

function chainOf(interval: TransientInterval, states: number): Chain {
  const { agents, averageHandleTimeSeconds: handleTime, patienceSeconds: patience = Infinity } = interval;
  const arrivals = interval.contacts / interval.seconds;
  const departures = (callers: number): number =>
    callers === 0 ? 0 : Math.min(callers, agents) / handleTime + Math.max(0, callers - agents) / patience;
  const events = arrivals + departures(states);
  const share = (rate: (callers: number) => number): Float64Array =>
    Float64Array.from({ length: states + 1 }, (_, callers) => (events > 0 ? rate(callers) / events : 0));
  const up = share((callers) => (callers < states ? arrivals : 0));
  const down = share(departures);
  return { events, up, down, stay: up.map((chance, callers) => 1 - chance - down[callers]) };
}

/** Takes the distribution through so many seconds, in place; gives its mean over them, undefined where the states do not suffice. */
function pass(now: Float64Array, chain: Chain, seconds: number): Float64Array | undefined {
  const steps = Math.max(1, Math.ceil((chain.events * seconds) / STEP));
  const events = (chain.events * seconds) / steps;
  const { weights, left } = poissonWeights(events);
  const mean = new Float64Array(now.length);
  let walk = new Float64Array(now.length);
  let next = new Float64Array(now.length);
  for (let step = 0; step < steps; step++) {
    walk.set(now);
    now.fill(0);
    for (let event = 0; event < weights.length; event++) {
      const weight = weights[event];
      const share = events > 0 ? left[event] / events / steps : weight;
      for (let k = 0; k < now.length; k++) {
        now[k] += weight * walk[k];
        mean[k] += share * walk[k];
      }
      oneEvent(walk, next, chain);
      [walk, next] = [next, walk];
    }
    if (now[now.length - 1] > TRUNCATED) return undefined;
  }
  return mean;
}

function oneEvent(walk: Float64Array, next: Float64Array, { up, down, stay }: Chain): void {
  const last = walk.length - 1;
  next[0] = stay[0] * walk[0] + down[1] * walk[1];
  for (let k = 1; k < last; k++)
    next[k] = up[k - 1] * walk[k - 1] + stay[k] * walk[k] + down[k + 1] * walk[k + 1];
  next[last] = up[last - 1] * walk[last - 1] + stay[last] * walk[last];
}

/** Poisson probabilities of 0, 1, 2, ... events until they vanish, and of more events than each. */
function poissonWeights(mean: number): { weights: number[]; left: number[] } {
  const weights = [Math.exp(-mean)];
  const left = [-Math.expm1(-mean)];
  for (let count = 1; count <= mean || weights[count - 1] > NOTHING; count++) {
    weights.push((weights[count - 1] * mean) / count);
    left.push(Math.max(0, left[count - 1] - weights[count]));
  }
  return { weights, left };
}

const NOTHING = 1e-17;

function figuresOf(interval: TransientInterval, mean: Float64Array, end: Float64Array): TransientFigures {
  const { agents, contacts, seconds, patienceSeconds: patience = Infinity } = interval;
  const answered = answeredFromPlace(interval, mean.length - Math.min(agents, mean.length));
  let [waitProbability, serviceLevel, averageQueue, busy] = [0, 0, 0, 0];
  for (let k = 0; k < mean.length; k++) {
    busy += Math.min(k, agents) * mean[k];
    averageQueue += Math.max(0, k - agents) * mean[k];
    if (k >= agents) waitProbability += mean[k];
    serviceLevel += mean[k] * (k < agents ? 1 : answered[k - agents]);
  }
  return {
    waitProbability,
    serviceLevel,
    abandonProbability: contacts > 0 ? (averageQueue * seconds) / patience / contacts : 0,
    occupancy: agents > 0 ? busy / agents : 0,
    averageQueue,
    inSystemAtEnd: end.reduce((sum, share, k) => sum + share * k, 0),
  };
}

/** Chance of a caller with 0, 1, 2, ... waiting ahead to be answered within the threshold. */
function answeredFromPlace(interval: TransientInterval, places: number): Float64Array {
  const { agents, averageHandleTimeSeconds: handleTime, patienceSeconds: patience = Infinity } = interval;
  const events = agents / handleTime + places / patience;
  const answered = new Float64Array(places);
  let walk = new Float64Array(places);
  for (const weight of poissonWeights(events * interval.answerThresholdSeconds).weights) {
    for (let ahead = 0; ahead < places; ahead++) answered[ahead] += weight * walk[ahead];
    walk = walk.map((own, ahead) => {
      const step = agents / handleTime + ahead / patience;
      const before = ahead === 0 ? 1 : walk[ahead - 1];
      return events > 0 ? own + (step * (before - own) - own / patience) / events : own;
    });
  }
  return answered;
}

function requireInterval({ contacts, seconds, agents, ...interval }: TransientInterval): void {
  requireAgents(agents);
  requireSeconds('answerThresholdSeconds', interval.answerThresholdSeconds);
  if (!(contacts >= 0 && Number.isFinite(contacts))) {
    throw new RangeError(`contacts (${contacts}) must be zero or more.`);
  }
  for (const [name, value] of [
    ['seconds', seconds],
    ['averageHandleTimeSeconds', interval.averageHandleTimeSeconds],
    ['patienceSeconds', interval.patienceSeconds ?? 1],
  ] as const) {
    requireSeconds(name, value);
    if (value === 0) throw new RangeError(`${name} (0) must be above zero.`);
  }
}
