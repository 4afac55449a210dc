import { type DatedHours, hoursInForce } from '../../time/dated-hours.js';
import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { addDays, type LocalDate, minuteOfDay, type Weekday } from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { type Forecast, type ForecastFlag, type ForecastPoint, type ForecastRequest } from './forecaster.js';
import { dateOfDay, type Slot, slotOf } from './slot.js';

type HoursRequest = Pick<ForecastRequest, 'zone' | 'intervalMinutes' | 'horizon' | 'openingHours'>;

/** A day and the six after it hold each weekday once. */
const REFERENCE_DAYS = 7;

/**
 * What the last change of the opening hours made of a time of a day, counted from 1970-01-01: open or closed; undefined where none ever changed
 * it, so that the history alone tells.
 * @example
 * openingChange([{ weekdays: [4], from: localTime('08:00'), to: localTime('18:00') }, { weekdays: [4], from: localTime('08:00'), to: localTime('12:00'), validFrom: localDate('2026-07-01') }], { day: 20636, weekday: 4, index: 28 }, 30) // => 'closed'
 */
export function openingChange(
  hours: readonly DatedHours[],
  { day, weekday, index }: Slot,
  intervalMinutes: GridMinutes,
): 'open' | 'closed' | undefined {
  const date = dateOfDay(day);
  const minute = index * intervalMinutes;
  const yesterday = weekday === 1 ? 7 : ((weekday - 1) as Weekday);
  const isOpen = (on: LocalDate): boolean =>
    hoursInForce(hours, on).some((entry) => opens(entry, weekday, minute, minute + intervalMinutes)) ||
    hoursInForce(hours, addDays(on, -1)).some((entry) => lastsUntil(entry, yesterday) > minute);
  const now = isOpen(date);
  const changed = turningDays(hours).some((turn) => turn <= date && isOpen(addDays(turn, -1)) !== now);
  return changed ? (now ? 'open' : 'closed') : undefined;
}

/** Days on which other hours may begin to hold, the latest first. */
function turningDays(hours: readonly DatedHours[]): LocalDate[] {
  const turns = hours.flatMap(({ validFrom, validTo }) => [
    ...(validFrom ? [validFrom] : []),
    ...(validTo ? [addDays(validTo, 1)] : []),
  ]);
  return [...new Set(turns)].sort().reverse();
}

/** Whether an entry is open in any part of the minutes of its weekday. */
function opens(entry: DatedHours, weekday: Weekday, minute: number, end: number): boolean {
  const until = entry.throughMidnight ? Infinity : minuteOfDay(entry.to);
  return entry.weekdays.includes(weekday) && minuteOfDay(entry.from) < end && minute < until;
}

/** The minute of the next day at which hours of a weekday end that run through midnight; 0 when they do not. */
function lastsUntil({ weekdays, to, throughMidnight }: DatedHours, weekday: Weekday): number {
  return throughMidnight && weekdays.includes(weekday) ? minuteOfDay(to) : 0;
}

/**
 * The request with the rest of the days, and the days after them, that a forecast of newly opened times is made from.
 * @example
 * withReferenceDays({ zone: timeZone('UTC'), intervalMinutes: 30, horizon: [instant(0)] }).horizon // => [0]
 */
export function withReferenceDays<T extends HoursRequest>(request: T): T {
  const { zone, intervalMinutes, horizon, openingHours = [] } = request;
  if (turningDays(openingHours).length === 0) return request;
  const opening = horizon
    .map((start) => slotOf(start, zone, intervalMinutes))
    .filter((slot) => openingChange(openingHours, slot, intervalMinutes) === 'open');
  const days = [...new Set(opening.map(({ day }) => day))];
  const more = days.flatMap((day) => dayIntervals(dateOfDay(day), REFERENCE_DAYS, zone, intervalMinutes));
  return { ...request, horizon: [...new Set([...horizon, ...more])].sort((a, b) => a - b) };
}

/**
 * A forecast that follows the opening hours where they have changed or will: times that closed get nothing; times that opened and that the
 * history does not have go on from the edge of the day as its last two hours do (each hour has to the one before the ratio of those two, never more
 * than all of it), between two open times as the straight line between them; a weekday that opened is as the least of the six days after it.
 * `forecast` is for `withReferenceDays(request)`; the answer is for the request.
 * @example
 * followOpeningHours({ zone: timeZone('UTC'), intervalMinutes: 30, horizon: [] }, { points: [], flags: [] }) // => { points: [], flags: [] }
 */
export function followOpeningHours(request: HoursRequest, forecast: Forecast): Forecast {
  const { openingHours = [], horizon } = request;
  if (turningDays(openingHours).length === 0) return forecast;
  const days = new HoursSheet(request, openingHours, forecast.points);
  const asked = horizon.map((start) => days.pointAt(start));
  const fresh = new Set(
    asked.filter(({ basis }) => basis === 'new-hours').map(({ start }) => days.dateOf(start)),
  );
  const dates = new Set(horizon.map((start) => days.dateOf(start)));
  const flags = forecast.flags.flatMap((flag) => onlyOf(flag, dates));
  return {
    points: asked,
    flags: fresh.size === 0 ? flags : [...flags, { kind: 'hours-without-history', dates: [...fresh].sort() }],
  };
}

function onlyOf(flag: ForecastFlag, dates: ReadonlySet<LocalDate>): ForecastFlag[] {
  if (flag.kind !== 'holiday-without-example') return [flag];
  const asked = flag.dates.filter((date) => dates.has(date));
  return asked.length === 0 ? [] : [{ ...flag, dates: asked }];
}

/** The points of a forecast by day and interval of the day. */
class HoursSheet {
  private readonly points: ReadonlyMap<Instant, ForecastPoint>;
  private readonly days = new Map<number, Map<number, ForecastPoint>>();

  constructor(
    private readonly request: HoursRequest,
    private readonly hours: readonly DatedHours[],
    points: readonly ForecastPoint[],
  ) {
    this.points = new Map(points.map((point) => [point.start, this.closed(point)]));
    for (const point of this.points.values()) {
      const { day, index } = this.slotOf(point.start);
      const known = this.days.get(day) ?? new Map<number, ForecastPoint>();
      if (point.basis !== 'closed') known.set(index, point);
      this.days.set(day, known);
    }
  }

  pointAt(start: Instant): ForecastPoint {
    const point = this.points.get(start) ?? { start, offered: 0, basis: 'closed' };
    if (point.basis !== 'closed' || this.change(start) !== 'open') return point;
    const { day, index } = this.slotOf(start);
    const figures = this.figuresFor(day);
    return figures.size === 0 ? point : { start, offered: this.goOn(figures, index), basis: 'new-hours' };
  }

  dateOf(start: Instant): LocalDate {
    return dateOfDay(this.slotOf(start).day);
  }

  private slotOf(start: Instant): Slot {
    return slotOf(start, this.request.zone, this.request.intervalMinutes);
  }

  private change(start: Instant): 'open' | 'closed' | undefined {
    return openingChange(this.hours, this.slotOf(start), this.request.intervalMinutes);
  }

  private closed(point: ForecastPoint): ForecastPoint {
    return this.change(point.start) === 'closed' ? { ...point, offered: 0, basis: 'closed' } : point;
  }

  /** Of the day itself, or of the least of the six after it. */
  private figuresFor(day: number): ReadonlyMap<number, number> {
    const own = this.offered(day);
    if (own.size > 0) return own;
    const others = Array.from({ length: REFERENCE_DAYS - 1 }, (_, ahead) => this.offered(day + ahead + 1));
    const [least = own] = others
      .filter((figures) => totalOf(figures) > 0)
      .sort((a, b) => totalOf(a) - totalOf(b));
    return least;
  }

  /** Without holidays, which are like no other day. */
  private offered(day: number): ReadonlyMap<number, number> {
    const points = [...(this.days.get(day) ?? [])].filter(([, { basis }]) => basis !== 'past-holidays');
    return new Map(points.map(([index, { offered }]) => [index, offered]));
  }

  private goOn(figures: ReadonlyMap<number, number>, index: number): number {
    const here = figures.get(index);
    if (here !== undefined) return here;
    const known = [...figures.keys()].sort((a, b) => a - b);
    const before = known.filter((other) => other < index).at(-1);
    const after = known.find((other) => other > index);
    const at = (other: number): number => figures.get(other) ?? 0;
    if (before !== undefined && after !== undefined) {
      return at(before) + ((at(after) - at(before)) * (index - before)) / (after - before);
    }
    const edge = before ?? after ?? index;
    const hours = (Math.abs(index - edge) * this.request.intervalMinutes) / 60;
    const inwards = before === undefined ? known : known.reverse();
    return at(edge) * this.hourlyRatio(inwards.map(at)) ** hours;
  }

  /** Of the hour at the edge to the one beside it, at most 1; figures from the edge on inwards. */
  private hourlyRatio(figures: readonly number[]): number {
    const hour = 60 / this.request.intervalMinutes;
    const sum = (from: number): number =>
      figures.slice(from, from + hour).reduce((total, figure) => total + figure, 0);
    return figures.length < 2 * hour || sum(hour) === 0 ? 1 : Math.min(1, sum(0) / sum(hour));
  }
}

function totalOf(figures: ReadonlyMap<number, number>): number {
  return [...figures.values()].reduce((sum, offered) => sum + offered, 0);
}
