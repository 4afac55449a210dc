import { addDays, type LocalDate } from '../../time/zoned-time.js';
import { type Agent, type Contract, type Holiday, type Queue, type Site } from '../../workforce/workforce.js';
import { type LabourPack } from '../engine/labour-pack.js';
import { type PlanningPeriod } from '../planning-period.js';
import {
  type Dated,
  type LabourBudget,
  type LabourFlag,
  type LabourPackChoice,
  type MinimumCoverRow,
  type OffPhoneActivityRow,
  type PayRate,
  type PeriodMoney,
  type PlanningRule,
  type ShiftRequestRow,
  type ShiftTypeRow,
} from './terms.js';

/** All that a period's rosters are held to beside contracts, as the rows tell it. */
export interface PeriodTerms {
  readonly period: PlanningPeriod;
  readonly sites: readonly Site[];
  /** By site: its public holidays and own days. */
  readonly holidays: ReadonlyMap<number, readonly Holiday[]>;
  readonly packs: readonly LabourPack[];
  readonly choices: readonly LabourPackChoice[];
  readonly flags: readonly LabourFlag[];
  readonly rules: readonly PlanningRule[];
  readonly shiftTypes: readonly ShiftTypeRow[];
  readonly payRates: readonly PayRate[];
  readonly money: PeriodMoney | null;
  readonly budgets: readonly LabourBudget[];
  readonly requests: readonly ShiftRequestRow[];
  readonly activities: readonly OffPhoneActivityRow[];
  readonly minimumCovers: readonly MinimumCoverRow[];
  readonly agents: readonly Pick<Agent, 'id' | 'name' | 'teamId'>[];
  readonly contracts: readonly Pick<Contract, 'id' | 'name'>[];
  readonly queues: readonly Pick<Queue, 'id' | 'name' | 'zone'>[];
}

/** The last day of a planning period. */
export function lastDateOf({ firstDate, days }: Pick<PlanningPeriod, 'firstDate' | 'days'>): LocalDate {
  return addDays(firstDate, days - 1);
}

/** Whether something dated is in force on some day from the first to the last. */
export function isInForce(
  { validFrom, validTo }: { readonly validFrom: LocalDate | null; readonly validTo: LocalDate | null },
  first: LocalDate,
  last: LocalDate,
): boolean {
  return (validFrom === null || validFrom <= last) && (validTo === null || first <= validTo);
}

/** Of several that are dated the one for a day: the latest begun of those in force. */
export function inForceOn<T extends Dated>(rows: readonly T[], date: LocalDate): T | undefined {
  return rows
    .filter((row) => isInForce(row, date, date))
    .reduce<T | undefined>(
      (latest, row) => (latest === undefined || latest.validFrom <= row.validFrom ? row : latest),
      undefined,
    );
}
