import { timeChart } from '/chart/time-chart.js';
import { facts, percent, rounded, tenth } from '/figures.js';
import { foldedTable } from '/table.js';
import { clockOf, dayOf } from '/zoned.js';

/** Contacts, how many of them are projected in time, and agent-hours short and over, of rows of a coverage. */
export function coverTotals(rows) {
  const hours = (minutes) => `${Math.round(minutes / 60)} h`;
  const calls = rows.reduce((sum, row) => sum + row.offered, 0);
  const served = rows.reduce((sum, row) => sum + row.offered * (row.projectedServiceLevel ?? 0), 0);
  return facts([
    [rounded(calls), 'calls expected'],
    [percent(calls > 0 ? served / calls : null), 'of calls projected in time'],
    [hours(gapMinutes(rows, 1)), 'agent-hours short'],
    [hours(gapMinutes(rows, -1)), 'agent-hours over'],
  ]);
}

const gapMinutes = (rows, sign) =>
  rows.reduce(
    (sum, row) => sum + Math.max(0, sign * (row.rosterTarget - row.plannedAgents)) * row.intervalMinutes,
    0,
  );

/** Agents wanted and rostered on the clock of a zone; where there are too few or too many the room between is shaded. */
export function coverChart({ queue, zone, span, rows, height }) {
  const minutes = rows[0].intervalMinutes;
  const { times, at } = stepsOf(rows);
  const values = (name) => at.map((row) => row[name] ?? null);
  const [wanted, rostered] = [values('rosterTarget'), values('plannedAgents')];
  const most = wanted.map((value, i) => (value === null ? null : Math.max(value, rostered[i])));
  const say = (i) =>
    i === null || at[i].offered === undefined
      ? 'Point at the chart, or use the arrow keys, to read an interval.'
      : inWords(at[i], `${dayOf(times[i], zone)} ${clockOf(times[i], zone)}`);
  return timeChart({
    label: `Staff wanted and rostered for ${queue.name}`,
    zone,
    span,
    times,
    at,
    minutes,
    height,
    axes: [
      { scale: 'agents', label: 'agents' },
      { scale: 'calls', label: 'calls per interval', side: 1 },
    ],
    bands: [
      { name: 'Short', colour: '--bad', alpha: '66', step: true, low: rostered, high: most },
      { name: 'Over', colour: '--inbound', alpha: '33', step: true, low: wanted, high: most },
    ],
    lines: [
      {
        name: 'Calls expected',
        scale: 'calls',
        colour: '--quiet',
        dash: [4, 3],
        width: 1,
        values: values('offered'),
      },
      { name: 'Agents rostered', colour: '--inbound', step: true, width: 1.5, values: rostered },
      { name: 'Agents wanted', colour: '--wanted', step: true, dash: [8, 3], values: wanted },
    ],
    say,
  }).element;
}

/** Rows as steps of a line: outside the hours of a requirement they may be of another width. Where rows break off, the line does. */
function stepsOf(rows) {
  const times = [];
  const at = [];
  const add = (time, row) => (times.push(time), at.push(row));
  rows.forEach((row, i) => {
    const start = Date.parse(row.start);
    const end = start + row.intervalMinutes * 60_000;
    add(start, row);
    if (i + 1 < rows.length && Date.parse(rows[i + 1].start) === end) return;
    add(end, { closes: true });
    add(end + 1, {});
  });
  return { times, at };
}

function inWords({ offered, rosterTarget, plannedAgents, projectedServiceLevel }, moment) {
  const gap = plannedAgents - rosterTarget;
  const verdict =
    Math.abs(gap) < 0.05 ? 'as many as wanted' : `${tenth(Math.abs(gap))} ${gap < 0 ? 'short' : 'over'}`;
  return `${moment}: ${tenth(offered)} calls, ${tenth(rosterTarget)} agents wanted, ${tenth(plannedAgents)} rostered, ${verdict}, ${percent(projectedServiceLevel)} in time`;
}

export const coverTable = ({ queue, zone, rows, when }) =>
  foldedTable('Figures as a table', () => ({
    caption: `Staffing of ${queue.name}, ${when}`,
    columns: [
      {
        name: 'Interval',
        header: true,
        cell: ({ start }) => `${dayOf(Date.parse(start), zone)} ${clockOf(Date.parse(start), zone)}`,
      },
      { name: 'Calls', numeric: true, cell: ({ offered }) => tenth(offered) },
      { name: 'Agents wanted', numeric: true, cell: ({ rosterTarget }) => tenth(rosterTarget) },
      { name: 'Agents rostered', numeric: true, cell: ({ plannedAgents }) => tenth(plannedAgents) },
      {
        name: 'Short or over',
        numeric: true,
        cell: ({ rosterTarget, plannedAgents }) => signedTenth(plannedAgents - rosterTarget),
      },
      { name: 'In time', numeric: true, cell: ({ projectedServiceLevel }) => percent(projectedServiceLevel) },
    ],
    rows,
  }));

const signedTenth = (value) =>
  Math.abs(value) < 0.05 ? '0' : `${value < 0 ? '−' : '+'}${Math.abs(value).toFixed(1)}`;
