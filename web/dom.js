/** Makes an element: h('p', { class: 'empty' }, 'Nothing here'). Text is never parsed as HTML. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name === 'style')
      for (const [key, text] of Object.entries(value)) element.style.setProperty(key, text);
    else if (name in element && name !== 'list') element[name === 'class' ? 'className' : name] = value;
    else element.setAttribute(name === 'className' ? 'class' : name, value === true ? '' : value);
  }
  element.append(...children.flat().filter((child) => child !== null && child !== undefined));
  return element;
}

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

/** Runs `load` with a moving bar in `place`; what goes wrong is said there, with a button to try again. */
export async function filling(place, load) {
  place.replaceChildren(h('div', { class: 'busy', role: 'progressbar', 'aria-label': 'Loading' }));
  try {
    place.replaceChildren(...[await load()].flat());
  } catch (error) {
    place.replaceChildren(
      h('p', { class: 'problem', role: 'alert' }, error.message),
      h('button', { onclick: () => filling(place, load) }, 'Try again'),
    );
  }
}
