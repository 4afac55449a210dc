import { type BlockSum } from './block-patterns.js';
import { type LineEnds } from './line-ends.js';
import { type LineSpace } from './line-space.js';

/** A block that counts in weekends or tallies: from which of their combinations it may be worked, and how far it leads. */
export interface InnerStep {
  readonly allowed: Int32Array;
  readonly distance: number;
}

/** Larger tables leave weekends to their penalty. */
const MOST_CELLS = 200_000;

/** How many days' work an even line may be ahead or behind. */
const EVEN_DAYS = 5;

/**
 * Where a table of lines keeps what: days, then combinations of weekends and tallies, then units worked so far (only those
 * that still lead to an allowed total). A day stands for the moment before it; the last one is the end of the stretch.
 */
export class LineLayout {
  offset = new Int32Array(0);
  lowest = new Int32Array(0);
  highest = new Int32Array(0);
  /** Weekends that the free stretch may hold, and how many figures of them the table tells apart. */
  mostWeekends = 0;
  weekendCells = 1;
  /** Combinations of weekends and tallies that the table tells apart. */
  inner = 1;
  private readonly tallyStride: number[] = [];
  private readonly steps = new Map<number, InnerStep | null>();
  private space!: LineSpace;
  private ends!: LineEnds;

  /** False when no total of units is allowed. */
  set(space: LineSpace, ends: LineEnds): boolean {
    this.space = space;
    this.ends = ends;
    const days = ends.to - ends.from;
    if (this.lowest.length <= days) {
      this.lowest = new Int32Array(days + 1);
      this.highest = new Int32Array(days + 1);
      this.offset = new Int32Array(days + 2);
    }
    this.setInner(days);
    const least = space.leastUnits - ends.unitsAfter;
    const most = space.mostUnits - ends.unitsAfter;
    for (let day = 0; day <= days; day++) {
      const even = this.evenly(day / days, least, most);
      const low = Math.max(ends.unitsBefore, least - space.mostUnitsIn[days - day], even.low);
      const high = Math.min(most, ends.unitsBefore + space.mostUnitsIn[day], even.high);
      if (high < low) return false;
      this.lowest[day] = low;
      this.highest[day] = high;
      this.offset[day + 1] = this.offset[day] + (high - low + 1) * this.inner;
    }
    return true;
  }

  /** Units that are told apart before that day. */
  width(day: number): number {
    return this.highest[day] - this.lowest[day] + 1;
  }

  /** What a block does to weekends and tallies; null when it holds more than there is room for. */
  innerStep(weekends: number, { tallies }: BlockSum): InnerStep | null {
    let key = this.weekendCells > 1 ? weekends : 0;
    for (let tally = 0; tally < tallies.length; tally++) key = key * 64 + Math.min(63, tallies[tally]);
    const known = this.steps.get(key);
    if (known !== undefined) return known;
    const step = this.newInnerStep(weekends, tallies);
    this.steps.set(key, step);
    return step;
  }

  /** The units that a line may hold after a share of its days. */
  private evenly(
    share: number,
    least: number,
    most: number,
  ): { readonly low: number; readonly high: number } {
    const { space, ends } = this;
    if (space.shape !== 'even') return { low: 0, high: Infinity };
    const middle = ends.unitsBefore + ((least + most) / 2 - ends.unitsBefore) * share;
    const slack = Math.max((most - least) / 2, space.mostUnitsIn[Math.min(EVEN_DAYS, space.index.days)]);
    return { low: Math.floor(middle - slack), high: Math.ceil(middle + slack) };
  }

  private setInner(days: number): void {
    const { space, ends } = this;
    const { index, mostWeekends } = space;
    const unlimited = mostWeekends >= index.weeks;
    this.mostWeekends = unlimited ? index.weeks : mostWeekends - ends.weekendsBefore - ends.weekendsAfter;
    const cells = Math.max(0, this.mostWeekends) + 1;
    const width = Math.min(space.mostUnits, space.mostUnitsIn[days]) / 3;
    const counted =
      space.shape !== 'loose' &&
      !unlimited &&
      this.mostWeekends < weekendsTouched(ends, index.weeks) &&
      cells * width * days < MOST_CELLS;
    this.weekendCells = counted ? cells : 1;
    this.inner = this.weekendCells;
    this.steps.clear();
    space.tallied.forEach((type, tally) => {
      const room = Math.max(0, ends.room[type]);
      const tells = room < days;
      this.tallyStride[tally] = tells ? this.inner : 0;
      if (tells) this.inner *= room + 1;
    });
  }

  private newInnerStep(weekends: number, tallies: readonly number[]): InnerStep | null {
    const { ends, space, weekendCells, tallyStride } = this;
    const opened = weekendCells > 1 ? weekends : 0;
    const allowed: number[] = [];
    for (let at = 0; at < this.inner; at++) {
      const fits =
        (at % weekendCells) + opened < weekendCells &&
        tallies.every((count, tally) => {
          const stride = tallyStride[tally];
          const room = Math.max(0, ends.room[space.tallied[tally]]);
          return stride === 0 || (Math.floor(at / stride) % (room + 1)) + count <= room;
        });
      if (fits) allowed.push(at);
    }
    if (allowed.length === 0) return null;
    const distance = tallies.reduce((sum, count, tally) => sum + count * tallyStride[tally], opened);
    return { allowed: Int32Array.from(allowed), distance };
  }
}

function weekendsTouched({ from, to }: LineEnds, weeks: number): number {
  const first = Math.max(0, Math.ceil((from - 6) / 7));
  const last = Math.min(weeks - 1, Math.floor((to - 6) / 7));
  return Math.max(0, last - first + 1);
}
