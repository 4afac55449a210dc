import { OFF } from '../duty-index.js';
import { type BlockEnd, type LineTable } from './line-table.js';
import { NEVER } from './never.js';

/** The cheapest line of a table, which may break limits that the table leaves to penalties. */
export interface DescentLine {
  /** With penalties. */
  readonly cost: number;
  readonly types: Int16Array;
  /** Shifts of each type. */
  readonly shifts: Int32Array;
  readonly weekends: number;
}

/** What comes next: so many days of work with a sum (of the block's patterns), or days off. */
interface Choice {
  value: number;
  /** Days worked; 0 for days off. */
  length: number;
  sum: number;
  end: BlockEnd | null;
  units: number;
  inner: number;
  weekends: number;
}

const NOTHING: Choice = { value: NEVER / 2, length: 0, sum: -1, end: null, units: 0, inner: 0, weekends: 0 };

/** Follows a table from its start to the end of the stretch, always where the rest is cheapest; null when nothing fits. */
export class LineDescent {
  private table!: LineTable;
  private best: Choice = { ...NOTHING };
  private types = new Int16Array(0);

  find(table: LineTable): DescentLine | null {
    this.table = table;
    if (table.mostWeekends < 0) return null;
    this.types = new Int16Array(table.days).fill(OFF);
    this.chooseFirst();
    const cost = this.best.value;
    if (cost >= NEVER / 2) return null;
    let weekends = this.best.weekends;
    for (let { end } = this.best; end !== null && end.day < table.days; { end } = this.best) {
      const { units, inner } = this.best;
      this.best = { ...NOTHING };
      this.chooseNext(end.day, units, inner);
      if (this.best.value >= NEVER / 2) return null;
      weekends += this.best.weekends;
    }
    const { best, types } = this;
    const added = best.end !== null && best.end.offset !== table.endOf(0)?.offset ? 1 : 0;
    return { cost, types, shifts: this.shiftsOf(types), weekends: weekends + added };
  }

  private shiftsOf(types: Int16Array): Int32Array {
    const shifts = new Int32Array(this.table.space.index.typeCount);
    for (const type of types) if (type !== OFF) shifts[type]++;
    return shifts;
  }

  /** What the fixed days before the stretch begin goes on first. */
  private chooseFirst(): void {
    const { table } = this;
    const { space, ends } = table;
    const state = table.stateBefore();
    const units = ends.unitsBefore;
    this.best = { ...NOTHING };
    if (state < 0) {
      this.offer(table.endAfterRest(0, space.offRuns), 0, units, 0, 0, -1, 0);
    } else if (state >= space.firstOff) {
      this.offer(table.endAfterRest(0, state - space.firstOff + 1), 0, units, 0, 0, -1, 0);
    } else {
      if (space.mayStopWork(ends.runBefore, ends.from))
        this.offer(table.endAfterRest(0, 0), 0, units, 0, 0, -1, 0);
      this.offerBlocks(0, units, 0, ends.runBefore, space.kindsAfter(state));
    }
  }

  private chooseNext(day: number, units: number, inner: number): void {
    const { table } = this;
    this.offer(table.endAfterRest(day + 1, table.space.offRuns), 0, units, inner, 0, -1, 0);
    this.offerBlocks(day, units, inner, 0, null);
  }

  /** Blocks from that day on, after so many days of work before it. */
  private offerBlocks(
    day: number,
    units: number,
    inner: number,
    before: number,
    firstKinds: Int32Array | null,
  ): void {
    const { table } = this;
    const { space, blocks, days } = table;
    const longest = Math.min(space.workRuns - before, days - day);
    table.work += 2 * blocks.begin(day, longest, firstKinds);
    for (let length = 1; length <= longest; length++) {
      const end = table.endAfterBlock(day, length, before);
      if (end === null) continue;
      const costs = blocks.sumsOf(length, this.lastKinds(day, length, before));
      const weekends = table.weekendsIn(day, length, before + 1);
      space.blocks[length - 1].sums.forEach((sum, at) => {
        const step = costs[at] >= NEVER / 2 ? null : table.layout.innerStep(weekends, sum);
        if (step === null || (step.distance > 0 && !step.allowed.includes(inner))) return;
        const price = costs[at] + weekends * table.weekendPrice;
        this.offer(end, price, units + sum.units, inner + step.distance, length, at, weekends);
      });
    }
    this.write(day, before);
  }

  private lastKinds(day: number, length: number, before: number): readonly boolean[] | null {
    return day + length === this.table.days ? this.table.kindsAtEnd(before + length) : null;
  }

  /** Puts the chosen block into the line; its costs are still those that were priced last. */
  private write(day: number, before: number): void {
    const { length, sum } = this.best;
    if (length === 0) return;
    const { space, blocks } = this.table;
    blocks.groupsOf(length, sum, this.lastKinds(day, length, before)).forEach((group, at) => {
      this.types[day + at] = this.cheapest(day + at, space.groups[group].types);
    });
  }

  private cheapest(day: number, types: Int32Array): number {
    const { prices, space } = this.table;
    const row = day * space.index.typeCount;
    let best = types[0];
    for (const type of types) if (prices[row + type] < prices[row + best]) best = type;
    return best;
  }

  private offer(
    end: BlockEnd | null,
    price: number,
    units: number,
    inner: number,
    length: number,
    sum: number,
    weekends: number,
  ): void {
    if (end === null) return;
    const value = this.table.valueAt(end, units, inner) + price;
    if (value < this.best.value)
      Object.assign(this.best, { value, end, units, inner, length, sum, weekends });
  }
}
