import { h } from '/dom.js';
import { input } from '/fields.js';

const RAMP = [0.5, 0.6, 0.7, 0.8, 0.9];
const FIRST = { startsOn: '', heads: 10, trainingWeeks: 4, rampUp: RAMP };

/** Hiring classes as rows that can be added and taken out; `read()` gives the input of GraphQL. */
export function hiringClasses(known) {
  const rows = new Set();
  const list = h('div', { class: 'rows' });
  const add = (hired) => {
    const row = classRow(hired, () => (rows.delete(row), row.element.remove()));
    rows.add(row);
    list.append(row.element);
    return row;
  };
  known.forEach(add);
  const more = h('button', { type: 'button', onclick: () => add(FIRST).focus() }, 'Add a hiring class');
  const element = h('fieldset', { class: 'choice' }, h('legend', {}, 'Hiring classes'), list, more);
  return { element, read: () => [...rows].map((row) => row.read()) };
}

function classRow({ startsOn, heads, trainingWeeks, rampUp }, remove) {
  const number = (value, attributes) => input('number', { required: true, min: 0, value, ...attributes });
  const starts = input('date', { required: true, value: startsOn });
  const count = number(heads, { step: 'any' });
  const weeks = number(trainingWeeks, {});
  const ramp = input('text', { value: rampUp.map((share) => Math.round(share * 100)).join(' ') });
  const label = (text, control) => h('label', {}, text, control);
  const element = h(
    'div',
    { class: 'row-of-fields' },
    label('Class starts on', starts),
    label('Heads', count),
    label('Weeks of training', weeks),
    label('Ramp-up, % of a practised agent week by week', ramp),
    h('button', { type: 'button', 'aria-label': 'Take the class out', onclick: remove }, '✕'),
  );
  const read = () => ({
    startsOn: starts.value,
    heads: Number(count.value),
    trainingWeeks: Number(weeks.value),
    rampUp: ramp.value
      .split(/[\s,;]+/)
      .filter(Boolean)
      .map((share) => Number(share) / 100),
  });
  return { element, read, focus: () => starts.focus() };
}
