import {
  type Forecast,
  type ForecastRequest,
  type Observation,
} from '../../src/forecasting/engine/forecaster.js';
import { chooseForecaster, FORECASTERS } from '../../src/forecasting/engine/registry.js';
import { type Instant } from '../../src/time/instant.js';
import { gridStarts } from '../../src/time/interval-grid.js';
import {
  addDays,
  localDate,
  localDateOf,
  localDay,
  localTimeOf,
  minuteOfDay,
  timeZone,
  weekday,
} from '../../src/time/zoned-time.js';

const london = timeZone('Europe/London');
const bogota = timeZone('America/Bogota');
/** A Monday in winter, weeks before clocks change. */
const FIRST = localDate('2026-01-05');

type Shape = (at: Instant) => number | undefined;

/** Weekdays 08:00-20:00, busy at noon, Mondays busiest, a little uneven from week to week. */
const busyWeekdays =
  (zone = london): Shape =>
  (at) => {
    const minute = minuteOfDay(localTimeOf(at, zone));
    const day = weekday(localDateOf(at, zone));
    if (day > 5 || minute < 480 || minute >= 1200) return undefined;
    const week = Math.floor(at / (7 * 86_400_000));
    return (
      (40 + 30 * Math.sin((minute - 480) / 230)) * (1.3 - 0.06 * day) * (1 + 0.05 * ((week * 7) % 5)) + 0.5
    );
  };

function observe(days: number, shape: Shape, zone = london, from = FIRST): Observation[] {
  const span = { start: localDay(from, zone).start, end: localDay(addDays(from, days), zone).start };
  return gridStarts(span, 30).flatMap((start) => {
    const offered = shape(start);
    return offered === undefined ? [] : [{ start, offered }];
  });
}

function request(
  history: readonly Observation[],
  historyDays: number,
  zone = london,
  from = FIRST,
): ForecastRequest {
  const origin = localDay(addDays(from, historyDays), zone).start;
  const end = localDay(addDays(from, historyDays + 7), zone).start;
  return { history, zone, intervalMinutes: 30, origin, horizon: gridStarts({ start: origin, end }, 30) };
}

const total = (forecast: Forecast): number => forecast.points.reduce((sum, point) => sum + point.offered, 0);
const flagsOf = (forecast: Forecast): string[] => forecast.flags.map(({ kind }) => kind);

describe.each(FORECASTERS.map((entry) => [entry.name, entry] as const))('the model %s', (name, entry) => {
  const { forecaster } = chooseForecaster(name);
  const eightWeeks = observe(56, busyWeekdays());

  it('goes by its name, with the parameters it lists', () => {
    expect(forecaster.name).toBe(name);
    expect(chooseForecaster(name).parameters).toEqual(entry.defaults);
  });

  it('answers every interval of the horizon, in its order', () => {
    const asked = request(eightWeeks, 56);
    expect(forecaster.forecast(asked).points.map(({ start }) => start)).toEqual(asked.horizon);
  });

  it('scales with the counts', () => {
    const tripled = eightWeeks.map(({ start, offered }) => ({ start, offered: 3 * offered }));
    const once = forecaster.forecast(request(eightWeeks, 56)).points;
    const thrice = forecaster.forecast(request(tripled, 56)).points;
    thrice.forEach(({ offered }, i) => expect(offered).toBeCloseTo(3 * once[i].offered, 9));
  });

  it('moves with a history that moves by whole weeks', () => {
    const later = addDays(FIRST, 21);
    const shift = localDay(later, bogota).start - localDay(FIRST, bogota).start;
    const early = observe(56, busyWeekdays(bogota), bogota);
    const moved = early.map(({ start, offered }) => ({ start: (start + shift) as Instant, offered }));
    const first = forecaster.forecast(request(early, 56, bogota)).points;
    const second = forecaster.forecast(request(moved, 56, bogota, later)).points;
    expect(second.map(({ start }) => start - shift)).toEqual(first.map(({ start }) => start));
    second.forEach(({ offered }, i) => expect(offered).toBeCloseTo(first[i].offered, 9));
  });

  it('goes on with a constant', () => {
    const forecast = forecaster.forecast(
      request(
        observe(56, () => 12.5),
        56,
      ),
    );
    forecast.points.forEach(({ offered }) => expect(offered).toBeCloseTo(12.5, 12));
  });

  it('makes zeros of zeros, and nothing negative or not a number', () => {
    const zeros = forecaster.forecast(
      request(
        observe(56, () => 0),
        56,
      ),
    );
    expect(total(zeros)).toBe(0);
    const sparse = observe(56, (at) => (at % 7 === 0 && at % 3 === 0 ? 1 : 0));
    for (const { offered } of forecaster.forecast(request(sparse, 56)).points) {
      expect(Number.isFinite(offered) && offered >= 0).toBe(true);
    }
  });

  it('makes a plain, flagged answer of five days', () => {
    const forecast = forecaster.forecast(request(observe(5, busyWeekdays()), 5));
    expect(flagsOf(forecast)).toEqual(['short-history', 'weekday-not-in-history']);
    expect(total(forecast)).toBeGreaterThan(0);
    expect(forecast.points.every(({ offered }) => Number.isFinite(offered))).toBe(true);
  });

  it('says that there is no history, and forecasts nothing', () => {
    const forecast = forecaster.forecast(request([], 56));
    expect(flagsOf(forecast)).toEqual(['no-history']);
    expect(total(forecast)).toBe(0);
  });

  it('uses nothing at or after the origin', () => {
    const asked = request(eightWeeks, 56);
    const future = asked.horizon.map((start) => ({ start, offered: 1e6 }));
    expect(forecaster.forecast({ ...asked, history: [...eightWeeks, ...future] })).toEqual(
      forecaster.forecast(asked),
    );
  });

  it('does not depend on the order of the history', () => {
    const asked = request(eightWeeks, 56);
    const backwards = forecaster.forecast({ ...asked, history: [...eightWeeks].reverse() });
    expect(backwards).toEqual(forecaster.forecast(asked));
  });

  it('keeps closed times closed', () => {
    const { points } = forecaster.forecast(request(eightWeeks, 56));
    const open = points.filter(({ basis }) => basis !== 'closed');
    expect(open).toHaveLength(5 * 24);
    expect(points.filter(({ basis, offered }) => basis === 'closed' && offered !== 0)).toEqual([]);
  });

  it('lets a missing day of the past neither lower nor raise a steady level', () => {
    const steady: Shape = (at) => (weekday(localDateOf(at, london)) <= 5 ? 20 : undefined);
    const holey = observe(56, steady).filter(({ start }) => localDateOf(start, london) !== '2026-02-23');
    for (const { offered, basis } of forecaster.forecast(request(holey, 56)).points) {
      if (basis !== 'closed') expect(offered).toBeCloseTo(20, 12);
    }
  });

  it('learns nothing from days that are left out, holidays included', () => {
    const days = new Set(['2026-02-11', '2026-02-16', '2026-03-01'].map(localDate));
    const asked = {
      ...request(eightWeeks, 56),
      leftOut: days,
      holidays: new Set([localDate('2026-01-19'), localDate('2026-02-16'), addDays(FIRST, 57)]),
    };
    const times = (factor: number) =>
      eightWeeks.map(({ start, offered }) => ({
        start,
        offered: days.has(localDateOf(start, london)) ? offered * factor : offered,
      }));
    expect(forecaster.forecast({ ...asked, history: times(30) })).toEqual(forecaster.forecast(asked));
    expect(forecaster.forecast({ ...asked, history: times(0) })).toEqual(forecaster.forecast(asked));
    const without = forecaster.forecast({ ...asked, leftOut: new Set() });
    expect(without.points).not.toEqual(forecaster.forecast(asked).points);
  });

  it('keeps wall-clock times through London, 29 March 2026, clocks forward: opening stays at 08:00', () => {
    const asked = request(observe(84, busyWeekdays()), 84);
    const opening = forecaster.forecast(asked).points.find(({ basis }) => basis !== 'closed');
    expect(localTimeOf(opening?.start as Instant, london)).toBe('08:00');
  });

  it.each([
    ['2026-03-23', 46, 'clocks forward on Sunday 29 March 2026'],
    ['2026-10-19', 50, 'clocks back on Sunday 25 October 2026'],
  ])('forecasts a London day of %s half-hours plainly: week of %s (%s)', (monday, halfHours) => {
    const from = addDays(localDate(monday), -56);
    const { points } = forecaster.forecast(
      request(
        observe(56, () => 4, london, from),
        56,
        london,
        from,
      ),
    );
    const sunday = points.filter(({ start }) => weekday(localDateOf(start, london)) === 7);
    expect(sunday).toHaveLength(halfHours);
    sunday.forEach(({ offered }) => expect(offered).toBeCloseTo(4, 12));
  });

  it('leaves past holidays out of ordinary days, and learns a holiday from them', () => {
    const quietMonday = localDate('2026-02-16');
    const shape: Shape = (at) => (localDateOf(at, london) === quietMonday ? 2 : 20);
    const asked = {
      ...request(observe(56, shape), 56),
      holidays: new Set([quietMonday, addDays(FIRST, 56)]),
    };
    const { points } = forecaster.forecast(asked);
    const [monday, tuesday] = [points[20], points[68]];
    expect(monday.basis).toBe('past-holidays');
    expect(monday.offered).toBeCloseTo(2, 12);
    expect(tuesday.offered).toBeCloseTo(20, 12);
  });

  it('forecasts a holiday without example as the quietest weekday, and says so', () => {
    const shape: Shape = (at) => (weekday(localDateOf(at, london)) === 6 ? 3 : 20);
    const holiday = addDays(FIRST, 57);
    const forecast = forecaster.forecast({
      ...request(observe(56, shape), 56),
      holidays: new Set([holiday]),
    });
    expect(forecast.points[60].basis).toBe('quietest-weekday');
    expect(Math.abs(forecast.points[60].offered - 3)).toBeLessThan(0.03);
    expect(forecast.flags).toEqual([{ kind: 'holiday-without-example', dates: [holiday] }]);
  });

  it('forecasts nothing for a holiday when past ones were closed', () => {
    const closedMonday = localDate('2026-02-16');
    const history = observe(56, busyWeekdays()).filter(
      ({ start }) => localDateOf(start, london) !== closedMonday,
    );
    const holidays = new Set([closedMonday, addDays(FIRST, 58)]);
    const { points } = forecaster.forecast({ ...request(history, 56), holidays });
    const wednesday = points.filter(({ start }) => localDateOf(start, london) === addDays(FIRST, 58));
    expect(wednesday.filter(({ basis }) => basis === 'past-holidays')).toHaveLength(24);
    expect(wednesday.every(({ offered }) => offered === 0)).toBe(true);
  });
});
