import { normalShareBelow } from './normal-share.js';
import { expExcess } from './peaked-integral.js';

/** Calls that come evenly between two times, in seconds of any clock. */
export interface Arrivals {
  readonly fromSeconds: number;
  readonly toSeconds: number;
  readonly contacts: number;
  readonly averageHandleTimeSeconds: number;
}

/** Handle times are exponential, or lognormal with this standard deviation over mean. */
export type HandleTimeVariation = number | undefined;

/** Calls that began so many mean handle times ago are over. */
const FORGOTTEN = 200;
/** So many spans before are enough to remember, however long the calls. */
const MOST_SPANS = 1_000;

/**
 * Work that is really in progress, in erlangs, where calls outlast the interval in which they come: the mean number of busy agents in a queue with an agent
 * for everybody, m(t) = E[rate(t - Se)] E[S], averaged over each interval. Asked in the order of time; before the first interval nobody called.
 * Source: D. L. Jagerman, Nonstationary Blocking in Telephone Traffic, Bell System Technical Journal 54 (1975); W. A. Massey and W. Whitt, An Analysis of the
 * Modified Offered-Load Approximation, Annals of Applied Probability 4 (1994).
 */
export class ModifiedOfferedLoad {
  private past: Arrivals[] = [];

  constructor(private readonly variation?: HandleTimeVariation) {}

  /** Mean erlangs over the time of these arrivals, calls from before included. */
  next(arrivals: Arrivals): number {
    const { fromSeconds, toSeconds } = arrivals;
    this.past = this.past.filter(
      ({ toSeconds: end, averageHandleTimeSeconds: mean }) => fromSeconds - end < FORGOTTEN * mean,
    );
    this.past.push(arrivals);
    if (this.past.length > MOST_SPANS) this.past.shift();
    return this.past.reduce((sum, each) => sum + busyAgents(each, fromSeconds, toSeconds, this.variation), 0);
  }
}

/**
 * As many calls before some arrivals as in them, back to where none is remembered.
 * @example
 * steadyArrivals({ fromSeconds: 0, toSeconds: 900, contacts: 9, averageHandleTimeSeconds: 90 }).contacts // => 180
 */
export function steadyArrivals(arrivals: Arrivals): Arrivals {
  const { fromSeconds, toSeconds, contacts, averageHandleTimeSeconds } = arrivals;
  const seconds = FORGOTTEN * averageHandleTimeSeconds;
  return {
    ...arrivals,
    fromSeconds: fromSeconds - seconds,
    toSeconds: fromSeconds,
    contacts: (contacts * seconds) / (toSeconds - fromSeconds),
  };
}

/**
 * Mean agents busy between two times with calls that came in another span: rate x (H(b - s) - H(a - s) - H(b - e) + H(a - e)) / (b - a), with H the integral
 * of the mean time that a call is busy within so many seconds of its start.
 * @example
 * busyAgents({ fromSeconds: 0, toSeconds: 3600, contacts: 60, averageHandleTimeSeconds: 60 }, 1800, 3600, undefined).toFixed(9) // => '1.000000000'
 */
export function busyAgents(
  { fromSeconds: start, toSeconds: end, contacts, averageHandleTimeSeconds: mean }: Arrivals,
  from: number,
  to: number,
  variation: HandleTimeVariation,
): number {
  if (contacts === 0 || mean === 0) return 0;
  const within = (seconds: number): number => busyWithin(seconds, mean, variation);
  const busy = within(to - start) - within(from - start) - within(to - end) + within(from - end);
  return Math.max(0, (contacts / (end - start)) * busy) / (to - from);
}

/** Integral over 0..x of E[min(S, u)]. */
function busyWithin(x: number, mean: number, variation: HandleTimeVariation): number {
  if (x <= 0) return 0;
  if (variation === undefined) return mean * mean * expExcess(-x / mean);
  if (variation === 0) return x < mean ? (x * x) / 2 : mean * (x - mean / 2);
  const width = Math.sqrt(Math.log1p(variation * variation));
  const z = Math.log(x / mean) / width + width / 2;
  const seconds = mean * normalShareBelow(z - width);
  const squares = mean * mean * (1 + variation * variation) * normalShareBelow(z - 2 * width);
  return x * seconds - squares / 2 + ((x * x) / 2) * normalShareBelow(-z);
}
