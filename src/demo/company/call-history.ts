import { addMinutes, type Instant, MINUTE_MS } from '../../time/instant.js';
import {
  addDays,
  daysBetween,
  type LocalDate,
  localDay,
  localTimeOf,
  minuteOfDay,
  toInstant,
  weekday,
} from '../../time/zoned-time.js';
import { type OpeningHours } from '../../workforce/workforce.js';
import { type CallPattern, type DemoHistoryRow, type DemoQueue } from './demo-parts.js';
import { type SeededRandom, seededRandom } from './seeded-random.js';

export const HISTORY_INTERVAL_MINUTES = 30;

/** Share of a peak's height that is there at any open hour. */
const FLOOR = 0.06;
/** Whole days are a little busier or quieter than their weekday says, for reasons nobody wrote down. */
const DAY_NOISE = 0.04;
const HANDLE_TIME_NOISE = 0.35;
const ABANDONED_SHARE = 0.035;

export interface HistorySpan {
  readonly from: LocalDate;
  /** Nothing at or after this moment: calls that have not come in yet. */
  readonly until: Instant;
}

/**
 * The client's calls of one queue by half-hour: weekday and time of day, growth, start of month, holidays, and Poisson
 * noise around them. Closed intervals and closed days have no rows.
 */
export function callHistory(
  queue: DemoQueue,
  span: HistorySpan,
  holidays: readonly LocalDate[],
  seed: string,
): DemoHistoryRow[] {
  const closedOrDipped = new Set(holidays);
  const random = seededRandom(`${seed} history ${queue.code}`);
  const rows: DemoHistoryRow[] = [];
  for (let date = span.from; localDay(date, queue.zone).start < span.until; date = addDays(date, 1)) {
    const calls = callsOfDay(queue.callPattern, date, daysBetween(span.from, date), closedOrDipped);
    const level = calls * (1 + DAY_NOISE * random.normal());
    if (level > 0) rows.push(...historyOfDay(queue, date, level, random));
  }
  return rows.filter((row) => row.start + HISTORY_INTERVAL_MINUTES * MINUTE_MS <= span.until);
}

function callsOfDay(pattern: CallPattern, date: LocalDate, day: number, holidays: Set<LocalDate>): number {
  const weekdayTotal = pattern.weekdayFactors.reduce((sum, factor) => sum + factor, 0);
  const ordinary = (pattern.callsPerWeek * pattern.weekdayFactors[weekday(date) - 1]) / weekdayTotal;
  const growth = (1 + pattern.growthPerWeek) ** (day / 7);
  const startOfMonth = Number(date.slice(8)) <= 4 ? 1 + pattern.startOfMonthLift : 1;
  return ordinary * growth * startOfMonth * (holidays.has(date) ? pattern.holidayFactor : 1);
}

function historyOfDay(
  queue: DemoQueue,
  date: LocalDate,
  calls: number,
  random: SeededRandom,
): DemoHistoryRow[] {
  const starts = openStarts(queue, date);
  const hours = starts.map((start) => hourOf(queue, start));
  const heights = hours.map((hour) => heightAt(queue.callPattern, hour));
  const total = heights.reduce((sum, height) => sum + height, 0);
  return starts.map((start, i) => {
    const offered = random.poisson((calls * heights[i]) / total);
    const abandoned = Math.min(offered, random.poisson(offered * ABANDONED_SHARE));
    const handled = offered - abandoned;
    const averageHandleTimeSeconds = handleTime(queue, hours[i], handled, random);
    const waitSeconds = waited(queue, offered);
    return { start, offered, handled, abandoned, averageHandleTimeSeconds, waitSeconds };
  });
}

/** Callers give up at an even rate while they wait: the fewer do, the less was waited. */
function waited({ patienceSeconds }: DemoQueue, offered: number): number | undefined {
  return patienceSeconds === null ? undefined : Math.round(patienceSeconds * ABANDONED_SHARE * offered);
}

/** A mean of few calls scatters more than a mean of many; handling takes longer late in the day. */
function handleTime(
  queue: DemoQueue,
  hour: number,
  handled: number,
  random: SeededRandom,
): number | undefined {
  if (handled === 0) return undefined;
  const tired = 1 + 0.06 * Math.tanh((hour - 13) / 4);
  const scatter = 1 + (HANDLE_TIME_NOISE * random.normal()) / Math.sqrt(handled);
  return Math.round(queue.averageHandleTimeSeconds * tired * Math.max(0.4, scatter));
}

function heightAt(pattern: CallPattern, hour: number): number {
  return pattern.peaks.reduce(
    (sum, peak) => sum + peak.height * Math.exp(-(((hour - peak.hour) / peak.widthHours) ** 2) / 2),
    FLOOR,
  );
}

/** Middle of the half-hour on the queue's wall clocks. */
function hourOf(queue: DemoQueue, start: Instant): number {
  return (minuteOfDay(localTimeOf(start, queue.zone)) + HISTORY_INTERVAL_MINUTES / 2) / 60;
}

function openStarts(queue: DemoQueue, date: LocalDate): Instant[] {
  const starts: Instant[] = [];
  for (const hours of queue.openingHours) {
    if (!hours.weekdays.includes(weekday(date))) continue;
    const end = closingInstant(queue, date, hours);
    for (
      let at = toInstant(date, hours.from, queue.zone);
      at < end;
      at = addMinutes(at, HISTORY_INTERVAL_MINUTES)
    ) {
      starts.push(at);
    }
  }
  return starts;
}

function closingInstant(queue: DemoQueue, date: LocalDate, hours: OpeningHours): Instant {
  const nextDay = hours.throughMidnight && minuteOfDay(hours.to) <= minuteOfDay(hours.from);
  return toInstant(nextDay ? addDays(date, 1) : date, hours.to, queue.zone);
}
