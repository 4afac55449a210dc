import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { peopleOf } from '/roster/people.js';
import { PAY, REMOVE_BUDGET, REMOVE_RATE, SET_BUDGET, SET_MONEY, SET_RATE } from '/roster/terms/queries.js';
import {
  dateFields,
  dates,
  levelFields,
  levelInWords,
  Section,
  weekdaysInWords,
} from '/roster/terms/section.js';
import { table } from '/table.js';

/** What an hour costs, in which currency the period counts, and what it may cost. */
export const paySection = () =>
  new Section({
    title: 'Pay and budget',
    caption: 'Pay by contract and agent',
    load: async (state, section) => {
      const { period, sites, date } = state;
      if (!period)
        return {
          rows: [],
          columns: [],
          hint: 'No planning period has these days. “Generate…” makes one; then pay and budgets can be set.',
        };
      const { payRates, contracts, periodMoney, labourBudgets } = await ask(PAY, { periodId: period.id });
      const people = payRates.some(({ agentId }) => agentId !== null) ? await peopleOf(null) : [];
      const nameOf = ({ contractId, agentId }) =>
        contracts.nodes.find(({ id }) => id === contractId)?.name ??
        people.find(({ id }) => id === agentId)?.name ??
        `agent ${agentId}`;
      return {
        rows: payRates,
        columns: [
          { name: 'Of', header: true, cell: nameOf },
          { name: 'An hour', numeric: true, cell: ({ perHour, currency }) => `${perHour} ${currency}` },
          {
            name: 'Premiums beside the packs’',
            text: true,
            cell: ({ premiums }) => premiums.map(premium).join('; ') || null,
          },
          { name: 'When', cell: dates },
          section.actions(true, (rate) => [
            section.remover('Remove', {
              name: nameOf(rate),
              sentence: 'Its time then costs nothing in rosters made from now on.',
              mutation: REMOVE_RATE,
              variables: { id: rate.id },
              done: 'The rate is taken away.',
            }),
          ]),
        ],
        hint: 'No pay is known, so rosters tell no cost. Set what an hour of each contract costs.',
        extra: budgets(section, { labourBudgets, periodMoney, sites, period }),
        add: [
          h('button', { onclick: () => setRate(section, contracts.nodes, date) }, 'Set a rate…'),
          h('button', { onclick: () => setMoney(section, period, periodMoney) }, 'Currency…'),
          h('button', { onclick: () => setBudget(section, { period, sites }) }, 'Set a budget…'),
        ],
      };
    },
  });

const PREMIUM_WORDS = {
  night: 'at night,',
  holiday: 'on public holidays',
  overtime: 'for overtime',
  'missed-pause': 'for a missed pause',
};
const premium = ({ kind, percent, window, weekdays, per, afterMinutes }) =>
  [
    `${percent} %`,
    weekdays ? `on ${weekdaysInWords(weekdays)}` : PREMIUM_WORDS[kind],
    window && `${window.from} to ${window.to}`,
    per && `beyond ${afterMinutes} min of a ${per}`,
  ]
    .filter(Boolean)
    .join(' ');

function budgets(section, { labourBudgets, periodMoney, sites, period }) {
  const currency = periodMoney?.currency ?? '';
  const counted = periodMoney
    ? `${period.name} counts in ${currency}${periodMoney.exchangeRates.map((each) => `; 1 ${each.currency} is ${each.rate}`).join('')}.`
    : `${period.name} counts in the currency of its rates; where they differ, choose one.`;
  if (labourBudgets.length === 0) return h('p', { class: 'note' }, `${counted} It has no budget.`);
  const siteOf = ({ siteId }) => sites.find(({ id }) => id === siteId)?.name ?? 'Everybody';
  return h(
    'div',
    {},
    h('p', { class: 'note' }, counted),
    table({
      caption: 'Budgets of the period',
      columns: [
        { name: 'Budget of', header: true, cell: siteOf },
        { name: 'Amount', numeric: true, cell: ({ amount }) => `${amount} ${currency}` },
        { name: 'Meant', cell: ({ level, weight }) => levelInWords(level, weight) },
        section.actions(true, (row) => [
          section.remover('Remove', {
            name: `budget of ${siteOf(row)}`,
            sentence: 'Rosters made from now on may cost what they need.',
            mutation: REMOVE_BUDGET,
            variables: { id: row.id },
            done: 'The budget is taken away.',
          }),
        ]),
      ],
      rows: labourBudgets,
    }),
  );
}

function setRate(section, contracts, date) {
  const of = field(
    'Contract',
    select(
      contracts.map(({ id, name }) => ({ value: id, text: name })),
      contracts[0]?.id,
    ),
    {
      name: 'contractId',
      wide: true,
    },
  );
  const amount = field('An hour costs', input('text', { required: true, inputMode: 'decimal' }), {
    name: 'perHour',
    hint: 'With a point: 18.50',
  });
  const currency = currencyField();
  const night = field('Night premium, percent', input('number', { min: 0, step: 1 }), {
    name: 'premiums[0].percent',
    hint: 'From 22:00 to 06:00, beside what labour packs add. Empty: none.',
  });
  const holiday = field('Holiday premium, percent', input('number', { min: 0, step: 1 }), {
    name: 'premiums',
  });
  const when = dateFields(date);
  const premiums = () => [
    ...(night.control.value
      ? [{ kind: 'night', percent: Number(night.control.value), window: { from: '22:00', to: '06:00' } }]
      : []),
    ...(holiday.control.value ? [{ kind: 'holiday', percent: Number(holiday.control.value) }] : []),
  ];
  section.form('Set a rate', {
    fields: [of, amount, currency, night, holiday, ...when.fields],
    send: () =>
      ask(SET_RATE, {
        input: {
          contractId: of.control.value,
          perHour: amount.control.value.trim(),
          currency: currency.control.value.trim().toUpperCase(),
          premiums: premiums(),
          ...when.read(),
        },
      }),
    done: 'The rate is set. Rosters made from now on tell what they cost.',
  });
}

const currencyField = (value = '') =>
  field('Currency', input('text', { required: true, maxLength: 3, size: 5, value }), {
    name: 'currency',
    hint: 'ISO 4217: EUR, PHP, USD',
  });

function setMoney(section, period, money) {
  const currency = currencyField(money?.currency);
  const rates = field(
    'Other currencies',
    input('text', {
      value: (money?.exchangeRates ?? []).map((each) => `${each.currency} ${each.rate}`).join(', '),
    }),
    { name: 'exchangeRates', wide: true, hint: 'What one of them is worth: PHP 0.0157, USD 0.92' },
  );
  const weight = field(
    'Points for a unit of the currency',
    input('number', { min: 0, step: 'any', value: money?.costWeight ?? '' }),
    {
      name: 'costWeight',
      hint: 'Empty: an hour at the dearest rate counts 30, half an hour too many on a queue.',
    },
  );
  section.form(`Currency of ${period.name}`, {
    fields: [currency, rates, weight],
    send: () =>
      ask(SET_MONEY, {
        input: {
          periodId: period.id,
          currency: currency.control.value.trim().toUpperCase(),
          exchangeRates: rates.control.value
            .split(',')
            .map((each) => each.trim().split(/\s+/))
            .filter(([code]) => code)
            .map(([code, rate = '']) => ({ currency: code.toUpperCase(), rate })),
          costWeight: weight.control.value === '' ? null : Number(weight.control.value),
        },
      }),
    done: 'The period counts in it.',
  });
}

function setBudget(section, { period, sites }) {
  const of = field(
    'Budget of',
    select(
      [{ value: '', text: 'Everybody' }, ...sites.map(({ id, name }) => ({ value: id, text: name }))],
      '',
    ),
    { name: 'siteId' },
  );
  const amount = field('Amount', input('text', { required: true, inputMode: 'decimal' }), {
    name: 'amount',
    hint: 'Units of the period’s currency',
  });
  const meant = levelFields({ weight: 1, unit: 'unit over it' });
  section.form(`Budget of ${period.name}`, {
    fields: [of, amount, ...meant.fields],
    send: () =>
      ask(SET_BUDGET, {
        input: {
          periodId: period.id,
          siteId: of.control.value || null,
          amount: amount.control.value.trim(),
          ...meant.read(),
        },
      }),
    done: 'The budget is set.',
  });
}
