import uPlot from '/vendor/uplot/uPlot.esm.js';
import { ask } from '/api.js';
import { announce, filling, h, picker } from '/dom.js';
import { COVERAGE, QUEUES } from '/queries.js';
import { addDays, clockOf, dateOf, dayOf, longDate, monday } from '/zoned.js';

const DAY_MS = 86_400_000;
const percent = (share) => (share === null ? '–' : `${(share * 100).toFixed(1)} %`);
const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();

/** A week of one queue: calls expected, staff wanted and rostered, in the queue's zone. */
export function curvePanel() {
  const body = h('div');
  filling(body, async () => {
    const { queues } = await ask(QUEUES);
    const list = queues.edges.map((edge) => edge.node);
    if (list.length === 0) {
      return h(
        'p',
        { class: 'empty' },
        'No queues yet. Create a client and a queue, import its history, then make a forecast.',
      );
    }
    return week(list);
  });
  return body;
}

function week(queues) {
  let queue = queues[0];
  let first = monday(dateOf(Date.now(), queue.zone));
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = () => {
    controls.replaceChildren(
      picker(
        'Queue',
        queues.map((each) => ({ value: each.id, text: `${each.name} (${each.client.name})` })),
        queue.id,
        (id) => {
          queue = queues.find((each) => each.id === id);
          show();
        },
      ),
      h('button', { onclick: () => ((first = addDays(first, -7)), show()) }, '‹ Week before'),
      h('span', {}, `Week of ${longDate(first)}, ${queue.zone}`),
      h('button', { onclick: () => ((first = addDays(first, 7)), show()) }, 'Week after ›'),
    );
    filling(place, () => load(queue, first));
  };
  show();
  return [controls, place];
}

async function load(queue, first) {
  const from = new Date(Date.parse(`${first}T00:00:00Z`) - DAY_MS).toISOString();
  const to = new Date(Date.parse(`${first}T00:00:00Z`) + 8 * DAY_MS).toISOString();
  const { coverage } = await ask(COVERAGE, { queueId: queue.id, from, to });
  const last = addDays(first, 6);
  const rows = coverage.rows.filter((row) => {
    const date = dateOf(Date.parse(row.start), queue.zone);
    return first <= date && date <= last;
  });
  if (rows.length === 0) {
    return h(
      'p',
      { class: 'empty' },
      'Nothing is published for this week. Make a forecast, calculate the staffing and publish it; then this curve appears.',
    );
  }
  const chart = h('div', {
    role: 'img',
    'aria-label': `Staff wanted and rostered for ${queue.name}, week of ${first}`,
  });
  requestAnimationFrame(() => draw(chart, withBreaks(rows), queue.zone));
  announce(`${queue.name}, week of ${longDate(first)} loaded`);
  return [facts(rows), chart];
}

function facts(rows) {
  const hours = (minutes) => `${Math.round(minutes / 60)} h`;
  const calls = rows.reduce((sum, row) => sum + row.offered, 0);
  const served = rows.reduce((sum, row) => sum + row.offered * (row.projectedServiceLevel ?? 0), 0);
  const gap = (sign) =>
    rows.reduce(
      (sum, row) => sum + Math.max(0, sign * (row.rosterTarget - row.plannedAgents)) * row.intervalMinutes,
      0,
    );
  const items = [
    [Math.round(calls).toLocaleString('en'), 'calls expected'],
    [percent(calls > 0 ? served / calls : null), 'of calls projected in time'],
    [hours(gap(1)), 'agent-hours short'],
    [hours(gap(-1)), 'agent-hours over'],
  ];
  return h(
    'ul',
    { class: 'facts' },
    items.map(([value, name]) => h('li', {}, h('b', {}, value), h('span', {}, name))),
  );
}

/** An empty row wherever the queue closes, so that no line runs through the night. */
function withBreaks(rows) {
  return rows.flatMap((row, i) => {
    const end = Date.parse(row.start) + row.intervalMinutes * 60_000;
    const last = rows[i + 1] === undefined || Date.parse(rows[i + 1].start) > end;
    return last
      ? [
          row,
          {
            start: new Date(end).toISOString(),
            offered: null,
            rosterTarget: null,
            plannedAgents: null,
            projectedServiceLevel: null,
          },
        ]
      : [row];
  });
}

function draw(place, rows, zone) {
  const step = (align) => uPlot.paths.stepped({ align });
  const at = rows.map((row) => Date.parse(row.start) / 1000);
  const axis = { stroke: colour('--quiet'), grid: { stroke: colour('--line'), width: 1 } };
  const options = {
    width: place.clientWidth || 900,
    height: 340,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), zone),
    scales: {
      calls: { range: (_, __, max) => [0, max * 1.05 || 1] },
      y: { range: (_, __, max) => [0, max * 1.1 || 1] },
    },
    axes: [
      {
        ...axis,
        values: (_, splits) =>
          splits.map((s) =>
            clockOf(s * 1000, zone) === '00:00' ? dayOf(s * 1000, zone) : clockOf(s * 1000, zone),
          ),
      },
      { ...axis, label: 'agents' },
      { ...axis, label: 'calls per interval', scale: 'calls', side: 1, grid: { show: false } },
    ],
    series: [
      {
        label: 'Time',
        value: (_, s) => (s === null ? '–' : `${dayOf(s * 1000, zone)} ${clockOf(s * 1000, zone)}`),
      },
      {
        label: 'Calls expected',
        scale: 'calls',
        stroke: colour('--quiet'),
        dash: [4, 3],
        width: 1,
        value: (_, v) => v?.toFixed(1) ?? '–',
      },
      {
        label: 'Agents wanted',
        stroke: colour('--outbound'),
        width: 2,
        paths: step(1),
        value: (_, v) => v?.toFixed(1) ?? '–',
      },
      {
        label: 'Agents rostered',
        stroke: colour('--inbound'),
        fill: `${colour('--inbound')}26`,
        width: 1.5,
        paths: step(1),
        value: (_, v) => v?.toFixed(1) ?? '–',
      },
      {
        label: 'In time',
        scale: 'share',
        show: true,
        stroke: 'transparent',
        points: { show: false },
        value: (_, v) => percent(v ?? null),
      },
    ],
  };
  const data = [
    at,
    ...['offered', 'rosterTarget', 'plannedAgents', 'projectedServiceLevel'].map((name) =>
      rows.map((row) => row[name]),
    ),
  ];
  const plot = new uPlot(options, data, place);
  new ResizeObserver(
    () => place.clientWidth && plot.setSize({ width: place.clientWidth, height: 340 }),
  ).observe(place);
}
