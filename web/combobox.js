import { h } from '/dom.js';

/** So many are shown at a time; typing narrows them down. */
const MOST_SHOWN = 60;
let made = 0;

/** A choice among many: type to filter, arrows and Enter to choose. `options` are { value, text }. */
export const combobox = (choice) => new Combobox(choice).element;

class Combobox {
  shown = [];
  active = -1;
  id = `combobox-${++made}`;
  list = h('ul', { id: `${this.id}-list`, role: 'listbox' });
  rest = h('p');
  popup = h('div', { class: 'popup', hidden: true }, this.list, this.rest);

  constructor({ label, options, chosen, onchoose }) {
    Object.assign(this, { options, chosen, onchoose });
    this.list.setAttribute('aria-label', label);
    this.box = this.makeBox();
    this.element = h(
      'div',
      { class: 'combobox' },
      h('label', { htmlFor: this.id }, label),
      this.box,
      this.popup,
    );
  }

  makeBox() {
    return h('input', {
      id: this.id,
      type: 'text',
      role: 'combobox',
      autocomplete: 'off',
      spellcheck: false,
      'aria-expanded': 'false',
      'aria-controls': this.list.id,
      'aria-autocomplete': 'list',
      value: this.textOf(this.chosen),
      onfocus: () => this.box.select(),
      onclick: () => this.open(''),
      oninput: () => (this.open(this.box.value), this.mark(0)),
      onblur: () => this.close(),
      onkeydown: (event) => this.press(event),
    });
  }

  textOf(value) {
    return this.options.find((option) => option.value === value)?.text ?? '';
  }

  open(text) {
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    const has = (option) => words.every((word) => option.text.toLowerCase().includes(word));
    const found = this.options.filter(has);
    this.shown = found.slice(0, MOST_SHOWN);
    this.list.replaceChildren(...this.shown.map((option, i) => this.item(option, i)));
    this.rest.textContent = restOf(found);
    this.popup.hidden = false;
    this.box.setAttribute('aria-expanded', 'true');
    this.mark(this.shown.findIndex(({ value }) => value === this.chosen));
  }

  item(option, i) {
    const onmousedown = (event) => (event.preventDefault(), this.choose(option));
    return h('li', { id: `${this.id}-${i}`, role: 'option', onmousedown }, option.text);
  }

  mark(index) {
    this.active = index;
    const items = [...this.list.children];
    items.forEach((item, i) => item.setAttribute('aria-selected', String(i === index)));
    if (items[index]) this.box.setAttribute('aria-activedescendant', items[index].id);
    else this.box.removeAttribute('aria-activedescendant');
    items[index]?.scrollIntoView({ block: 'nearest' });
  }

  close() {
    this.popup.hidden = true;
    this.box.setAttribute('aria-expanded', 'false');
    this.box.removeAttribute('aria-activedescendant');
    this.box.value = this.textOf(this.chosen);
  }

  choose({ value }) {
    const isNew = value !== this.chosen;
    this.chosen = value;
    this.close();
    if (isNew) this.onchoose(value);
  }

  press(event) {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined && this.popup.hidden) this.open('');
    else if (step !== undefined) this.mark(Math.min(this.shown.length - 1, Math.max(0, this.active + step)));
    else if (event.key === 'Enter' && !this.popup.hidden && this.shown[this.active])
      this.choose(this.shown[this.active]);
    else if (event.key === 'Escape' && !this.popup.hidden) this.close();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
}

function restOf(found) {
  if (found.length === 0) return 'Nothing by that name.';
  const more = found.length - MOST_SHOWN;
  return more > 0 ? `${more} more: type to narrow them down.` : '';
}
