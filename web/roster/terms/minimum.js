import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import {
  CREATE_TYPE,
  MINIMUM,
  REMOVE_MINIMUM,
  REMOVE_TYPE,
  SET_MINIMUM,
  SHIFT_TYPES,
} from '/roster/terms/queries.js';
import {
  dateFields,
  dates,
  levelFields,
  levelInWords,
  Section,
  weekdayField,
  weekdaysInWords,
} from '/roster/terms/section.js';

/** Agents that a queue always has, whatever its forecast says. */
export const minimumSection = (mayWrite) =>
  new Section({
    title: 'Minimum cover',
    caption: 'Minimum cover of queues',
    load: async ({ queues, date }, section) => {
      const { minimumCovers } = await ask(MINIMUM);
      const nameOf = (queueId) => queues.find(({ id }) => id === queueId)?.name ?? queueId;
      return {
        rows: minimumCovers,
        columns: [
          { name: 'Queue', header: true, cell: ({ queueId }) => nameOf(queueId) },
          { name: 'At least', text: true, cell: ({ hours }) => hours.map(hoursInWords).join('; ') },
          { name: 'Meant', cell: ({ level, weight }) => levelInWords(level, weight) },
          { name: 'When', cell: dates },
          section.actions(mayWrite, ({ id, queueId }) => [
            section.remover('Remove', {
              name: nameOf(queueId),
              sentence: 'The queue then has what its published staffing wants, and no floor under it.',
              mutation: REMOVE_MINIMUM,
              variables: { id },
              done: 'The minimum cover is taken away.',
            }),
          ]),
        ],
        hint: 'No queue has a minimum cover. Set one where somebody must always be there, however few contacts come.',
        add: mayWrite ? [h('button', { onclick: () => set(section, queues, date) }, 'Set a minimum…')] : [],
      };
    },
  });

const hoursInWords = ({ weekdays, from, to, agents }) =>
  `${agents} agents ${weekdaysInWords(weekdays)}, ${from === to ? 'day and night' : `${from} to ${to}`}`;

function set(section, queues, date) {
  const queue = field(
    'Queue',
    select(
      queues.map(({ id, name }) => ({ value: id, text: name })),
      queues[0]?.id,
    ),
    {
      name: 'queueId',
      wide: true,
    },
  );
  const agents = field('Agents', input('number', { min: 1, value: '1', required: true }), {
    name: 'hours[0].agents',
  });
  const from = field('From', input('time', { required: true, value: '08:00' }), { name: 'from' });
  const to = field('To', input('time', { required: true, value: '20:00' }), {
    name: 'to',
    hint: 'Times of the queue; before “From” it is on the next day.',
  });
  const days = weekdayField([1, 2, 3, 4, 5, 6, 7]);
  const meant = levelFields({ level: 'hard', weight: 10, unit: 'minute of a missing agent' });
  const when = dateFields(date);
  const fields = [queue, agents, from, to, ...meant.fields, ...when.fields];
  section.form('Set a minimum cover', {
    fields,
    content: h(
      'div',
      { class: 'fields' },
      fields.map(({ element }) => element),
      days.element,
    ),
    send: () =>
      ask(SET_MINIMUM, {
        input: {
          queueId: queue.control.value,
          hours: [
            {
              weekdays: days.read(),
              from: from.control.value,
              to: to.control.value,
              agents: Number(agents.control.value),
            },
          ],
          ...meant.read(),
          ...when.read(),
        },
      }),
    done: 'The minimum is set.',
  });
}

/** Kinds of shifts that rules and requests name. */
export const typesSection = (mayWrite) =>
  new Section({
    title: 'Shift types',
    caption: 'Shift types',
    load: async (_state, section) => {
      const { shiftTypes } = await ask(SHIFT_TYPES);
      return {
        rows: shiftTypes,
        columns: [
          { name: 'Name', header: true, cell: ({ name }) => name },
          { name: 'Code', cell: ({ code }) => code },
          { name: 'Starts', cell: ({ earliest, latest }) => `${earliest} to ${latest}` },
          {
            name: 'Minutes',
            cell: ({ lengthsMinutes }) => (lengthsMinutes === null ? 'any' : lengthsMinutes.join(', ')),
          },
          section.actions(mayWrite, ({ id, name }) => [
            section.remover('Remove', {
              name,
              sentence: 'Only a type that no rule and no request names can be taken away.',
              mutation: REMOVE_TYPE,
              variables: { id },
              done: `${name} is taken away.`,
            }),
          ]),
        ],
        hint: 'No shift types yet. Name kinds of shifts, such as early and late, so that rules and requests can speak of them.',
        add: mayWrite ? [h('button', { onclick: () => create(section) }, 'Add a type…')] : [],
      };
    },
  });

function create(section) {
  const name = field('Name', input('text', { required: true, maxLength: 120 }), { name: 'name' });
  const code = field('Code', input('text', { required: true, maxLength: 64 }), {
    name: 'code',
    hint: 'What rules call it; it stays.',
  });
  const earliest = field('First start', input('time', { required: true, value: '06:00' }), {
    name: 'starts.earliest',
  });
  const latest = field('Last start', input('time', { required: true, value: '09:00' }), {
    name: 'starts.latest',
  });
  const lengths = field('Lengths in minutes', input('text', { placeholder: '480, 540' }), {
    name: 'lengthsMinutes',
    hint: 'Pauses included; empty for any.',
  });
  section.form('Add a shift type', {
    fields: [name, code, earliest, latest, lengths],
    text: 'Add',
    send: () => {
      const minutes = lengths.control.value
        .split(',')
        .map((each) => each.trim())
        .filter(Boolean)
        .map(Number);
      return ask(CREATE_TYPE, {
        input: {
          name: name.control.value,
          code: code.control.value,
          earliest: earliest.control.value,
          latest: latest.control.value,
          lengthsMinutes: minutes.length > 0 ? minutes : null,
        },
      });
    },
    done: 'The shift type is added.',
  });
}
