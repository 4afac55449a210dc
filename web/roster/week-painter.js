import { h } from '/dom.js';
import { nameOf } from '/roster/day-painter.js';
import { dateIn } from '/roster/days.js';
import { shiftInWords, spokenName } from '/roster/words.js';
import { clockOf, shortDate } from '/zoned.js';

/** Many days: from when to when, a cell a day. Narrow ones (a period) break the two times into lines. */
export function weekPainter({ days, zoneOf, shiftsOf, notesOf = () => [] }) {
  const isNarrow = days.length > 7;
  const view = { days, zoneOf, shiftsOf, notesOf };
  return {
    className: isNarrow ? 'period-view' : 'week-view',
    columns: days.length + 1,
    width: `${days.length * (isNarrow ? 46 : 104)}px`,
    headKey: () => 'days',
    head: () => head(days, isNarrow),
    nameOf,
    cells: (row) =>
      row.kind === 'group' ? [h('div', { class: 'track', role: 'gridcell' })] : cells(row, view),
  };
}

const head = (days, isNarrow) =>
  h(
    'div',
    { class: 'axis', role: 'row', 'aria-rowindex': '1' },
    h('div', { class: 'corner', role: 'columnheader' }, 'Agent'),
    h(
      'div',
      { class: 'days', role: 'presentation' },
      days.map((date) => {
        const [weekday, ...rest] = shortDate(date).split(' ');
        const text = isNarrow ? [weekday, h('br'), rest[0]] : `${weekday} ${rest.join(' ')}`;
        return h('div', { role: 'columnheader', class: isWeekend(date) ? 'weekend' : null }, text);
      }),
    ),
  );

const isWeekend = (date) => [0, 6].includes(new Date(`${date}T00:00:00Z`).getUTCDay());

function cells(row, { days, zoneOf, shiftsOf, notesOf }) {
  const zone = zoneOf(row.agent);
  const shifts = shiftsOf(row.agent.id);
  const byDate = new Map();
  for (const shift of shifts ?? []) {
    const date = dateIn(shift, zone);
    byDate.set(date, [...(byDate.get(date) ?? []), shift]);
  }
  return [
    h(
      'div',
      { class: 'days', role: 'presentation' },
      days.map((date) =>
        dayCell(row, date, shifts === undefined ? null : (byDate.get(date) ?? []), zone, notesOf),
      ),
    ),
  ];
}

function dayCell(row, date, shifts, zone, notesOf) {
  const isOff = shifts?.length === 0;
  const notes = isOff
    ? notesOf(row.agent, null, date)
    : (shifts ?? []).flatMap((shift) => notesOf(row.agent, shift, date));
  const label = isOff
    ? [`${row.agent.name}, ${shortDate(date)}, no shift`, ...notes].join('. ')
    : (shifts?.map((shift) => shiftInWords(row.agent, shift, zone, notes)).join('; ') ??
      `${row.agent.name}, loading`);
  const state = shifts === null ? 'waiting' : isOff ? 'off' : 'at-work';
  const cell = h(
    'div',
    {
      class: `cell ${state}${isWeekend(date) ? ' weekend' : ''}${notes.length > 0 ? ' noted' : ''}`,
      role: 'gridcell',
      tabindex: -1,
      title: notes.join(', ') || null,
    },
    spokenName(label),
    (shifts ?? []).map((shift) => times(shift, date, zone)),
  );
  cell.dataset.key = isOff || shifts === null ? `day ${date}` : shifts[0].id;
  cell.dataset.date = date;
  return cell;
}

/** A moon tells shifts that end on another day, without colour. */
function times(shift, date, zone) {
  const [start, end] = [Date.parse(shift.start), Date.parse(shift.end)];
  const isNight = dateIn({ start: new Date(end - 1).toISOString() }, zone) !== date;
  return h(
    'span',
    { class: `times ${isNight ? 'night' : ''}`, 'aria-hidden': true },
    h('span', {}, clockOf(start, zone)),
    h('span', {}, `${clockOf(end, zone)}${isNight ? '☾' : ''}`),
  );
}
