import { addDays, localDate, localDay, localTimeOf, timeZone, weekday } from '../../time/zoned-time.js';
import { explainForecast } from './auto.js';
import { backtest } from './backtest.js';
import { dayIntervals } from './day-intervals.js';
import { type ForecastRequest, type Observation } from './forecaster.js';
import { planForecast } from './planned-forecast.js';
import { chooseForecaster } from './registry.js';
import { rehearsedAccuracy } from './rehearsed-accuracy.js';

const zone = timeZone('Europe/London');
const from = localDate('2026-01-05');
const history = dayIntervals(from, 98, zone, 60).flatMap((start, i): Observation[] => {
  const hour = Number(localTimeOf(start, zone).slice(0, 2));
  const busy = weekday(addDays(from, Math.floor(i / 24))) <= 5 && hour >= 9 && hour < 17;
  return busy ? [{ start, offered: 40 + 3 * hour + ((i * 7_919) % 23) }] : [];
});
const end = addDays(from, 96);
const request: ForecastRequest = {
  history,
  zone,
  intervalMinutes: 60,
  origin: localDay(end, zone).start,
  horizon: [],
};

describe('accuracy on a rehearsal', () => {
  it('is that of a rolling origin, where a model does not choose for itself', () => {
    const { forecaster } = chooseForecaster('weekday-exponential');
    const measured = rehearsedAccuracy(planForecast(forecaster, request, [0.8]).past, request);
    // The last day is Friday, 10 April 2026; origins are five days apart from it back, and the first two lack a week.
    const origins = Array.from({ length: 10 }, (_, back) => addDays(localDate('2026-03-31'), -5 * back));
    expect(measured?.origins).toBe(10);
    const rolled = backtest({ ...request, forecaster, origins: origins.reverse(), horizonDays: 7 });
    for (const by of ['byInterval', 'byDay', 'bySpan'] as const) {
      expect(measured?.[by].wape).toBeCloseTo(rolled[by].wape ?? 0, 12);
      expect(measured?.[by].bias).toBeCloseTo(rolled[by].bias ?? 0, 12);
    }
    expect(measured?.byInterval.mase).toBeCloseTo(rolled.byInterval.mase ?? 0, 12);
    expect(measured?.byLead.map(({ leadDays }) => leadDays)).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('lets nothing that came later choose: what follows an origin does not change what is said from it', () => {
    const before = explainForecast(request).foretold;
    const cut = request.origin;
    const later = history.map((row, i) => ({ ...row, offered: i > 420 ? row.offered * 3 : row.offered }));
    const changed = explainForecast({ ...request, history: later, origin: cut }).foretold;
    const first = Math.min(...before.map(({ originDay }) => originDay));
    const said = (pairs: typeof before) =>
      pairs.filter(({ originDay }) => originDay === first).map(({ forecast }) => forecast);
    expect(said(changed)).toEqual(said(before));
  });

  it('is unknown where no origin has a week after it', () => {
    expect(rehearsedAccuracy([], request)).toBeUndefined();
    const pair = { originDay: 0, leadDays: 6, forecast: 9, actual: 10 };
    expect(rehearsedAccuracy([pair], request)).toBeUndefined();
  });
});
