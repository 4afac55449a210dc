/** Names of a module are reached faster than those of the global object, most of all in sandboxes, and here it counts: millions of times a second. */
export const { abs, exp, floor, log, sqrt } = Math;
/** The time of what does not happen. */
export const NEVER = Infinity;
