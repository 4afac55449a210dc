import { addDays, daysBetween, type LocalDate, startOfWeek, type TimeZone } from '../../time/zoned-time.js';
import { type Observation } from './forecaster.js';
import { dateOfDay, dayOfDate, slotOf, weekdayOfDay } from './slot.js';

/** Contacts of a calendar week. */
export interface WeekTotal {
  /** Its Monday. */
  readonly week: LocalDate;
  readonly offered: number;
}

/** What a week's figure rests on. */
export type OutlookBasis = 'trend-and-season' | 'trend' | 'level';

export interface WeeklyOutlook {
  readonly basis: OutlookBasis;
  /** Contacts by which a week differs from the one before, apart from the season, at the end of the history. */
  readonly weeklyTrend: number;
  readonly weeks: readonly WeekTotal[];
}

/** A week with less than this share of the usual days was not observed whole. */
const WHOLE_WEEK = 0.6;
const YEAR_WEEKS = 52;
/** Fewer weeks than that show no trend, and fewer pairs a year apart no season. */
const LEAST_WEEKS = 8;
/** Weeks of history that weigh as much as the belief that there is no trend, while trend and season cannot be told apart. */
const DOUBT_WEEKS = 26;
/** Trends do not go on for ever: each week's step is this share of the one before. */
const DAMPING = 0.98;
const LEVEL_WEEKS = 13;

/**
 * Contacts of the weeks that were observed whole, Monday to Sunday on the wall clock, in the order of time. Weeks with closed
 * days count; those in which the history begins or ends, or with many days missing, do not. Days that are left out are made up for by what
 * their weekday usually has of a week.
 * @example
 * weeklyTotals([{ start: parseInstant('2026-06-01T10:00Z'), offered: 4 }, { start: parseInstant('2026-06-08T10:00Z'), offered: 6 }], timeZone('UTC')) // => [{ week: '2026-06-01', offered: 4 }, { week: '2026-06-08', offered: 6 }]
 */
export function weeklyTotals(
  observations: readonly Observation[],
  zone: TimeZone,
  leftOut?: ReadonlySet<LocalDate>,
): WeekTotal[] {
  const days = new Map<number, number>();
  for (const { start, offered } of observations) {
    const { day } = slotOf(start, zone, 60);
    days.set(day, (days.get(day) ?? 0) + offered);
  }
  const skipped = [...(leftOut ?? [])].map(dayOfDate).filter((day) => days.delete(day));
  const weeks = new Map<LocalDate, { offered: number; days: number }>();
  for (const [day, offered] of days) {
    const week = startOfWeek(dateOfDay(day), 1);
    const before = weeks.get(week) ?? { offered: 0, days: 0 };
    weeks.set(week, { offered: before.offered + offered, days: before.days + 1 });
  }
  const usual = median([...weeks.values()].map((week) => week.days));
  const rise = skippedShares(days, skipped);
  return [...weeks]
    .filter(([, week]) => week.days >= WHOLE_WEEK * usual)
    .map(([week, { offered }]) => ({ week, offered: offered / (1 - (rise.get(week) ?? 0)) }))
    .sort((a, b) => (a.week < b.week ? -1 : 1));
}

/** By week, the share of a usual week that falls on the weekdays of its skipped days. */
function skippedShares(
  days: ReadonlyMap<number, number>,
  skipped: readonly number[],
): ReadonlyMap<LocalDate, number> {
  const sums = new Float64Array(8);
  const times = new Float64Array(8);
  for (const [day, offered] of days) {
    sums[weekdayOfDay(day)] += offered;
    times[weekdayOfDay(day)]++;
  }
  const usual = sums.map((sum, weekday) => sum / Math.max(1, times[weekday]));
  const week = usual.reduce((sum, mean) => sum + mean, 0);
  const shares = new Map<LocalDate, number>();
  for (const day of skipped) {
    const monday = startOfWeek(dateOfDay(day), 1);
    if (week > 0) shares.set(monday, (shares.get(monday) ?? 0) + usual[weekdayOfDay(day)] / week);
  }
  return shares;
}

/**
 * The `count` weeks after the history: (level + damped trend) x season of the week in the year. All parts are medians, so that no single week
 * decides. The trend is the median change over a year (the seasonal slope of Hirsch, Slack and Smith, Water Resources
 * Research 18, 1982); with less than 60 weeks the median of all slopes, doubted the more the shorter the history is, and no season.
 * @throws RangeError when there is no history.
 * @example
 * outlookWeeks([{ week: localDate('2026-06-01'), offered: 100 }], 1) // => { basis: 'level', weeklyTrend: 0, weeks: [{ week: '2026-06-08', offered: 100 }] }
 */
export function outlookWeeks(history: readonly WeekTotal[], count: number): WeeklyOutlook {
  if (history.length === 0) throw new RangeError('There is no whole week of history to look ahead from.');
  const series = new WeekSeries(history);
  const basis = series.basis;
  const slope = series.slope();
  const season = series.season(slope);
  const level = series.level(slope, season);
  const last = history[history.length - 1].week;
  let steps = 0;
  const weeks = Array.from({ length: count }, (_, ahead): WeekTotal => {
    steps += DAMPING ** (ahead + 1);
    const index = season[(series.end + ahead + 1) % YEAR_WEEKS];
    const offered = Math.max(0, (level + slope * steps) * index);
    return { week: addDays(last, 7 * (ahead + 1)), offered };
  });
  return { basis, weeklyTrend: slope, weeks };
}

/** A history by the number of its weeks from the first. */
class WeekSeries {
  readonly end: number;
  private readonly byWeek: ReadonlyMap<number, number>;
  private readonly yearPairs: readonly number[];

  constructor(history: readonly WeekTotal[]) {
    const first = history[0].week;
    const numbered = history.map(
      ({ week, offered }) => [Math.round(daysBetween(first, week) / 7), offered] as const,
    );
    this.byWeek = new Map(numbered);
    this.end = numbered[numbered.length - 1][0];
    this.yearPairs = numbered.flatMap(([week, offered]) => {
      const later = this.byWeek.get(week + YEAR_WEEKS);
      return later === undefined ? [] : [(later - offered) / YEAR_WEEKS];
    });
  }

  get basis(): OutlookBasis {
    if (this.yearPairs.length >= LEAST_WEEKS) return 'trend-and-season';
    return this.byWeek.size >= LEAST_WEEKS ? 'trend' : 'level';
  }

  slope(): number {
    if (this.basis === 'trend-and-season') return median(this.yearPairs);
    if (this.basis === 'level') return 0;
    const weeks = [...this.byWeek];
    const slopes = weeks.flatMap(([a, before], i) =>
      weeks.slice(i + 1).map(([b, after]) => (after - before) / (b - a)),
    );
    return (median(slopes) * weeks.length) / (weeks.length + DOUBT_WEEKS);
  }

  /** By the number of the week modulo 52; ones where there is no season to see. */
  season(slope: number): number[] {
    if (this.basis !== 'trend-and-season') return Array.from({ length: YEAR_WEEKS }, () => 1);
    const origin = median([...this.byWeek].map(([week, offered]) => offered - slope * week));
    const ratios = Array.from({ length: YEAR_WEEKS }, (): number[] => []);
    for (const [week, offered] of this.byWeek) {
      const trend = origin + slope * week;
      if (trend > 0) ratios[week % YEAR_WEEKS].push(offered / trend);
    }
    const raw = ratios.map((_, at) => {
      const near = [-1, 0, 1].flatMap((step) => ratios[(at + step + YEAR_WEEKS) % YEAR_WEEKS]);
      const own = ratios[at].length;
      return near.length === 0 ? 1 : (median(near) * own + 1) / (own + 1);
    });
    const mean = raw.reduce((sum, index) => sum + index, 0) / YEAR_WEEKS;
    return mean > 0 ? raw.map((index) => index / mean) : raw.map(() => 1);
  }

  /** Without season, at the last week. */
  level(slope: number, season: readonly number[]): number {
    const recent = [...this.byWeek].filter(([week]) => week > this.end - LEVEL_WEEKS);
    return median(
      recent.map(([week, offered]) => {
        const index = season[week % YEAR_WEEKS];
        return (index > 0 ? offered / index : offered) + slope * (this.end - week);
      }),
    );
  }
}

function median(values: readonly number[]): number {
  if (values.length === 0) return 0;
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
