import { ask } from '/api.js';
import { onGrid } from '/chart/grid.js';
import { timeChart } from '/chart/time-chart.js';
import { empty, h } from '/dom.js';
import { percent, rounded, signedPercent, tenth } from '/figures.js';
import { COMPARE, VERSION_SPANS } from '/forecast/queries.js';
import { foldedTable, table } from '/table.js';
import { clockOf, dayOf } from '/zoned.js';

const LONGEST_MS = 28 * 86_400_000;
const STYLES = [{ colour: '--inbound' }, { colour: '--wanted', dash: [7, 3] }];

/** Two versions of a queue beside each other and beside what came, over the days that both reach. */
export async function comparison(queue, [first, second], layers = 'WITH') {
  const { a, b } = await ask(VERSION_SPANS, { a: first, b: second });
  const span = overlap(a, b);
  if (span === null) {
    return empty(
      `Versions ${a.version} and ${b.version} have no day in common, so there is nothing to compare. Choose two that reach over the same days.`,
    );
  }
  const { compareForecasts: compared } = await ask(COMPARE, {
    ids: [first, second],
    layers,
    from: new Date(span.start).toISOString(),
    to: new Date(span.end).toISOString(),
  });
  const { versions, figures, rows } = compared;
  if (rows.length === 0) return empty('Neither version has a figure on the days that both reach.');
  const minutes = Math.max(a.intervalMinutes, b.intervalMinutes);
  const { times, at } = onGrid(minutes, rows);
  const names = versions.map(({ version, model }) => `Version ${version} (${model})`);
  const say = (i) =>
    i === null || !at[i].offered
      ? 'Point at the chart, or use the arrow keys, to read an interval.'
      : `${moment(times[i], queue.zone)}: ${versions.map(({ version }, v) => `${tenth(at[i].offered[v])} by version ${version}`).join(', ')}${at[i].actual === null ? '' : `, ${rounded(at[i].actual)} came`}`;
  const chart = timeChart({
    label: `${names.join(' and ')} of ${queue.name}`,
    zone: queue.zone,
    span,
    times,
    at,
    minutes,
    axes: [{ scale: 'y', label: `contacts in ${minutes} minutes` }],
    lines: [
      ...names.map((name, v) => ({
        name,
        step: true,
        ...STYLES[v],
        values: at.map(({ offered }) => offered?.[v] ?? null),
      })),
      { name: 'What came', colour: '--ink', dots: true, values: at.map(({ actual }) => actual ?? null) },
    ],
    say,
  });
  return h(
    'div',
    {},
    sums({ names, figures, rows }),
    chart.element,
    figuresOf({ queue, names, rows, minutes }),
  );
}

function overlap(a, b) {
  const start = Math.max(Date.parse(a.startsAt), Date.parse(b.startsAt));
  const end = Math.min(Date.parse(a.endsAt), Date.parse(b.endsAt), start + LONGEST_MS);
  return start < end ? { start, end } : null;
}

const moment = (at, zone) => `${dayOf(at, zone)} ${clockOf(at, zone)}`;

/** The error is over everything that has come in the days of a version, the contacts over the days that are shown. */
function sums({ names, figures, rows }) {
  const total = (v) => rows.reduce((sum, { offered }) => sum + (offered[v] ?? 0), 0);
  return table({
    caption: 'The versions beside each other',
    columns: [
      { name: 'Version', header: true, cell: ({ name }) => name },
      { name: 'Contacts', numeric: true, cell: ({ contacts }) => rounded(contacts) },
      { name: 'Off by interval', numeric: true, cell: ({ wape }) => percent(wape) },
      { name: 'of it chance', numeric: true, cell: ({ noiseFloor }) => percent(noiseFloor) },
      { name: 'Bias', numeric: true, cell: ({ bias }) => signedPercent(bias) },
      { name: 'Intervals observed', numeric: true, cell: ({ intervals }) => rounded(intervals) },
    ],
    rows: names.map((name, v) => ({ name, contacts: total(v), ...figures[v] })),
  });
}

const figuresOf = ({ queue, names, rows, minutes }) =>
  foldedTable('Figures as a table', () => ({
    caption: `Comparison by ${minutes} minutes, times of ${queue.zone}`,
    columns: [
      { name: 'Interval', header: true, cell: ({ start }) => moment(Date.parse(start), queue.zone) },
      ...names.map((name, v) => ({ name, numeric: true, cell: ({ offered }) => tenth(offered[v]) })),
      {
        name: 'Difference',
        numeric: true,
        cell: ({ offered: [x, y] }) => (x === null || y === null ? null : tenth(y - x)),
      },
      { name: 'Came', numeric: true, cell: ({ actual }) => rounded(actual) },
    ],
    rows,
  }));
