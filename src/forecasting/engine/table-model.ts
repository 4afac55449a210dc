import { type Weekday } from '../../time/zoned-time.js';
import { type CalendarEffects, calendarEffects } from './calendar-effects.js';
import { type DayTable, dayTable, type OpenColumns } from './day-table.js';
import {
  type Forecast,
  type Forecaster,
  type ForecastFlag,
  type ForecastPoint,
  type ForecastRequest,
} from './forecaster.js';
import { dateOfDay, slotOf, weekdayOfDay } from './slot.js';
import { type DayFigures } from './special-days.js';
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
      if (table.days < LEAST_DAYS) return weekdayAverage(6).forecast(request);
      const effects = calendarEffects(table);
      return assemble(request, effects, model.fit(cleanTable(effects)));
    },
  };
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
    const { offered, basis, doubt } = figures;
    return { start, offered: offered[at], basis, ...(doubt === undefined ? {} : { doubt }) };
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
 * Ordinary days with their time of the month; special days from what such days were.
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
  const withMonth = (day: number): Float64Array => {
    const factor = effects.factor(day);
    return factor === 1 ? plain(day) : plain(day).map((count) => factor * count);
  };
  return (day) =>
    effects.kindOf(day) === 'ordinary'
      ? {
          offered: withMonth(day),
          basis: weekdayOfDay(day) in effects.open ? 'weekday-slot' : 'other-weekdays',
        }
      : effects.special.on(day, withMonth);
}
