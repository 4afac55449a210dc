import { type LineClass } from './line-class.js';
import { type MadeShift } from './made-shift.js';

/** Shifts of one agent and week. */
export interface OwnedShifts {
  readonly agent: number;
  readonly week: number;
  readonly shifts: readonly MadeShift[];
}

/** Which class an agent is of in a week. */
export type ClassOf = (agent: number, week: number) => LineClass;

/**
 * Shifts as numbers, for another lane that knows the same classes; pinned ones are known to all and left out.
 * @example
 * toNumbers([], () => undefined).length // => 0
 */
export function toNumbers(owned: readonly OwnedShifts[], classOf: ClassOf): Float64Array {
  const numbers: number[] = [];
  for (const { agent, week, shifts } of owned) {
    const candidates = classOf(agent, week).days.flatMap((day) => day.candidates);
    for (const { candidate, work, pauses, pinned } of shifts) {
      if (pinned === undefined) numbers.push(agent, week, candidates.indexOf(candidate), ...pauses, ...work);
    }
  }
  return Float64Array.from(numbers);
}

/**
 * The shifts of `toNumbers`, in the order in which they were told.
 * @example
 * fromNumbers(new Float64Array(0), () => undefined) // => []
 */
export function fromNumbers(numbers: Float64Array, classOf: ClassOf): OwnedShifts[] {
  const owned: OwnedShifts[] = [];
  for (let at = 0; at < numbers.length;) {
    const [agent, week, number] = numbers.subarray(at, at + 3);
    const candidate = classOf(agent, week).days.flatMap((day) => day.candidates)[number];
    const { pauses, slots } = candidate.form;
    at += 3;
    const firsts = Array.from(numbers.subarray(at, at + pauses.length));
    at += pauses.length;
    const work = Int16Array.from(numbers.subarray(at, at + slots));
    at += slots;
    owned.push({ agent, week, shifts: [{ candidate, pauses: firsts, work }] });
  }
  return owned;
}
