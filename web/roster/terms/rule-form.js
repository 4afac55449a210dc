import { h } from '/dom.js';
import { field, input, select } from '/fields.js';

/** Controls for the parameters of a rule, as the catalogue describes them; `read()` gives its JSON. */
export function ruleFields({ parameters }, types, content = {}) {
  const made = parameters.map((each) => ({ ...each, ...MAKERS[each.kind](each, types, content[each.name]) }));
  return {
    fields: made.flatMap(({ fields }) => fields),
    elements: made.map(({ element }) => element),
    read: () =>
      Object.fromEntries(
        made.map(({ name, read }) => [name, read()]).filter(([, value]) => value !== undefined),
      ),
  };
}

const one = (made, read) => ({ fields: [made], element: made.element, read: () => read(made.control.value) });
const number = ({ name, label, isRequired }, _types, value) =>
  one(
    field(
      label,
      input('number', {
        min: 0,
        step: 1,
        required: isRequired,
        value: value === undefined ? '' : String(value),
      }),
      { name },
    ),
    (text) => (text === '' ? undefined : Number(text)),
  );
const typeOptions = (types) => types.map(({ code, name }) => ({ value: code, text: name }));

const MAKERS = {
  minutes: number,
  count: number,
  date: ({ name, label }, _types, value = '') =>
    one(field(label, input('date', { required: true, value }), { name }), (text) => text),
  choice: ({ name, label, isRequired, choices }, _types, value = '') =>
    one(
      field(
        label,
        select(
          [
            ...(isRequired ? [] : [{ value: '', text: 'any' }]),
            ...choices.map((each) => ({ value: each, text: each })),
          ],
          value,
        ),
        { name },
      ),
      (text) => text || undefined,
    ),
  'shift-type': ({ name, label }, types, value) =>
    one(field(label, select(typeOptions(types), value ?? types[0]?.code), { name }), (text) => text),
  'shift-types': ({ name, label }, types, value = []) =>
    one(
      field(label, input('text', { required: true, value: value.join(', ') }), {
        name,
        hint: `Codes with commas. There are: ${codesOf(types)}.`,
      }),
      listed,
    ),
  rotation: ({ name, label }, types, value = []) =>
    one(
      field(label, input('text', { required: true, value: value.join(', ') }), {
        name,
        wide: true,
        hint: `There are: off, any, ${codesOf(types)}.`,
      }),
      listed,
    ),
  window: ({ name, label }, _types, value = { from: '23:00', to: '06:00' }) =>
    windowOf(name, label, value, true),
  band: ({ name, label }, types, value = {}) => {
    const starts = windowOf(`${name}.starts`, `${label}: starts`, value.starts, false);
    const ends = windowOf(`${name}.ends`, `${label}: ends`, value.ends, false);
    const of = field(`${label}: shift types`, input('text', { value: (value.shiftTypes ?? []).join(', ') }), {
      name: `${name}.shiftTypes`,
      hint: `Codes with commas, or empty. There are: ${codesOf(types)}.`,
    });
    return {
      fields: [...starts.fields, ...ends.fields, of],
      element: h(
        'fieldset',
        { class: 'field wide' },
        h('legend', {}, label),
        starts.element,
        ends.element,
        of.element,
      ),
      read: () => {
        const shiftTypes = listed(of.control.value);
        return {
          ...(shiftTypes.length > 0 ? { shiftTypes } : {}),
          ...(starts.read() ? { starts: starts.read() } : {}),
          ...(ends.read() ? { ends: ends.read() } : {}),
        };
      },
    };
  },
};

function windowOf(name, label, value, required) {
  const from = field(`${label} from`, input('time', { required, value: value?.from ?? '' }), {
    name: `${name}.from`,
  });
  const to = field(`${label} to`, input('time', { required, value: value?.to ?? '' }), {
    name: `${name}.to`,
  });
  return {
    fields: [from, to],
    element: h('div', { class: 'pair' }, from.element, to.element),
    read: () =>
      from.control.value && to.control.value ? { from: from.control.value, to: to.control.value } : undefined,
  };
}

const listed = (text) =>
  text
    .split(',')
    .map((each) => each.trim())
    .filter(Boolean);
const codesOf = (types) => types.map(({ code }) => code).join(', ') || 'no shift types yet';
