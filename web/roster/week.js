import { ask } from '/api.js';
import { announce, empty, filling, h, renew } from '/dom.js';
import { ME, OWN_SHIFTS } from '/queries.js';
import { chosenWeek, weekPicker } from '/queue-week.js';
import { requestsSection } from '/roster/terms/requests.js';
import { KINDS, workOf } from '/roster/words.js';
import { addDays, clockOf, daysFrom, longDate } from '/zoned.js';

/** An agent's own published week, in the agent's zone. */
export function open({ set, may }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const requests = may('request.write') ? ownRequests() : null;
  const show = (params) => {
    const first = chosenWeek(params, 'UTC');
    renew(controls, weekPicker({ first, zone: 'UTC', set }));
    requests?.show({ days: daysFrom(first, 7) });
    return filling(place, () => load(first));
  };
  const element = h(
    'div',
    {},
    h('section', { class: 'panel' }, controls, place),
    requests ? h('section', { class: 'panel terms' }, requests.element) : null,
  );
  return { element, show };
}

/** What one asks for oneself; planners say what it weighs. */
function ownRequests() {
  const me = ask(ME).then(({ me: { agentId, name } }) => ({ id: agentId, name }));
  return requestsSection({
    title: 'My requests for and against shifts',
    hint: 'You have asked for nothing this week. Ask for a day on, a day off or a kind of shift: the next roster weighs it.',
    mayWeigh: false,
    people: async () => [await me],
    whose: async () => ({ agentId: (await me).id }),
  });
}

async function load(first) {
  const { myShifts } = await ask(OWN_SHIFTS, { from: first, to: addDays(first, 6) });
  const shifts = myShifts.edges.map((edge) => edge.node);
  if (shifts.length === 0)
    return empty('No shifts of yours are published for this week. Your planner publishes them here.');
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
          { class: `block ${KINDS[each.kind].name}` },
          `${time(each.start)} ${workOf(each) || KINDS[each.kind].name}`,
        ),
      ),
    ),
  );
}
