/** Makes an element: h('p', { class: 'empty' }, 'Nothing here'). Text is never parsed as HTML. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style')
      for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name in element && !ATTRIBUTES_ONLY.has(name))
      element[name === 'class' ? 'className' : name] = value;
    else element.setAttribute(name, value === true && !name.startsWith('aria-') ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

/** Their properties are objects that cannot be set, or want something else than text. */
const ATTRIBUTES_ONLY = new Set(['list', 'role']);

export const announce = (text) => {
  document.getElementById('announce').textContent = text;
};

export function picker(label, options, chosen, onchange) {
  const select = h(
    'select',
    { onchange: () => onchange(select.value) },
    options.map(({ value, text }) => h('option', { value, selected: value === chosen }, text)),
  );
  return h('label', {}, label, select);
}

/** What went wrong, in the server's words, with a button to try again. */
export const problem = (error, again) =>
  h(
    'div',
    { class: 'trouble' },
    h('p', { class: 'problem', role: 'alert' }, error.message),
    again ? h('button', { onclick: again }, 'Try again') : null,
  );

export const empty = (...content) => h('div', { class: 'empty' }, ...content);

/** A part that can be folded away; the browser remembers whether it was. `name` is whose memory it is. */
export function foldable(name, { summary, isOpen = true, className = '', ontoggle }, ...content) {
  const key = `folded ${name}`;
  const known = localStorage.getItem(key);
  const details = h(
    'details',
    { class: `folded ${className}`, open: known === null ? isOpen : known === 'open' },
    h('summary', {}, summary),
    ...content,
  );
  details.addEventListener('toggle', () => {
    localStorage.setItem(key, details.open ? 'open' : 'closed');
    ontoggle?.();
  });
  return details;
}

/** New content in place of the old; the focus stays on the control at the same place. */
export function renew(place, ...content) {
  const controls = () => [...place.querySelectorAll('button, input, select, a[href], [tabindex]')];
  const at = controls().indexOf(document.activeElement);
  place.replaceChildren(...content.flat().filter((child) => child !== null && child !== undefined));
  if (at >= 0) controls()[at]?.focus();
}

/**
 * Runs `load` and puts what it gives into `place`. What stood there stays, dimmed, until then: nothing jumps. What a
 * newer call has overtaken is dropped.
 */
export async function filling(place, load) {
  const turn = (place.turn ?? 0) + 1;
  place.turn = turn;
  place.setAttribute('aria-busy', 'true');
  if (place.childElementCount === 0)
    place.replaceChildren(h('div', { class: 'busy', role: 'progressbar', 'aria-label': 'Loading' }));
  let content;
  try {
    content = [await load()].flat();
  } catch (error) {
    content = [problem(error, () => filling(place, load))];
  }
  if (place.turn !== turn) return;
  place.removeAttribute('aria-busy');
  renew(place, content);
}
