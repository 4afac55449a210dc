import { type BreakRule, type Contract } from '../problem.js';

/** A pause of a shift, counted in slots from the shift's start; it may start at `earliest` to `latest`. */
export interface FormPause {
  readonly rule: BreakRule;
  readonly slots: number;
  readonly earliest: number;
  readonly latest: number;
}

/** A length of shift that a contract knows, with the pauses that belong to it. */
export interface ShiftForm {
  readonly slots: number;
  readonly paidMinutes: number;
  readonly workMinutes: number;
  /** In order of their windows. */
  readonly pauses: readonly FormPause[];
  /** Share of each slot that is work when every pause is equally likely anywhere in its window. */
  readonly presence: Float64Array;
}

/**
 * The lengths of shift of a contract that keep its paid minutes per day and in which all pauses find a place.
 * @example
 * shiftForms({ shiftLengthsMinutes: [480], paidMinutesPerDay: { min: 420, max: 480 }, breaks: [] }, 15)[0].slots // => 32
 */
export function shiftForms(
  contract: Pick<Contract, 'shiftLengthsMinutes' | 'paidMinutesPerDay' | 'breaks'>,
  slotMinutes: number,
): ShiftForm[] {
  const { min, max } = contract.paidMinutesPerDay;
  return [...new Set(contract.shiftLengthsMinutes)]
    .sort((a, b) => a - b)
    .map((minutes) => shiftForm(minutes, contract.breaks, slotMinutes))
    .filter((form): form is ShiftForm => form !== null)
    .filter(({ paidMinutes }) => min <= paidMinutes && paidMinutes <= max);
}

function shiftForm(minutes: number, breaks: readonly BreakRule[], slotMinutes: number): ShiftForm | null {
  const slots = minutes / slotMinutes;
  const pauses = breaks
    .filter((rule) => minutes >= rule.fromShiftMinutes)
    .map((rule) => formPause(rule, slots, slotMinutes))
    .sort((a, b) => a.latest - b.latest || a.earliest - b.earliest);
  if (!Number.isInteger(slots) || !pausesFit(pauses)) return null;
  const pausedMinutes = pauses.reduce((sum, { rule }) => sum + rule.minutes, 0);
  const unpaid = pauses.reduce((sum, { rule }) => sum + (rule.paid ? 0 : rule.minutes), 0);
  return {
    slots,
    paidMinutes: minutes - unpaid,
    workMinutes: minutes - pausedMinutes,
    pauses,
    presence: expectedPresence(slots, pauses),
  };
}

function formPause(rule: BreakRule, shiftSlots: number, slotMinutes: number): FormPause {
  const slots = rule.minutes / slotMinutes;
  const end = Math.min(shiftSlots, Math.floor(rule.latestAfterStartMinutes / slotMinutes));
  return {
    rule,
    slots,
    earliest: Math.ceil(rule.earliestAfterStartMinutes / slotMinutes),
    latest: end - slots,
  };
}

function pausesFit(pauses: readonly FormPause[]): boolean {
  let free = 0;
  for (const { earliest, latest, slots } of pauses) {
    const start = Math.max(free, earliest);
    if (start > latest) return false;
    free = start + slots;
  }
  return true;
}

function expectedPresence(slots: number, pauses: readonly FormPause[]): Float64Array {
  const presence = new Float64Array(slots).fill(1);
  for (const { earliest, latest, slots: length } of pauses) {
    const positions = latest - earliest + 1;
    for (let start = earliest; start <= latest; start++) {
      for (let at = start; at < start + length; at++)
        presence[at] = Math.max(0, presence[at] - 1 / positions);
    }
  }
  return presence;
}
