import { announce } from '/dom.js';
import { giveTo, setTimes } from '/roster/edit/actions.js';
import { changeInWords } from '/roster/edit/change.js';
import { KINDS } from '/roster/words.js';
import { toast } from '/toast.js';
import { clockOf } from '/zoned.js';

const QUARTER_MS = 15 * 60_000;
/** A hand is not still when it clicks. */
const LEAST_PX = 5;
const EDGE_PX = 7;
/** A finger covers more than the point of a mouse. */
const TOUCH_EDGE_PX = 16;
const HOLD_MS = 350;
const STILL_PX = 10;
const PREVIEW_WAIT_MS = 250;

/**
 * Shifts are dragged along the day, by their ends, and to other agents; breaks within their shift. A finger that moves at once
 * scrolls; one that rests on a shift first takes hold of it.
 */
export function dragging(editor, grid) {
  const { body } = grid;
  let drag = null;
  body.addEventListener('pointerdown', (event) => {
    const element = event.target.closest('.shift');
    if (!element || event.button !== 0 || !event.isPrimary) return;
    const begun = new Drag(editor, grid, event, element);
    if (!begun.shift) return;
    drag = begun;
    if (event.pointerType === 'touch') begun.beginWhenHeld(event);
    else begun.begin();
  });
  const isHeld = () => drag?.isHeld === true;
  body.addEventListener('touchmove', (event) => isHeld() && event.preventDefault(), { passive: false });
  body.addEventListener('contextmenu', (event) => isHeld() && event.preventDefault());
}

class Drag {
  isMoving = false;
  /** By a finger that has rested on it long enough. */
  isHeld = false;
  timer = null;

  constructor(editor, grid, event, element) {
    Object.assign(this, {
      editor,
      grid,
      element,
      x: event.clientX,
      y: event.clientY,
      pointerId: event.pointerId,
    });
    this.cell = grid.cellAt(element);
    this.agent = this.cell.row.agent;
    this.shift = editor.desk.bars.store.get(this.agent.id)?.find(({ id }) => id === this.cell.key);
    this.zone = editor.desk.bars.zoneOf(this.agent);
    this.target = this.agent;
    const box = element.getBoundingClientRect();
    const track = element.parentElement.getBoundingClientRect();
    this.msPerPx = grid.painter.span / track.width;
    this.what = this.takenAt(event, box);
  }

  /** An end, a pause, or the whole shift. */
  takenAt(event, box) {
    const edge = event.pointerType === 'touch' ? Math.min(TOUCH_EDGE_PX, box.width / 4) : EDGE_PX;
    if (event.clientX - box.left < edge) return { kind: 'start' };
    if (box.right - event.clientX < edge) return { kind: 'end' };
    const start = event.target.closest('.block')?.dataset.start;
    const activity = this.shift?.activities?.find((each) => each.start === start);
    const isPause = activity && !['INBOUND', 'OUTBOUND'].includes(activity.kind);
    return isPause ? { kind: 'pause', activity } : { kind: 'shift' };
  }

  beginWhenHeld(down) {
    const waiting = new AbortController();
    const { signal } = waiting;
    const give = () => (clearTimeout(timer), waiting.abort());
    const timer = setTimeout(() => {
      waiting.abort();
      this.isHeld = true;
      this.element.classList.add('held');
      announce('Held. Move it, and let go where it belongs.');
      this.begin();
    }, HOLD_MS);
    const isAway = ({ clientX, clientY }) =>
      Math.hypot(clientX - down.clientX, clientY - down.clientY) > STILL_PX;
    addEventListener('pointermove', (event) => isAway(event) && give(), { signal });
    addEventListener('pointerup', give, { signal });
    addEventListener('pointercancel', give, { signal });
  }

  begin() {
    this.stop = new AbortController();
    const { signal } = this.stop;
    addEventListener('pointermove', (event) => this.move(event), { signal });
    addEventListener('pointerup', (event) => this.end(event), { signal });
    addEventListener('pointercancel', () => this.cancel(), { signal });
    addEventListener('keydown', (event) => event.key === 'Escape' && this.cancel(), { signal });
  }

  move(event) {
    const [dx, dy] = [event.clientX - this.x, event.clientY - this.y];
    if (!this.isMoving && Math.hypot(dx, dy) < LEAST_PX) return;
    this.isMoving = true;
    this.by = Math.round((dx * this.msPerPx) / QUARTER_MS) * QUARTER_MS;
    const row = document.elementFromPoint(event.clientX, event.clientY)?.closest('.row.agent');
    const over = row && this.grid.rows[this.grid.places.get(row.dataset.id)]?.agent;
    this.target = this.what.kind === 'shift' && over ? over : this.agent;
    this.draw();
    this.previewLater();
  }

  /** The bar follows the hand, with its new times on it. */
  draw() {
    const px = this.by / this.msPerPx;
    const { element, what } = this;
    element.classList.add('moving');
    element.dataset.moved = this.timesInWords();
    if (what.kind === 'shift') {
      const rows = this.grid.places.get(`agent ${this.target.id}`) - this.cell.place;
      element.style.translate = `${px}px ${rows * 30}px`;
    } else if (what.kind === 'pause') {
      const block = [...element.children].find(({ dataset }) => dataset.start === what.activity.start);
      if (block) block.style.translate = `${px}px 0`;
    } else {
      element.style[what.kind === 'start' ? 'marginLeft' : 'marginRight'] =
        `${what.kind === 'start' ? px : -px}px`;
    }
  }

  times() {
    const [start, end] = [Date.parse(this.shift.start), Date.parse(this.shift.end)];
    const { kind, activity } = this.what;
    if (kind === 'pause')
      return { start: Date.parse(activity.start) + this.by, end: Date.parse(activity.end) + this.by };
    return { start: kind === 'end' ? start : start + this.by, end: kind === 'start' ? end : end + this.by };
  }

  timesInWords() {
    const { start, end } = this.times();
    const name = this.what.kind === 'pause' ? `${KINDS[this.what.activity.kind].name} ` : '';
    const to = this.target === this.agent ? '' : `, ${this.target.name}`;
    return `${name}${clockOf(start, this.zone)}–${clockOf(end, this.zone)}${to}`;
  }

  edit() {
    const { start, end } = this.times();
    const iso = (at) => new Date(at).toISOString();
    const shiftId = this.shift.id;
    if (this.what.kind === 'pause')
      return { moveActivity: { shiftId, activityStart: this.what.activity.start, start: iso(start) } };
    if (this.what.kind !== 'shift') return { resizeShift: { shiftId, start: iso(start), end: iso(end) } };
    const other = this.target === this.agent ? {} : { toAgentId: this.target.id };
    return { moveShift: { shiftId, start: iso(start), ...other } };
  }

  /** What it would change is told while the hand rests; nothing is written. */
  previewLater() {
    clearTimeout(this.timer);
    this.editor.answer.textContent = `${this.timesInWords()}: looking at what it changes …`;
    this.timer = setTimeout(async () => {
      const change = await this.editor.preview(this.edit()).catch((error) => ({ refused: error.message }));
      if (this.stop.signal.aborted) return;
      this.editor.answer.textContent = `${this.timesInWords()}: ${change.refused ?? changeInWords(change)}`;
    }, PREVIEW_WAIT_MS);
  }

  finish() {
    clearTimeout(this.timer);
    this.isHeld = false;
    this.element.classList.remove('held');
    this.stop.abort();
  }

  cancel() {
    this.finish();
    this.editor.answer.replaceChildren();
    this.editor.redraw([this.agent.id]);
  }

  end(event) {
    this.finish();
    if (!this.isMoving) return;
    swallowClick();
    event.preventDefault();
    if (this.by === 0 && this.target === this.agent) return this.cancel();
    announce(this.timesInWords());
    this.send().catch((error) => {
      this.editor.redraw([this.agent.id]);
      toast(error.message);
    });
  }

  send() {
    const { editor, agent, shift, target } = this;
    const { start, end } = this.times();
    if (this.what.kind === 'pause')
      return editor.send(this.edit(), `${agent.name}’s pause moved.`, [agent.id]);
    return target === agent
      ? setTimes(editor, agent, shift, start, end)
      : giveTo(editor, agent, shift, target, start);
  }
}

/** The click that ends a drag would open the shift. Where the pointer left it, there is none to wait for. */
function swallowClick() {
  const swallow = (event) => (event.preventDefault(), event.stopPropagation());
  addEventListener('click', swallow, { capture: true, once: true });
  setTimeout(() => removeEventListener('click', swallow, { capture: true }), 0);
}
