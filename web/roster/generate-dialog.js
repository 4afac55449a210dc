import { ask, order } from '/api.js';
import { openDialog } from '/dialog.js';
import { h } from '/dom.js';
import { checkbox, field, input, refusableForm, select, submitButton } from '/fields.js';
import { forgetPeriods } from '/roster/people.js';
import { GENERATE, NEW_PERIOD, REOPTIMISE } from '/roster/queries.js';
import { showRun } from '/roster/run-card.js';
import { addDays, shortDate } from '/zoned.js';

const NEW = 'new';

/** Asks for the period and how long to search, and starts a run; a card follows it. */
export function generateDialog({ state }) {
  const { periods, period, sites, site, date } = state;
  const open = periods.filter(({ status }) => status === 'OPEN').reverse();
  const chosen = open.find(({ id }) => id === period?.id) ?? open.find(hasNoRoster) ?? null;
  const fresh = newPeriodFields({ sites, site, date });
  const which = field(
    'Planning period',
    select([...open.map(periodOption), { value: NEW, text: 'A new period …' }], chosen?.id ?? NEW, {
      onchange: () => showNew(),
    }),
    { name: 'periodId', wide: true },
  );
  const search = searchFields();
  const showNew = () => (fresh.element.hidden = which.control.value !== NEW);
  showNew();
  openDialog('Generate a roster', (close) => {
    const fields = [which, ...fresh.fields, search.seconds, search.seed];
    return refusableForm({
      fields: () => fields,
      content: h('div', { class: 'fields' }, which.element, fresh.element, search.element),
      buttons: [submitButton('Generate'), h('button', { type: 'button', onclick: close }, 'Cancel')],
      send: async () => {
        const target =
          which.control.value === NEW
            ? await makePeriod(fresh, which)
            : open.find(({ id }) => id === which.control.value);
        const run = await start(GENERATE, { periodId: target.id, ...search.read() });
        close();
        showRun({ id: run.id, title: `Roster: ${target.name}`, date: target.firstDate });
      },
    }).element;
  });
}

/** A period that was made is chosen, so that trying again does not make it twice. */
async function makePeriod(fresh, which) {
  const { createPlanningPeriod: made } = await ask(NEW_PERIOD, { input: fresh.read() });
  forgetPeriods();
  which.control.prepend(h('option', { value: made.id }, periodOption(made).text));
  which.control.value = made.id;
  fresh.element.hidden = true;
  return made;
}

/** Searches on in a draft: for some agents and days, or all, with everything else and every pin as it is. */
export function reoptimiseDialog({ state, chosen }) {
  const { plan, days, teams, site } = state;
  const scopes = [
    chosen && { value: 'agent', text: `${chosen.name} alone` },
    ...teams.map(({ id, name }) => ({ value: `team ${id}`, text: name })),
    site && { value: 'site', text: `All of ${site.name}` },
    { value: 'all', text: 'Everybody' },
  ].filter(Boolean);
  const who = field('Whose shifts may change', select(scopes, scopes[0].value), { name: 'part', wide: true });
  const last = addDays(plan.period.firstDate, plan.period.days - 1);
  const bounds = { required: true, min: plan.period.firstDate, max: last };
  const from = field(
    'First day',
    input('date', { ...bounds, value: clamp(days[0], plan.period.firstDate, last) }),
    { name: 'from' },
  );
  const to = field(
    'Last day',
    input('date', { ...bounds, value: clamp(days.at(-1), plan.period.firstDate, last) }),
    { name: 'to' },
  );
  const search = searchFields();
  openDialog(
    'Improve a part of the draft',
    (close) =>
      refusableForm({
        fields: () => [who, from, to, search.seconds, search.seed],
        content: h(
          'div',
          {},
          h(
            'p',
            { class: 'note' },
            'Everything else and whatever is pinned stays as it is. A new draft comes out; this one is kept.',
          ),
          h('div', { class: 'fields' }, who.element, from.element, to.element, search.element),
        ),
        buttons: [submitButton('Improve'), h('button', { type: 'button', onclick: close }, 'Cancel')],
        send: async () => {
          const [kind, id] = who.control.value.split(' ');
          const part = {
            from: from.control.value,
            to: to.control.value,
            ...{
              agent: { agentIds: [chosen?.id] },
              team: { teamIds: [id] },
              site: { siteIds: [site?.id] },
              all: {},
            }[kind],
          };
          const run = await start(REOPTIMISE, { scheduleId: plan.id, part, ...search.read() });
          close();
          showRun({ id: run.id, title: `Improving draft ${plan.id}`, date: from.control.value });
        },
      }).element,
  );
}

const clamp = (date, least, most) => (date < least ? least : date > most ? most : date);

/** What is missing is told queue by queue. */
async function start(mutation, given) {
  try {
    return await order(mutation, { input: given });
  } catch (error) {
    if (!error.queues) throw error;
    const parts = error.queues.map(
      ({ queueName, dates }) => `${queueName}: ${dates.map(shortDate).join(', ')}`,
    );
    throw new Error(`${error.message} ${parts.join('; ')}. Publish the staffing of these days first.`);
  }
}

function searchFields() {
  const seconds = field(
    'Seconds to search',
    input('number', { required: true, min: 1, max: 3600, value: 30 }),
    {
      name: 'budgetSeconds',
      hint: 'A first roster comes early; it gets better until then, or until you stop it.',
    },
  );
  const seed = field('Seed', input('number', { required: true, min: 0, value: 1 }), {
    name: 'seed',
    hint: 'The same seed on the same input gives the same roster.',
  });
  return {
    seconds,
    seed,
    element: h('div', { class: 'fields' }, seconds.element, seed.element),
    read: () => ({ budgetSeconds: Number(seconds.control.value), seed: Number(seed.control.value) }),
  };
}

function newPeriodFields({ sites, site, date }) {
  const name = field('Name', input('text', { value: `Week of ${date}` }), { name: 'name' });
  const first = field('First day', input('date', { value: date }), { name: 'firstDate' });
  const days = field('Days', input('number', { min: 1, max: 42, value: 28 }), { name: 'days' });
  const zones = [...new Set(sites.map(({ zone }) => zone))];
  const zone = field(
    'Days of the clock of',
    select(
      zones.map((each) => ({ value: each, text: each })),
      site?.zone ?? zones[0],
    ),
    { name: 'zone' },
  );
  const boxes = sites.map((each) => ({ id: each.id, ...checkbox(each.name, { checked: true }) }));
  const fields = [name, first, days, zone];
  const element = h(
    'fieldset',
    { class: 'choice' },
    h('legend', {}, 'New period'),
    h(
      'div',
      { class: 'fields' },
      fields.map((each) => each.element),
    ),
    h(
      'div',
      { class: 'boxes', role: 'group', 'aria-label': 'Sites' },
      boxes.map((box) => box.element),
    ),
  );
  const read = () => {
    const siteIds = boxes.filter(({ control }) => control.checked).map(({ id }) => id);
    return {
      name: name.control.value,
      firstDate: first.control.value,
      days: Number(days.control.value),
      zone: zone.control.value,
      siteIds: siteIds.length === boxes.length ? null : siteIds,
    };
  };
  return { element, fields, read };
}

const hasNoRoster = ({ schedules }) => schedules.nodes.length === 0;

const periodOption = ({ id, name, firstDate, days }) => ({
  value: id,
  text: `${name}: ${shortDate(firstDate)} to ${shortDate(addDays(firstDate, days - 1))}`,
});
