import { h } from '/dom.js';

const none = (value) => value === null || value === undefined || Number.isNaN(value);

/** 0.123 as "12.3 %"; a dash where there is nothing. */
export const percent = (share) => (none(share) ? '–' : `${(share * 100).toFixed(1)} %`);
export const signedPercent = (share) =>
  none(share) ? '–' : `${share > 0 ? '+' : share < 0 ? '−' : '±'}${Math.abs(share * 100).toFixed(1)} %`;
export const rounded = (value) => (none(value) ? '–' : Math.round(value).toLocaleString('en'));
export const signed = (value) =>
  none(value)
    ? '–'
    : `${value > 0 ? '+' : value < 0 ? '−' : '±'}${Math.abs(Math.round(value)).toLocaleString('en')}`;
export const tenth = (value) => (none(value) ? '–' : value.toFixed(1));

/** The few numbers that stand above a chart: [value, name, note]. */
export const facts = (items) =>
  h(
    'ul',
    { class: 'facts' },
    items
      .filter(Boolean)
      .map(([value, name, note]) =>
        h('li', {}, h('b', {}, value), h('span', {}, name), note ? h('small', {}, note) : null),
      ),
  );

/**
 * How far forecasts { forecast, actual } were off, as shares of what came: WAPE, bias (above zero: too high), and the WAPE
 * that a perfect forecast of Poisson counts would still have.
 */
export function errorsOf(pairs) {
  const sum = (of) => pairs.reduce((total, pair) => total + of(pair), 0);
  const came = sum(({ actual }) => actual);
  if (came === 0) return { intervals: pairs.length, wape: null, bias: null, noiseFloor: null };
  return {
    intervals: pairs.length,
    wape: sum(({ forecast, actual }) => Math.abs(forecast - actual)) / came,
    bias: sum(({ forecast, actual }) => forecast - actual) / came,
    noiseFloor: sum(({ forecast }) => Math.sqrt((2 * Math.max(0, forecast)) / Math.PI)) / came,
  };
}
