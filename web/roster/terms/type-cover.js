import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { ADD_RULE, CATALOGUE, CHANGE_RULE, REMOVE_RULE, rulesOf } from '/roster/terms/queries.js';
import {
  dateFields,
  dates,
  levelFields,
  levelInWords,
  Section,
  weekdayField,
  weekdaysInWords,
} from '/roster/terms/section.js';

const EVERY_DAY = [1, 2, 3, 4, 5, 6, 7];

/** How many shifts of a type are wanted on which days, of a site from day to day or of the period that is shown. */
export const typeCoverSection = (mayWrite) =>
  new Section({
    title: 'Shifts wanted by type and day',
    caption: 'Shifts wanted by type and day',
    load: async (state, section) => {
      const { sites, period } = state;
      const [{ shiftTypes }, answer] = await Promise.all([ask(CATALOGUE), ask(rulesOf(sites, period))]);
      const rows = Object.values(answer)
        .flat()
        .filter(({ kind }) => kind === 'SHIFT_TYPE_COVER');
      const typeOf = ({ shiftType }) => shiftTypes.find(({ code }) => code === shiftType)?.name ?? shiftType;
      const placeOf = ({ siteId, content }) =>
        sites.find(({ id }) => id === (siteId ?? content.siteId))?.name ?? 'every site';
      const named = ({ content }) => `${typeOf(content)}, ${daysIn(content)}`;
      return {
        rows,
        columns: [
          { name: 'Shifts', header: true, cell: ({ content }) => typeOf(content) },
          { name: 'Days', cell: ({ content }) => daysIn(content) },
          { name: 'At least', numeric: true, cell: ({ content }) => count(content.min) },
          { name: 'At most', numeric: true, cell: ({ content }) => count(content.max) },
          { name: 'Where', cell: placeOf },
          { name: 'Meant', cell: ({ level, content }) => levelInWords(level, content.weight) },
          { name: 'When', cell: (rule) => (rule.validFrom ? dates(rule) : 'the whole period') },
          section.actions(mayWrite, (rule) => [
            h(
              'button',
              {
                'aria-label': `Change: ${named(rule)}`,
                onclick: () => change(section, rule, { shiftTypes, named }),
              },
              'Change…',
            ),
            section.remover('Remove', {
              name: named(rule),
              sentence: 'Rosters made from now on do not count these shifts. Those that were made keep it.',
              mutation: REMOVE_RULE,
              variables: { id: rule.id },
              done: 'These shifts are wanted no more.',
            }),
          ]),
        ],
        hint:
          shiftTypes.length === 0
            ? 'No shift types yet. Add one under “Shift types”; then say how many of them are wanted on which days.'
            : 'No shifts are wanted by type. Say how many of a type a day needs, such as two late shifts on Saturdays.',
        add:
          mayWrite && shiftTypes.length > 0
            ? [h('button', { onclick: () => add(section, state, shiftTypes) }, 'Want shifts…')]
            : [],
      };
    },
  });

const count = (number) => (number === undefined ? null : String(number));
const daysIn = ({ dates: days, weekdays = EVERY_DAY }) =>
  days === undefined ? weekdaysInWords(weekdays) : days.join(', ');

/** What is wanted, without whose it is. */
function wantedForm(shiftTypes, content = { min: 1, level: 'soft', weight: 60 }) {
  const type = field(
    'Shift type',
    select(
      shiftTypes.map(({ code, name }) => ({ value: code, text: name })),
      content.shiftType ?? shiftTypes[0].code,
    ),
    { name: 'shiftType' },
  );
  const bound = (label, name) =>
    field(label, input('number', { min: 0, step: 1, value: count(content[name]) ?? '' }), { name });
  const min = bound('At least (shifts)', 'min');
  const max = bound('At most (shifts)', 'max');
  const days = weekdayField(content.weekdays ?? EVERY_DAY);
  const only = field('Only on', input('date', { value: content.dates?.[0] ?? '' }), {
    name: 'dates',
    hint: 'One day, whatever its weekday; empty for the days that are ticked.',
  });
  const meant = levelFields({ level: content.level ?? 'hard', weight: content.weight, unit: 'shift' });
  const number = ({ control }) => (control.value === '' ? undefined : Number(control.value));
  return {
    fields: [type, min, max, days, only, ...meant.fields],
    read: () => ({
      shiftType: type.control.value,
      ...(content.siteId === undefined ? {} : { siteId: content.siteId }),
      ...readDays(days, only.control.value, content.dates),
      ...Object.fromEntries(
        Object.entries({ min: number(min), max: number(max) }).filter(([, value]) => value !== undefined),
      ),
      ...meant.read(),
    }),
  };
}

/** Several dates, as files and GraphQL can give them, stay unless the first is changed. */
function readDays(days, date, known) {
  if (date !== '') return { dates: date === known?.[0] ? known : [date] };
  const weekdays = days.read();
  return weekdays.length === EVERY_DAY.length ? {} : { weekdays };
}

const onlyFields = (fields) => fields.filter(({ control }) => control !== undefined);
const fieldset = (...fields) =>
  h(
    'div',
    { class: 'fields' },
    fields.map(({ element }) => element),
  );

function add(section, { sites, period, date }, shiftTypes) {
  const owners = [
    ...(period ? [{ value: 'period', text: `Only ${period.name}` }] : []),
    ...sites.map(({ id, name }) => ({ value: id, text: `${name}, from a day on` })),
  ];
  const owner = field('Whose', select(owners, owners[0].value, { onchange: () => show() }), {
    name: 'owner',
  });
  const places = [
    { value: '', text: 'every site' },
    ...sites.map(({ id, name }) => ({ value: id, text: name })),
  ];
  const place = field('Where', select(places, ''), { name: 'siteId' });
  const form = wantedForm(shiftTypes);
  const when = dateFields(period?.firstDate ?? date);
  const isOfPeriod = () => owner.control.value === 'period';
  const show = () => {
    place.element.hidden = !isOfPeriod();
    for (const { element } of when.fields) element.hidden = isOfPeriod();
  };
  show();
  section.form('Want shifts of a type', {
    fields: onlyFields([owner, place, ...form.fields, ...when.fields]),
    content: fieldset(owner, place, ...form.fields, ...when.fields),
    text: 'Add',
    send: () => {
      const siteId = place.control.value;
      const input = isOfPeriod()
        ? {
            owner: { periodId: period.id },
            content: { ...form.read(), ...(siteId === '' ? {} : { siteId }) },
          }
        : { owner: { siteId: owner.control.value }, content: form.read(), ...when.read() };
      return ask(ADD_RULE, { input: { ...input, kind: 'SHIFT_TYPE_COVER' } });
    },
    done: 'Rosters made from now on aim at these shifts.',
  });
}

function change(section, rule, { shiftTypes, named }) {
  const form = wantedForm(shiftTypes, rule.content);
  const isDated = rule.validFrom !== null;
  const when = dateFields(rule.validFrom ?? '');
  if (rule.validTo) when.fields[1].control.value = rule.validTo;
  const fields = [...form.fields, ...(isDated ? when.fields : [])];
  section.form(`Change: ${named(rule)}`, {
    fields: onlyFields(fields),
    content: fieldset(...fields),
    send: () =>
      ask(CHANGE_RULE, { id: rule.id, input: { content: form.read(), ...(isDated ? when.read() : {}) } }),
    done: 'It is changed. Rosters that were made keep what they were held to.',
  });
}
