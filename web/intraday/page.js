import { ask, order } from '/api.js';
import { announce, empty, filling, h, picker, renew } from '/dom.js';
import { facts, rounded, signedPercent } from '/figures.js';
import { ADVICE, PUBLISHED } from '/intraday/queries.js';
import { ACTIONS, actionInWords, effectInWords } from '/intraday/words.js';
import { everyPage } from '/roster/people.js';
import { EDIT, UNDO } from '/roster/queries.js';
import { hrefOf } from '/route.js';
import { table } from '/table.js';
import { toast } from '/toast.js';
import { addDays, clockOf, midnight } from '/zoned.js';

const NOTICES = [0, 15, 30, 60, 120];
const AGREED = 'Agreed with the agent.';

/** What to do for the rest of today about what is published: one line, one click, and a way back. */
export function open({ onLeave }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div', { 'aria-live': 'off' });
  const desk = { notice: 15, kinds: new Set(Object.keys(ACTIONS)), schedule: null, place };
  let gone = false;
  onLeave(() => (gone = true));
  desk.again = () => gone || show();
  const show = () =>
    filling(place, async () => {
      const plans = await plansOfToday();
      if (plans.length === 0) return nothingPublished();
      desk.plan = plans.find(({ id }) => id === desk.plan?.id) ?? plans[0];
      renew(controls, ...controlsOf(desk, plans));
      return adviceOf(desk);
    });
  return { element: h('section', { class: 'panel' }, controls, place), show };
}

async function plansOfToday() {
  const periods = await everyPage(PUBLISHED, {}, ({ planningPeriods }) => planningPeriods);
  const now = Date.now();
  return periods
    .filter(({ firstDate, days, zone }) => {
      return midnight(firstDate, zone) <= now && now < midnight(addDays(firstDate, days), zone);
    })
    .flatMap(({ name, zone, schedules }) =>
      schedules.nodes.filter(({ status }) => status === 'PUBLISHED').map(({ id }) => ({ id, name, zone })),
    );
}

function controlsOf(desk, plans) {
  const options = plans.map(({ id, name }) => ({ value: id, text: name }));
  const choosePlan = (id) => ((desk.plan = plans.find((plan) => plan.id === id)), desk.again());
  const notices = NOTICES.map((minutes) => ({
    value: String(minutes),
    text: minutes === 0 ? 'at once' : `${minutes} minutes`,
  }));
  const kinds = Object.entries(ACTIONS).map(([kind, { mark, name }]) =>
    h(
      'label',
      {},
      h('input', {
        type: 'checkbox',
        checked: desk.kinds.has(kind),
        onchange: ({ target }) => {
          if (target.checked) desk.kinds.add(kind);
          else desk.kinds.delete(kind);
          desk.again();
        },
      }),
      ` ${mark} ${name}`,
    ),
  );
  return [
    plans.length > 1 ? picker('Roster', options, desk.plan.id, choosePlan) : null,
    picker('Notice', notices, String(desk.notice), (value) => ((desk.notice = Number(value)), desk.again())),
    h('fieldset', { class: 'ticks' }, h('legend', { class: 'visually-hidden' }, 'What may be done'), kinds),
    h('button', { onclick: desk.again }, 'Look again'),
  ].filter(Boolean);
}

async function adviceOf(desk) {
  if (desk.kinds.size === 0) return empty('Tick what may be done, and this page says what would help.');
  const { intradayAdvice: advice } = await ask(ADVICE, {
    id: desk.plan.id,
    notice: desk.notice,
    kinds: [...desk.kinds],
  });
  announce(`${advice.actions.length} things to do`);
  return [
    h('p', { class: 'note' }, spanInWords(advice, desk.plan.zone)),
    totals(advice),
    advice.actions.length === 0 ? nothingToDo(advice) : actionsTable(desk, advice),
    h('h2', {}, 'Queues'),
    queuesTable(advice),
  ];
}

const spanInWords = ({ from, until }, zone) =>
  `Changes from ${clockOf(Date.parse(from), zone)} to ${clockOf(Date.parse(until), zone)}, ${zone}. Times in the list are each agent’s own.`;

function totals({ queues, actions, absentAgentIds }) {
  const hours = (of, items) => rounded(items.reduce((sum, item) => sum + of(item), 0) / 60);
  const short = ({ understaffedMinutes }) => understaffedMinutes;
  const over = ({ overstaffedMinutes }) => overstaffedMinutes;
  const after = (of) =>
    `${hours(
      ({ value }) => value,
      [...queues, ...actions].map((each) => ({ value: of(each) })),
    )} with all of this`;
  return facts([
    [hours(short, queues), 'agent-hours short', after(short)],
    [hours(over, queues), 'agent-hours over', after(over)],
    absentAgentIds.length > 0
      ? [rounded(absentAgentIds.length), 'planned and not logged in', 'they are counted nowhere']
      : null,
  ]);
}

function actionsTable(desk, { schedule, actions }) {
  return table({
    caption: 'What to do, what helps most first',
    columns: [
      { name: 'What', cell: ({ kind }) => `${ACTIONS[kind].mark} ${ACTIONS[kind].name}` },
      { name: 'Who', header: true, cell: ({ agent }) => agent.name },
      { name: 'Then', text: true, cell: actionInWords },
      { name: 'Changes', cell: effectInWords },
      { name: 'Agree first', text: true, cell: agreedTerms },
      { name: 'Do it', cell: (action) => acceptButton(desk, schedule, action) },
    ],
    rows: actions,
  });
}

/** What the contract says against it, folded: most are read once. */
const agreedTerms = ({ agreed }) =>
  agreed.length === 0
    ? null
    : h(
        'details',
        {},
        h('summary', {}, `${agreed.length} ${agreed.length === 1 ? 'term' : 'terms'} of the contract`),
        h(
          'ul',
          { class: 'reasons' },
          agreed.map((words) => h('li', {}, words)),
        ),
      );

function acceptButton(desk, { id, revision }, action) {
  const { kind, agent, shiftId, activities, agreed } = action;
  const words = `${agent.name} ${actionInWords(action)}.`;
  const act = async ({ target }) => {
    target.disabled = true;
    const kept = activities.map(({ queueName, campaignName, ...activity }) => activity);
    const force = agreed.length > 0 ? { force: true, reason: AGREED } : {};
    const input = {
      scheduleId: id,
      revision,
      edit: { replaceShift: { shiftId, activities: kept } },
      ...force,
    };
    try {
      const done = await order(EDIT, { input });
      toast(words, () => takeBack(desk, done.schedule));
    } catch (error) {
      toast(error.code === 'SCHEDULE_CHANGED' ? CHANGED : error.message);
    }
    desk.again();
  };
  return h(
    'button',
    { onclick: act, 'aria-label': `${ACTIONS[kind].accept}: ${words}` },
    ACTIONS[kind].accept,
  );
}

async function takeBack(desk, { id, revision }) {
  await order(UNDO, { scheduleId: id, revision });
  toast('Taken back.');
  desk.again();
}

function queuesTable({ queues }) {
  return table({
    caption: 'Queues for the rest of the time',
    columns: [
      { name: 'Queue', header: true, cell: ({ queueName, queueId }) => queueName ?? `Queue ${queueId}` },
      {
        name: 'Calls against the morning',
        numeric: true,
        cell: ({ ratio }) => (ratio === null ? 'as planned' : signedPercent(ratio - 1)),
      },
      { name: 'Short, min', numeric: true, cell: ({ understaffedMinutes }) => rounded(understaffedMinutes) },
      { name: 'Over, min', numeric: true, cell: ({ overstaffedMinutes }) => rounded(overstaffedMinutes) },
    ],
    rows: [...queues].sort((a, b) => b.understaffedMinutes - a.understaffedMinutes),
  });
}

const CHANGED = 'Somebody else has changed the roster meanwhile. This is what helps now.';

const nothingToDo = ({ queues }) =>
  empty(
    queues.every(({ understaffedMinutes }) => understaffedMinutes < 1)
      ? 'Nobody is missing, and nothing that is allowed would make the rest of the day better.'
      : 'Nothing of what is ticked would help within the rules. Tick more kinds, give less notice, or look at the roster.',
  );

const nothingPublished = () =>
  empty(
    h('p', {}, 'No roster is published for today.'),
    h(
      'p',
      {},
      'Publish one that holds today, and this page says what to change when the day turns out otherwise.',
    ),
    h('a', { href: hrefOf('roster', {}) }, 'Go to the roster'),
  );
