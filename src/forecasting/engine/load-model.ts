/**
 * How work spreads over time before a formula for steady queues is asked.
 * `stationary`: every interval alone, as if it had gone on for ever.
 * `modified-offered-load`: calls keep agents busy beyond the interval they come in; agents suffice.
 * `fluid-flow`: the same, and a queue that an interval leaves behind is worked off in those after it.
 */
export const LOAD_MODELS = ['stationary', 'modified-offered-load', 'fluid-flow'] as const;
export type LoadModel = (typeof LOAD_MODELS)[number];

/** How the intervals of one queue follow on each other. */
export interface LoadFollowing {
  readonly loadModel: LoadModel;
  /** Calls came before the first interval as in it; else nobody is there when it begins. */
  readonly openBefore: boolean;
  /** Standard deviation of handle times over their mean, for a lognormal modified offered load; exponential when left out. */
  readonly handleTimeVariation?: number;
}
