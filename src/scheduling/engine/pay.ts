import { type Weekday } from '../../time/zoned-time.js';
import { type LocalWindow } from './work-rules.js';

/** What a contract pays. Cents are hundredths of the problem's one currency; both numbers are whole. */
export interface Pay {
  readonly centsPerHour: number;
  readonly premiums?: readonly PayPremium[];
}

/** So many percent on top of the rate; of overtime only the highest counts for a minute, all other premiums add up. */
export type PayPremium =
  | { readonly kind: 'night'; readonly percent: number; readonly window: LocalWindow }
  | { readonly kind: 'weekend'; readonly percent: number; readonly weekdays: readonly Weekday[] }
  | { readonly kind: 'holiday'; readonly percent: number }
  /** Paid minutes beyond so many of a shift's day, of a week, or of the seventh day worked in a week. */
  | {
      readonly kind: 'overtime';
      readonly percent: number;
      readonly per: 'day' | 'week' | 'seventh-day';
      readonly afterMinutes: number;
    }
  /** So many minutes' pay for a day on which a pause that the rule asks for is not given. */
  | {
      readonly kind: 'missed-pause';
      readonly percent: number;
      readonly rule: 'pauses-by-hours' | 'rests-by-hours';
      readonly minutes: number;
    };

/** Money for all paid time of the period, in units of the currency. */
export interface LabourBudget {
  readonly id: string;
  readonly amount: number;
  /** Only this site's agents; absent: everybody. */
  readonly siteId?: string;
  readonly level?: 'hard' | 'soft';
  /** Cost of each unit of money beyond a soft budget; 1 where absent. */
  readonly weight?: number;
}
