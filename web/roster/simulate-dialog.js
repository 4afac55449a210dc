import { ask, follow } from '/api.js';
import { openDialog } from '/dialog.js';
import { announce, h, problem } from '/dom.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { percent, rounded, tenth } from '/figures.js';
import { CANCEL_SIMULATION, SIMULATE, SIMULATION } from '/roster/queries.js';
import { table } from '/table.js';
import { addDays, clockOf, dayOf } from '/zoned.js';

/** Will this roster hold? Plays days of it many times over, and says how many are answered in time. */
export function simulateDialog({ plan, days }) {
  const { firstDate, days: count } = plan.period;
  const last = addDays(firstDate, count - 1);
  const within = days.find((date) => firstDate <= date && date <= last) ?? firstDate;
  const from = field(
    'First day',
    input('date', { required: true, min: firstDate, max: last, value: within }),
    { name: 'from' },
  );
  const length = field('Days', input('number', { required: true, min: 1, max: 7, value: 1 }), {
    name: 'days',
  });
  const times = field(
    'Times it is played',
    input('number', { required: true, min: 2, max: 2000, value: 100 }),
    {
      name: 'replications',
      hint: 'More of them narrow the ranges.',
    },
  );
  const helpful = field('Most helpful agent-hours to find', input('number', { min: 0, max: 20, value: 3 }), {
    name: 'agentHours',
  });
  const place = h('div', { class: 'report', 'aria-live': 'polite' });
  let leave = () => undefined;
  const fields = [from, length, times, helpful];
  const send = async () => {
    leave();
    const { simulateRoster } = await ask(SIMULATE, {
      input: {
        scheduleId: plan.id,
        from: from.control.value,
        days: Number(length.control.value),
        replications: Number(times.control.value),
        agentHours: Number(helpful.control.value),
      },
    });
    leave = watch(simulateRoster.id, place, plan.period.zone);
  };
  openDialog(`Will roster ${plan.id} hold?`, () =>
    h(
      'div',
      {},
      h(
        'p',
        { class: 'note' },
        'Contacts come by chance, people are late and ill as usual. Nothing of the plan is touched.',
      ),
      refusableForm({ fields: () => fields, buttons: [submitButton('Simulate')], send }).element,
      place,
    ),
  );
}

/** Progress, and a way to stop that keeps what the finished days say; then the figures. */
function watch(id, place, zone) {
  const bar = h('progress', { max: 1, value: 0, 'aria-label': 'Played' });
  const said = h('p', { class: 'note' }, 'Waiting for its turn …');
  const stop = h(
    'button',
    { onclick: () => ((stop.disabled = true), ask(CANCEL_SIMULATION, { id })) },
    'Stop here',
  );
  place.replaceChildren(bar, said, stop);
  const unfollow = follow(
    SIMULATION,
    { id },
    {
      next({ rosterSimulation: { status, progress, phase, error, outcome } }) {
        bar.value = progress;
        said.textContent = phase || said.textContent;
        if (['QUEUED', 'RUNNING'].includes(status)) return;
        unfollow();
        if (!outcome)
          return place.replaceChildren(problem(new Error(error ?? 'Stopped before a day was played.')));
        place.replaceChildren(...results(outcome, zone));
        announce(`Played ${outcome.replications} times.`);
      },
    },
  );
  return unfollow;
}

const around = (estimate, write) =>
  estimate &&
  `${write(estimate.value)}${estimate.halfWidth === null ? '' : ` ± ${write(estimate.halfWidth)}`}`;

function results({ replications, level, queues, campaigns, agentHours }, zone) {
  return [
    h('p', {}, `Played ${rounded(replications)} times; ± holds with ${percent(level)}.`),
    table({
      caption: 'Queues',
      columns: [
        { name: 'Queue', header: true, cell: ({ name }) => h('span', { class: 'wrapped' }, name) },
        { name: 'In time', numeric: true, cell: ({ total }) => around(total.serviceLevel, percent) },
        { name: 'Goal', numeric: true, cell: ({ goal }) => goal && percent(goal) },
        {
          name: 'Goal met',
          numeric: true,
          cell: ({ goalMetShare }) => goalMetShare !== null && percent(goalMetShare),
        },
        { name: 'Given up', numeric: true, cell: ({ total }) => around(total.abandonment, percent) },
        { name: 'Occupied', numeric: true, cell: ({ total }) => around(total.occupancy, percent) },
      ],
      rows: queues,
    }),
    campaigns.length === 0
      ? ''
      : table({
          caption: 'Campaigns',
          columns: [
            { name: 'Campaign', header: true, cell: ({ name }) => h('span', { class: 'wrapped' }, name) },
            {
              name: 'Rostered',
              numeric: true,
              cell: ({ rosteredMinutes }) => `${tenth(rosteredMinutes / 60)} h`,
            },
            {
              name: 'Called',
              numeric: true,
              cell: ({ deliveredMinutes }) => around(deliveredMinutes, (m) => `${tenth(m / 60)} h`),
            },
          ],
          rows: campaigns,
        }),
    agentHours.length === 0
      ? ''
      : table({
          caption: 'Agent-hours that would help most',
          columns: [
            {
              name: `One more agent (${zone})`,
              header: true,
              cell: ({ start }) => `${dayOf(Date.parse(start), zone)} ${clockOf(Date.parse(start), zone)}`,
            },
            { name: 'Of', text: true, cell: ({ group }) => group },
            { name: 'More in time', numeric: true, cell: ({ contactsInTime }) => tenth(contactsInTime) },
          ],
          rows: agentHours,
        }),
  ];
}
