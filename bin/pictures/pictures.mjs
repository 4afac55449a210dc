import { accuracyOf } from '../../dist/src/forecasting/engine/accuracy.js';
import { calendarEffects } from '../../dist/src/forecasting/engine/calendar-effects.js';
import { dayTable } from '../../dist/src/forecasting/engine/day-table.js';
import { learnDayErrors, reforecastDay } from '../../dist/src/forecasting/engine/intraday.js';
import { planForecast } from '../../dist/src/forecasting/engine/planned-forecast.js';
import { chooseForecaster, FORECASTERS } from '../../dist/src/forecasting/engine/registry.js';
import { findUnusualDays } from '../../dist/src/forecasting/engine/unusual-days.js';
import { addDays, localTimeOf } from '../../dist/src/time/zoned-time.js';
import { blendedDay } from './blended-day.mjs';
import { axis, band, COLOURS, drawn, intervals, legend } from './drawing.mjs';
import { asked, cameOn, CALLS, dateOf, DAYS, FIRST, ZONE } from './made-up-calls.mjs';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const weekdayOf = (date) => WEEKDAYS[new Date(`${date}T00:00Z`).getUTCDay()];
const auto = () => chooseForecaster('auto').forecaster;
const LEVELS = [0.8, 0.95];

/** The points of a request at times that are open. */
function openPoints(request, levels = LEVELS) {
  return planForecast(auto(), request, levels).points.filter(({ basis }) => basis !== 'closed');
}

/** A week ahead with its prediction intervals, and what came. */
function week() {
  const monday = addDays(FIRST, DAYS - 28);
  const points = openPoints(asked(monday, 7));
  const came = new Map(cameOn(monday, 7).map(({ start, offered }) => [start, offered]));
  const dates = points.map(({ start }) => dateOf(start));
  const labels = dates.map((date, i) => (date === dates[i - 1] ? '' : weekdayOf(date)));
  const bound = (level, side) => points.map(({ intervals: levels }) => levels[level][side]);
  return drawn({
    title: 'A week, forecast the midnight before it',
    subtitle: 'Contacts per half-hour in opening hours; the ranges should hold 80 % and 95 % of what comes.',
    legend: legend('95 % range', '80 % range', 'forecast', 'what came'),
    xAxis: intervals(labels),
    yAxis: axis('contacts per half-hour'),
    series: [
      ...band('95 % range', bound(1, 'low'), bound(1, 'high'), COLOURS.forecast, 0.18),
      ...band('80 % range', bound(0, 'low'), bound(0, 'high'), COLOURS.forecast, 0.32),
      line(
        'forecast',
        points.map(({ offered }) => offered),
        COLOURS.forecast,
      ),
      dots(
        'what came',
        points.map(({ start }) => came.get(start) ?? null),
        COLOURS.came,
      ),
    ],
  });
}

const line = (name, data, color, more = {}) => ({
  type: 'line',
  name,
  data: data.map((value) => (value === null ? null : Number(value.toFixed(2)))),
  symbol: 'none',
  itemStyle: { color },
  lineStyle: { color, width: 2.2, ...more },
});
const dots = (name, data, color, more = {}) => ({
  type: 'scatter',
  name,
  data,
  symbolSize: 5,
  itemStyle: { color },
  ...more,
});

const HORIZONS = [
  { name: 'a day ahead', days: 1, symbol: 'circle', colour: '#0072b2' },
  { name: 'a week ahead', days: 7, symbol: 'rect', colour: '#e69f00' },
  { name: 'four weeks ahead', days: 28, symbol: 'triangle', colour: '#d55e00' },
];
/** Six Mondays, two weeks apart, the last one four weeks before the end. */
const ORIGINS = Array.from({ length: 6 }, (_, back) => addDays(FIRST, DAYS - 28 - 14 * back));

/** WAPE of every model at three horizons beside what a perfect forecast would miss. */
function errors() {
  const scored = FORECASTERS.map(({ name }) => {
    const { forecaster } = chooseForecaster(name);
    const pairs = HORIZONS.map(({ days }) =>
      ORIGINS.flatMap((origin) => {
        const request = { ...asked(origin, days), horizon: cameOn(origin, days).map(({ start }) => start) };
        const { points } = forecaster.forecast(request);
        return cameOn(origin, days).map(({ offered: actual }, i) => ({
          forecast: points[i].offered,
          actual,
        }));
      }),
    );
    return { name, figures: pairs.map(accuracyOf) };
  });
  scored.sort((a, b) => total(b) - total(a));
  const floor = Math.min(...scored[0].figures.map(({ noiseFloor }) => noiseFloor));
  return drawn({
    title: 'How far each model misses',
    subtitle: 'WAPE by half-hour from six Mondays, with nothing but what was known then.',
    height: 520,
    legend: legend(...HORIZONS.map(({ name }) => name), 'noise floor'),
    grid: { left: 170, right: 40, top: 96, bottom: 56 },
    xAxis: axis('WAPE, %', { nameGap: 30, min: 0 }),
    yAxis: {
      type: 'category',
      data: scored.map(({ name }) => name),
      axisTick: { show: false },
      axisLabel: { fontFamily: 'sans-serif', fontSize: 13, color: '#333' },
      splitLine: { show: true, lineStyle: { color: COLOURS.grid } },
    },
    series: [
      ...HORIZONS.map(({ name, symbol, colour }, h) => ({
        type: 'scatter',
        name,
        symbol,
        symbolSize: 11,
        // Apart, so that none hides another.
        symbolOffset: [0, 9 * (h - 1)],
        itemStyle: { color: colour, opacity: 1 },
        data: scored.map((model, row) => [Number((100 * model.figures[h].wape).toFixed(3)), row]),
      })),
      {
        type: 'line',
        name: 'noise floor',
        symbol: 'none',
        itemStyle: { color: COLOURS.floor },
        lineStyle: { color: COLOURS.floor, type: 'dashed', width: 2 },
        data: [
          [100 * floor, 0],
          [100 * floor, scored.length - 1],
        ],
      },
    ],
  });
}

const total = ({ figures }) => figures.reduce((sum, { wape }) => sum + wape, 0);

/** The rest of a day after a third of its contacts. */
function day() {
  const dates = Array.from({ length: 60 }, (_, back) => addDays(FIRST, DAYS - 60 + back));
  const past = dates
    .slice(0, 40)
    .map((date) => mornings(date, 1.0))
    .filter((known) => known.length > 0);
  const surprise = dates.slice(40).find((date) => Math.abs(ratioOf(mornings(date)) - 1.12) < 0.04);
  const today = mornings(surprise);
  const all = today.reduce((sum, { actual }) => sum + actual, 0);
  let sum = 0;
  const now = today.findIndex(({ actual }) => (sum += actual) >= all / 3) + 1;
  const { rest } = reforecastDay({
    morning: today.map(({ start, forecast }) => ({ start, offered: forecast })),
    actuals: today.slice(0, now).map(({ start, actual }) => ({ start, offered: actual })),
    errors: learnDayErrors(past),
    levels: LEVELS,
  });
  const after = (values) => [...today.slice(0, now).map(() => null), ...values];
  const labels = today
    .map(({ start }) => localTimeOf(start, ZONE))
    .map((time) => (/[02468]:00/.test(time) ? time : ''));
  return drawn({
    title: 'The rest of a day, after a third of its contacts',
    subtitle: 'More callers than expected by the morning forecast: level and shape of what is left follow.',
    legend: legend('80 % range', 'morning forecast', 'expected now', 'came by now', 'came later'),
    xAxis: intervals(labels, 'center'),
    yAxis: axis('contacts per half-hour'),
    series: [
      ...band(
        '80 % range',
        after(rest.map(({ intervals: levels }) => levels[0].low)),
        after(rest.map(({ intervals: levels }) => levels[0].high)),
        COLOURS.update,
        0.2,
      ),
      line(
        'morning forecast',
        today.map(({ forecast }) => forecast),
        COLOURS.forecast,
        { type: 'dashed' },
      ),
      {
        type: 'line',
        data: [],
        markLine: {
          symbol: 'none',
          silent: true,
          lineStyle: { color: COLOURS.quiet, type: 'dotted', width: 1.5 },
          label: { formatter: 'now', color: '#333', fontSize: 13 },
          data: [{ xAxis: now }],
        },
      },
      line('expected now', after(rest.map(({ offered }) => offered)), COLOURS.update),
      dots(
        'came by now',
        today.map(({ actual }, i) => (i < now ? actual : null)),
        COLOURS.came,
        { symbolSize: 7 },
      ),
      dots(
        'came later',
        today.map(({ actual }, i) => (i < now ? null : actual)),
        COLOURS.came,
        {
          symbolSize: 7,
          itemStyle: { color: '#fff', borderColor: COLOURS.came, borderWidth: 1.5 },
        },
      ),
    ],
  });
}

const known = new Map();
/** What was expected of each half-hour at midnight, beside what came. */
function mornings(date) {
  if (!known.has(date)) {
    const came = cameOn(date, 1);
    const request = { ...asked(date, 1), horizon: came.map(({ start }) => start) };
    const { points } = chooseForecaster('level-profile').forecaster.forecast(request);
    known.set(
      date,
      came.map(({ start, offered: actual }, i) => ({ start, forecast: points[i].offered, actual })),
    );
  }
  return known.get(date);
}

function ratioOf(points) {
  const sum = (key) => points.reduce((result, point) => result + point[key], 0);
  return sum('actual') / sum('forecast');
}

const KINDS = {
  high: { label: 'far above', symbol: 'triangle', colour: '#d55e00' },
  low: { label: 'far below', symbol: 'path://M0,0L10,0L5,9Z', colour: '#0072b2' },
  gap: { label: 'nothing recorded', symbol: 'diamond', colour: '#cc79a7' },
  partial: { label: 'partly recorded', symbol: 'rect', colour: '#e69f00' },
};

/** Half a year with days on which something happened. */
function unusual() {
  const first = addDays(FIRST, DAYS - 182);
  const [outage, letter, gap, half] = [38, 66, 93, 128].map((days) => addDays(first, days));
  const history = CALLS.filter(({ start }) => dateOf(start) >= first && dateOf(start) !== gap)
    .filter(({ start }) => dateOf(start) !== half || localTimeOf(start, ZONE) < '14:00')
    .map((row) => ({
      ...row,
      offered: row.offered * ({ [outage]: 0.45, [letter]: 1.6 }[dateOf(row.start)] ?? 1),
    }));
  const request = asked(addDays(FIRST, DAYS), 1, history);
  const { table, levels } = calendarEffects(dayTable(request));
  const course = Array.from(
    levels.expected,
    (log) => Math.exp(log) * (levels.mean + levels.offset) - levels.offset,
  );
  const dates = Array.from({ length: table.days }, (_, row) => addDays(first, row));
  const open = dates.map((date) => weekdayOf(date) !== 'Sunday');
  const totals = new Map();
  for (const { start, offered } of history)
    totals.set(dateOf(start), (totals.get(dateOf(start)) ?? 0) + offered);
  const found = findUnusualDays(request);
  const months = dates.map((date) => (date.endsWith('-01') ? date.slice(0, 7) : ''));
  return drawn({
    title: 'Unusual days that were found',
    subtitle:
      'Contacts per day over half a year beside their ordinary course; a planner decides which teach nothing.',
    legend: legend('ordinary course', 'a day', ...Object.values(KINDS).map(({ label }) => label)),
    xAxis: intervals(months),
    yAxis: axis('contacts per day'),
    series: [
      line(
        'ordinary course',
        course.map((count, i) => (open[i] ? count : null)),
        COLOURS.quiet,
        { width: 1.4 },
      ),
      dots(
        'a day',
        dates.map((date) => totals.get(date) ?? null),
        COLOURS.came,
        { symbolSize: 4 },
      ),
      ...Object.entries(KINDS).map(([kind, { label, symbol, colour }]) => ({
        symbol,
        type: 'scatter',
        name: label,
        symbolSize: 16,
        itemStyle: { color: colour, borderColor: '#fff', borderWidth: 1 },
        data: found
          .filter((each) => each.kind === kind)
          .map(({ date, offered, expected }) => [dates.indexOf(date), Math.round(offered ?? expected)]),
      })),
    ],
  });
}

export const pictures = { week, errors, day, unusual, 'blended-day': blendedDay };
