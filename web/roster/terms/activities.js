import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { peopleOf } from '/roster/people.js';
import { ACTIVITIES, CANCEL_ACTIVITY, ORDER_ACTIVITY } from '/roster/terms/queries.js';
import { levelFields, levelInWords, Section, weekdayField, weekdaysInWords } from '/roster/terms/section.js';
import { addDays } from '/zoned.js';

/** Meetings, coaching and training that rosters of the period have to place. */
export const activitiesSection = (mayWrite) =>
  new Section({
    title: 'Meetings, coaching and training',
    caption: 'Activities off the phone',
    load: async (state, section) => {
      const { period, allTeams } = state;
      if (!period) return { rows: [], columns: [], hint: NO_PERIOD };
      const { offPhoneActivities } = await ask(ACTIVITIES, { periodId: period.id });
      return {
        rows: offPhoneActivities,
        columns: [
          { name: 'What', header: true, cell: ({ name, kind }) => `${name} (${kind.toLowerCase()})` },
          { name: 'Minutes', numeric: true, cell: ({ minutes }) => String(minutes) },
          { name: 'Who', cell: (each) => whoIn(each, allTeams) },
          { name: 'When', text: true, cell: whenIn },
          { name: 'Meant', cell: ({ level, weight }) => levelInWords(level, weight) },
          section.actions(mayWrite, ({ id, name }) => [
            section.remover('Cancel', {
              name,
              sentence:
                'Rosters made from now on leave it out; those that hold it say that it was cancelled.',
              mutation: CANCEL_ACTIVITY,
              variables: { id },
              done: `${name} is cancelled.`,
            }),
          ]),
        ],
        hint: 'Nothing off the phone is wanted in this period. Order a team’s meeting, a coaching pair or training: the roster finds the time.',
        add: mayWrite ? [h('button', { onclick: () => order(section, state) }, 'Order…')] : [],
      };
    },
  });

const NO_PERIOD =
  'No planning period has these days. “Generate…” makes one; then meetings can be ordered for it.';
const whoIn = ({ teamId, agentIds, atLeast, together }, teams) => {
  const who = teamId
    ? (teams.find(({ id }) => id === teamId)?.name ?? 'a team')
    : `${agentIds.length} agents`;
  return `${who}, ${atLeast === null ? 'all' : `at least ${atLeast}`}, ${together ? 'together' : 'each alone'}`;
};
const whenIn = ({ firstDate, lastDate, weekdays, from, to, zone }) =>
  `${firstDate} to ${lastDate}, ${weekdaysInWords(weekdays)}, ${from} to ${to} (${zone})`;

async function order(section, state) {
  const { period, site, sites, teams } = state;
  const people = await peopleOf(site?.id ?? null);
  const zone = site?.zone ?? sites[0].zone;
  const last = addDays(period.firstDate, period.days - 1);
  const bounds = { required: true, min: period.firstDate, max: last };
  const kind = field('Kind', select(KINDS, 'MEETING', { onchange: () => show() }), { name: 'kind' });
  const name = field('Name', input('text', { required: true, maxLength: 120 }), { name: 'name' });
  const minutes = field('Minutes', input('number', { min: 15, step: 15, value: '30', required: true }), {
    name: 'minutes',
  });
  const team = field(
    'Team',
    select(
      teams.map((each) => ({ value: each.id, text: each.name })),
      teams[0]?.id,
    ),
    {
      name: 'teamId',
    },
  );
  const options = people.map((each) => ({ value: each.id, text: `${each.name} (${each.code})` }));
  const first = field('Who is coached', select(options, options[0]?.value), { name: 'agentIds' });
  const second = field('By whom', select(options, options[1]?.value), { name: 'coach' });
  const from = field('Between', input('time', { required: true, value: '09:00' }), { name: 'from' });
  const to = field('And', input('time', { required: true, value: '17:00' }), {
    name: 'to',
    hint: `Times of ${zone}.`,
  });
  const firstDate = field('First day', input('date', { ...bounds, value: period.firstDate }), {
    name: 'firstDate',
  });
  const lastDate = field('Last day', input('date', { ...bounds, value: last }), { name: 'lastDate' });
  const days = weekdayField();
  const meant = levelFields({ weight: 5, unit: 'missing minute of somebody' });
  const show = () => {
    const isPair = kind.control.value === 'COACHING';
    team.element.hidden = isPair;
    for (const { element } of [first, second]) element.hidden = !isPair;
  };
  show();
  const fields = [kind, name, minutes, team, first, second, firstDate, lastDate, from, to, ...meant.fields];
  section.form(`Order for ${period.name}`, {
    fields,
    content: h(
      'div',
      { class: 'fields' },
      fields.map(({ element }) => element),
      days.element,
    ),
    text: 'Order',
    send: () =>
      ask(ORDER_ACTIVITY, {
        input: {
          periodId: period.id,
          kind: kind.control.value,
          name: name.control.value,
          minutes: Number(minutes.control.value),
          ...(kind.control.value === 'COACHING'
            ? { agentIds: [first.control.value, second.control.value] }
            : { teamId: team.control.value }),
          together: kind.control.value !== 'TRAINING',
          firstDate: firstDate.control.value,
          lastDate: lastDate.control.value,
          weekdays: days.read(),
          from: from.control.value,
          to: to.control.value,
          zone,
          ...meant.read(),
        },
      }),
    done: `${name.control.value || 'It'} is ordered. The next roster places it.`,
  });
}

const KINDS = [
  { value: 'MEETING', text: 'Meeting of a team' },
  { value: 'COACHING', text: 'Coaching of a pair' },
  { value: 'TRAINING', text: 'Training of a team, each alone' },
];
