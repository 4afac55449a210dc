import { field, input, select } from '/fields.js';
import { DRIVERS } from '/forecast/layer-words.js';

const number = (attributes) => input('number', { step: 'any', required: true, ...attributes });
const scope = () =>
  select([
    { value: 'RANGE', text: 'over the whole range' },
    { value: 'INTERVAL', text: 'in each interval' },
  ]);
const contacts = (control) => field('Contacts', control, { name: 'contacts' });

/** What can be done to a range: its fields, and the input of GraphQL that they make. */
export const EDITS = {
  percent: {
    text: 'Raise or lower by percent',
    build() {
      const percent = number({ value: 10 });
      return {
        fields: [field('Percent', percent, { name: 'percent', hint: '−100 to 1000; 10 is a tenth more' })],
        read: () => ({ percent: Number(percent.value) }),
      };
    },
  },
  add: { text: 'Add or take away contacts', build: () => amount('add', {}) },
  set: { text: 'Set contacts', build: () => amount('set', { min: 0 }) },
  move: {
    text: 'Move contacts to another day',
    build() {
      const toDate = input('date', { required: true });
      const share = number({ value: 100, min: 0, max: 100 });
      return {
        fields: [
          field('To day', toDate, { name: 'toDate', hint: 'takes the first day of the range' }),
          field('Share, %', share, { name: 'share' }),
        ],
        read: () => ({ move: { toDate: toDate.value, share: Number(share.value) / 100 } }),
      };
    },
  },
  copyShape: {
    text: 'Copy the shape of a day',
    build() {
      const fromDate = input('date', { required: true });
      return {
        fields: [field('From day', fromDate, { name: 'fromDate', hint: 'each day keeps its total' })],
        read: () => ({ copyShape: { fromDate: fromDate.value } }),
      };
    },
  },
  driver: { text: 'Marketing driver', build: driver },
};

function amount(name, limits) {
  const count = number(limits);
  const over = scope();
  return {
    fields: [contacts(count), field('Spread', over)],
    read: () => ({ [name]: { contacts: Number(count.value), scope: over.value } }),
  };
}

function driver() {
  const kind = select(Object.entries(DRIVERS).map(([value, text]) => ({ value, text })));
  const pieces = number({ min: 0 });
  const rate = number({ min: 0, max: 100, value: 2 });
  const shares = input('text', { placeholder: '50 30 20', inputMode: 'decimal' });
  return {
    fields: [
      field('Driver', kind),
      field('Pieces', pieces, { name: 'pieces', hint: 'letters, messages, bills' }),
      field('Contacts per 100 pieces', rate, { name: 'responseRate' }),
      field('Over the days', shares, {
        name: 'dailyShares',
        hint: 'in parts, day by day; as the forecast if left out',
      }),
    ],
    read: () => ({
      driver: {
        driver: kind.value,
        pieces: Number(pieces.value),
        responseRate: Number(rate.value) / 100,
        dailyShares: shares.value
          .split(/[\s,;/]+/)
          .filter(Boolean)
          .map(Number),
      },
    }),
  };
}

/** The field that a refusal is about; the server's sentences begin with its name. */
export function fieldOfRefusal({ message, place }) {
  if (/^(The range|No interval|No forecast)/.test(message)) return 'from';
  const name = /^(\w+) \(/.exec(message)?.[1];
  return place?.field ?? { add: 'contacts', set: 'contacts' }[name] ?? name ?? null;
}
