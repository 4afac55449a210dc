/**
 * One day of shifts for agents who are all alike, on several activities: every period wants so many agents on each activity.
 * The multi-activity shift scheduling of Demassey, Pesant and Rousseau (2006).
 */
export interface MultiActivityProblem {
  readonly periods: number;
  readonly periodMinutes: number;
  /** First period that is open, and the first that is closed again. */
  readonly open: { readonly from: number; readonly to: number };
  /** Agents wanted, by activity and period. */
  readonly demand: readonly (readonly number[])[];
  /** What a shift costs beside its worked periods, in worked periods. */
  readonly shiftCost: number;
  readonly rules: ShiftRules;
}

export interface ShiftRules {
  /** Whoever begins an activity stays on it for so many periods at least. */
  readonly leastStretch: number;
  readonly forms: readonly ShiftForm[];
}

/** Stretches of work with these pauses between them, one activity in each stretch. */
export interface ShiftForm {
  readonly name: string;
  /** Periods from start to end, pauses included. */
  readonly leastSpan: number;
  readonly mostSpan: number;
  readonly pauses: readonly Pause[];
}

export interface Pause {
  /** One letter, as rosters show it. */
  readonly letter: string;
  readonly periods: number;
}

/** One shift: its stretches of work in order of time. */
export interface ActivityShift {
  readonly form: ShiftForm;
  readonly stretches: readonly Stretch[];
}

/** Work on one activity, from a period on and before another. */
export interface Stretch {
  readonly activity: number;
  readonly from: number;
  readonly to: number;
}

const BREAK: Pause = { letter: 'b', periods: 1 };
const LUNCH: Pause = { letter: 'L', periods: 4 };

/** The rules of the published benchmark: part time with a break, full time with a break, lunch and a break. */
export const DEMASSEY_RULES: ShiftRules = {
  leastStretch: 4,
  forms: [
    { name: 'part-time', leastSpan: 13, mostSpan: 24, pauses: [BREAK] },
    { name: 'full-time', leastSpan: 30, mostSpan: 38, pauses: [BREAK, LUNCH, BREAK] },
  ],
};

/**
 * Periods of all pauses together.
 * @example
 * pausePeriods(DEMASSEY_RULES.forms[1].pauses) // => 6
 */
export function pausePeriods(pauses: readonly Pause[]): number {
  return pauses.reduce((sum, { periods }) => sum + periods, 0);
}

/**
 * Periods worked in a shift.
 * @example
 * workedPeriods({ form: DEMASSEY_RULES.forms[0], stretches: [{ activity: 0, from: 2, to: 9 }, { activity: 1, from: 10, to: 15 }] }) // => 12
 */
export function workedPeriods({ stretches }: ActivityShift): number {
  return stretches.reduce((sum, { from, to }) => sum + to - from, 0);
}

/**
 * What shifts cost: every worked period 1, every shift the cost of a shift.
 * @example
 * costOf({ shiftCost: 12 }, [{ form: DEMASSEY_RULES.forms[0], stretches: [{ activity: 0, from: 2, to: 9 }] }]) // => 19
 */
export function costOf(
  { shiftCost }: Pick<MultiActivityProblem, 'shiftCost'>,
  shifts: readonly ActivityShift[],
): number {
  return shifts.reduce((sum, shift) => sum + shiftCost + workedPeriods(shift), 0);
}
