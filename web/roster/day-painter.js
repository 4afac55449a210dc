import { h } from '/dom.js';
import { dayFrame, ticksOf } from '/roster/days.js';
import { activityInWords, KINDS, shiftInWords, spokenName, workOf } from '/roster/words.js';
import { shortDate, zoneName } from '/zoned.js';

const HOUR_MS = 3_600_000;
const LEAST_HOUR_PX = 28;

/** One day as bars on a time axis, each row in its zone. `shiftsOf(agentId)` gives them, undefined while they come. */
export function dayPainter({ date, zones, zoneOf, shiftsOf, notesOf = () => [] }) {
  const frames = new Map(zones.map((zone) => [zone, dayFrame(date, zone)]));
  const frameOf = (row) => frames.get(row.zone ?? zoneOf(row.agent)) ?? frames.values().next().value;
  // Days of several zones may differ in length: one scale for all.
  const span = Math.max(...[...frames.values()].map(({ start, end }) => end - start));
  const left = (at, frame) => `${((at - frame.start) / span) * 100}%`;
  const view = { left, span, frameOf, shiftsOf, notesOf };
  return {
    className: 'day-view',
    columns: 2,
    width: `${Math.ceil(span / HOUR_MS) * LEAST_HOUR_PX}px`,
    frameOf,
    span,
    headKey: (row) => frameOf(row).zone,
    head: (row) => head(row ? frameOf(row) : frames.values().next().value, view),
    nameOf,
    cells: (row) => (row.kind === 'group' ? groupCells(row, view) : agentCells(row, view)),
  };
}

export const nameOf = (row) =>
  row.kind === 'group' ? row.text : [row.agent.name, h('small', {}, ` ${row.agent.code}`)];

const head = (frame, view) =>
  h(
    'div',
    { class: 'axis', role: 'row', 'aria-rowindex': '1' },
    h('div', { class: 'corner', role: 'columnheader' }, `Agent, ${zoneName(frame.start, frame.zone)}`),
    h(
      'div',
      { class: 'ticks', role: 'columnheader', 'aria-label': `Shifts, times of ${frame.zone}` },
      ticks(frame, view),
    ),
  );

const ticks = (frame, { left }) =>
  ticksOf(frame).map(({ at, text, isMidnight }) =>
    h(
      'span',
      {
        class: isMidnight || at === frame.start ? 'day' : null,
        style: { left: left(at, frame) },
        'aria-hidden': true,
      },
      isMidnight ? `${shortDate(addedDay(frame.date)).split(' ')[0]} ${text}` : text,
    ),
  );

const addedDay = (date) => new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);

const groupCells = (row, view) => [
  h('div', { class: 'track', role: 'gridcell' }, row.zone ? ticks(view.frameOf(row), view) : ''),
];

function agentCells(row, view) {
  const frame = view.frameOf(row);
  const { start, end, next } = frame;
  const shifts = view.shiftsOf(row.agent.id);
  const hour = { '--hour': `${(HOUR_MS / view.span) * 100}%` };
  const morning = h('div', { class: 'morning', style: { left: view.left(next, frame) } });
  const content =
    shifts === undefined
      ? [blank(row, 'waiting', 'loading')]
      : shifts
          .filter((shift) => Date.parse(shift.end) > start && Date.parse(shift.start) < end)
          .map((shift) => bar(row, shift, frame, view));
  if (content.length === 0) content.push(blank(row, 'off', 'no shift', view.notesOf(row.agent, null)));
  return [
    h('div', { class: 'track', role: 'presentation', style: hour }, morning, nowMark(frame, view), content),
  ];
}

function nowMark(frame, { left }) {
  const now = Date.now();
  return frame.start <= now && now < frame.end
    ? h('div', { class: 'now', style: { left: left(now, frame) } })
    : null;
}

function blank(row, kind, text, notes = []) {
  const label = [`${row.agent.name}, ${text}`, ...notes].join('. ');
  const cell = h(
    'div',
    { class: `none ${kind}`, role: 'gridcell', tabindex: -1 },
    spokenName(label),
    h('span', { 'aria-hidden': true }, notes.join(', ')),
  );
  cell.dataset.key = kind;
  return cell;
}

function bar(row, shift, frame, view) {
  const from = Math.max(frame.start, Date.parse(shift.start));
  const to = Math.min(frame.end, Date.parse(shift.end));
  const notes = view.notesOf(row.agent, shift);
  const cut = `${Date.parse(shift.start) < frame.start ? ' from-before' : ''}${Date.parse(shift.end) > frame.end ? ' goes-on' : ''}`;
  const cell = h(
    'div',
    {
      class: `shift${cut}${notes.length > 0 ? ' noted' : ''}`,
      role: 'gridcell',
      tabindex: -1,
      style: { left: view.left(from, frame), width: `${((to - from) / view.span) * 100}%` },
    },
    spokenName(shiftInWords(row.agent, shift, frame.zone, notes)),
    shift.activities
      .filter((each) => Date.parse(each.end) > from && Date.parse(each.start) < to)
      .map((each) => block(each, { from, to, zone: frame.zone })),
    notes.length > 0
      ? h('span', { class: 'note-mark', 'aria-hidden': true }, notes[0].startsWith('pinned') ? '⚲' : '!')
      : null,
  );
  cell.dataset.key = shift.id;
  return cell;
}

function block(activity, { from, to, zone }) {
  const start = Math.max(from, Date.parse(activity.start));
  const end = Math.min(to, Date.parse(activity.end));
  const { name, letter } = KINDS[activity.kind];
  const part = (ms) => `${(ms / (to - from)) * 100}%`;
  const work = workOf(activity);
  const element = h(
    'div',
    {
      class: `block ${name}`,
      'aria-hidden': true,
      title: activityInWords(activity, zone),
      style: { left: part(start - from), width: part(end - start) },
    },
    h('b', {}, letter),
    work ? ` ${work}` : '',
  );
  element.dataset.start = activity.start;
  return element;
}
