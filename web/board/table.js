import { h } from '/dom.js';
import { toneOf } from '/board/rows.js';
import { plain, STATUSES, statusWords } from '/board/words.js';
import { clockOf, lasting } from '/zoned.js';

const COLUMNS = ['Agent', 'Adherence', 'Since', 'Now', 'Planned', 'Next'];
/** Rows above and below those seen, so that scrolling meets no gap. */
const SPARE = 12;

/**
 * A table of any length of which only the rows in sight are there. Every row has the same height, and says which of how
 * many it is.
 */
export function boardTable(zoneOf) {
  const body = h('tbody');
  const table = h(
    'table',
    { 'aria-label': 'Agents' },
    h(
      'thead',
      {},
      h(
        'tr',
        { 'aria-rowindex': 1 },
        COLUMNS.map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    body,
  );
  const element = h('div', { class: 'board', tabindex: 0, role: 'region', 'aria-label': 'Board' }, table);
  let rows = [];
  const draw = () => {
    const height = rowHeight(element);
    const first = Math.max(0, Math.floor(element.scrollTop / height) - SPARE);
    const last = Math.min(rows.length, first + Math.ceil(element.clientHeight / height) + 2 * SPARE);
    table.setAttribute('aria-rowcount', rows.length + 1);
    body.replaceChildren(
      ...gap(first * height),
      ...rows.slice(first, last).map((row, i) => line(row, zoneOf(row), first + i + 2)),
      ...gap((rows.length - last) * height),
    );
  };
  element.addEventListener('scroll', () => requestAnimationFrame(draw), { passive: true });
  const resized = new ResizeObserver(() => draw());
  resized.observe(element);
  return {
    element,
    show(shown) {
      rows = shown;
      draw();
      // A shorter list may end above what was in sight.
      if (element.scrollTop > 0 && element.scrollHeight <= element.clientHeight) element.scrollTop = 0;
    },
    close: () => resized.disconnect(),
  };
}

const rowHeight = (element) => parseFloat(getComputedStyle(element).getPropertyValue('--row')) || 36;

/** Stands for rows out of sight. */
const gap = (height) =>
  height > 0
    ? [h('tr', { class: 'gap', 'aria-hidden': true, style: { height: `${height}px` } }, h('td'))]
    : [];

function line(row, zone, index) {
  const { mark } = STATUSES[row.status];
  const { planned, next } = row;
  const clock = (at) => clockOf(Date.parse(at), zone);
  return h(
    'tr',
    { class: `tone-${toneOf(row)}${row.alarm ? ' is-alarm' : ''}`, 'aria-rowindex': index },
    h('th', { scope: 'row', title: row.agentCode }, row.agentName),
    h('td', { class: 'verdict' }, h('span', { class: 'mark', 'aria-hidden': true }, mark), statusWords(row)),
    h('td', { class: 'number' }, lasting(Date.now() - Date.parse(row.statusSince))),
    h('td', {}, plain(row.state)),
    h('td', {}, planned ? `${plain(planned.kind)} until ${clock(planned.end)}` : '–'),
    h('td', {}, next ? `${clock(next.start)} ${plain(next.kind)}` : '–'),
  );
}
