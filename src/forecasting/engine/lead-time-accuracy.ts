import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { localTimeOf, type LocalTime, type TimeZone } from '../../time/zoned-time.js';
import { accuracyOf, type AccuracyFigures, type ForecastPair } from './accuracy.js';
import { slotOf } from './slot.js';

/** Days before its day at which a forecast is held to account: a day, a week, four weeks. */
export const LEAD_DAYS = [1, 7, 28] as const;

/** What was forecast for an interval so many days before, beside what came. */
export interface LeadPair extends ForecastPair {
  readonly leadDays: number;
  readonly start: Instant;
}

export interface IntervalOfDayAccuracy {
  /** The wall-clock time at which the interval starts. */
  readonly time: LocalTime;
  readonly figures: AccuracyFigures;
}

export interface LeadAccuracy {
  readonly leadDays: number;
  /** Local days with a snapshot and observations. */
  readonly days: number;
  readonly byInterval: AccuracyFigures;
  /** Each day's total against its total. */
  readonly byDay: AccuracyFigures;
  /** In the order of the day. */
  readonly byIntervalOfDay: readonly IntervalOfDayAccuracy[];
}

/**
 * Accuracy of forecasts by how long before they were made, and by interval of the day; shorter leads first.
 * @example
 * accuracyByLead([{ leadDays: 7, start: instant(0), forecast: 12, actual: 10 }], timeZone('UTC'), 30)[0].byInterval.bias // => 0.2
 */
export function accuracyByLead(
  pairs: readonly LeadPair[],
  zone: TimeZone,
  intervalMinutes: GridMinutes,
): LeadAccuracy[] {
  const byLead = grouped(pairs, ({ leadDays }) => leadDays);
  return [...byLead]
    .sort(([a], [b]) => a - b)
    .map(([leadDays, ofLead]) => {
      const days = grouped(ofLead, ({ start }) => slotOf(start, zone, intervalMinutes).day);
      return {
        leadDays,
        days: days.size,
        byInterval: accuracyOf(ofLead),
        byDay: accuracyOf([...days.values()].map(total)),
        byIntervalOfDay: byTime(ofLead, zone),
      };
    });
}

function byTime(pairs: readonly LeadPair[], zone: TimeZone): IntervalOfDayAccuracy[] {
  return [...grouped(pairs, ({ start }) => localTimeOf(start, zone))]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([time, ofTime]) => ({ time, figures: accuracyOf(ofTime) }));
}

function total(pairs: readonly ForecastPair[]): ForecastPair {
  return {
    forecast: pairs.reduce((sum, { forecast }) => sum + forecast, 0),
    actual: pairs.reduce((sum, { actual }) => sum + actual, 0),
  };
}

function grouped<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group === undefined) groups.set(keyOf(item), [item]);
    else group.push(item);
  }
  return groups;
}
