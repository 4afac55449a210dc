import { onGrid, widened } from '/chart/grid.js';
import { timeChart } from '/chart/time-chart.js';
import { percent, rounded, tenth } from '/figures.js';
import { bandsOf } from '/forecast/curve.js';
import { foldedTable } from '/table.js';
import { clockOf } from '/zoned.js';

/** The day on one grid: { morning, came, expected, bands, needed, planned } by interval. */
export function dayOnGrid({ queue, now, span, morning, came }) {
  const minutes = now.intervalMinutes;
  const rest = now.rest;
  const { times, at } = onGrid(
    minutes,
    morning.map(({ start, offered }) => ({ start, morning: offered })),
    widened(came, minutes).map(({ start, offered }) => ({ start, came: offered })),
    rest.map(({ start, offered, intervals, staffing, plannedAgents }) => ({
      start,
      expected: offered,
      bands: Object.fromEntries(intervals.map(({ level, low, high }) => [level, { low, high }])),
      needed: staffing?.requiredAgents ?? null,
      planned: staffing ? plannedAgents : null,
    })),
  );
  const gap = (sign) =>
    rest.reduce((hours, { staffing, plannedAgents }) => {
      if (!staffing || plannedAgents === null) return hours;
      return hours + (Math.max(0, sign * (staffing.requiredAgents - plannedAgents)) * minutes) / 60;
    }, 0);
  const marks = [{ kind: 'now', text: 'now', start: Date.parse(now.asOf), end: Date.parse(now.asOf) }];
  return { queue, span, minutes, rest, times, at, marks, short: gap(1), over: gap(-1) };
}

export function callsChart({ queue, span, minutes, times, at, marks }) {
  const values = (of) => at.map((row) => of(row) ?? null);
  return timeChart({
    label: `Contacts of ${queue.name} today`,
    zone: queue.zone,
    span,
    times,
    at,
    minutes,
    marks,
    axes: [{ scale: 'y', label: `contacts in ${minutes} minutes` }],
    bands: bandsOf(at),
    lines: [
      {
        name: 'Morning’s forecast',
        colour: '--quiet',
        dash: [6, 4],
        width: 1.5,
        step: true,
        values: values((row) => row.morning),
      },
      { name: 'Expected now', colour: '--inbound', step: true, values: values((row) => row.expected) },
      { name: 'What came', colour: '--ink', dots: true, values: values((row) => row.came) },
    ],
    say: (i) => (i === null ? HOW_TO_READ : `${clockOf(times[i], queue.zone)}: ${contacts(at[i])}`),
  }).element;
}

const HOW_TO_READ = 'Point at the chart, or use the arrow keys, to read an interval.';

function contacts({ morning, came, expected, bands }) {
  if (morning === undefined && came === undefined) return 'closed';
  const range = bands?.[0.8] ? ` (80 %: ${tenth(bands[0.8].low)} to ${tenth(bands[0.8].high)})` : '';
  const parts = [
    `${tenth(morning)} in the morning’s forecast`,
    expected === undefined ? null : `${tenth(expected)} expected now${range}`,
    came === undefined ? null : `${rounded(came)} came`,
  ];
  return parts.filter(Boolean).join(', ');
}

export const callsTable = ({ queue, rest }) =>
  foldedTable('Contacts as a table', () => ({
    caption: `Rest of the day of ${queue.name}`,
    columns: [
      { name: 'From', header: true, cell: ({ start }) => clockOf(Date.parse(start), queue.zone) },
      { name: 'Morning', numeric: true, cell: ({ morning }) => tenth(morning) },
      { name: 'Expected now', numeric: true, cell: ({ offered }) => tenth(offered) },
      ...[0.8, 0.95].map((level) => ({
        name: `${level * 100} % range`,
        numeric: true,
        cell: ({ intervals }) => rangeOf(intervals.find((each) => each.level === level)),
      })),
    ],
    rows: rest,
  }));

const rangeOf = (range) => range && `${tenth(range.low)} to ${tenth(range.high)}`;

export function agentsChart({ queue, span, minutes, times, at, marks, rest }) {
  const values = (name) => at.map((row) => row[name] ?? null);
  const rows = new Map(rest.map((row) => [Date.parse(row.start), row]));
  const say = (i) => {
    const { staffing, plannedAgents } = rows.get(times[i]) ?? {};
    if (!staffing) return `${clockOf(times[i], queue.zone)}: over, or closed`;
    const planned = plannedAgents === null ? 'none planned' : `${plannedAgents} planned`;
    return `${clockOf(times[i], queue.zone)}: ${staffing.requiredAgents} agents needed, ${planned}`;
  };
  return timeChart({
    label: `Agents of ${queue.name} for the rest of the day`,
    zone: queue.zone,
    span,
    times,
    at,
    minutes,
    marks,
    axes: [{ scale: 'y', label: 'agents' }],
    lines: [
      { name: 'Planned', colour: '--inbound', fill: true, step: true, width: 1.5, values: values('planned') },
      { name: 'Needed now', colour: '--wanted', dash: [8, 3], step: true, values: values('needed') },
    ],
    say: (i) => (i === null ? HOW_TO_READ : say(i)),
  }).element;
}

export const agentsTable = ({ queue, rest }) =>
  foldedTable('Agents as a table', () => ({
    caption: `Agents of ${queue.name} for the rest of the day`,
    columns: [
      { name: 'From', header: true, cell: ({ start }) => clockOf(Date.parse(start), queue.zone) },
      { name: 'Our contacts', numeric: true, cell: ({ staffing }) => tenth(staffing.offered) },
      { name: 'Needed', numeric: true, cell: ({ staffing }) => staffing.requiredAgents },
      { name: 'Planned', numeric: true, cell: ({ plannedAgents }) => plannedAgents },
      {
        name: 'Short',
        numeric: true,
        cell: ({ staffing, plannedAgents }) => shortage(staffing, plannedAgents),
      },
      {
        name: 'In time when staffed so',
        numeric: true,
        cell: ({ staffing }) => percent(staffing.serviceLevel),
      },
    ],
    rows: rest.filter(({ staffing }) => staffing),
  }));

const shortage = ({ requiredAgents }, planned) =>
  planned === null ? null : requiredAgents > planned ? `${requiredAgents - planned} short` : '0';
