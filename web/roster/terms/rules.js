import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, select } from '/fields.js';
import { ADD_RULE, CATALOGUE, CHANGE_RULE, REMOVE_RULE, rulesOf } from '/roster/terms/queries.js';
import { ruleFields } from '/roster/terms/rule-form.js';
import { dateFields, dates, levelFields, levelInWords, Section } from '/roster/terms/section.js';

/** Rules of sites from day to day, and of the period that is shown. */
export const rulesSection = (mayWrite) =>
  new Section({
    title: 'Rules',
    caption: 'Rules of sites and of the period',
    load: async (state, section) => {
      const { sites, period } = state;
      const [{ ruleCatalogue, shiftTypes }, answer] = await Promise.all([
        ask(CATALOGUE),
        ask(rulesOf(sites, period)),
      ]);
      const known = { ruleCatalogue, shiftTypes };
      const ownerOf = ({ siteId }) => sites.find(({ id }) => id === siteId)?.name ?? period?.name ?? '';
      return {
        // Shifts wanted by type have a list of their own.
        rows: Object.values(answer)
          .flat()
          .filter(({ kind }) => kind !== 'SHIFT_TYPE_COVER'),
        columns: [
          { name: 'Rule', header: true, cell: ({ text }) => h('span', { class: 'wrapped' }, text) },
          { name: 'Of', cell: ownerOf },
          { name: 'Meant', cell: ({ level, content }) => levelInWords(level, content.weight) },
          { name: 'When', cell: (rule) => (rule.validFrom ? dates(rule) : 'the whole period') },
          section.actions(mayWrite, (rule) => [
            rule.kind === 'RULE'
              ? h(
                  'button',
                  { 'aria-label': `Change: ${rule.text}`, onclick: () => change(section, rule, known) },
                  'Change…',
                )
              : '',
            section.remover('Remove', {
              name: rule.text,
              sentence: 'Rosters made from now on are not held to it. Those that were made keep it.',
              mutation: REMOVE_RULE,
              variables: { id: rule.id },
              done: 'The rule is taken away.',
            }),
          ]),
        ],
        hint: 'No rule beside contracts and labour packs yet. Add one for a site or for this period: hard, or soft at a weight.',
        add: mayWrite
          ? [
              h('button', { onclick: () => add(section, state, known) }, 'Add a rule…'),
              period
                ? h('button', { onclick: () => addFairness(section, period) }, 'Share something evenly…')
                : '',
            ]
          : [],
      };
    },
  });

/** The parameters follow the rule that is chosen. */
function ruleForm({ ruleCatalogue, shiftTypes }, rule) {
  const chosen = rule?.content.rule ?? 'working-weekends';
  const place = h('div', { class: 'fields wide' });
  const which = field(
    'Rule',
    select(
      ruleCatalogue.map(({ id, title }) => ({ value: id, text: title })),
      chosen,
      { onchange: () => show(), disabled: rule !== undefined },
    ),
    { name: 'rule', wide: true },
  );
  const form = { which, place };
  const show = () => {
    const description = ruleCatalogue.find(({ id }) => id === which.control.value);
    const { level, weight } = rule?.content ?? { level: 'soft', weight: 100 };
    form.parameters = ruleFields(description, shiftTypes, rule?.content);
    form.level = levelFields({ level: level ?? 'hard', weight: weight ?? 1, unit: description.unit });
    place.replaceChildren(...form.parameters.elements, ...form.level.fields.map(({ element }) => element));
  };
  show();
  form.fields = () => [which, ...form.parameters.fields, ...form.level.fields];
  form.read = () => ({ rule: which.control.value, ...form.parameters.read(), ...form.level.read() });
  return form;
}

function add(section, { sites, period, date }, known) {
  const owners = [
    ...(period ? [{ value: 'period', text: `Only ${period.name}` }] : []),
    ...sites.map(({ id, name }) => ({ value: id, text: `${name}, from a day on` })),
  ];
  const owner = field('Whose', select(owners, owners[0].value, { onchange: () => show() }), {
    name: 'owner',
  });
  const when = dateFields(period?.firstDate ?? date);
  const form = ruleForm(known);
  const show = () =>
    when.fields.forEach(({ element }) => (element.hidden = owner.control.value === 'period'));
  show();
  section.form('Add a rule', {
    fields: () => [owner, ...form.fields(), ...when.fields],
    content: h(
      'div',
      { class: 'fields' },
      owner.element,
      form.which.element,
      form.place,
      when.fields.map(({ element }) => element),
    ),
    text: 'Add',
    send: () => {
      const isPeriod = owner.control.value === 'period';
      const of = isPeriod ? { periodId: period.id } : { siteId: owner.control.value };
      return ask(ADD_RULE, {
        input: { owner: of, kind: 'RULE', content: form.read(), ...(isPeriod ? {} : when.read()) },
      });
    },
    done: 'The rule is added. Rosters made from now on are held to it.',
  });
}

function change(section, rule, known) {
  const form = ruleForm(known, rule);
  const when = dateFields(rule.validFrom ?? '');
  if (rule.validTo) when.fields[1].control.value = rule.validTo;
  const isDated = rule.validFrom !== null;
  section.form('Change a rule', {
    fields: () => [...form.fields(), ...(isDated ? when.fields : [])],
    content: h(
      'div',
      { class: 'fields' },
      form.which.element,
      form.place,
      isDated ? when.fields.map(({ element }) => element) : null,
    ),
    send: () =>
      ask(CHANGE_RULE, { id: rule.id, input: { content: form.read(), ...(isDated ? when.read() : {}) } }),
    done: 'The rule is changed. Rosters that were made keep what they were held to.',
  });
}

function addFairness(section, period) {
  const of = field(
    'What',
    select(
      [
        { value: 'weekends', text: 'Working weekends' },
        { value: 'nights', text: 'Night shifts' },
        { value: 'unpopular-starts', text: 'Unpopular starts' },
      ],
      'weekends',
      { onchange: () => show() },
    ),
    { name: 'of' },
  );
  const among = field(
    'Among',
    select(
      [
        { value: 'site', text: 'each site' },
        { value: 'contract', text: 'each contract' },
        { value: 'everybody', text: 'everybody' },
      ],
      'site',
    ),
    { name: 'among' },
  );
  const from = field('From', input('time', { value: '23:00', required: true }), { name: 'night.from' });
  const to = field('To', input('time', { value: '06:00', required: true }), { name: 'night.to' });
  const weight = field('Weight', input('number', { min: 0, value: '100', required: true }), {
    name: 'weight',
    hint: 'Points for each one beyond one’s share, counting a quarter of a year before.',
  });
  const show = () => [from, to].forEach(({ element }) => (element.hidden = of.control.value === 'weekends'));
  show();
  const window = () => ({ from: from.control.value, to: to.control.value });
  const more = {
    weekends: () => ({}),
    nights: () => ({ night: window(), nightMinutes: 180 }),
    'unpopular-starts': () => ({ starts: window() }),
  };
  section.form('Share something evenly', {
    fields: [of, among, from, to, weight],
    text: 'Add',
    send: () =>
      ask(ADD_RULE, {
        input: {
          owner: { periodId: period.id },
          kind: 'FAIRNESS',
          content: {
            of: of.control.value,
            among: among.control.value,
            weight: Number(weight.control.value),
            ...more[of.control.value](),
          },
        },
      }),
    done: 'It is shared evenly in rosters made from now on.',
  });
}
