import { ask, order } from '/api.js';
import { announce, empty, filling, h, renew } from '/dom.js';
import { facts, rounded, signedPercent } from '/figures.js';
import { allQueues, chosenQueue, NO_QUEUES, queuePicker } from '/queue-week.js';
import { hrefOf } from '/route.js';
import { agentsChart, agentsTable, callsChart, callsTable, dayOnGrid } from '/today/charts.js';
import { MORNING, TODAY } from '/today/queries.js';
import { addDays, clockOf, longDate, midnight } from '/zoned.js';

/** What came reaches the program in files: looking more often would show nothing new. */
const LOOK_AGAIN_MS = 5 * 60_000;

/** The rest of today: what the morning said, what came, what is expected now, and the agents that it takes. */
export function open({ set, onLeave }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  let last = {};
  const show = (params) => {
    last = params;
    return filling(place, async () => {
      const queues = await allQueues();
      if (queues.length === 0) return empty(NO_QUEUES);
      const queue = chosenQueue(queues, params);
      renew(
        controls,
        queuePicker(queues, queue, set),
        h('button', { onclick: () => show(last) }, 'Look again'),
      );
      return load(queue);
    });
  };
  const timer = setInterval(() => document.hidden || show(last), LOOK_AGAIN_MS);
  onLeave(() => clearInterval(timer));
  return { element: h('section', { class: 'panel' }, controls, place), show };
}

async function load(queue) {
  const now = await order(TODAY, { queueId: queue.id }).catch((error) => {
    if (error.code === 'FORECAST_MISSING') return null;
    throw error;
  });
  if (now === null) return noForecast(queue);
  const span = { start: midnight(now.date, queue.zone), end: midnight(addDays(now.date, 1), queue.zone) };
  const { forecastInForce, callHistory } = await ask(MORNING, {
    queueId: queue.id,
    date: now.date,
    start: new Date(span.start).toISOString(),
    end: new Date(span.end).toISOString(),
  });
  const day = dayOnGrid({ queue, now, span, morning: forecastInForce[0]?.rows ?? [], came: callHistory });
  announce(`Today of ${queue.name} loaded`);
  return [
    h(
      'p',
      { class: 'note' },
      `${longDate(now.date)}, ${clockOf(Date.parse(now.asOf), queue.zone)} in ${queue.zone}`,
    ),
    totals(now, day),
    now.actualSoFar === 0 && now.expectedSoFar === 0 ? h('p', { class: 'note' }, NOTHING_CAME) : null,
    h('h2', {}, 'Contacts'),
    callsChart(day),
    callsTable(day),
    h('h2', {}, 'Agents for the rest of the day'),
    ...agents(day),
  ];
}

function totals(now, { rest, short, over }) {
  const sum = (of) => rest.reduce((total, row) => total + of(row), 0);
  const learned =
    now.learnedDays < 7
      ? 'by usual habits: fewer than 7 days to learn from'
      : `learned from ${now.learnedDays} days`;
  return facts([
    [rounded(now.actualSoFar), 'came so far', `${rounded(now.expectedSoFar)} expected in the morning`],
    [
      rounded(sum(({ offered }) => offered)),
      'still to come',
      `${rounded(sum(({ morning }) => morning))} expected in the morning`,
    ],
    [signedPercent(now.ratio - 1), 'rest of the day against the morning', learned],
    [rounded(short), 'agent-hours short', short > 0 ? 'of those planned' : null],
    [rounded(over), 'agent-hours over'],
  ]);
}

function agents(day) {
  const staffed = day.rest.filter(({ staffing }) => staffing);
  if (staffed.length === 0) return [empty('The queue is closed for the rest of the day.')];
  const unplanned = staffed.every(({ plannedAgents }) => plannedAgents === null);
  return [
    unplanned
      ? h(
          'p',
          { class: 'note' },
          'Nothing is published for today, so there are no planned agents to compare with: calculate staffing and publish it.',
        )
      : null,
    agentsChart(day),
    agentsTable(day),
  ];
}

const NOTHING_CAME =
  'Nothing of today has come in yet: the rest of the day stays as in the morning. Import today’s file as often as you like; the last one counts.';

const noForecast = (queue) =>
  empty(
    h('p', {}, `No forecast of ${queue.name} reaches today.`),
    h('p', {}, 'Make one that begins today or before, and this page follows it through the day.'),
    h('a', { href: hrefOf('forecast', { queue: queue.id }) }, 'Go to the forecast'),
  );
