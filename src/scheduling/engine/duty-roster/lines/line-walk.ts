import { OFF } from '../duty-index.js';
import { LabelFront } from './label-front.js';
import { LabelHeap } from './label-heap.js';
import { LineLabels } from './line-labels.js';
import { LineRest } from './line-rest.js';
import { type LinePenalties, type LineTable } from './line-table.js';
import { NEVER } from './never.js';

export interface FoundLine {
  /** What the line costs in the prices given, without penalties. */
  readonly cost: number;
  /** A type or `OFF` for each day of the stretch. */
  readonly types: Int16Array;
  /** No line costs less. */
  readonly bound: number;
}

/** Cells of a table that take as long as a label. */
const CELLS_A_LABEL = 20;

interface Reached {
  readonly key: number;
  readonly label: number;
}

/** One more day of a line. */
interface NextDay {
  readonly step: number;
  readonly state: number;
  readonly units: number;
  readonly weekends: number;
  readonly inner: number;
}

/** How far a walk goes. */
export interface WalkLimits {
  /** Partial lines looked at in the search for the cheapest line. */
  readonly labels: number;
  /** Partial lines that go on from each day where that search was too long. */
  readonly width: number;
}

/**
 * The cheapest line within all limits: best-first search through a table that says what the rest costs at least, and where
 * that is too long a beam search through the same table. Prices in multiples of a power of two keep sums exact, so that equal
 * lines are equal.
 */
export class LineWalk {
  private table!: LineTable;
  private readonly labels = new LineLabels();
  private readonly heap = new LabelHeap();
  private readonly front = new LabelFront();
  private queue: { push(key: number, label: number): void } = this.heap;
  private readonly rest = new LineRest();
  /** Types of which the stretch could hold more than there is room for, and where their tally stands. */
  private limited: number[] = [];
  private tallyAt = new Int16Array(0);

  /** The table is built with the same penalties. */
  find(table: LineTable, penalties: LinePenalties, { labels, width }: WalkLimits): FoundLine | null {
    this.table = table;
    this.rest.use(table);
    this.setLimits();
    const allowance = table.allowance(penalties);
    const first = this.search(labels, allowance, penalties);
    const bound = first.key - allowance;
    table.work += this.labels.count * CELLS_A_LABEL;
    if (first.label >= 0) return { cost: bound, types: this.typesOf(first.label), bound };
    if (first.key >= NEVER / 2) return null;
    const second = this.beam(width, allowance, penalties);
    table.work += this.labels.count * CELLS_A_LABEL;
    if (second.label < 0) return null;
    return { cost: second.key - allowance, types: this.typesOf(second.label), bound };
  }

  private setLimits(): void {
    const { space, ends } = this.table;
    const { typeCount } = space.index;
    this.limited = [...space.types].filter((type) => ends.room[type] < ends.to - ends.from);
    if (this.tallyAt.length < typeCount) this.tallyAt = new Int16Array(typeCount);
    this.tallyAt.fill(-1);
    this.limited.forEach((type, at) => (this.tallyAt[type] = at));
  }

  /** The key of the best line and its label; a label of -1 says that the effort ran out, or nothing fits. */
  private search(mostLabels: number, allowance: number, penalties: LinePenalties): Reached {
    const { heap, labels } = this;
    this.queue = heap;
    heap.clear();
    this.start();
    const last = this.table.ends.to - this.table.ends.from - 1;
    while (heap.size > 0) {
      const key = heap.topKey;
      const label = heap.pop();
      if (label < 0) return { key, label: ~label };
      if (labels.count > mostLabels) return { key, label: -1 };
      if (labels.step[label] === last) this.complete(label, allowance, penalties);
      else this.expand(label);
    }
    return { key: NEVER, label: -1 };
  }

  /** Day by day, the `width` most promising partial lines go on. */
  private beam(width: number, allowance: number, penalties: LinePenalties): Reached {
    const { front } = this;
    this.queue = front;
    front.clear();
    this.start();
    const steps = this.table.ends.to - this.table.ends.from;
    for (let step = 1; step < steps; step++) for (const label of front.take(width)) this.expand(label);
    for (const label of front.take(front.size)) this.complete(label, allowance, penalties);
    const key = front.leastKey();
    return front.size === 0 ? { key: NEVER, label: -1 } : { key, label: ~front.take(1)[0] };
  }

  private start(): void {
    const { table, labels } = this;
    const { ends } = table;
    labels.clear(this.limited.length);
    this.rest.forgetHeads();
    const id = labels.add(-1);
    labels.cost[id] = 0;
    labels.step[id] = -1;
    labels.units[id] = ends.unitsBefore;
    labels.weekends[id] = 0;
    labels.inner[id] = 0;
    labels.type[id] = OFF;
    labels.state[id] = table.stateBefore();
    if (table.mostWeekends < 0 || this.limited.some((type) => ends.room[type] < 0)) return;
    this.expand(id);
  }

  private expand(label: number): void {
    const { space, ends } = this.table;
    const state = this.labels.state[label];
    const step = this.labels.step[label] + 1;
    const day = ends.from + step;
    const rest = space.restAfter(state, day);
    if (rest >= 0) this.addRest(label, step, rest);
    const run = space.workRunAfter(state, day);
    if (run < 0) return;
    for (const kind of space.kindsAfter(state)) this.addWork(label, step, day, kind, run);
  }

  private addRest(label: number, step: number, state: number): void {
    const { labels } = this;
    const units = labels.units[label];
    const inner = labels.inner[label];
    const place = this.rest.find(step + 1, state, units, inner);
    const next = { step, state, units, inner, weekends: labels.weekends[label] };
    if (place >= 0) this.add(label, next, place, OFF, 0);
  }

  private addWork(label: number, step: number, day: number, kind: number, run: number): void {
    const { table, labels } = this;
    const { space } = table;
    const opens = space.opensWeekend(day, run);
    const weekends = labels.weekends[label] + (opens ? 1 : 0);
    if (weekends > table.mostWeekends) return;
    const state = kind * space.workRuns + run - 1;
    for (const group of space.groupsOf[kind]) {
      const inner = table.shiftStep(opens, group, labels.inner[label]);
      if (inner < 0) continue;
      const units = labels.units[label] + group.units;
      const place = this.rest.find(step + 1, state, units, inner);
      if (place < 0 || this.rest.value(place) >= NEVER / 2) continue;
      this.addTypes(label, { step, state, units, inner, weekends }, place, group.types, opens);
    }
  }

  /** Of types without a limit the cheapest will do. */
  private addTypes(label: number, next: NextDay, place: number, types: Int32Array, opens: boolean): void {
    const { table } = this;
    const row = next.step * table.space.index.typeCount;
    const weekendPrice = opens ? table.weekendPrice : 0;
    let cheapest = -1;
    for (const type of types) {
      const price = table.prices[row + type];
      const tally = this.tallyAt[type];
      if (price >= NEVER) continue;
      if (tally < 0) {
        if (cheapest < 0 || price < table.prices[row + cheapest]) cheapest = type;
      } else if (this.labels.tallyOf(label, tally) < table.ends.room[type]) {
        this.add(label, next, place, type, price + weekendPrice);
      }
    }
    if (cheapest >= 0) this.add(label, next, place, cheapest, table.prices[row + cheapest] + weekendPrice);
  }

  private add(parent: number, next: NextDay, place: number, type: number, price: number): void {
    const { labels } = this;
    const { heads } = this.rest;
    const rest = this.rest.value(place);
    if (rest >= NEVER / 2) return;
    const cost = labels.cost[parent] + price;
    const id = labels.add(parent);
    if (type !== OFF && this.tallyAt[type] >= 0) labels.countOne(id, this.tallyAt[type]);
    for (let other = heads[place]; other >= 0; other = labels.next[other]) {
      if (labels.cost[other] > cost || labels.weekends[other] > next.weekends) continue;
      if (!labels.hasNoMore(other, id)) continue;
      labels.dropLast();
      return;
    }
    labels.cost[id] = cost;
    labels.step[id] = next.step;
    labels.state[id] = next.state;
    labels.units[id] = next.units;
    labels.weekends[id] = next.weekends;
    labels.inner[id] = next.inner;
    labels.type[id] = type;
    labels.next[id] = heads[place];
    heads[place] = id;
    this.queue.push(cost + rest, id);
  }

  /** A whole line goes back into the queue at what it really costs. */
  private complete(label: number, allowance: number, penalties: LinePenalties): void {
    const { labels, table } = this;
    const extra = table.weekendsAtEnd(labels.state[label]);
    const weekends = labels.weekends[label] + extra;
    if (weekends > table.mostWeekends) return;
    let cost = labels.cost[label] + extra * table.weekendPrice - penalties.weekend * weekends;
    for (let at = label; at >= 0; at = labels.parent[at]) {
      if (labels.type[at] !== OFF) cost -= penalties.types[labels.type[at]];
    }
    this.queue.push(cost + allowance, ~label);
  }

  private typesOf(label: number): Int16Array {
    const { labels } = this;
    const { from, to } = this.table.ends;
    const types = new Int16Array(to - from);
    for (let at = label; labels.step[at] >= 0; at = labels.parent[at])
      types[labels.step[at]] = labels.type[at];
    return types;
  }
}
