/** How often things happen around a feed. Also the injection token. */
export abstract class FeedTiming {
  /** Changed connections and free parts are looked for. */
  abstract readonly lookMs: number;
  /** A holder renews its lease and writes down what it has heard. */
  abstract readonly beatMs: number;
  /** A part whose holder has not renewed for this long is free. */
  abstract readonly leaseMs: number;
  /** A platform is asked for its parts. */
  abstract readonly partsMs: number;
  /** Between connections: doubled after each that never was ready, up to the most. */
  abstract readonly leastPauseMs: number;
  abstract readonly mostPauseMs: number;
}

export const FEED_TIMING: FeedTiming = {
  lookMs: 5_000,
  beatMs: 5_000,
  leaseMs: 30_000,
  partsMs: 30_000,
  leastPauseMs: 1_000,
  mostPauseMs: 60_000,
};
