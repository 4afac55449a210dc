import { type LocalDate, type Weekday } from '../../time/zoned-time.js';
import { type PayPremium } from './pay.js';
import { type WorkRule } from './work-rules.js';

/** A dated, sourced set of labour rules for one jurisdiction; the JSON files under `rules/labour`. */
export interface LabourPack {
  readonly id: string;
  readonly title: string;
  readonly jurisdiction: string;
  readonly validFrom: LocalDate;
  /** Last day in force; null: no end. */
  readonly validTo: LocalDate | null;
  readonly source: string;
  /** False: to be confirmed by counsel before use. */
  readonly verified: boolean;
  readonly rules: readonly WorkRule[];
  /** What the law adds to every rate; a contract with pay lists only what it pays beyond. */
  readonly premiums?: readonly PayPremium[];
}

/** Where agents work: what is law there, how its week runs, and which days pay more. */
export interface Site {
  readonly id: string;
  /** Ids of packs whose rules hold for the site's agents. */
  readonly labourPacks?: readonly string[];
  /** Weeks of hours and rest begin on this day; absent: seven days each from the period's first day on. */
  readonly weekStartsOn?: Weekday;
  /** Saturday and Sunday where absent. */
  readonly weekendDays?: readonly Weekday[];
  /** Public holidays of premium pay, as local dates of the agent. */
  readonly premiumDays?: readonly PremiumDay[];
}

export interface PremiumDay {
  readonly date: LocalDate;
  readonly name?: string;
  /** On top of the rate; absent: what the contract's `holiday` premium says. */
  readonly percent?: number;
}
