import { h } from '/dom.js';

let made = 0;

/** A labelled control with room for a hint and for what the server says against its value. */
export function field(label, control, { name = '', hint = '', wide = false } = {}) {
  const id = `field-${++made}`;
  control.id ||= id;
  const said = h('span', { class: 'refusal', id: `${id}-said` });
  const hinted = hint ? h('small', { class: 'hint', id: `${id}-hint` }, hint) : null;
  if (hinted) control.setAttribute('aria-describedby', hinted.id);
  const element = h(
    'div',
    { class: wide ? 'field wide' : 'field' },
    h('label', { htmlFor: control.id }, label),
    control,
    hinted,
    said,
  );
  const refuse = (message) => {
    said.textContent = message;
    control.setAttribute('aria-invalid', 'true');
    control.setAttribute('aria-describedby', [hinted?.id, said.id].filter(Boolean).join(' '));
  };
  const clear = () => {
    said.textContent = '';
    control.removeAttribute('aria-invalid');
  };
  return { element, control, name, refuse, clear };
}

export const input = (type, attributes = {}) => h('input', { type, ...attributes });

export const select = (options, chosen, attributes = {}) =>
  h(
    'select',
    attributes,
    options.map(({ value, text }) => h('option', { value, selected: value === chosen }, text)),
  );

export function checkbox(label, attributes = {}) {
  const control = input('checkbox', attributes);
  return { element: h('label', { class: 'check' }, control, label), control };
}

/**
 * A form whose `send` may be refused: the message then stands beside the field that it is about, or else at the end.
 * `fields()` are those of now, `fieldOf` names the one of an error.
 */
export function refusableForm({ fields, buttons, send, content, fieldOf = placeOf }) {
  const said = h('p', { class: 'problem', role: 'alert' });
  const clear = () => {
    said.textContent = '';
    for (const each of fields()) each.clear();
  };
  const refuse = (error, { keepFocus = false } = {}) => {
    const about = fieldOf(error);
    const found = about && fields().find(({ name }) => name === about);
    if (found) {
      found.refuse(error.message);
      if (!keepFocus) found.control.focus();
    } else said.textContent = error.message;
  };
  const submit = async (event) => {
    event.preventDefault();
    if (form.getAttribute('aria-busy') === 'true') return;
    clear();
    working(true);
    try {
      await send(event.submitter);
    } catch (error) {
      refuse(error);
    } finally {
      working(false);
    }
  };
  const busy = h('div', { class: 'busy', role: 'progressbar', 'aria-label': 'Working', hidden: true });
  const working = (isWorking) => {
    form.setAttribute('aria-busy', String(isWorking));
    busy.hidden = !isWorking;
  };
  const form = h(
    'form',
    { class: 'form', onsubmit: submit },
    content ??
      h(
        'div',
        { class: 'fields' },
        fields().map(({ element }) => element),
      ),
    said,
    h('div', { class: 'buttons' }, buttons),
    busy,
  );
  return { element: form, clear, refuse };
}

const placeOf = (error) => error.place?.field ?? null;

export const submitButton = (text) => h('button', { class: 'primary', type: 'submit' }, text);
