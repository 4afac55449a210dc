import {
  addDays,
  dateRange,
  daysBetween,
  localDate,
  type LocalDate,
  localDay,
  localTimeOf,
  timeZone,
  weekday,
} from '../../time/zoned-time.js';
import { dayIntervals } from './day-intervals.js';
import { type ForecastRequest, type Observation } from './forecaster.js';
import { chooseForecaster } from './registry.js';

const zone = timeZone('Europe/London');
const { forecaster } = chooseForecaster('level-profile');

/** 100 contacts an hour from 08:00 to 18:00, Monday to Friday, times what is special about a day. */
function calls(
  from: string,
  to: string,
  special: (date: LocalDate) => number = () => 1,
  closes: (date: LocalDate) => number = () => 18,
): Observation[] {
  return dateRange(localDate(from), daysBetween(localDate(from), localDate(to)))
    .filter((date) => weekday(date) <= 5 && special(date) > 0)
    .flatMap((date) =>
      dayIntervals(date, 1, zone, 60)
        .slice(8, closes(date))
        .map((start) => ({ start, offered: 100 * special(date) })),
    );
}

const HOUR_COUNT = 10;

/** Contacts of a day over those of an ordinary one. */
function ratioOn(date: string, history: readonly Observation[], more: Partial<ForecastRequest> = {}): number {
  const origin = localDay(localDate('2026-05-04'), zone).start;
  const horizon = dayIntervals(localDate(date), 1, zone, 60);
  const { points } = forecaster.forecast({ history, zone, intervalMinutes: 60, origin, horizon, ...more });
  return points.reduce((sum, { offered }) => sum + offered, 0) / (100 * HOUR_COUNT);
}

const named = (days: Readonly<Record<string, string>>) => ({
  holidays: new Set(Object.keys(days).map(localDate)),
  holidayNames: new Map(Object.entries(days).map(([date, name]) => [localDate(date), name])),
});
const on = (ratios: Readonly<Record<string, number>>) => (date: LocalDate) => ratios[date] ?? 1;

describe('a special day', () => {
  const history = calls('2024-05-06', '2026-05-04', on({ '2025-03-12': 1.8, '2025-06-04': 0.4 }));
  const past = { '2025-03-12': 'Founders’ day', '2025-06-04': 'Stocktaking' };

  it('of the client’s own is like the last of its name, however far the date has moved', () => {
    const ahead = { ...past, '2026-05-20': 'Founders’ day' };
    expect(ratioOn('2026-05-20', history, named(ahead))).toBeCloseTo(1.8, 2);
    const other = { ...past, '2026-05-20': 'Stocktaking' };
    expect(ratioOn('2026-05-20', history, named(other))).toBeCloseTo(0.4, 2);
    expect(ratioOn('2026-05-20', history)).toBeCloseTo(1, 2);
  });

  it('of a name that is new is like the one about the same date of other years, as feasts move', () => {
    const ahead = { ...past, '2026-05-27': 'Summer sale' };
    expect(ratioOn('2026-05-27', history, named(ahead))).toBeCloseTo(0.4, 2);
  });

  it('without either is like those of the same weekday', () => {
    const days = calls('2025-09-01', '2026-05-04', on({ '2025-12-01': 0.6, '2025-10-07': 1.5 }));
    const holidays = new Set(['2025-12-01', '2025-10-07', '2026-05-11', '2026-05-12'].map(localDate));
    expect(ratioOn('2026-05-11', days, { holidays })).toBeCloseTo(0.6, 2);
    expect(ratioOn('2026-05-12', days, { holidays })).toBeCloseTo(1.5, 2);
  });

  it('is closed when the last of its name was, and open when that was, whatever others were', () => {
    const days = calls(
      '2024-05-06',
      '2026-05-04',
      on({ '2025-05-27': 0, '2025-12-25': 0, '2025-06-09': 0.5 }),
    );
    const holidays = { '2025-05-27': 'Inventory', '2025-12-25': 'Christmas', '2025-06-09': 'Feast' };
    const ahead = { ...holidays, '2026-05-12': 'Inventory', '2026-05-13': 'Feast' };
    expect(ratioOn('2026-05-12', days, named(ahead))).toBe(0);
    expect(ratioOn('2026-05-13', days, named(ahead))).toBeCloseTo(0.5, 2);
  });
});

describe('the days beside a holiday', () => {
  const feasts = ['2025-08-13', '2025-10-15', '2025-12-10', '2026-02-11', '2026-04-15', '2026-05-20'];
  const eves: Record<string, number> = {};
  for (const feast of feasts) {
    eves[feast] = 0.2;
    eves[addDays(localDate(feast), -1)] = 0.6;
    eves[addDays(localDate(feast), 1)] = 1.5;
  }
  const history = calls('2025-06-02', '2026-05-04', on(eves));

  it('go down before it and up after it as they did', () => {
    const holidays = new Set(feasts.map(localDate));
    expect(Math.abs(ratioOn('2026-05-19', history, { holidays }) - 0.6)).toBeLessThan(0.03);
    expect(Math.abs(ratioOn('2026-05-21', history, { holidays }) - 1.5)).toBeLessThan(0.1);
    expect(Math.abs(ratioOn('2026-05-26', history, { holidays }) - 1)).toBeLessThan(0.02);
    expect(Math.abs(ratioOn('2026-05-19', history) - 1)).toBeLessThan(0.1);
  });

  it('follow the holidays of the same name above others', () => {
    const names = Object.fromEntries(feasts.map((date, i) => [date, i % 2 === 1 ? 'Quiet' : 'Loud']));
    const loud: Record<string, number> = { ...eves };
    feasts.forEach((feast, i) => (loud[addDays(localDate(feast), -1)] = i % 2 === 1 ? 1 : 0.5));
    const days = calls('2025-06-02', '2026-05-04', on(loud));
    const quiet = ratioOn('2026-05-19', days, named({ ...names, '2026-05-20': 'Quiet' }));
    const noisy = ratioOn('2026-05-19', days, named({ ...names, '2026-05-20': 'Loud' }));
    expect(quiet - noisy).toBeGreaterThan(0.2);
  });
});

describe('pay days and month ends', () => {
  const months = ['2026-05-01', '2026-05-04', '2026-05-15', '2026-05-29', '2026-06-01'];
  /** The first two and the last day of a month, thirty percent more. */
  const payDays = (date: LocalDate): number =>
    date.slice(8) <= '02' || addDays(date, 1).slice(8) === '01' ? 1.5 : 1;

  it('show where the history shows them', () => {
    const history = calls('2025-05-05', '2026-05-04', payDays);
    const [peak, middle] = [ratioOn('2026-06-01', history), ratioOn('2026-05-15', history)];
    expect(peak).toBeGreaterThan(1.2);
    expect(Math.abs(middle - 1)).toBeLessThan(0.05);
  });

  it('are nothing where it does not', () => {
    const noisy = calls(
      '2025-05-05',
      '2026-05-04',
      (date) => 1 + 0.06 * Math.sin(Number(date.slice(8)) ** 2 * 12.9898 + Number(date.slice(5, 7)) * 78.233),
    );
    for (const date of months.slice(1)) expect(Math.abs(ratioOn(date, noisy) - 1)).toBeLessThan(0.03);
  });
});

describe('opening hours that changed in the history', () => {
  const figureAt = (hour: string, history: readonly Observation[]): number => {
    const horizon = dayIntervals(localDate('2026-05-06'), 1, zone, 60);
    const origin = localDay(localDate('2026-05-04'), zone).start;
    const { points } = forecaster.forecast({ history, zone, intervalMinutes: 60, origin, horizon });
    return points.find(({ start }) => localTimeOf(start, zone) === hour)?.offered ?? NaN;
  };
  const changed = (before: number, after: number, from: string) =>
    calls('2025-11-03', '2026-05-04', undefined, (date) => (date < from ? before : after));

  it('are the later ones from their first week on, and earlier hours keep their figures', () => {
    const history = changed(16, 18, '2026-04-27');
    expect(figureAt('17:00', history)).toBeCloseTo(100, 0);
    expect(figureAt('10:00', history)).toBeCloseTo(100, 0);
  });

  it('are the earlier ones after two weeks, and what is left keeps its figures', () => {
    const history = changed(18, 16, '2026-04-20');
    expect(figureAt('17:00', history)).toBe(0);
    expect(figureAt('15:00', history)).toBeCloseTo(100, 0);
  });

  it('are not lost by an interval without record on a day or two of few contacts', () => {
    const few = dateRange(localDate('2025-11-03'), 182).flatMap((date): Observation[] =>
      [8, 9, 10].flatMap((hour) =>
        weekday(date) === 3 && hour === 10 && date >= '2026-04-22'
          ? []
          : [{ start: dayIntervals(date, 1, zone, 60)[hour], offered: 2 }],
      ),
    );
    expect(figureAt('10:00', few)).toBeCloseTo(2, 0);
  });
});
