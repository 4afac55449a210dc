import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { everyPage } from '/roster/people.js';
import { ASK_FOR, REQUESTS, SHIFT_TYPES, WITHDRAW } from '/roster/terms/queries.js';
import { Section } from '/roster/terms/section.js';

const wishes = [
  { value: 'AGAINST', text: 'against: rather not' },
  { value: 'FOR', text: 'for: gladly' },
];

const NOBODY_ASKED =
  'Nobody has asked for or against anything on these days. Agents ask on “My week”; you can ask for them here.';

/**
 * What agents ask for on the days that are shown. `people(state)` gives those for whom one may ask, `whose` narrows the
 * list to one agent.
 */
export const requestsSection = ({ title = 'Requests', hint = NOBODY_ASKED, mayWeigh, people, whose }) =>
  new Section({
    title,
    caption: 'Requests for and against shifts',
    load: async (state, section) => {
      const { days } = state;
      const wanted = { from: days[0], to: days.at(-1), ...(await whose(state)) };
      const [rows, { shiftTypes }] = await Promise.all([
        everyPage(REQUESTS, wanted, ({ shiftRequests }) => shiftRequests),
        ask(SHIFT_TYPES),
      ]);
      const typeOf = (id) => shiftTypes.find((type) => type.id === id)?.name ?? 'any shift';
      return {
        rows: rows.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
        columns: [
          { name: 'Day', header: true, cell: ({ date }) => date },
          { name: 'Agent', cell: ({ agent }) => agent?.name },
          { name: 'Asks', cell: ({ wish, shiftTypeId }) => `${wish.toLowerCase()} ${typeOf(shiftTypeId)}` },
          mayWeigh ? { name: 'Weight', numeric: true, cell: ({ weight }) => String(weight) } : null,
          { name: 'Note', text: true, cell: ({ note }) => note },
          section.actions(true, ({ id, date, agent }) => [
            section.remover('Withdraw', {
              name: `${agent?.name ?? ''} on ${date}`,
              sentence: 'Rosters made from now on do not know of it.',
              mutation: WITHDRAW,
              variables: { id },
              done: 'The request is withdrawn.',
            }),
          ]),
        ],
        hint,
        add: [
          h(
            'button',
            {
              onclick: async () =>
                askDialog(section, { state, shiftTypes, mayWeigh, people: await people(state) }),
            },
            'Ask…',
          ),
        ],
      };
    },
  });

function askDialog(section, { state, shiftTypes, mayWeigh, people }) {
  const who = field(
    'Agent',
    select(
      people.map(({ id, name }) => ({ value: id, text: name })),
      people[0]?.id,
    ),
    {
      name: 'agentId',
      wide: true,
    },
  );
  const date = field('Day', input('date', { required: true, value: state.days[0] }), { name: 'date' });
  const wish = field('Wish', select(wishes, 'AGAINST'), { name: 'wish' });
  const type = field(
    'Shift',
    select(
      [{ value: '', text: 'any shift' }, ...shiftTypes.map(({ id, name }) => ({ value: id, text: name }))],
      '',
    ),
    { name: 'shiftTypeId' },
  );
  const weight = field('Weight', input('number', { min: 0, step: 'any' }), {
    name: 'weight',
    hint: 'Points when it is not granted; empty: 60, as an hour too many on a queue.',
  });
  const note = field('Note', input('text', { maxLength: 200 }), { name: 'note', wide: true });
  const isOne = people.length === 1;
  who.element.hidden = isOne;
  section.form('Ask for or against a shift', {
    fields: [who, date, wish, type, ...(mayWeigh ? [weight] : []), note],
    text: 'Ask',
    send: () =>
      ask(ASK_FOR, {
        input: {
          agentId: who.control.value,
          date: date.control.value,
          wish: wish.control.value,
          shiftTypeId: type.control.value || null,
          note: note.control.value.trim() || null,
          ...(mayWeigh && weight.control.value ? { weight: Number(weight.control.value) } : {}),
        },
      }),
    done: 'The request is noted. The next roster weighs it against the others.',
  });
}
