import { ask } from '/api.js';
import { announce, filling, h } from '/dom.js';
import { OWN_SHIFTS } from '/queries.js';
import { KINDS, workOf } from '/roster.js';
import { addDays, clockOf, longDate, monday } from '/zoned.js';

/** An agent's own published week, in the agent's zone. */
export function weekPanel() {
  let first = monday(new Date().toISOString().slice(0, 10));
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = () => {
    controls.replaceChildren(
      h('button', { onclick: () => ((first = addDays(first, -7)), show()) }, '‹ Week before'),
      h('span', {}, `Week of ${longDate(first)}`),
      h('button', { onclick: () => ((first = addDays(first, 7)), show()) }, 'Week after ›'),
    );
    filling(place, () => load(first));
  };
  show();
  return h('div', {}, controls, place);
}

async function load(first) {
  const { myShifts } = await ask(OWN_SHIFTS, { from: first, to: addDays(first, 6) });
  const shifts = myShifts.edges.map((edge) => edge.node);
  if (shifts.length === 0)
    return h(
      'p',
      { class: 'empty' },
      'No shifts of yours are published for this week. Your planner publishes them here.',
    );
  announce(`${shifts.length} shifts in the week of ${longDate(first)}`);
  return [table(shifts), h('p', {}, `Times of ${shifts[0].agent.zone}.`)];
}

const table = (shifts) =>
  h(
    'table',
    { class: 'week' },
    h(
      'thead',
      {},
      h(
        'tr',
        {},
        ['Day', 'From', 'To', 'Plan'].map((name) => h('th', { scope: 'col' }, name)),
      ),
    ),
    h(
      'tbody',
      {},
      shifts.map((shift) => row(shift, shift.agent.zone)),
    ),
  );

function row(shift, zone) {
  const time = (at) => clockOf(Date.parse(at), zone);
  return h(
    'tr',
    {},
    h('th', { scope: 'row' }, longDate(shift.date)),
    h('td', {}, time(shift.start)),
    h('td', {}, time(shift.end)),
    h(
      'td',
      {},
      shift.activities.map((each) =>
        h(
          'span',
          { class: `block ${KINDS[each.kind]}` },
          `${time(each.start)} ${workOf(each) || KINDS[each.kind]}`,
        ),
      ),
    ),
  );
}
