import { type DutyIndex } from '../duty-index.js';
import { type BlockLevel, blockLevels, type BlockSum } from './block-patterns.js';
import { type TypeGroup } from './type-groups.js';

/**
 * `even`: only lines that spread their work evenly, for long periods, where tables would be too large. `loose`: minutes and
 * weekends are left to penalties, for bounds.
 */
export type LineShape = 'any' | 'even' | 'loose';

/** Before the first day of the period. */
export const AT_START = -1;

/**
 * What one agent's lines can be. The state of a day is a kind of shift with the run of work so far (`kind * workRuns + run - 1`),
 * or, after those, a run of days off so far: `1` to `offRuns`, the last standing for all longer ones.
 */
export class LineSpace {
  /** Longest run of work. */
  readonly workRuns: number;
  readonly offRuns: number;
  readonly leastWork: number;
  readonly leastOff: number;
  readonly leastUnits: number;
  readonly mostUnits: number;
  readonly mostWeekends: number;
  /** The types that the agent works at all. */
  readonly types: Int32Array;
  readonly groups: readonly TypeGroup[];
  readonly groupsOf: readonly (readonly TypeGroup[])[];
  /** The number of a kind's first group. */
  readonly firstGroup: Int32Array;
  readonly kinds: number;
  readonly kindOf: Int32Array;
  /** For each kind, the kinds that may come the day after. */
  readonly after: readonly Int32Array[];
  /** The first state of a day off. */
  readonly firstOff: number;
  readonly stateCount: number;
  readonly unitsOf: Float64Array;
  /** Most units that so many days in a row can hold. */
  readonly mostUnitsIn: Int32Array;
  /** What one shift of no tally, then of each tally, counts. */
  readonly singles: readonly BlockSum[];
  private readonly allKinds: Int32Array;
  private patterns: readonly BlockLevel[] | undefined;

  constructor(
    readonly index: DutyIndex,
    readonly agent: number,
    /** Types whose number the table counts; the limits of the others are left to penalties. */
    readonly tallied: readonly number[] = [],
    readonly shape: LineShape = 'any',
  ) {
    const { days, weeks, typeCount, minutes, mostShifts } = index;
    const contract = index.problem.agents[agent];
    this.leastWork = contract.minConsecutiveShifts;
    this.leastOff = contract.minConsecutiveDaysOff;
    this.workRuns = Math.min(contract.maxConsecutiveShifts, days);
    this.offRuns = Math.min(days, Math.max(1, this.leastOff));
    this.mostWeekends = Math.min(contract.maxWeekends, weeks);
    const types = [...minutes.keys()].filter((type) => mostShifts[agent * typeCount + type] > 0);
    this.types = Int32Array.from(types);
    const unitMinutes = types.reduce((unit, type) => divisor(unit, minutes[type]), 0) || 1;
    const loose = shape === 'loose';
    this.leastUnits = loose ? 0 : Math.ceil(contract.minMinutes / unitMinutes);
    this.mostUnits = loose ? 0 : Math.floor(contract.maxMinutes / unitMinutes);
    this.unitsOf = Float64Array.from(minutes, (length) => (loose ? 0 : length / unitMinutes));
    const byKind = groupBy(types, (type) => this.successionKey(type));
    this.kinds = byKind.length;
    this.allKinds = Int32Array.from(byKind.keys());
    this.kindOf = new Int32Array(typeCount).fill(-1);
    byKind.forEach((same, kind) => same.forEach((type) => (this.kindOf[type] = kind)));
    this.groupsOf = byKind.map((same, kind) => this.groupsIn(same, kind));
    this.groups = this.groupsOf.flat();
    this.firstGroup = Int32Array.from(byKind.keys(), (kind) =>
      this.groups.findIndex((group) => group.kind === kind),
    );
    this.after = byKind.map(([before]) =>
      this.allKinds.filter((kind) => index.mayFollow[before * typeCount + byKind[kind][0]] === 1),
    );
    this.singles = [-1, ...tallied.keys()].map((one) => ({
      units: 0,
      tallies: tallied.map((_, tally) => (tally === one ? 1 : 0)),
    }));
    this.firstOff = this.kinds * this.workRuns;
    this.stateCount = this.firstOff + this.offRuns;
    this.mostUnitsIn = this.unitsInDays(Math.max(0, ...this.groups.map(({ units }) => units)));
  }

  /** What runs of work can be made of, by their length less one. */
  get blocks(): readonly BlockLevel[] {
    return (this.patterns ??= this.makeBlocks());
  }

  /** A run of work before `day` may end there: it is long enough, or reaches back to the first day. */
  mayStopWork(run: number, day: number): boolean {
    return run >= this.leastWork || run === day;
  }

  /** The same for a run of days off. */
  mayStopRest(run: number, day: number): boolean {
    return run >= this.leastOff || run === day;
  }

  /** A shift on this day opens a weekend that nothing was worked on yet; `run` counts the day itself. */
  opensWeekend(day: number, run: number): boolean {
    const weekday = day % 7;
    if (weekday < 5 || day >= this.index.weeks * 7) return false;
    return weekday === 5 || run === 1;
  }

  /** The state of a day off after a state of the day before, or -1 when the day may not be off. */
  restAfter(state: number, day: number): number {
    const { firstOff, offRuns, workRuns } = this;
    if (state === AT_START) return firstOff;
    if (state >= firstOff) return Math.min(firstOff + offRuns - 1, state + 1);
    return this.mayStopWork((state % workRuns) + 1, day) ? firstOff : -1;
  }

  /** How long the run of work is with a shift on this day, or -1 when none is allowed. */
  workRunAfter(state: number, day: number): number {
    if (this.workRuns === 0) return -1;
    if (state === AT_START) return 1;
    if (state >= this.firstOff) return this.mayStopRest(state - this.firstOff + 1, day) ? 1 : -1;
    const run = (state % this.workRuns) + 2;
    return run > this.workRuns ? -1 : run;
  }

  kindsAfter(state: number): Int32Array {
    return state === AT_START || state >= this.firstOff
      ? this.allKinds
      : this.after[Math.floor(state / this.workRuns)];
  }

  private makeBlocks(): readonly BlockLevel[] {
    const { groups, after, workRuns, tallied, index, agent } = this;
    const mostTallied = tallied.map((type) => index.mostShifts[agent * index.typeCount + type]);
    return blockLevels({ groups, after, workRuns, mostTallied });
  }

  private groupsIn(types: readonly number[], kind: number): TypeGroup[] {
    const { tallied, unitsOf } = this;
    return groupBy(types, (type) => `${unitsOf[type]} ${tallied.indexOf(type)}`).map((like) => ({
      kind,
      units: unitsOf[like[0]],
      types: Int32Array.from(like),
      tally: tallied.indexOf(like[0]),
    }));
  }

  private successionKey(type: number): string {
    const { mayFollow, typeCount } = this.index;
    return Array.from(
      this.types,
      (other) => `${mayFollow[type * typeCount + other]}${mayFollow[other * typeCount + type]}`,
    ).join('');
  }

  private unitsInDays(longest: number): Int32Array {
    const cycle = this.workRuns + Math.max(1, this.leastOff);
    return Int32Array.from({ length: this.index.days + 1 }, (_, days) => {
      const worked = Math.floor(days / cycle) * this.workRuns + Math.min(days % cycle, this.workRuns);
      return worked * longest;
    });
  }
}

function divisor(a: number, b: number): number {
  return b === 0 ? a : divisor(b, a % b);
}

function groupBy(items: readonly number[], key: (item: number) => string): number[][] {
  const groups = new Map<string, number[]>();
  for (const item of items) {
    const own = groups.get(key(item));
    if (own === undefined) groups.set(key(item), [item]);
    else own.push(item);
  }
  return [...groups.values()];
}
