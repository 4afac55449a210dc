import { ask, order } from '/api.js';
import { accuracyBars } from '/accuracy/bars.js';
import { ACCURACY, TAKE_SNAPSHOT } from '/accuracy/queries.js';
import { announce, empty, filling, h, picker, problem, renew } from '/dom.js';
import { percent, rounded, signedPercent } from '/figures.js';
import { allQueues, chosenQueue, isDate, NO_QUEUES, queuePicker } from '/queue-week.js';
import { foldedTable, table } from '/table.js';
import { toast } from '/toast.js';
import { addDays, dateOf } from '/zoned.js';

const LEADS = { 1: 'a day ahead', 7: 'a week ahead', 28: 'four weeks ahead' };
const DAYS_BACK = 28;

/** How far forecasts were off, by how long before they were made. */
export function open({ may, set }) {
  const controls = h('div', { class: 'controls' });
  const place = h('div');
  const show = (params) =>
    filling(place, async () => {
      const queues = await allQueues();
      if (queues.length === 0) return empty(NO_QUEUES);
      const queue = chosenQueue(queues, params);
      const yesterday = addDays(dateOf(Date.now(), queue.zone), -1);
      const to = isDate(params.to) ? params.to : yesterday;
      const from = isDate(params.from) ? params.from : addDays(to, 1 - DAYS_BACK);
      renew(controls, queuePicker(queues, queue, set), dates({ from, to, set }));
      const { forecastAccuracy: accuracy } = await ask(ACCURACY, { queueId: queue.id, from, to });
      announce(`Accuracy of ${queue.name} loaded`);
      if (accuracy.leads.length === 0) return nothingYet(queue, may('forecast.write'));
      return measured({ queue, accuracy, lead: params.lead, set });
    });
  return { element: h('section', { class: 'panel' }, controls, place), show };
}

function dates({ from, to, set }) {
  const day = (label, name, value) => {
    const input = h('input', {
      type: 'date',
      value,
      onchange: () => isDate(input.value) && set({ from, to, [name]: input.value }),
    });
    return h('label', {}, label, input);
  };
  return h('div', { class: 'stepper wide' }, day('From', 'from', from), day('Last day', 'to', to));
}

function measured({ queue, accuracy, lead, set }) {
  const { leads, intervalMinutes } = accuracy;
  const chosen = leads.find(({ leadDays }) => String(leadDays) === lead) ?? leads[0];
  const options = leads.map(({ leadDays }) => ({ value: String(leadDays), text: LEADS[leadDays] }));
  return [
    table({
      caption: `Accuracy of ${queue.name} by lead time`,
      columns: [
        { name: 'Forecast', header: true, cell: ({ leadDays }) => LEADS[leadDays] },
        {
          name: `Off by ${intervalMinutes} minutes (WAPE)`,
          numeric: true,
          cell: ({ byInterval }) => percent(byInterval.wape),
        },
        {
          name: 'of it chance alone',
          numeric: true,
          cell: ({ byInterval }) => percent(byInterval.noiseFloor),
        },
        { name: 'Bias', numeric: true, cell: ({ byInterval }) => signedPercent(byInterval.bias) },
        { name: 'Off by day', numeric: true, cell: ({ byDay }) => percent(byDay.wape) },
        { name: 'Days', numeric: true, cell: ({ days }) => rounded(days) },
      ],
      rows: leads,
    }),
    h(
      'p',
      { class: 'note' },
      'Bias above zero: too much was forecast. What chance alone would miss no forecast can avoid. Yardsticks for the error: 30 minutes below 15 %, a day below 10 %.',
    ),
    h('h2', {}, 'By time of day'),
    h(
      'div',
      { class: 'controls' },
      picker('Forecast', options, String(chosen.leadDays), (value) => set({ lead: value })),
    ),
    accuracyBars(queue, chosen),
    foldedTable('Figures as a table', () => byTime(queue, chosen)),
  ];
}

const byTime = (queue, { leadDays, byIntervalOfDay }) => ({
  caption: `Accuracy of ${queue.name} by time of day, ${LEADS[leadDays]}`,
  columns: [
    { name: 'From', header: true, cell: ({ time }) => time.slice(0, 5) },
    { name: 'Off (WAPE)', numeric: true, cell: ({ figures }) => percent(figures.wape) },
    { name: 'of it chance alone', numeric: true, cell: ({ figures }) => percent(figures.noiseFloor) },
    { name: 'Bias', numeric: true, cell: ({ figures }) => signedPercent(figures.bias) },
    { name: 'Intervals', numeric: true, cell: ({ figures }) => figures.intervals },
  ],
  rows: byIntervalOfDay,
});

function nothingYet(queue, mayWrite) {
  const box = empty(
    h('p', {}, `No forecast of ${queue.name} was kept before these days, or nothing has come on them yet.`),
    h(
      'p',
      {},
      'Every night keeps what the forecast says about the next five weeks. From the day after on its error is shown here.',
    ),
  );
  const take = () =>
    order(TAKE_SNAPSHOT, { queueId: queue.id }).then(
      () => toast(`The forecast of ${queue.name} is kept as it is today.`),
      (error) => box.append(problem(error)),
    );
  if (mayWrite) box.append(h('button', { onclick: take }, 'Keep today’s forecast now'));
  return box;
}
