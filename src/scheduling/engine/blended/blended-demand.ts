import { type ShortfallCause } from '../outbound-shortfall.js';
import { type LinearBudget, LinearModel, type LinearSolver } from '../search/linear-model.js';

/** People who can do the same, as long as their certificates hold. */
export interface BlendedGroup {
  readonly id: string;
  readonly work: readonly GroupWork[];
  /** By interval: heads who are, or could be, there. */
  readonly heads: readonly number[];
  /** What they can work between two intervals (the second not included): a day's and a week's hours. None when they are rostered. */
  readonly budgets: readonly WorkBudget[];
}

export interface GroupWork {
  readonly workId: string;
  readonly speed: number;
  /** By interval: certificates hold. */
  readonly certified: readonly boolean[];
}

export interface WorkBudget {
  readonly from: number;
  readonly to: number;
  readonly minutes: number;
}

export interface BlendedQueue {
  readonly id: string;
  /** By interval: agents of speed 1 that stay on inbound. */
  readonly required: readonly number[];
}

export interface BlendedZone {
  readonly campaignId: string;
  readonly zoneId: string;
  readonly wantedMinutes: number;
  /** What frequency caps leave of it. */
  readonly plannableMinutes: number;
  /** By interval: the share of it in which people there may be called. */
  readonly open: readonly number[];
}

export interface BlendedQuestion {
  readonly intervalMinutes: number;
  readonly groups: readonly BlendedGroup[];
  readonly queues: readonly BlendedQueue[];
  readonly zones: readonly BlendedZone[];
}

export interface BlendedInterval {
  /** By queue: agents of speed 1, and how many are missing. */
  readonly covered: readonly number[];
  readonly short: readonly number[];
  /** By zone: agents who can call. */
  readonly calling: readonly number[];
}

export interface ZoneCapacity {
  readonly campaignId: string;
  readonly zoneId: string;
  readonly wantedMinutes: number;
  readonly carriedMinutes: number;
  /** Adds up to what is wanted and not carried. */
  readonly shortfalls: readonly { readonly cause: ShortfallCause; readonly minutes: number }[];
}

export interface BlendedDemand {
  readonly intervals: readonly BlendedInterval[];
  readonly zones: readonly ZoneCapacity[];
  /** Time of people who could call somebody, for which there is neither inbound nor outbound work. */
  readonly spareMinutes: number;
}

/** Inbound comes first: an agent missing there outweighs whatever calling could be won. */
const SHORT_COST = 1_000;
/** Nobody is put on a queue for nothing. */
const WORK_COST = 1e-3;
const TRIFLE = 1e-6;

/**
 * What outbound work an inbound requirement leaves room for: inbound first, up to what is required, then as much calling as open windows, agents and
 * their hours allow, by a linear programme in which people may be split. It is the most that a roster could carry: shifts, breaks and blocks take their part.
 * What is missing is put down to causes as in a roster: caps; all the rest where nothing is open, or nobody certified is ever there; time of certified
 * people that is left over while the zone is closed; time of entitled people whose certificates do not hold; the rest to a lack of surplus.
 * @example
 * blendedDemand({ intervalMinutes: 60, groups: [], queues: [], zones: [] }, null, {}).spareMinutes // => 0
 */
export function blendedDemand(
  question: BlendedQuestion,
  solver: LinearSolver,
  budget: LinearBudget,
): BlendedDemand {
  const model = new BlendedModel(question);
  const values = model.columnCount === 0 ? null : (solver.solve(model.model, budget)?.values ?? null);
  const { queues, zones, groups, intervalMinutes } = question;
  const used = groups.map(() => 0);
  const intervals = intervalsOf(question).map(() => ({
    covered: queues.map(() => 0),
    calling: zones.map(() => 0),
  }));
  for (const way of model.ways) {
    const agents = values?.[way.column] ?? 0;
    if (agents < TRIFLE) continue;
    used[way.group] += agents * intervalMinutes;
    const interval = intervals[way.interval];
    if (way.kind === 'answer') interval.covered[way.queue] += agents * way.speed;
    else interval.calling[way.zone] += agents;
  }
  const left = groups.map((group, g) => Math.max(0, attainableMinutes(group, intervalMinutes) - used[g]));
  const carried = zones.map((_, z) => intervalMinutes * sum(intervals.map(({ calling }) => calling[z])));
  return {
    intervals: intervals.map((interval, at) => ({
      ...interval,
      short: queues.map(({ required }, q) => noTrifle(required[at] - interval.covered[q])),
    })),
    zones: capacities(question, carried, [...left]),
    spareMinutes: sum(groups.map((group, g) => (callsAnywhere(group, zones) ? left[g] : 0))),
  };
}

type Way =
  | {
      readonly kind: 'answer';
      readonly group: number;
      readonly interval: number;
      readonly queue: number;
      readonly speed: number;
      readonly column: number;
    }
  | {
      readonly kind: 'call';
      readonly group: number;
      readonly interval: number;
      readonly zone: number;
      readonly column: number;
    };

class BlendedModel {
  readonly model = new LinearModel();
  readonly ways: Way[] = [];
  private readonly cover: number[][] = [];
  private readonly volume: number[];

  constructor(private readonly question: BlendedQuestion) {
    const { queues, zones, groups } = question;
    for (const { required } of queues) this.cover.push(required.map((agents) => this.coverRow(agents)));
    this.volume = zones.map(({ plannableMinutes }) => this.model.row(-Infinity, plannableMinutes));
    groups.forEach((group, g) => this.addGroup(group, g));
  }

  get columnCount(): number {
    return this.model.columnCount;
  }

  private coverRow(agents: number): number {
    const row = this.model.row(agents, Infinity);
    if (agents > 0) this.model.put(row, this.model.column(SHORT_COST, 0, agents), 1);
    return row;
  }

  private addGroup(group: BlendedGroup, g: number): void {
    const columns: number[][] = [];
    group.heads.forEach((heads, interval) => {
      columns[interval] = heads > 0 ? this.addInterval(group, g, heads, interval) : [];
    });
    for (const { from, to, minutes } of group.budgets) {
      const row = this.model.row(-Infinity, minutes);
      for (const column of columns.slice(from, to).flat()) {
        this.model.put(row, column, this.question.intervalMinutes);
      }
    }
  }

  private addInterval(group: BlendedGroup, g: number, heads: number, interval: number): number[] {
    const { queues, zones } = this.question;
    const columns: number[] = [];
    for (const { workId, speed, certified } of group.work) {
      if (!certified[interval]) continue;
      queues.forEach(({ id, required }, queue) => {
        if (id !== workId || required[interval] === 0) return;
        const column = this.model.column(WORK_COST, 0, heads);
        this.model.put(this.cover[queue][interval], column, speed);
        this.ways.push({ kind: 'answer', group: g, interval, queue, speed, column });
        columns.push(column);
      });
      zones.forEach(({ campaignId, open, plannableMinutes }, zone) => {
        if (campaignId !== workId || open[interval] === 0 || plannableMinutes === 0) return;
        const column = this.model.column(-1, 0, heads * open[interval]);
        this.model.put(this.volume[zone], column, this.question.intervalMinutes);
        this.ways.push({ kind: 'call', group: g, interval, zone, column });
        columns.push(column);
      });
    }
    if (columns.length > 1) {
      const there = this.model.row(-Infinity, heads);
      for (const column of columns) this.model.put(there, column, 1);
    }
    return columns;
  }
}

/** `left`: minutes of each group that nobody has a use for yet; taken from as causes are found. */
function capacities(question: BlendedQuestion, carried: readonly number[], left: number[]): ZoneCapacity[] {
  return question.zones.map((zone, z) => {
    const { campaignId, zoneId, wantedMinutes, plannableMinutes } = zone;
    const rest = noTrifle(plannableMinutes - carried[z]);
    const causes = rest === 0 ? NO_CAUSE : causesOf(question, zone, rest, left);
    const cap = noTrifle(wantedMinutes - plannableMinutes);
    const shortfalls = Object.entries({ ...causes, cap }) as [ShortfallCause, number][];
    return {
      campaignId,
      zoneId,
      wantedMinutes,
      carriedMinutes: carried[z],
      shortfalls: shortfalls.map(([cause, minutes]) => ({ cause, minutes })),
    };
  });
}

const NO_CAUSE = { 'no-surplus': 0, 'window-closed': 0, 'no-certified-agent': 0 };

function causesOf(
  { groups }: BlendedQuestion,
  zone: BlendedZone,
  rest: number,
  left: number[],
): typeof NO_CAUSE {
  if (zone.open.every((share) => share === 0)) return { ...NO_CAUSE, 'window-closed': rest };
  const entitled = groups.map((group) => group.work.find(({ workId }) => workId === zone.campaignId));
  const reaches = (g: number) =>
    zone.open.some(
      (share, at) => share > 0 && groups[g].heads[at] > 0 && entitled[g]?.certified[at] === true,
    );
  const able = groups.map((_, g) => entitled[g] !== undefined && reaches(g));
  if (!able.includes(true)) return { ...NO_CAUSE, 'no-certified-agent': rest };
  let missing = rest;
  const take = (who: (g: number) => boolean): number => {
    const before = missing;
    left.forEach((minutes, g) => {
      if (!who(g)) return;
      const taken = Math.min(minutes, missing);
      left[g] -= taken;
      missing -= taken;
    });
    return before - missing;
  };
  const closed = take((g) => able[g]);
  const uncertified = take((g) => entitled[g] !== undefined && !able[g]);
  return { 'no-surplus': missing, 'window-closed': closed, 'no-certified-agent': uncertified };
}

/** What a group can work at most: heads in all intervals, within the largest budgets that do not overlap. */
function attainableMinutes({ heads, budgets }: BlendedGroup, intervalMinutes: number): number {
  const present = (from: number, to: number) => intervalMinutes * sum(heads.slice(from, to));
  let minutes = 0;
  let at = 0;
  for (const { from, to, minutes: most } of [...budgets].sort((a, b) => a.from - b.from || b.to - a.to)) {
    if (from < at) continue;
    minutes += present(at, from) + Math.min(most, present(from, to));
    at = to;
  }
  return minutes + present(at, heads.length);
}

function callsAnywhere({ work }: BlendedGroup, zones: readonly BlendedZone[]): boolean {
  return work.some(({ workId }) => zones.some(({ campaignId }) => campaignId === workId));
}

function intervalsOf({ groups, queues, zones }: BlendedQuestion): readonly unknown[] {
  return queues[0]?.required ?? zones[0]?.open ?? groups[0]?.heads ?? [];
}

function noTrifle(value: number): number {
  return value < TRIFLE ? 0 : value;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
