import { h, picker } from '/dom.js';
import { isDate } from '/queue-week.js';
import { addDays, dateOf, monday } from '/zoned.js';

const SPANS = [
  { value: '1', text: 'a day' },
  { value: '7', text: 'a week' },
  { value: '28', text: 'four weeks' },
];

/** The days that the address asks for: weeks begin on Monday, a single day is that day. */
export function chosenDays({ date, days }, zone) {
  const count = SPANS.some(({ value }) => value === days) ? Number(days) : 7;
  const given = isDate(date) ? date : dateOf(Date.now(), zone);
  return { first: count === 1 ? given : monday(given), count };
}

export function spanPicker({ first, count, zone, set }) {
  const input = h('input', {
    type: 'date',
    value: first,
    onchange: () => isDate(input.value) && set({ date: input.value }),
  });
  const go = (days) => () => set({ date: addDays(first, days) });
  return [
    h(
      'div',
      { class: 'stepper' },
      h('button', { onclick: go(-count), 'aria-label': 'Days before' }, '‹'),
      h('label', {}, h('span', {}, 'From'), input),
      h('button', { onclick: go(count), 'aria-label': 'Days after' }, '›'),
      h('button', { onclick: () => set({ date: dateOf(Date.now(), zone) }) }, 'Today'),
    ),
    picker('Show', SPANS, String(count), (days) => set({ days, date: first })),
  ];
}
