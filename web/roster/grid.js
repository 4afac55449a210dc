import { h } from '/dom.js';
import { gridKeys } from '/roster/grid-keys.js';

export const ROW_PX = 30;
/** Rows drawn beyond the edges, so that a slow machine scrolls without gaps. */
const BEYOND = 8;

/**
 * Rows of agents of which only those on screen are in the page. `painter` gives { columns, head(), cells(row), nameOf(row) }; rows are
 * { id, kind: "agent" | "group" }. `seen(rows)` is told which are drawn; `open(cell)` when one is chosen; `press(event, cell)` keys that
 * the grid does not know.
 */
export class RosterGrid {
  rows = [];
  drawn = new Map();
  /** The row and the place in it that Tab leads to. */
  active = { id: null, at: 0 };

  constructor({ label, painter, seen, open, press }) {
    Object.assign(this, { painter, seen, open, press });
    this.body = h('div', { class: 'rows', role: 'rowgroup' });
    this.head = h('div', { role: 'rowgroup', class: 'head' });
    this.element = h(
      'div',
      {
        class: `roster ${painter.className}`,
        role: 'grid',
        'aria-label': label,
        'aria-colcount': painter.columns,
      },
      this.head,
      this.body,
    );
    this.element.style.setProperty('--track', painter.width);
    let isAsked = false;
    this.element.addEventListener('scroll', () => {
      if (isAsked) return;
      isAsked = true;
      requestAnimationFrame(() => ((isAsked = false), this.draw()));
    });
    this.element.addEventListener('click', (event) => this.clicked(event));
    gridKeys(this);
    new ResizeObserver(() => this.draw()).observe(this.element);
  }

  setRows(rows) {
    const hadFocus = this.body.contains(document.activeElement);
    this.rows = rows;
    this.places = new Map(rows.map(({ id }, at) => [id, at]));
    this.body.style.height = `${rows.length * ROW_PX}px`;
    this.element.setAttribute('aria-rowcount', String(rows.length + 1));
    for (const element of this.drawn.values()) element.remove();
    this.drawn.clear();
    this.headFor = undefined;
    this.draw();
    if (hadFocus) this.focus(this.places.get(this.active.id) ?? 0, this.active.at);
  }

  /** Draws these rows anew where they are on screen; the focus stays on its shift. */
  refresh(ids) {
    for (const id of ids) {
      const old = this.drawn.get(id);
      if (!old) continue;
      const focused = old.contains(document.activeElement) ? document.activeElement : null;
      const at = focused ? this.cellsOf(old).indexOf(focused) : -1;
      const fresh = this.makeRow(this.places.get(id));
      old.replaceWith(fresh);
      this.drawn.set(id, fresh);
      if (!focused) continue;
      const cells = this.cellsOf(fresh);
      const same = cells.findIndex(({ dataset }) => dataset.key === focused.dataset.key);
      this.focus(this.places.get(id), same >= 0 ? same : Math.max(0, Math.min(at, cells.length - 1)));
    }
    this.markActive();
  }

  window() {
    const top = Math.floor(this.element.scrollTop / ROW_PX);
    const count = Math.ceil(Math.max(ROW_PX, this.element.clientHeight) / ROW_PX);
    return {
      top,
      first: Math.max(0, top - BEYOND),
      last: Math.min(this.rows.length - 1, top + count + BEYOND),
    };
  }

  draw() {
    const { top, first, last } = this.window();
    const focusedId = document.activeElement?.closest?.('.row')?.dataset.id;
    for (const [id, element] of this.drawn) {
      const at = this.places.get(id);
      if ((at < first || at > last) && id !== focusedId) {
        element.remove();
        this.drawn.delete(id);
      }
    }
    for (let at = first; at <= last; at++) {
      const { id } = this.rows[at];
      if (this.drawn.has(id)) continue;
      const row = this.makeRow(at);
      this.drawn.set(id, row);
      this.body.append(row);
    }
    this.drawHead(this.rows[Math.min(top, this.rows.length - 1)]);
    this.markActive();
    this.seen(this.rows.slice(first, last + 1).filter(({ kind }) => kind === 'agent'));
  }

  /** The head tells the times of the zone of the first row on screen. */
  drawHead(row) {
    const key = row ? this.painter.headKey(row) : '';
    if (this.headFor === key) return;
    this.headFor = key;
    this.head.replaceChildren(this.painter.head(row));
  }

  makeRow(at) {
    const row = this.rows[at];
    const place = { 'aria-rowindex': String(at + 2), style: { top: `${at * ROW_PX}px` } };
    const name = h(
      'div',
      { class: 'name', role: 'rowheader', title: row.title ?? null },
      this.painter.nameOf(row),
    );
    const element = h(
      'div',
      { class: `row ${row.kind} ${at % 2 ? 'odd' : ''}`, role: 'row', ...place },
      name,
      ...this.painter.cells(row),
    );
    element.dataset.id = row.id;
    return element;
  }

  cellsOf(row) {
    return [...row.querySelectorAll('[data-key]')];
  }

  /** Exactly one shift is reached by Tab. */
  markActive() {
    for (const cell of this.body.querySelectorAll('[data-key][tabindex="0"]')) cell.tabIndex = -1;
    let row = this.drawn.get(this.active.id);
    if (!row || this.cellsOf(row).length === 0) {
      const { top } = this.window();
      const next = this.rows.slice(top).find(({ kind }) => kind === 'agent');
      if (!next) return;
      this.active = { id: next.id, at: 0 };
      row = this.drawn.get(next.id);
    }
    const cells = row ? this.cellsOf(row) : [];
    const cell = cells[Math.min(this.active.at, cells.length - 1)];
    if (cell) cell.tabIndex = 0;
  }

  focus(place, at) {
    const row = this.rows[place];
    if (!row) return;
    this.active = { id: row.id, at };
    const y = place * ROW_PX;
    const { scrollTop, clientHeight } = this.element;
    const shown = clientHeight - this.head.offsetHeight;
    if (y < scrollTop) this.element.scrollTop = y;
    else if (y + ROW_PX > scrollTop + shown) this.element.scrollTop = y + ROW_PX - shown;
    this.draw();
    const cells = this.cellsOf(this.drawn.get(row.id));
    const cell = cells[Math.max(0, Math.min(at, cells.length - 1))];
    cell?.focus({ preventScroll: true });
    cell?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }

  /** The cell under the focus, or null: { row, element, key, at }. */
  focused() {
    const element = document.activeElement?.closest?.('[data-key]');
    if (!element || !this.body.contains(element)) return null;
    return this.cellAt(element);
  }

  cellAt(element) {
    const rowElement = element.closest('.row');
    const place = this.places.get(rowElement.dataset.id);
    const at = this.cellsOf(rowElement).indexOf(element);
    return { row: this.rows[place], place, element, at, key: element.dataset.key };
  }

  clicked(event) {
    const element = event.target.closest('[data-key]');
    if (!element || event.defaultPrevented) return;
    const cell = this.cellAt(element);
    this.active = { id: cell.row.id, at: cell.at };
    this.markActive();
    element.focus({ preventScroll: true });
    this.open(cell);
  }
}
