import { OFF } from '../duty-index.js';
import { BlockCosts } from './block-costs.js';
import { type BlockSum } from './block-patterns.js';
import { type LineEnds } from './line-ends.js';
import { LineLayout } from './line-layout.js';
import { AT_START, type LineSpace } from './line-space.js';
import { NEVER } from './never.js';
import { type TypeGroup } from './type-groups.js';

const LEAST_WORK = 2_000;

/** What limits that the table does not look at cost instead: each shift of a type and each weekend at work. */
export interface LinePenalties {
  readonly types: Float64Array;
  readonly weekend: number;
}

/** Where the rest of a line stands once a block is over: before which day, and at which offset of the values. */
export interface BlockEnd {
  readonly day: number;
  readonly offset: number;
}

/**
 * What the rest of a line costs at least before each day of the stretch on which work may begin: dynamic programming
 * backwards over days, blocks of work, units and, as far as its layout tells them apart, weekends and tallies. Other limits
 * stand in by their penalties.
 */
export class LineTable {
  space!: LineSpace;
  ends!: LineEnds;
  /** Penalised price of a type, at `day * typeCount + type`, days counted from the stretch's first. */
  prices = new Float64Array(0);
  /** The least of them in a group, at `day * groups + group`. */
  groupPrices = new Float64Array(0);
  weekendPrice = 0;
  /** Cells computed so far, a measure of effort that is the same on every machine. */
  work = 0;
  readonly layout = new LineLayout();
  readonly blocks = new BlockCosts();
  values = new Float64Array(1 << 12);
  /** Where the values of ends stand to which the fixed rest adds no weekend, or one. */
  private plainEnd = 0;
  private endKinds: (readonly boolean[])[] = [];
  private weekendEnd = 0;

  /** Days of the stretch. */
  get days(): number {
    return this.ends.to - this.ends.from;
  }

  get mostWeekends(): number {
    return this.layout.mostWeekends;
  }

  /** False when no line fits. Prices stand at `day * typeCount + type`; `NEVER` forbids. */
  build(space: LineSpace, ends: LineEnds, prices: Float64Array, penalties: LinePenalties): boolean {
    this.space = space;
    this.ends = ends;
    // Looking is work too, or a search that finds nothing would never have done enough.
    this.work += LEAST_WORK;
    if (!this.layout.set(space, ends)) return false;
    this.makeRoom();
    this.price(prices, penalties);
    this.blocks.use(space.blocks, space.groups.length, this.groupPrices);
    this.endKinds = [];
    this.setEnds();
    for (let day = this.days - 1; day >= 0; day--) this.setBefore(day);
    return true;
  }

  /** The most by which penalties can make a line within its limits look dearer. */
  allowance({ types, weekend }: LinePenalties): number {
    let sum = weekend * Math.max(0, this.layout.mostWeekends);
    for (const type of this.space.types) sum += types[type] * Math.max(0, this.ends.room[type]);
    return sum;
  }

  /** The state of the day before the stretch. */
  stateBefore(): number {
    const { space, ends } = this;
    if (ends.from === 0) return AT_START;
    if (ends.before === OFF) return space.firstOff + Math.min(space.offRuns, ends.runBefore) - 1;
    return space.kindOf[ends.before] * space.workRuns + Math.min(space.workRuns, ends.runBefore) - 1;
  }

  /** The weekends that the fixed rest adds when the stretch ends in this state, or -1 when the two do not fit. */
  weekendsAtEnd(state: number): number {
    const { space, ends } = this;
    const { to, after, runAfter, endsAfter } = ends;
    const { workRuns, index, firstOff } = space;
    if (to === index.days) return 0;
    if (state >= firstOff) {
      const run = state - firstOff + 1;
      if (after === OFF) return run + runAfter >= space.leastOff || endsAfter || run === to ? 0 : -1;
      if (!space.mayStopRest(run, to) || (runAfter < space.leastWork && !endsAfter)) return -1;
      return to % 7 === 6 && to < index.weeks * 7 ? 1 : 0;
    }
    const run = (state % workRuns) + 1;
    if (after === OFF) {
      return space.mayStopWork(run, to) && (runAfter >= space.leastOff || endsAfter) ? 0 : -1;
    }
    if (!space.kindsAfter(state).includes(space.kindOf[after]) || run + runAfter > workRuns) return -1;
    return run + runAfter >= space.leastWork || endsAfter || run === to ? 0 : -1;
  }

  /** Before `day`, after a run of `rest` days off (0 after work): where the rest of the line stands, or null. */
  endAfterRest(day: number, rest: number): BlockEnd | null {
    const { space, days } = this;
    const { firstOff, offRuns } = space;
    const enough = space.mayStopRest(rest, this.ends.from + day) && rest > 0;
    const free = enough ? day : day + offRuns - rest;
    if (free < days) return { day: free, offset: this.layout.offset[free] };
    const run = Math.min(offRuns, rest + days - day);
    return this.endOf(this.weekendsAtEnd(firstOff + run - 1));
  }

  /** The end of the stretch with so many weekends added by the fixed rest, or null where it does not fit. */
  endOf(weekends: number): BlockEnd | null {
    if (weekends < 0) return null;
    return { day: this.days, offset: weekends > 0 ? this.weekendEnd : this.plainEnd };
  }

  /** Where the rest of the line stands after a block, with so many days of work before it; null when it may not end there. */
  endAfterBlock(day: number, length: number, before: number): BlockEnd | null {
    if (day + length === this.days) return this.endOf(0);
    if (!this.space.mayStopWork(before + length, this.ends.from + day + length)) return null;
    return this.endAfterRest(day + length, 0);
  }

  /** Which kinds a run of work may end with at the end of the stretch. */
  kindsAtEnd(run: number): readonly boolean[] {
    return (this.endKinds[run] ??= Array.from({ length: this.space.kinds }, (_, kind) => {
      const { workRuns } = this.space;
      return this.weekendsAtEnd(kind * workRuns + Math.min(run, workRuns) - 1) >= 0;
    }));
  }

  /** Weekends that a block opens; `run` tells how long its run of work is on its first day. */
  weekendsIn(day: number, length: number, run: number): number {
    const { space, ends } = this;
    let count = 0;
    // From Monday to Friday nothing opens.
    for (let at = Math.max(0, 5 - ((ends.from + day) % 7)); at < length; at++) {
      if (space.opensWeekend(ends.from + day + at, run + at)) count++;
    }
    return count;
  }

  /** What the rest of a line costs at a place, or `NEVER`. */
  valueAt({ day, offset }: BlockEnd, units: number, inner: number): number {
    const { layout } = this;
    const low = layout.lowest[day];
    if (units < low || units > layout.highest[day]) return NEVER;
    return this.values[offset + inner * layout.width(day) + units - low];
  }

  /** The combination of weekends and tallies after one more shift, or -1 when there is no room for it. */
  shiftStep(opensWeekend: boolean, group: TypeGroup, inner: number): number {
    const sum = this.space.singles[group.tally + 1];
    const step = this.layout.innerStep(opensWeekend ? 1 : 0, sum);
    if (step === null || (step.distance > 0 && !step.allowed.includes(inner))) return -1;
    return inner + step.distance;
  }

  private makeRoom(): void {
    const { layout, space, days } = this;
    const lastWidth = layout.width(days) * layout.inner;
    this.plainEnd = layout.offset[days];
    this.weekendEnd = this.plainEnd + lastWidth;
    const size = this.weekendEnd + lastWidth;
    if (this.values.length < size) this.values = new Float64Array(Math.max(size, 2 * this.values.length));
    if (this.prices.length < days * space.index.typeCount)
      this.prices = new Float64Array(days * space.index.typeCount);
    if (this.groupPrices.length < days * space.groups.length)
      this.groupPrices = new Float64Array(days * space.groups.length);
  }

  private price(prices: Float64Array, penalties: LinePenalties): void {
    const { groups, index, agent } = this.space;
    const { typeCount, days, dayOff } = index;
    const { from, to } = this.ends;
    this.weekendPrice = penalties.weekend;
    for (let day = 0, at = 0; day < to - from; day++) {
      const free = dayOff[agent * days + from + day] === 0;
      for (const { types } of groups) {
        let best = NEVER;
        for (const type of types) {
          const place = day * typeCount + type;
          const price = free ? prices[place] + penalties.types[type] : NEVER;
          this.prices[place] = price;
          if (price < best) best = price;
        }
        this.groupPrices[at++] = best;
      }
    }
  }

  private setEnds(): void {
    const { values, layout, plainEnd, weekendEnd, days } = this;
    const width = layout.width(days);
    const size = width * layout.inner;
    values.fill(0, plainEnd, plainEnd + size);
    values.fill(this.weekendPrice, weekendEnd, weekendEnd + size);
    if (layout.weekendCells === 1) return;
    for (let at = layout.weekendCells - 1; at < layout.inner; at += layout.weekendCells)
      values.fill(NEVER, weekendEnd + at * width, weekendEnd + (at + 1) * width);
  }

  private setBefore(day: number): void {
    const { layout, space, days, values, blocks } = this;
    const size = layout.offset[day + 1] - layout.offset[day];
    values.fill(NEVER, layout.offset[day], layout.offset[day] + size);
    const rested = this.endAfterRest(day + 1, space.offRuns);
    if (rested !== null) this.take(day, rested, 0, null, 0);
    const longest = Math.min(space.workRuns, days - day);
    this.work += 2 * blocks.begin(day, longest, null);
    for (let length = 1; length <= longest; length++) this.takeBlocks(day, length);
  }

  /** The blocks of that length that begin on the day. */
  private takeBlocks(day: number, length: number): void {
    const { space, days, blocks } = this;
    const end = this.endAfterBlock(day, length, 0);
    if (end === null) return;
    const costs = blocks.sumsOf(length, day + length === days ? this.kindsAtEnd(length) : null);
    const weekends = this.weekendsIn(day, length, 1);
    const { sums } = space.blocks[length - 1];
    for (let sum = 0; sum < sums.length; sum++) {
      if (costs[sum] >= NEVER / 2) continue;
      this.take(day, end, weekends, sums[sum], costs[sum] + weekends * this.weekendPrice);
    }
  }

  /** Takes over what is cheaper by way of a block (or a day off) that ends there. */
  private take(day: number, end: BlockEnd, weekends: number, sum: BlockSum | null, price: number): void {
    const { layout, values } = this;
    const { inner, lowest, highest } = layout;
    const step = sum === null ? null : layout.innerStep(weekends, sum);
    if (step === null && sum !== null) return;
    const units = sum?.units ?? 0;
    const first = Math.max(lowest[day], lowest[end.day] - units);
    const count = Math.min(highest[day], highest[end.day] - units) - first + 1;
    if (count <= 0) return;
    const width = layout.width(day);
    const endWidth = layout.width(end.day);
    const target = layout.offset[day] + first - lowest[day];
    const source = end.offset + first + units - lowest[end.day] + (step?.distance ?? 0) * endWidth;
    const rows = step === null ? inner : step.allowed.length;
    for (let row = 0; row < rows; row++) {
      const at = step === null ? row : step.allowed[row];
      let to = target + at * width;
      for (let from = source + at * endWidth, last = from + count; from < last; from++, to++) {
        const value = values[from] + price;
        if (value < values[to]) values[to] = value;
      }
    }
    this.work += rows * (count + 4);
  }
}
