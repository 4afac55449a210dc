import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';

export const ROSTER_PIN_KINDS = ['SHIFT', 'DAY_OFF'] as const;
export type RosterPinKind = (typeof ROSTER_PIN_KINDS)[number];

/** A day of an agent that stays as it is when the rest is planned again: its shifts, or its being off. */
export interface RosterPin {
  readonly id: number;
  readonly scheduleId: number;
  readonly agentId: number;
  /** Local day of the agent on which the shift starts, or that is off. */
  readonly date: LocalDate;
  readonly kind: RosterPinKind;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

export interface PinOrder {
  readonly agentId: number;
  readonly date: LocalDate;
}
