import { type LineTable } from './line-table.js';
import { NEVER } from './never.js';

/** Cells of a table that take as long as a value asked for. */
const CELLS_A_VALUE = 6;
const EMPTY = -1;

/**
 * What the rest of a line costs at least from any day on, inside blocks of work too: only where it is asked for, from a
 * table of what it costs between blocks. Each place asked for has a number, under which searches keep what they know of it.
 */
export class LineRest {
  private table!: LineTable;
  /** Places by number, and the table of numbers by place (open addressing). */
  private places = new Float64Array(1 << 10);
  private values = new Float64Array(1 << 10);
  private slots = new Int32Array(1 << 12).fill(EMPTY);
  private filled = new Int32Array(1 << 10);
  /** The first of a search's labels at each place, or -1. */
  heads = new Int32Array(1 << 10);
  private count = 0;
  private width = 1;
  private lowest = 0;

  use(table: LineTable): void {
    this.table = table;
    for (let at = 0; at < this.count; at++) this.slots[this.filled[at]] = EMPTY;
    this.count = 0;
    const { layout, days, ends, space } = table;
    this.lowest = ends.unitsBefore;
    this.width = Math.max(1, space.mostUnits - ends.unitsBefore + 1) * layout.inner;
    this.work(days);
  }

  /** No place has labels any more. */
  forgetHeads(): void {
    this.heads.fill(-1, 0, this.count);
  }

  /** The number of a place before that day, or -1 where the rest of the line fits no more. */
  find(day: number, state: number, units: number, inner: number): number {
    const { layout, space } = this.table;
    if (units < layout.lowest[day] || units > layout.highest[day]) return -1;
    const place =
      (day * space.stateCount + state) * this.width + (units - this.lowest) * layout.inner + inner;
    let slot = (Math.imul(place | 0, 0x9e3779b1) >>> 8) & (this.slots.length - 1);
    while (this.slots[slot] !== EMPTY) {
      if (this.places[this.slots[slot]] === place) return this.slots[slot];
      slot = (slot + 1) & (this.slots.length - 1);
    }
    const value = this.valueOf(day, state, units, inner);
    return this.keep(place, value);
  }

  /** What the rest costs at least from the place with that number on. */
  value(number: number): number {
    return this.values[number];
  }

  private valueOf(day: number, state: number, units: number, inner: number): number {
    const { table } = this;
    const { space, ends, days } = table;
    this.work(1);
    if (state >= space.firstOff) {
      const end = table.endAfterRest(day, state - space.firstOff + 1);
      return end === null ? NEVER : this.endValue(end, units, inner);
    }
    if (day === days) {
      const end = table.endOf(table.weekendsAtEnd(state));
      return end === null ? NEVER : this.endValue(end, units, inner);
    }
    let best = NEVER;
    if (space.mayStopWork((state % space.workRuns) + 1, ends.from + day)) {
      const end = table.endAfterRest(day, 0);
      if (end !== null) best = this.endValue(end, units, inner);
    }
    return Math.min(best, this.nextShift(day, state, units, inner));
  }

  private endValue(end: { day: number; offset: number }, units: number, inner: number): number {
    return inner >= this.table.layout.inner ? NEVER : this.table.valueAt(end, units, inner);
  }

  /** The best of working that day too. */
  private nextShift(day: number, state: number, units: number, inner: number): number {
    const { table } = this;
    const { space, ends } = table;
    const run = space.workRunAfter(state, ends.from + day);
    if (run < 0) return NEVER;
    const opens = space.opensWeekend(ends.from + day, run);
    let best = NEVER;
    for (const kind of space.kindsAfter(state)) {
      const next = kind * space.workRuns + run - 1;
      const groups = space.groupsOf[kind];
      for (let at = 0; at < groups.length; at++) {
        const group = groups[at];
        const price = table.groupPrices[day * space.groups.length + space.firstGroup[kind] + at];
        if (price >= NEVER / 2) continue;
        const after = table.shiftStep(opens, group, inner);
        if (after < 0) continue;
        const number = this.find(day + 1, next, units + group.units, after);
        if (number < 0) continue;
        const value = this.values[number] + price + (opens ? table.weekendPrice : 0);
        if (value < best) best = value;
      }
    }
    return best;
  }

  private keep(place: number, value: number): number {
    if (this.count === this.places.length) this.grow();
    let slot = (Math.imul(place | 0, 0x9e3779b1) >>> 8) & (this.slots.length - 1);
    while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (this.slots.length - 1);
    const number = this.count++;
    this.slots[slot] = number;
    this.filled[number] = slot;
    this.places[number] = place;
    this.values[number] = value;
    this.heads[number] = -1;
    return number;
  }

  private grow(): void {
    const size = 2 * this.places.length;
    this.places = enlarged(this.places, new Float64Array(size));
    this.values = enlarged(this.values, new Float64Array(size));
    this.heads = enlarged(this.heads, new Int32Array(size));
    this.filled = new Int32Array(size);
    this.slots = new Int32Array(4 * size).fill(EMPTY);
    for (let number = 0; number < this.count; number++) {
      let slot = (Math.imul(this.places[number] | 0, 0x9e3779b1) >>> 8) & (this.slots.length - 1);
      while (this.slots[slot] !== EMPTY) slot = (slot + 1) & (this.slots.length - 1);
      this.slots[slot] = number;
      this.filled[number] = slot;
    }
  }

  private work(values: number): void {
    this.table.work += values * CELLS_A_VALUE;
  }
}

function enlarged<A extends Float64Array | Int32Array>(old: A, larger: A): A {
  larger.set(old);
  return larger;
}
