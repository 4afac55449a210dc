import { ask } from '/api.js';
import { assumptionsForm } from '/capacity/form.js';
import { outlook } from '/capacity/outlook.js';
import { ONE_PLAN, PLANS } from '/capacity/queries.js';
import { planResult } from '/capacity/result.js';
import { announce, empty, filling, h, picker, renew } from '/dom.js';
import { allQueues, chosenQueue, NO_QUEUES, queuePicker } from '/queue-week.js';
import { toast } from '/toast.js';

/** Heads needed by month: the plans of a queue, and the assumptions that another is made from. */
export function open({ may, set }) {
  const rooms = {
    controls: h('div', { class: 'controls' }),
    plan: h('div'),
    outlook: h('div', { class: 'chart-room' }),
  };
  const panel = (title, room) => h('section', { class: 'panel' }, h('h2', {}, title), room);
  const element = h(
    'div',
    {},
    h('section', { class: 'panel' }, rooms.controls, rooms.plan),
    panel('Contacts by week', rooms.outlook),
  );
  const mayWrite = may('forecast.write');
  return { element, show: (params) => show({ rooms, mayWrite, set, params }) };
}

function show({ rooms, mayWrite, set, params }) {
  return filling(rooms.plan, async () => {
    const queues = await allQueues();
    if (queues.length === 0) return empty(NO_QUEUES);
    const queue = chosenQueue(queues, params);
    const { capacityPlans } = await ask(PLANS, { queueId: queue.id });
    const plans = capacityPlans.nodes.reverse();
    const chosen = plans.find(({ id }) => id === params.plan) ?? plans[0];
    const options = plans.map(({ id, name, createdAt }) => ({
      value: id,
      text: `${name} (${createdAt.slice(0, 10)})`,
    }));
    renew(
      rooms.controls,
      queuePicker(queues, queue, ({ queue: id }) => set({ queue: id, plan: null })),
      plans.length > 0 ? picker('Plan', options, chosen.id, (id) => set({ plan: id })) : null,
    );
    if (rooms.outlook.dataset.queue !== queue.id) {
      rooms.outlook.dataset.queue = queue.id;
      filling(rooms.outlook, () => outlook(queue));
    }
    const plan = chosen ? (await ask(ONE_PLAN, { id: chosen.id })).capacityPlan : null;
    announce(plan ? `Plan ${plan.name} loaded` : `${queue.name} has no plan yet`);
    return [
      ...(plan ? planResult(plan) : [noPlan(queue, mayWrite)]),
      mayWrite ? another({ queue, plan, set }) : null,
    ];
  });
}

const noPlan = (queue, mayWrite) =>
  empty(
    h('p', {}, `No capacity plan of ${queue.name} yet.`),
    mayWrite
      ? 'Say below how many heads there are, how many leave and who is being hired; the plan sets them against the contacts of the months to come.'
      : 'Its planners make one.',
  );

function another({ queue, plan, set }) {
  const made = ({ id, name }) => {
    toast(`Plan "${name}" made.`);
    set({ plan: id });
  };
  const form = assumptionsForm({ queue, plan, made });
  if (plan === null) return h('div', { class: 'part' }, h('h2', {}, 'Assumptions'), form);
  return h(
    'details',
    { class: 'folded' },
    h('summary', {}, 'Assumptions: change them for another plan'),
    form,
  );
}
