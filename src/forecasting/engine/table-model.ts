import { type Weekday } from '../../time/zoned-time.js';
import { type CalendarEffects, calendarEffects } from './calendar-effects.js';
import { type DayTable, dayTable, type OpenColumns } from './day-table.js';
import {
  type Forecast,
  type Forecaster,
  type ForecastBasis,
  type ForecastFlag,
  type ForecastPoint,
  type ForecastRequest,
} from './forecaster.js';
import { dateOfDay, dayOfDate, slotOf, weekdayOfDay } from './slot.js';
import { weekdayAverage } from './weekday-average.js';

/** What a model of ordinary days learns from: whole days, special ones and the time of the month already taken out. */
export interface CleanTable {
  readonly first: number;
  readonly days: number;
  /** Columns of a day. */
  readonly width: number;
  /** Row by row; NaN where nothing is known. */
  readonly counts: Float64Array;
  readonly open: OpenColumns;
}

/** Ordinary contacts of the columns of a day, counted from 1970-01-01; figures at closed times are not looked at. */
export type DayForecast = (day: number) => ArrayLike<number>;

/** A model of ordinary days. */
export interface TableModel {
  readonly name: string;
  readonly fit: (clean: CleanTable) => DayForecast;
}

/** Less than this many days say too little for a model with a course of its own. */
export const LEAST_DAYS = 21;

/** Days as they are expected, special ones included. */
export interface DayFigures {
  readonly offered: Float64Array;
  readonly basis: ForecastBasis;
}

/**
 * A forecaster from a model of ordinary days: the calendar's effects are taken out before and put back after it.
 * With less than three weeks of history the plain mean of the weekday answers instead.
 * @example
 * tableForecaster({ name: 'four', fit: () => () => [4] }).name // => 'four'
 */
export function tableForecaster(model: TableModel): Forecaster {
  return {
    name: model.name,
    forecast: (request) => {
      const table = dayTable(request);
      if (table.days < LEAST_DAYS) return weekdayAverage(6).forecast(withoutLeftOut(request));
      const effects = calendarEffects(table);
      return assemble(request, effects, model.fit(cleanTable(effects)));
    },
  };
}

/**
 * The request with the days that a planner marked unusual taken out of its history.
 * @example
 * withoutLeftOut({ history: [{ start: instant(0), offered: 4 }], zone: timeZone('UTC'), intervalMinutes: 30, origin: instant(9), horizon: [], leftOut: new Set([localDate('1970-01-01')]) }).history // => []
 */
export function withoutLeftOut(request: ForecastRequest): ForecastRequest {
  if (request.leftOut === undefined || request.leftOut.size === 0) return request;
  const leftOut = new Set([...request.leftOut].map(dayOfDate));
  const { zone, intervalMinutes } = request;
  const history = request.history.filter(
    ({ start }) => !leftOut.has(slotOf(start, zone, intervalMinutes).day),
  );
  return { ...request, history };
}

/**
 * What the models of ordinary days see.
 * @example
 * cleanTable({ table: { first: 0, days: 0, slots: [20] }, clean: new Float64Array(0), open: {} }).width // => 1
 */
export function cleanTable({ table, clean, open }: CalendarEffects): CleanTable {
  return { first: table.first, days: table.days, width: table.slots.length, counts: clean, open };
}

/**
 * Points and flags of a request from a forecast of ordinary days.
 * @example
 * assemble({ zone: timeZone('UTC'), intervalMinutes: 30, horizon: [parseInstant('1970-01-05T10:00Z')] }, { table: { first: 0, days: 30, slots: [20], holidays: new Set() }, open: { 1: [true] }, kindOf: () => 'ordinary', factor: () => 2 }, () => [4]).points[0].offered // => 8
 */
export function assemble(
  request: ForecastRequest,
  effects: CalendarEffects,
  ordinary: DayForecast,
): Forecast {
  const expect = expectDays(effects, ordinary);
  const column = new Map(effects.table.slots.map((slot, i) => [slot, i]));
  const days = new Map<number, DayFigures>();
  const unknown = new Set<Weekday>();
  const withoutExample = new Set<number>();
  const points = request.horizon.map((start): ForecastPoint => {
    const { day, weekday, index } = slotOf(start, request.zone, request.intervalMinutes);
    let figures = days.get(day);
    if (figures === undefined) days.set(day, (figures = expect(day)));
    const at = column.get(index);
    if (at === undefined || !isOpen(effects.open, weekday, at)) return { start, offered: 0, basis: 'closed' };
    if (figures.basis === 'other-weekdays') unknown.add(weekday);
    if (figures.basis === 'quietest-weekday') withoutExample.add(day);
    return { start, offered: figures.offered[at], basis: figures.basis };
  });
  return { points, flags: flagsOf(effects.table, unknown, withoutExample) };
}

function flagsOf(
  table: DayTable,
  unknown: ReadonlySet<Weekday>,
  withoutExample: ReadonlySet<number>,
): ForecastFlag[] {
  const flags: ForecastFlag[] = [];
  if (table.days <= LEAST_DAYS) flags.push({ kind: 'short-history', days: table.days });
  if (unknown.size > 0) flags.push({ kind: 'weekday-not-in-history', weekdays: [...unknown].sort() });
  if (withoutExample.size > 0) {
    flags.push({ kind: 'holiday-without-example', dates: [...withoutExample].map(dateOfDay) });
  }
  return flags;
}

const WEEKDAYS = [1, 2, 3, 4, 5, 6, 7] as const;

/** A weekday that the table does not reach is open when any other is. */
function isOpen(open: OpenColumns, weekday: Weekday, column: number): boolean {
  return open[weekday]?.[column] ?? WEEKDAYS.some((other) => open[other]?.[column]);
}

/**
 * Ordinary days times their calendar factor; holidays as past ones, or as the quietest weekday.
 * @example
 * expectDays({ table: { first: 0, days: 30, slots: [20], holidays: new Set() }, open: { 1: [true] }, kindOf: () => 'ordinary', factor: () => 2 }, () => [4])(4).basis // => 'weekday-slot'
 */
export function expectDays(effects: CalendarEffects, ordinary: DayForecast): (day: number) => DayFigures {
  const width = effects.table.slots.length;
  const plain = (day: number): Float64Array => {
    const figures = new Float64Array(width);
    const weekday = weekdayOfDay(day);
    const known = effects.open[weekday];
    if (known !== undefined) {
      const values = ordinary(day);
      for (let i = 0; i < width; i++) if (known[i]) figures[i] = Math.max(0, values[i]);
      return figures;
    }
    const others = WEEKDAYS.filter((other) => effects.open[other]?.includes(true));
    for (const other of others) {
      const values = ordinary(day + other - weekday);
      for (let i = 0; i < width; i++)
        if (effects.open[other]?.[i]) figures[i] += Math.max(0, values[i]) / others.length;
    }
    return figures;
  };
  const holidays = new HolidayForecast(effects, plain);
  return (day) => {
    if (effects.kindOf(day) === 'holiday') return holidays.on(day);
    const factor = effects.factor(day);
    const offered = plain(day);
    if (factor !== 1) for (let i = 0; i < width; i++) offered[i] *= factor;
    return { offered, basis: weekdayOfDay(day) in effects.open ? 'weekday-slot' : 'other-weekdays' };
  };
}

/** A past holiday beside the ordinary day that it took the place of. */
interface HolidayExample {
  readonly day: number;
  readonly ratio: number;
  readonly counts: Float64Array;
}

const YEAR_DAYS = 365;
/** The same feast of another year lies within so many days of the date: lunar calendars move by a fortnight or so. */
const MOVING_DAYS = 16;

/**
 * A holiday ahead takes its ratio to the ordinary day from past holidays: those of the same weekday if there are, and about the same date of
 * other years before all; closed when at least half of them were.
 */
class HolidayForecast {
  private readonly past: readonly number[];

  constructor(
    private readonly effects: CalendarEffects,
    private readonly plain: (day: number) => Float64Array,
  ) {
    const { table } = effects;
    const last = table.first + table.days;
    this.past = [...table.holidays]
      .filter((day) => day >= table.first && day < last && !table.leftOut.has(day))
      .filter((day) => effects.open[weekdayOfDay(day)]?.includes(true))
      .sort((a, b) => a - b);
  }

  on(day: number): DayFigures {
    const days = this.alike(day);
    if (days.length === 0) return this.quietest(day);
    const examples = days.map((past) => this.example(past)).filter((example) => example !== undefined);
    const usual = this.plain(day);
    if (2 * examples.length <= days.length)
      return { offered: new Float64Array(usual.length), basis: 'past-holidays' };
    const ratio = median(examples.map((example) => example.ratio));
    const total = ratio * sumOf(usual);
    const shape = new Float64Array(usual.length);
    for (const { counts } of examples) {
      const sum = sumOf(counts);
      if (sum > 0) for (let i = 0; i < shape.length; i++) shape[i] += counts[i] / sum;
    }
    const share = sumOf(shape);
    const offered = shape.map((part) => (share > 0 ? (total * part) / share : 0));
    return { offered, basis: 'past-holidays' };
  }

  private alike(day: number): readonly number[] {
    const sameFeast = this.past.filter((past) => {
      const years = Math.round((day - past) / YEAR_DAYS);
      return years >= 1 && Math.abs(day - past - years * YEAR_DAYS) <= MOVING_DAYS;
    });
    if (sameFeast.length > 0) return sameFeast;
    const sameWeekday = this.past.filter((past) => weekdayOfDay(past) === weekdayOfDay(day));
    return sameWeekday.length > 0 ? sameWeekday : this.past;
  }

  private example(day: number): HolidayExample | undefined {
    const { table, levels } = this.effects;
    const row = day - table.first;
    const width = table.slots.length;
    const counts = table.counts.slice(row * width, (row + 1) * width);
    if (counts.every((count) => Number.isNaN(count))) return undefined;
    counts.forEach((count, i) => (counts[i] = Number.isNaN(count) ? 0 : count));
    const usual = Math.exp(levels.expected[row]) * (levels.mean + levels.offset) - levels.offset;
    return { day, counts, ratio: usual > 0 ? sumOf(counts) / usual : 0 };
  }

  private quietest(day: number): DayFigures {
    const monday = day - weekdayOfDay(day) + 1;
    const known = WEEKDAYS.filter((weekday) => weekday in this.effects.open).map((weekday) =>
      this.plain(monday + weekday - 1),
    );
    const [least] = known.sort((a, b) => sumOf(a) - sumOf(b));
    return { offered: least, basis: 'quietest-weekday' };
  }
}

function sumOf(values: Float64Array): number {
  return values.reduce((sum, value) => sum + value, 0);
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}
