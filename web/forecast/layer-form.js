import { ask } from '/api.js';
import { h } from '/dom.js';
import { field, input, refusableForm, select, submitButton } from '/fields.js';
import { rounded, signed, signedPercent } from '/figures.js';
import { EDITS, fieldOfRefusal } from '/forecast/layer-fields.js';
import { ADD_LAYER, PREVIEW_LAYER } from '/forecast/queries.js';
import { versionOver } from '/forecast/shown-days.js';
import { instantOf, wallOf } from '/zoned.js';

const PREVIEW_AFTER_MS = 350;
const KINDS = Object.entries(EDITS).map(([value, { text }]) => ({ value, text }));

/**
 * A range and what is done to it. `shown()` are the days on the screen; `onPreview(changes)` shows what it would change,
 * `onRange(range)` the range, `onSaved(layer)` follows when it is put on.
 */
export class LayerForm {
  from = field('Range from', input('datetime-local', { required: true }), { name: 'from' });
  to = field('Range to', input('datetime-local', { required: true }), { name: 'to' });
  kind = field('Edit', select(KINDS, 'percent', { onchange: () => this.chooseKind() }));
  reason = field('Reason', input('text', { required: true, maxLength: 500 }), { name: 'reason', wide: true });
  editPlace = h('div', { class: 'fields' });
  said = h('p', { class: 'preview', role: 'status' });
  turn = 0;

  constructor(listeners) {
    this.on = listeners;
    const parts = [
      this.from.element,
      this.to.element,
      this.kind.element,
      this.editPlace,
      this.reason.element,
    ];
    const clear = h('button', { type: 'button', onclick: () => this.reset() }, 'Clear');
    this.form = refusableForm({
      fields: () => [this.from, this.to, ...this.edit.fields, this.reason],
      fieldOf: fieldOfRefusal,
      content: h('div', { class: 'fields' }, parts),
      buttons: [submitButton('Save layer'), clear, this.said],
      send: () => this.save(),
    });
    this.element = this.form.element;
    this.element.addEventListener(
      'input',
      ({ target }) => target !== this.reason.control && this.previewSoon(),
    );
    this.chooseKind();
  }

  get zone() {
    return this.on.shown().queue.zone;
  }

  chooseKind() {
    this.edit = EDITS[this.kind.control.value].build();
    this.editPlace.replaceChildren(...this.edit.fields.map(({ element }) => element));
    this.previewSoon();
  }

  /** From the chart. */
  setRange({ start, end }) {
    this.from.control.value = wallOf(start, this.zone);
    this.to.control.value = wallOf(end, this.zone);
    this.previewSoon();
  }

  range() {
    const [from, to] = [this.from.control.value, this.to.control.value];
    return from && to ? { start: instantOf(from, this.zone), end: instantOf(to, this.zone) } : null;
  }

  /** What the server takes. @throws what is to be said of a range that no single version holds. */
  order() {
    const { start, end } = this.range();
    const { version, refusal } = versionOver(this.on.shown(), { start, end });
    if (refusal) throw new Error(refusal);
    const [from, to] = [start, end].map((at) => new Date(at).toISOString());
    return { forecastId: version.id, from, to, edit: this.edit.read() };
  }

  isComplete() {
    const needed = [this.from, this.to, ...this.edit.fields];
    return needed.every(({ control }) => control.validity.valid);
  }

  previewSoon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.preview(), PREVIEW_AFTER_MS);
  }

  async preview() {
    const turn = ++this.turn;
    this.form.clear();
    this.said.textContent = '';
    this.on.onRange(this.range());
    if (!this.isComplete()) return this.on.onPreview([]);
    try {
      const { previewForecastLayer: changes } = await ask(PREVIEW_LAYER, { input: this.order() });
      if (turn !== this.turn) return;
      this.said.textContent = inWords(changes);
      this.on.onPreview(changes);
    } catch (error) {
      if (turn !== this.turn) return;
      this.on.onPreview([]);
      this.form.refuse(error, { keepFocus: true });
    }
  }

  async save() {
    const order = { ...this.order(), reason: this.reason.control.value };
    const { addForecastLayer: layer } = await ask(ADD_LAYER, { input: order });
    this.reset();
    await this.on.onSaved(layer);
  }

  reset() {
    for (const { control } of [this.from, this.to, this.reason]) control.value = '';
    clearTimeout(this.timer);
    this.turn++;
    this.said.textContent = '';
    this.form.clear();
    this.on.onRange(null);
    this.on.onPreview([]);
  }
}

function inWords(changes) {
  const sum = (of) => changes.reduce((total, change) => total + (change[of] ?? 0), 0);
  const [before, after] = [sum('before'), sum('after')];
  if (changes.length === 0) return 'Preview: nothing would change.';
  const share = before > 0 ? `, ${signedPercent((after - before) / before)}` : '';
  return `Preview: ${rounded(before)} → ${rounded(after)} contacts (${signed(after - before)}${share}) in ${changes.length} intervals.`;
}
