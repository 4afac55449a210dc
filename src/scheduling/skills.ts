import { addMinutes, type Instant } from '../time/instant.js';
import { type SchedulingProblem } from './engine/problem.js';
import { type AllocationPlan } from './engine/skills/skill-allocation.js';
import {
  type QueueShortage,
  shortageInWords,
  type SkillGroup,
  speedAt,
} from './engine/skills/skill-group.js';
import { rowOfWork } from './solver/work-ids.js';

/** A skill group of a planner's own making. */
export interface OwnGroup {
  readonly name: string;
  readonly speeds: readonly { readonly queueId: number; readonly speed: number }[];
  /** In an allocation: so many are there all the time. In a mix: there can be no more; `null` for as many as needed. */
  readonly heads: number | null;
  /** Of one head; counts in a mix. */
  readonly cost: number;
}

export interface AllocationRequest {
  readonly periodId: number;
  /** Whose inbound agents are there, when no groups are given. */
  readonly scheduleId: number | null;
  readonly groups: readonly OwnGroup[];
}

export interface MixRequest {
  readonly periodId: number;
  /** Those that the agents of the period form when empty. */
  readonly groups: readonly OwnGroup[];
  /** No group may be larger than it is today. */
  readonly withinToday: boolean;
}

export interface SkillGroupView {
  readonly id: string;
  readonly name: string;
  readonly skills: readonly { readonly queueId: number; readonly speed: number }[];
}

export interface ShortageView {
  readonly start: Instant;
  readonly end: Instant;
  readonly queueId: number;
  readonly agents: number;
  /** Which queue, how many, and why. */
  readonly message: string;
}

export interface AllocationRow {
  readonly start: Instant;
  readonly queues: readonly {
    readonly queueId: number;
    readonly required: number;
    readonly covered: number;
    readonly short: number;
  }[];
  readonly groups: readonly { readonly groupId: string; readonly heads: number; readonly idle: number }[];
  readonly assignments: readonly {
    readonly groupId: string;
    readonly queueId: number;
    readonly agents: number;
  }[];
}

export interface AllocationView {
  readonly periodId: number;
  readonly scheduleId: number | null;
  readonly groups: readonly SkillGroupView[];
  readonly shortHours: number;
  /** What the roster itself leaves short with the same people; `null` without one. */
  readonly rosteredShortHours: number | null;
  readonly shortages: readonly ShortageView[];
  readonly rows: readonly AllocationRow[];
}

export interface MixView {
  readonly periodId: number;
  readonly groups: readonly (SkillGroupView & {
    readonly heads: number;
    readonly today: number | null;
    readonly cost: number;
  })[];
  readonly cost: number;
  readonly bound: number;
  readonly shortages: readonly ShortageView[];
  readonly rows: readonly AllocationRow[];
}

export function toGroup(
  { name, speeds }: OwnGroup,
  at: number,
  workId: (queueId: number) => string,
): SkillGroup {
  return {
    id: String(at + 1),
    name,
    speeds: speeds.map(({ queueId, speed }) => ({ queueId: workId(queueId), speed })),
  };
}

export function toGroupView({ id, name, speeds }: SkillGroup): SkillGroupView {
  return { id, name, skills: speeds.map(({ queueId, speed }) => ({ queueId: queueRow(queueId), speed })) };
}

/** Heads by group and queue in one interval: those of the classes that a group is cut into, added up. */
export interface GroupedInterval {
  readonly heads: readonly number[];
  readonly idle: readonly number[];
  readonly assigned: readonly (readonly number[])[];
  readonly covered: readonly number[];
  readonly short: readonly number[];
}

export function grouped(
  { intervals }: AllocationPlan,
  groupOf: readonly number[],
  groups: readonly SkillGroup[],
): GroupedInterval[] {
  return intervals.map(({ assigned, idle, covered, short }) => {
    const add = (of: (c: number) => number) =>
      groups.map((_, g) => groupOf.reduce((sum, group, c) => sum + (group === g ? of(c) : 0), 0));
    const total = (row: readonly number[]) => row.reduce((sum, agents) => sum + agents, 0);
    const byQueue = covered.map((_, q) => add((c) => assigned[c][q]));
    return {
      heads: add((c) => idle[c] + total(assigned[c])),
      idle: add((c) => idle[c]),
      assigned: groups.map((_, g) => byQueue.map((agents) => agents[g])),
      covered,
      short,
    };
  });
}

/** Queues, groups and assignments of every interval that needs or has anybody. */
export function allocationRows(
  { period, queues }: SchedulingProblem,
  groups: readonly SkillGroup[],
  intervals: readonly GroupedInterval[],
): AllocationRow[] {
  return intervals.flatMap(({ heads, idle, assigned, covered, short }, at) => {
    if (heads.every((each) => each === 0) && short.every((each) => each === 0)) return [];
    return [
      {
        start: addMinutes(period.span.start, at * period.gridMinutes),
        queues: queues.map(({ id, target }, q) => ({
          queueId: queueRow(id),
          required: target[at] ?? 0,
          covered: covered[q],
          short: short[q],
        })),
        groups: groups.map(({ id }, g) => ({ groupId: id, heads: heads[g], idle: idle[g] })),
        assignments: assigned.flatMap((row, g) =>
          row.flatMap((agents, q) =>
            agents > 0 ? [{ groupId: groups[g].id, queueId: queueRow(queues[q].id), agents }] : [],
          ),
        ),
      },
    ];
  });
}

/** Shortages in words; equal ones that follow one another are one. */
export function shortagesOf(
  problem: SchedulingProblem,
  groups: readonly SkillGroup[],
  intervals: readonly GroupedInterval[],
  shortages: readonly QueueShortage[],
): ShortageView[] {
  const { period, queues } = problem;
  const views: ShortageView[] = [];
  const byQueue = [...shortages].sort((a, b) => order(queues, a, b) || a.interval - b.interval);
  for (const { interval, queueId, agents } of byQueue) {
    const able = groups.flatMap((group, g) =>
      speedAt(group, queueId) > 0 ? [{ name: group.name, heads: intervals[interval].heads[g] }] : [],
    );
    const name = queues.find(({ id }) => id === queueId)?.name ?? queueId;
    const start = addMinutes(period.span.start, interval * period.gridMinutes);
    const view = {
      start,
      end: addMinutes(start, period.gridMinutes),
      queueId: queueRow(queueId),
      agents,
      message: shortageInWords(name, agents, able),
    };
    const last = views.at(-1);
    if (last?.queueId === view.queueId && last.end === start && last.message === view.message) {
      views[views.length - 1] = { ...last, end: view.end };
    } else {
      views.push(view);
    }
  }
  return views.sort((a, b) => a.start - b.start);
}

function order(queues: SchedulingProblem['queues'], a: QueueShortage, b: QueueShortage): number {
  const at = ({ queueId }: QueueShortage) => queues.findIndex(({ id }) => id === queueId);
  return at(a) - at(b);
}

function queueRow(workId: string): number {
  return rowOfWork(workId).queueId ?? 0;
}
