import { order } from '/api.js';
import { hiringClasses } from '/capacity/classes.js';
import { MAKE_PLAN } from '/capacity/queries.js';
import { h } from '/dom.js';
import { field, input, refusableForm, submitButton } from '/fields.js';
import { addDays, dateOf, monday } from '/zoned.js';

const SHARE = { isShare: true, min: 0, max: 100 };

/** What is asked as a number; a share is asked in percent, and what is `optional` may be left empty. */
const NUMBERS = [
  { name: 'months', label: 'Months', first: 18, min: 1, max: 18, step: 1 },
  { name: 'headsAtStart', label: 'Heads now', min: 0 },
  { name: 'monthlyAttrition', label: 'Leave in a month, %', first: 0, ...SHARE },
  { name: 'shrinkage', label: 'Shrinkage, %', first: 30, hint: 'paid time not at the phones', ...SHARE },
  { name: 'occupancy', label: 'Occupancy, %', first: 85, hint: 'time at the phones with contacts', ...SHARE },
  { name: 'hoursPerFte', label: 'Hours of an FTE in a week', first: 40, min: 1 },
  { name: 'ftePerHead', label: 'FTE of a head', first: 1, min: 0, hint: 'below 1 where many work part time' },
  {
    name: 'averageHandleTimeSeconds',
    label: 'Handle time, s',
    min: 1,
    optional: true,
    hint: 'of the last quarter if left empty',
  },
  {
    name: 'routedShare',
    label: 'Our share of the contacts, %',
    optional: true,
    hint: 'the queue’s if left empty',
    ...SHARE,
  },
];

/** The assumptions of a plan, those of `plan` filled in; `made(plan)` follows. A plan never changes: another one is made. */
export function assumptionsForm({ queue, plan, made }) {
  const known = plan ? { ...plan.assumptions, months: monthsAsked(plan, queue.zone) } : {};
  const title = input('text', { required: true, maxLength: 100, value: plan ? `${plan.name}, changed` : '' });
  const fields = [
    field('Name of the plan', title, { name: 'name', wide: true }),
    ...NUMBERS.map((asked) => numberField(asked, known[asked.name])),
  ];
  const classes = hiringClasses(known.classes ?? []);
  const inputOf = () => ({
    queueId: queue.id,
    name: title.value,
    ...Object.fromEntries(NUMBERS.map((asked, i) => [asked.name, read(asked, fields[i + 1].control.value)])),
    classes: classes.read(),
  });
  return refusableForm({
    fields: () => fields,
    fieldOf: ({ message, place }) =>
      place?.field ?? fields.find(({ name }) => message.startsWith(name))?.name,
    content: h(
      'div',
      {},
      h(
        'div',
        { class: 'fields' },
        fields.map(({ element }) => element),
      ),
      classes.element,
    ),
    buttons: [submitButton('Make the plan')],
    send: async () => made(await order(MAKE_PLAN, { input: inputOf() })),
  }).element;
}

function numberField({ name, label, hint, first = '', isShare, optional, ...limits }, known) {
  const value = known === undefined ? first : +(known * (isShare ? 100 : 1)).toFixed(4);
  const control = input('number', { step: 'any', required: !optional, ...limits, value });
  return field(label, control, { name, hint });
}

function read({ isShare }, text) {
  if (text === '') return null;
  return isShare ? Number(text) / 100 : Number(text);
}

/** The begun month stands before those that were asked for, unless the plan begins in its first week. */
function monthsAsked({ months, createdAt }, zone) {
  const begins = addDays(monday(dateOf(Date.parse(createdAt), zone)), 7);
  return months.length - (Number(begins.slice(8)) > 7 ? 1 : 0);
}
