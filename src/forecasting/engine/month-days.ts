import { dateOfDay } from './slot.js';

/** Where a day stands in its calendar month: 1 to 15 counted from its first day, -1 to -16 from its last. */
export type MonthPlace = number;

const LEAST_MONTHS = 3;
/** A median so many of its own standard deviations away from nothing stands out. */
const STANDING_OUT = 3;
/** Standard deviation of a median of normal values over that of their mean. */
const MEDIAN_SPREAD = 1.2533;

/** A day within its calendar month. */
export interface MonthDay {
  /** 1 to 31. */
  readonly date: number;
  /** Days of the month. */
  readonly length: number;
}

/**
 * Days on end, the first one counted from 1970-01-01, within their calendar months.
 * @example
 * monthDays(30, 2) // => [{ date: 31, length: 31 }, { date: 1, length: 28 }]
 */
export function monthDays(first: number, days: number): MonthDay[] {
  const [year, month, day] = dateOfDay(first).split('-').map(Number);
  let [months, date] = [12 * year + month - 1, day];
  return Array.from({ length: days }, () => {
    const length = lengthOfMonth(months);
    const here = { date, length };
    if (date < length) date++;
    else [months, date] = [months + 1, 1];
    return here;
  });
}

/** Of a month counted from the beginning of year 0. */
function lengthOfMonth(months: number): number {
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1];
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

/**
 * The place of a day in its calendar month.
 * @example
 * monthDays(0, 31).map(monthPlace).slice(13, 17) // => [14, 15, -16, -15]
 */
export function monthPlace({ date, length }: MonthDay): MonthPlace {
  return date <= 15 ? date : date - length - 1;
}

/**
 * Places in the month on which days stand out from their ordinary course (pay days): the median of their misses over the months, in the unit
 * of the misses, drawn towards nothing as far as it may be chance. `spread` is the standard deviation of a miss.
 * @example
 * standingOut([1, 1, 1, 1], [0.5, 0.4, 0.5, 0.6], 0.1).get(1)?.toFixed(3) // => '0.492'
 */
export function standingOut(
  places: readonly MonthPlace[],
  misses: readonly number[],
  spread: number,
): ReadonlyMap<MonthPlace, number> {
  const byPlace = new Map<MonthPlace, number[]>();
  places.forEach((place, i) => {
    const known = byPlace.get(place);
    if (known === undefined) byPlace.set(place, [misses[i]]);
    else known.push(misses[i]);
  });
  const effects = new Map<MonthPlace, number>();
  for (const [place, known] of byPlace) {
    if (known.length < LEAST_MONTHS) continue;
    const middle = median(known);
    const chance = (MEDIAN_SPREAD * spread) / Math.sqrt(known.length);
    if (Math.abs(middle) > STANDING_OUT * chance) effects.set(place, middle - chance ** 2 / middle);
  }
  return effects;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
}
