import { type DiallerPace } from '../forecasting/engine/dialler-pace.js';
import { type Instant } from '../time/instant.js';
import { type LocalDate } from '../time/zoned-time.js';
import {
  ABANDON_WINDOWS,
  type AbandonmentRule,
  type AbandonWindow,
  type DiallerDay,
} from './engine/abandon-ledger.js';

export { ABANDON_WINDOWS };

/** A day's figures as they were put in. Never changed: a correction is a later record of the same day. */
export interface DiallerRecord extends DiallerDay {
  readonly id: number;
  readonly campaignId: number;
  /** The file it came from; null when it was typed in. */
  readonly fileName: string | null;
  readonly recordedBy: number;
  readonly recordedAt: Instant;
}

/** Where a campaign stands under the cap on abandoned calls. */
export interface AbandonLedger {
  readonly campaignId: number;
  readonly on: LocalDate;
  /** `null`: no rule that is known here binds the places that are called. */
  readonly rule: AbandonmentRule | null;
  readonly windows: readonly AbandonWindow[];
  /** How many may still be abandoned if nobody else answers; below zero, the cap is broken. `null` without a rule. */
  readonly left: number | null;
  /** The record that counts of each day, the newest day first. */
  readonly days: readonly DiallerRecord[];
  readonly notice: string;
}

export interface DiallerPaceOrder {
  readonly agents: number;
  readonly averageHandleTimeSeconds: number;
  /** Of the calls dialled, those that a person answers: the planner's assumption. */
  readonly liveAnswerShare: number;
  /** In the rest of the day. */
  readonly expectedLiveAnswers: number;
  readonly confidence: number;
}

export interface DiallerLimit extends DiallerPace {
  /** Of answered calls, what to aim at. */
  readonly abandonShare: number;
  /** How many of the expected answers may be abandoned. */
  readonly allowance: number;
  readonly notice: string;
}

export interface DiallerOrder {
  readonly campaignId: number;
  readonly days: readonly DiallerDay[];
}

export interface DiallerFile {
  readonly campaignId: number;
  readonly fileName: string;
  readonly content: string;
  readonly keepGood: boolean;
}

export const LEDGER_NOTICE =
  'A limit, never a promise: it counts what was recorded. The rule is data to be confirmed by counsel.';
export const PACE_NOTICE =
  'A limit, never a promise: people answer when they answer, and agents take as long as they take. Below this pace the cap is likely to hold if the assumptions do; above it, it is not.';
