import { OFF } from '../duty-index.js';
import { LineRest } from './line-rest.js';
import { type LinePenalties, type LineTable } from './line-table.js';
import { NEVER } from './never.js';
import { type TypeGroup } from './type-groups.js';

/** Cells of a table that take as long as one more day of a line. */
const CELLS_A_DAY = 10;
/** Beginnings of lines looked at for each line that is wanted at most: limits that the table does not count lead nowhere. */
const LOOKS_A_LINE = 40;

/** The end of the line so far. */
interface Place {
  readonly step: number;
  readonly state: number;
  readonly units: number;
  readonly inner: number;
  readonly weekends: number;
  /** With penalties. */
  readonly cost: number;
}

/** Every line of an agent up to a cost: depth first, as far as a table's least cost of the rest allows. */
export class LineListing {
  private readonly rest = new LineRest();
  private table!: LineTable;
  private penalties!: LinePenalties;
  private allowance = 0;
  private ceiling = 0;
  private most = 0;
  private looks = 0;
  private types = new Int16Array(0);
  private room = new Int32Array(0);
  private lines: Int16Array[] = [];

  /**
   * All lines that cost at most `ceiling` without penalties, or null when they are more than `most` or too long to look for.
   * The table is built with the same penalties.
   */
  list(
    table: LineTable,
    penalties: LinePenalties,
    ceiling: number,
    most: number,
  ): readonly Int16Array[] | null {
    const { ends } = table;
    this.table = table;
    this.penalties = penalties;
    this.ceiling = ceiling;
    this.most = most;
    this.looks = 0;
    this.lines = [];
    this.allowance = table.allowance(penalties);
    this.types = new Int16Array(table.days).fill(OFF);
    this.room = ends.room.slice();
    this.rest.use(table);
    const state = table.stateBefore();
    const start = { step: -1, state, units: ends.unitsBefore, inner: 0, weekends: 0, cost: 0 };
    const whole = this.room.some((room) => room < 0) || table.mostWeekends < 0 || this.extend(start);
    table.work += this.looks * CELLS_A_DAY;
    return whole ? this.lines : null;
  }

  /** Goes on from a place; false when there are too many lines. */
  private extend(place: Place): boolean {
    if (++this.looks > LOOKS_A_LINE * this.most) return false;
    const step = place.step + 1;
    if (step === this.table.days) return this.keep(place);
    const { space, ends } = this.table;
    const day = ends.from + step;
    const rested = space.restAfter(place.state, day);
    if (rested >= 0 && !this.enter({ ...place, step, state: rested }, OFF)) return false;
    const run = space.workRunAfter(place.state, day);
    if (run < 0) return true;
    const opens = space.opensWeekend(day, run);
    const weekends = place.weekends + (opens ? 1 : 0);
    if (weekends > this.table.mostWeekends) return true;
    for (const kind of space.kindsAfter(place.state)) {
      const next = { ...place, step, state: kind * space.workRuns + run - 1, weekends };
      for (const group of space.groupsOf[kind]) if (!this.work(next, group, opens)) return false;
    }
    return true;
  }

  /** A shift of one of these types on the day. */
  private work(place: Place, group: TypeGroup, opens: boolean): boolean {
    const { table } = this;
    const inner = table.shiftStep(opens, group, place.inner);
    if (inner < 0) return true;
    const units = place.units + group.units;
    const before = place.cost + (opens ? table.weekendPrice : 0);
    for (const type of group.types) {
      const price = table.prices[place.step * table.space.index.typeCount + type];
      if (price >= NEVER || this.room[type] === 0) continue;
      this.room[type]--;
      const whole = this.enter({ ...place, units, inner, cost: before + price }, type);
      this.room[type]++;
      if (!whole) return false;
    }
    return true;
  }

  /** Goes on with this type on the day where the rest can be cheap enough. */
  private enter(place: Place, type: number): boolean {
    const number = this.rest.find(place.step + 1, place.state, place.units, place.inner);
    if (number < 0 || place.cost + this.rest.value(number) - this.allowance > this.ceiling) return true;
    this.types[place.step] = type;
    return this.extend(place);
  }

  private keep({ state, weekends, cost }: Place): boolean {
    const { table, penalties } = this;
    const extra = table.weekendsAtEnd(state);
    if (extra < 0 || weekends + extra > table.mostWeekends) return true;
    let own = cost - penalties.weekend * weekends;
    for (const type of this.types) if (type !== OFF) own -= penalties.types[type];
    if (own > this.ceiling) return true;
    this.lines.push(this.types.slice());
    return this.lines.length <= this.most;
  }
}
