import { h } from '/dom.js';
import { percent } from '/figures.js';
import { addDays, clockOf, midnight } from '/zoned.js';
import { KINDS, LEGEND, LOOKS, plain, PLANNED, rangeOf } from '/adherence/words.js';

const HOUR_MS = 3_600_000;

/** The part of the day in which something is planned or done, in whole hours. What lies on other days counts there. */
function frameOf(days, zone) {
  const [{ date }] = days;
  const day = { start: midnight(date, zone), end: midnight(addDays(date, 1), zone) };
  const pieces = days.flatMap(({ planned, actual }) => [
    ...planned,
    ...actual.filter(({ state }) => state !== 'OFFLINE' && state !== 'UNKNOWN'),
  ]);
  const from = Math.min(...pieces.map(({ start }) => Date.parse(start)), day.end - HOUR_MS);
  const to = Math.max(...pieces.map(({ end }) => Date.parse(end)), day.start + HOUR_MS);
  return {
    start: Math.max(day.start, Math.floor(from / HOUR_MS) * HOUR_MS),
    end: Math.min(day.end, Math.ceil(to / HOUR_MS) * HOUR_MS),
  };
}

/** Every agent's plan over what he did, on one axis of time. */
export function dayBars(days, zone, onchoose) {
  const frame = frameOf(days, zone);
  return h(
    'div',
    { class: 'day-bars', role: 'region', 'aria-label': 'Plan and actual', tabindex: 0 },
    h(
      'div',
      { class: 'day-bars-inner' },
      axis(frame, zone),
      h(
        'ul',
        {},
        days.map((day) => row(day, frame, zone, onchoose)),
      ),
    ),
  );
}

function axis(frame, zone) {
  const hours = Math.round((frame.end - frame.start) / HOUR_MS);
  const step = hours > 12 ? 2 : 1;
  const ticks = Array.from(
    { length: Math.floor(hours / step) + 1 },
    (_, i) => frame.start + i * step * HOUR_MS,
  );
  return h(
    'div',
    { class: 'axis', 'aria-hidden': 'true' },
    h(
      'div',
      { class: 'lane' },
      ticks
        .filter((at) => at < frame.end)
        .map((at) => h('span', { style: { left: share(at, frame) } }, clockOf(at, zone))),
    ),
  );
}

const share = (at, { start, end }) => `${(100 * (at - start)) / (end - start)}%`;

function row(day, frame, zone, onchoose) {
  const [{ value }] = day.figures;
  const [approved] = day.figuresWithApprovals;
  const differs = approved.value !== value;
  return h(
    'li',
    {},
    h(
      'button',
      { class: 'who', onclick: () => onchoose(day) },
      h('b', {}, day.agentName),
      h('span', {}, percent(value), differs ? ` → ${percent(approved.value)}` : ''),
      h('span', { class: 'visually-hidden' }, spoken(day, zone)),
    ),
    h(
      'div',
      { class: 'lanes', 'aria-hidden': 'true' },
      h(
        'div',
        { class: 'lane planned' },
        day.planned.map((each) =>
          piece(
            each,
            frame,
            PLANNED[each.kind].look,
            `Planned ${rangeOf(each, zone)} ${PLANNED[each.kind].name}`,
          ),
        ),
      ),
      h(
        'div',
        { class: 'lane actual' },
        day.actual.map((each) =>
          piece(each, frame, LOOKS[each.state], `${rangeOf(each, zone)} ${plain(each.state)}`),
        ),
      ),
      h(
        'div',
        { class: 'lane marks' },
        day.exceptions.map((each) =>
          piece(each, frame, markOf(each), `${rangeOf(each, zone)} ${KINDS[each.kind]}`),
        ),
      ),
    ),
  );
}

function markOf({ kind, explanation }) {
  return kind === 'EXCUSED_OVERRUN' || explanation?.status === 'APPROVED' ? 'settled' : 'deviation';
}

function piece({ start, end }, frame, look, title) {
  const from = Math.max(Date.parse(start), frame.start);
  const to = Math.min(Date.parse(end), frame.end);
  if (from >= to || look === 'offline') return null;
  const width = `${(100 * (to - from)) / (frame.end - frame.start)}%`;
  return h('i', { class: look, title, style: { left: share(from, frame), width } });
}

/** What the bars show, for those who listen. */
function spoken(day, zone) {
  const said = day.exceptions.map((each) => `${KINDS[each.kind]} ${rangeOf(each, zone)}`);
  const plan =
    day.planned.length === 0
      ? 'nothing planned'
      : `planned ${rangeOf({ start: day.planned[0].start, end: day.planned.at(-1).end }, zone)}`;
  return ` adherence, ${plan}${said.length ? `: ${said.join(', ')}` : ', no deviation'}. Show figures.`;
}

export const legend = () =>
  h(
    'ul',
    { class: 'legend' },
    LEGEND.map(([look, text]) => h('li', {}, h('i', { class: `swatch ${look}` }), text)),
  );
