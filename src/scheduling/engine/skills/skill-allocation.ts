import { type LinearBudget, LinearModel, type LinearSolver } from '../search/linear-model.js';
import { type QueueShortage, requireSkills, type SkillGroup, speedAt } from './skill-group.js';

/** Who is there, and what the queues need, by interval. */
export interface AllocationQuestion {
  readonly groups: readonly SkillGroup[];
  readonly queueIds: readonly string[];
  /** By interval and queue: agents of speed 1. */
  readonly required: readonly (readonly number[])[];
  /** By interval and group: heads; people may be split within an interval. */
  readonly heads: readonly (readonly number[])[];
}

/** One interval. */
export interface SkillAllocation {
  /** Heads by group and queue. */
  readonly assigned: readonly (readonly number[])[];
  /** By queue: heads x speed. */
  readonly covered: readonly number[];
  readonly short: readonly number[];
  /** By group: heads on no queue. */
  readonly idle: readonly number[];
}

export interface AllocationPlan {
  readonly intervals: readonly SkillAllocation[];
  readonly shortages: readonly QueueShortage[];
}

/** Less than this many agents is rounding. */
const TRIFLE = 1e-6;
/** What a missing agent costs in heads: more than any way to spare heads could be worth. */
const SHORT_COST = 1_000;
/** Of two ways with as many heads, the one that leaves those free who can do more. */
const SKILL_COST = 1e-3;

/**
 * Multi-skilled agents on the queues of each interval, by a linear programme: first as few agents short as possible, then nobody's queue worse off, as a share
 * of its requirement, than need be, then with the fewest heads, those who can do more left free.
 * Intervals do not bind one another, so equal ones are solved once.
 * @throws RangeError when a speed or a requirement cannot be.
 * @example
 * allocateSkills({ groups: [], queueIds: [], required: [], heads: [] }, null).shortages // => []
 */
export function allocateSkills(question: AllocationQuestion, solver: LinearSolver): AllocationPlan {
  const { groups, queueIds, required, heads } = question;
  requireSkills(groups, queueIds, required);
  const known = new Map<string, SkillAllocation>();
  const intervals = required.map((wanted, at) => {
    const key = JSON.stringify([wanted, heads[at]]);
    const allocation = known.get(key) ?? new Interval(groups, queueIds, wanted, heads[at], solver).allocate();
    known.set(key, allocation);
    return allocation;
  });
  const shortages = intervals.flatMap(({ short }, interval) =>
    short.flatMap((agents, q) => (agents > TRIFLE ? [{ interval, queueId: queueIds[q], agents }] : [])),
  );
  return { intervals, shortages };
}

class Interval {
  private readonly ways: readonly {
    readonly group: number;
    readonly queue: number;
    readonly speed: number;
  }[];

  constructor(
    private readonly groups: readonly SkillGroup[],
    private readonly queueIds: readonly string[],
    private readonly wanted: readonly number[],
    private readonly heads: readonly number[],
    private readonly solver: LinearSolver,
  ) {
    this.ways = groups.flatMap((each, group) =>
      queueIds.flatMap((queueId, queue) => {
        const speed = heads[group] > 0 && wanted[queue] > 0 ? speedAt(each, queueId) : 0;
        return speed > 0 ? [{ group, queue, speed }] : [];
      }),
    );
  }

  allocate(): SkillAllocation {
    const first = this.solve(null);
    const missing = sum(first.short);
    return missing > TRIFLE ? this.solve(missing) : first;
  }

  /** `mostShort`: share a shortage of that size out as evenly as can be; `null`: find how small it can be. */
  private solve(mostShort: number | null): SkillAllocation {
    const model = new LinearModel();
    const columns = this.ways.map(({ group }) =>
      model.column(1 + SKILL_COST * this.groups[group].speeds.length, 0, this.heads[group]),
    );
    const short = this.wanted.map((agents) => model.column(mostShort === null ? SHORT_COST : 0, 0, agents));
    this.wanted.forEach((agents, queue) => {
      const row = model.row(agents, Infinity);
      model.put(row, short[queue], 1);
      this.ways.forEach((way, at) => {
        if (way.queue === queue) model.put(row, columns[at], way.speed);
      });
    });
    this.heads.forEach((there, group) => {
      const row = model.row(-Infinity, there);
      this.ways.forEach((way, at) => {
        if (way.group === group) model.put(row, columns[at], 1);
      });
    });
    if (mostShort !== null) this.shareOut(model, short, mostShort);
    const values = this.solver.solve(model, EXACT)?.values ?? new Float64Array(model.columnCount);
    return this.read(columns.map((column) => values[column]));
  }

  private shareOut(model: LinearModel, short: readonly number[], mostShort: number): void {
    const all = model.row(-Infinity, mostShort);
    const worst = model.column(SHORT_COST * Math.max(1, sum(this.wanted)), 0, 1);
    this.wanted.forEach((agents, queue) => {
      model.put(all, short[queue], 1);
      if (agents === 0) return;
      const row = model.row(-Infinity, 0);
      model.put(row, short[queue], 1 / agents);
      model.put(row, worst, -1);
    });
  }

  private read(values: readonly number[]): SkillAllocation {
    const assigned = this.groups.map(() => this.queueIds.map(() => 0));
    this.ways.forEach(({ group, queue }, at) => {
      assigned[group][queue] = values[at] < TRIFLE ? 0 : values[at];
    });
    const covered = this.queueIds.map((_, queue) =>
      sum(this.ways.map((way) => (way.queue === queue ? way.speed * assigned[way.group][queue] : 0))),
    );
    return {
      assigned,
      covered,
      short: covered.map((agents, queue) => atLeastNothing(this.wanted[queue] - agents)),
      idle: this.heads.map((there, group) => atLeastNothing(there - sum(assigned[group]))),
    };
  }
}

/** The budget of a linear programme that is solved to its end. */
export const EXACT: LinearBudget = {
  seed: 1,
  maxNodes: 100_000,
  absoluteGap: 0,
  timeLimitSeconds: 60,
  shouldStop: () => false,
};

function atLeastNothing(value: number): number {
  return value < TRIFLE ? 0 : value;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
