const NONE = -1;

/** How much of a week somebody may have worked: shifts and paid minutes, and what one shift more leads to. */
export interface WeekStates {
  readonly paid: Float64Array;
  readonly count: Int32Array;
  /** By state, then distinct paid time of a shift: the state after it, or -1 where the contract does not allow it. */
  readonly next: Int32Array;
  readonly choices: number;
}

/**
 * All sums of shifts that stay within a week's shifts and paid minutes; state 0 is an empty week, and no state leads
 * to a smaller one.
 * @example
 * weekStates([240, 300], 2, 540).paid.length // => 5
 */
export function weekStates(paid: readonly number[], maxShifts: number, allowed: number): WeekStates {
  const number = new Map<string, number>([['0/0', 0]]);
  const states = [{ count: 0, minutes: 0 }];
  const next: number[] = [];
  for (let state = 0; state < states.length; state++) {
    const { count, minutes } = states[state];
    paid.forEach((more, choice) => {
      const after = { count: count + 1, minutes: minutes + more };
      const key = `${after.count}/${after.minutes}`;
      let to = number.get(key) ?? NONE;
      if (after.count > maxShifts || after.minutes > allowed) to = NONE;
      else if (to === NONE) number.set(key, (to = states.push(after) - 1));
      next[state * paid.length + choice] = to;
    });
  }
  return {
    paid: Float64Array.from(states, ({ minutes }) => minutes),
    count: Int32Array.from(states, ({ count }) => count),
    next: Int32Array.from(next),
    choices: paid.length,
  };
}
