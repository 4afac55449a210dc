import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { KINDS, paidHours, rangeOf, workOf } from '/roster/words.js';
import { table } from '/table.js';
import { dayOf, zoneName } from '/zoned.js';

/** One shift with all that is known of it, in the times that are shown and in the agent's own. */
export function shiftDialog({ agent, shift, zone, notes = [] }) {
  const own = agent.zone === zone ? null : agent.zone;
  openDialog(`${agent.name}, ${dayOf(Date.parse(shift.start), zone)}`, () =>
    h('div', {}, shiftFacts({ agent, shift, zone, notes }), activitiesTable(shift, zone, own)),
  );
}

export function shiftFacts({ agent, shift, zone, notes = [] }) {
  const own = agent.zone === zone ? null : agent.zone;
  return h(
    'div',
    {},
    h(
      'p',
      {},
      `${agent.code}, ${agent.team}. ${rangeOf(shift, zone)} in ${zone} (${zoneName(Date.parse(shift.start), zone)})`,
      own ? `, ${rangeOf(shift, own)} in ${own}` : '',
      `. ${hours(paidHours(shift))} paid.`,
    ),
    notes.map((note) => h('p', { class: 'note' }, note)),
  );
}

const hours = (value) => `${Number(value.toFixed(2))} h`;

export const activitiesTable = (shift, zone, own) =>
  table({
    caption: 'Activities',
    className: 'tall',
    columns: [
      { name: 'From', header: true, cell: (each) => rangeOf(each, zone) },
      own ? { name: `In ${own}`, cell: (each) => rangeOf(each, own) } : null,
      {
        name: 'What',
        cell: ({ kind }) =>
          h(
            'span',
            {},
            h('i', { class: `sample ${KINDS[kind].name}` }, KINDS[kind].letter),
            ` ${KINDS[kind].name}`,
          ),
      },
      { name: 'On', text: true, cell: (each) => workOf(each) || null },
      { name: 'Calling', text: true, cell: ({ calledZoneId }) => calledZoneId },
      { name: 'Paid', cell: ({ paid }) => (paid ? 'yes' : 'no') },
    ].filter(Boolean),
    rows: shift.activities,
  });
