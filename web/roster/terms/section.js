import { ask } from '/api.js';
import { openDialog } from '/dialog.js';
import { empty, filling, h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { table } from '/table.js';
import { toast } from '/toast.js';

/**
 * A part of the panel that can be folded out: a list with what can be done to it, or what to do where it is empty. `load(state)`
 * gives { rows, columns, hint, extra, add }; it is asked when the part is opened.
 */
export class Section {
  constructor({ title, caption, load }) {
    Object.assign(this, { caption, load });
    this.place = h('div');
    this.element = h(
      'details',
      { class: 'folded', ontoggle: () => this.fill() },
      h('summary', {}, title),
      this.place,
    );
  }

  show(state) {
    this.state = state;
    this.isFresh = false;
    this.fill();
  }

  again() {
    this.isFresh = false;
    return this.fill();
  }

  fill() {
    if (!this.element.open || !this.state || this.isFresh) return;
    this.isFresh = true;
    return filling(this.place, async () => {
      const { rows, columns, hint, extra = null, add = [] } = await this.load(this.state, this);
      return [
        rows.length === 0
          ? empty(hint)
          : table({ caption: this.caption, className: 'tall', columns: columns.filter(Boolean), rows }),
        extra,
        h('div', { class: 'buttons' }, add),
      ].filter(Boolean);
    });
  }

  /** A column with what can be done to a row. */
  actions(may, buttons) {
    return may ? { name: 'Do', cell: (row) => h('div', { class: 'buttons' }, buttons(row)) } : null;
  }

  /** A button that asks once more before it sends. */
  remover(text, { name, sentence, mutation, variables, done }) {
    const send = async (close) => {
      await ask(mutation, variables);
      close();
      toast(done);
      await this.again();
    };
    return h(
      'button',
      {
        'aria-label': `${text}: ${name}`,
        onclick: () => confirming({ title: `${text}: ${name}`, sentence, text, send }),
      },
      text,
    );
  }

  /** A dialog whose form sends a mutation; the list is read again afterwards. */
  form(title, { fields, content, text = 'Save', send, done }) {
    openDialog(
      title,
      (close) =>
        refusableForm({
          fields: () => (typeof fields === 'function' ? fields() : fields),
          content,
          buttons: [submitButton(text), h('button', { type: 'button', onclick: close }, 'Cancel')],
          send: async () => {
            await send();
            close();
            toast(done);
            await this.again();
          },
        }).element,
    );
  }
}

function confirming({ title, sentence, text, send }) {
  openDialog(
    title,
    (close) =>
      refusableForm({
        fields: () => [],
        content: h('p', {}, sentence),
        buttons: [submitButton(text), h('button', { type: 'button', onclick: close }, 'Cancel')],
        send: () => send(close),
      }).element,
  );
}

export const dates = ({ validFrom, validTo }) =>
  validTo ? `${validFrom} to ${validTo}` : `from ${validFrom}`;
export const levelInWords = (level, weight) =>
  level === 'hard' ? '✕ hard' : `~ soft${weight === null || weight === undefined ? '' : `, ${weight}`}`;

/** First and last day; the last may be left empty for no end. */
export function dateFields(first) {
  const from = field('First day', input('date', { required: true, value: first }), { name: 'validFrom' });
  const to = field('Last day', input('date'), { name: 'validTo', hint: 'Leave empty for no end.' });
  return {
    fields: [from, to],
    read: () => ({ validFrom: from.control.value, validTo: to.control.value || null }),
  };
}

/** Hard, or soft at a weight. */
export function levelFields({ level = 'soft', weight = 10, unit = 'unit' } = {}) {
  const how = field(
    'How it is meant',
    select(
      [
        { value: 'soft', text: 'Soft: should hold' },
        { value: 'hard', text: 'Hard: must hold' },
      ],
      level,
      { onchange: () => show() },
    ),
    { name: 'level' },
  );
  const cost = field('Weight', input('number', { min: 0, step: 'any', value: String(weight ?? 1) }), {
    name: 'weight',
    hint: `Points for each ${unit}; an hour too many on a queue costs 60.`,
  });
  const show = () => (cost.element.hidden = how.control.value === 'hard');
  show();
  return {
    fields: [how, cost],
    read: () =>
      how.control.value === 'hard'
        ? { level: 'hard' }
        : { level: 'soft', weight: Number(cost.control.value) },
  };
}

const DAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];
export const weekdaysInWords = (weekdays) =>
  weekdays.length === 7 ? 'every day' : weekdays.map((day) => DAYS[day - 1]).join(' ');

/** A tick for each day of the week. */
export function weekdayField(chosen = [1, 2, 3, 4, 5]) {
  const boxes = DAYS.map((name, at) =>
    input('checkbox', { checked: chosen.includes(at + 1), 'aria-label': name }),
  );
  const element = h(
    'fieldset',
    { class: 'field wide weekdays' },
    h('legend', {}, 'Days'),
    DAYS.map((name, at) => h('label', { class: 'check' }, boxes[at], name)),
  );
  return { element, read: () => boxes.flatMap(({ checked }, at) => (checked ? [at + 1] : [])) };
}
