import { ask } from '/api.js';
import { combobox } from '/combobox.js';
import { h, picker } from '/dom.js';
import { QUEUES } from '/queries.js';
import { addDays, dateOf, longDate, monday } from '/zoned.js';

const KNOWN_FOR_MS = 60_000;
/** More than that are found by typing. */
const MOST_TO_LIST = 12;
let known = null;

/** Every queue that the person sees, by name. */
export async function allQueues() {
  if (known && Date.now() - known.at < KNOWN_FOR_MS) return known.queues;
  const queues = [];
  for (let after = null, more = true; more;) {
    const page = (await ask(QUEUES, { after })).queues;
    queues.push(...page.nodes);
    more = page.pageInfo.hasNextPage;
    after = page.pageInfo.endCursor;
  }
  queues.sort((a, b) => a.name.localeCompare(b.name));
  known = { at: Date.now(), queues };
  return queues;
}

export const nameOf = ({ name, client }) => (client ? `${name} (${client.name})` : name);

/** The queue of the address, or the first there is. */
export const chosenQueue = (queues, { queue }) => queues.find(({ id }) => id === queue) ?? queues[0];

export const NO_QUEUES =
  'No queues yet. Create a client and a queue (createClient and createQueue at /graphql), then import its history on the page Forecast.';

export function queuePicker(queues, queue, set) {
  const options = queues.map((each) => ({ value: each.id, text: nameOf(each) }));
  const onchoose = (id) => set({ queue: id });
  return options.length > MOST_TO_LIST
    ? combobox({ label: 'Queue', options, chosen: queue.id, onchoose })
    : picker('Queue', options, queue.id, onchoose);
}

/** The Monday of the week of the address, or of today in the queue's zone. */
export const chosenWeek = ({ date }, zone) => monday(isDate(date) ? date : dateOf(Date.now(), zone));

export const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text ?? '') && !Number.isNaN(Date.parse(text));

/** A week, the one before and the one after; `days` more than a week move by as many. */
export function weekPicker({ first, days = 7, zone, set }) {
  const go = (date) => set({ date });
  const input = h('input', {
    type: 'date',
    value: first,
    onchange: () => isDate(input.value) && go(monday(input.value)),
  });
  return h(
    'div',
    { class: 'stepper' },
    h('button', { onclick: () => go(addDays(first, -days)), 'aria-label': 'Week before' }, '‹'),
    h('label', {}, h('span', {}, 'Week from'), input),
    h('button', { onclick: () => go(addDays(first, days)), 'aria-label': 'Week after' }, '›'),
    h('button', { onclick: () => go(monday(dateOf(Date.now(), zone))) }, 'This week'),
  );
}

export const weekName = (first, zone) => `Week of ${longDate(first)}, times of ${zone}`;
