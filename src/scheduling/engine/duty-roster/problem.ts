/**
 * Shifts of fixed types on whole days, the way hospitals and the staff-rostering literature plan: every agent works at most
 * one shift a day. Day 0 is a Monday; a weekend is the Saturday and Sunday of a whole week of the period.
 */
export interface DutyProblem {
  readonly days: number;
  readonly shiftTypes: readonly ShiftType[];
  readonly agents: readonly DutyAgent[];
  readonly requests: readonly ShiftRequest[];
  readonly cover: readonly CoverNeed[];
}

export interface ShiftType {
  readonly id: string;
  readonly minutes: number;
  /** Ids of the types that may not be worked on the day after this one. */
  readonly notFollowedBy: readonly string[];
}

export interface DutyAgent {
  readonly id: string;
  /** Most shifts of each type in the period; a type that is not here is not worked. */
  readonly maxShifts: Readonly<Record<string, number>>;
  readonly maxMinutes: number;
  readonly minMinutes: number;
  readonly maxConsecutiveShifts: number;
  /** Runs that touch the first or the last day may be shorter: the rest of them lies outside the period. */
  readonly minConsecutiveShifts: number;
  /** As for shifts, runs of days off at the edges of the period may be shorter. */
  readonly minConsecutiveDaysOff: number;
  readonly maxWeekends: number;
  readonly daysOff: readonly number[];
}

/** A wish to work (`on`) or not to work (`off`) a shift; not granting it costs its weight. */
export interface ShiftRequest {
  readonly wish: 'on' | 'off';
  readonly agentId: string;
  readonly day: number;
  readonly shiftTypeId: string;
  readonly weight: number;
}

/** How many agents a shift of a day should have; every one fewer or more costs. */
export interface CoverNeed {
  readonly day: number;
  readonly shiftTypeId: string;
  readonly agents: number;
  readonly underWeight: number;
  readonly overWeight: number;
}

/** Who works what on which day. */
export interface DutyRoster {
  readonly duties: readonly Duty[];
}

export interface Duty {
  readonly agentId: string;
  readonly day: number;
  readonly shiftTypeId: string;
}

const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/**
 * A day of the period for people.
 * @example
 * dayName(9) // => 'day 9 (Wednesday of week 2)'
 */
export function dayName(day: number): string {
  return `day ${day} (${WEEKDAYS[day % 7]} of week ${Math.floor(day / 7) + 1})`;
}
