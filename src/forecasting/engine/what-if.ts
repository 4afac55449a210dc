import { addMinutes, type Instant, SECOND_MS } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { LoadFollower } from './load-follower.js';
import { type LoadFollowing } from './load-model.js';
import { figuresOfPart } from './partial-agents.js';
import { applyShrinkage, type ShrinkageComponent, totalShrinkage } from './shrinkage.js';
import { type StaffingModel, type Workload } from './staffing.js';
import { workInProgress } from './staffing-plan.js';
import { type StaffingTargets } from './staffing-targets.js';
import {
  changed,
  changedShrinkage,
  changedTargets,
  changesFor,
  type QueueChange,
  type WhatIfScenario,
} from './what-if-scenario.js';

/** One interval of a queue as it is planned, with all that its staffing came from. */
export interface PlannedInterval {
  readonly start: Instant;
  readonly intervalMinutes: GridMinutes;
  readonly offered: number;
  readonly averageHandleTimeSeconds: number;
  readonly patienceSeconds: number | null;
  readonly model: StaffingModel;
  readonly targets: StaffingTargets;
  readonly shrinkage: readonly ShrinkageComponent[];
  /** Rostered, weighted by speed, before the shrinkage that the roster does not place itself; `null` where it is not known. */
  readonly plannedAgents: number | null;
}

/** An interval under the assumptions of a scenario. */
export interface ScenarioInterval {
  readonly start: Instant;
  readonly offered: number;
  readonly averageHandleTimeSeconds: number;
  readonly requiredAgents: number;
  readonly scheduledAgents: number;
  readonly rosterTarget: number;
  /** With the required agents. */
  readonly serviceLevel: number | null;
  readonly occupancy: number | null;
  /** With the agents now planned. */
  readonly plannedServiceLevel: number | null;
  readonly understaffedAgents: number | null;
  readonly overstaffedAgents: number | null;
}

/** Sums and means over intervals; service levels are weighted by contacts and `null` where none is expected. */
export interface ScenarioTotals {
  readonly contacts: number;
  readonly requiredHours: number;
  /** Paid hours, after all shrinkage. */
  readonly scheduledHours: number;
  readonly rosterHours: number;
  readonly peakRequiredAgents: number;
  readonly peakScheduledAgents: number;
  readonly serviceLevel: number | null;
  readonly plannedServiceLevel: number | null;
  readonly understaffedHours: number | null;
  readonly overstaffedHours: number | null;
  readonly cost: number | null;
}

/**
 * A queue's intervals under a scenario, staffed anew, each alone or as they follow on each other; nothing else changes. Planned agents are taken less the shrinkage that the roster does
 * not place itself, and held against the roster's target.
 * @throws RangeError when a change leads to a value that cannot be.
 * @example
 * underScenario([{ start: instant(0), intervalMinutes: 30, offered: 100, averageHandleTimeSeconds: 180, patienceSeconds: null, model: 'C', targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, shrinkage: [], plannedAgents: null }], 'A', { name: 'half', changes: [{ queue: null, changes: { volume: { percent: -50 } } }] })[0].requiredAgents // => 8
 */
export function underScenario(
  intervals: readonly PlannedInterval[],
  queue: string,
  scenario: WhatIfScenario,
  following: LoadFollowing = { loadModel: 'stationary', openBefore: false },
): ScenarioInterval[] {
  const changes = changesFor(scenario, queue);
  const follower = new LoadFollower(following);
  return intervals.map((interval) => staffAnew(changes.reduce(changedInterval, interval), follower));
}

function changedInterval(interval: PlannedInterval, { model, changes }: QueueChange): PlannedInterval {
  const { volume, averageHandleTimeSeconds: handleTime, patienceSeconds: patience, shrinkage } = changes;
  return {
    ...interval,
    ...(model === undefined ? {} : { model }),
    ...(volume === undefined ? {} : { offered: changed('volume', interval.offered, volume) }),
    ...(handleTime === undefined
      ? {}
      : {
          averageHandleTimeSeconds: changed(
            'averageHandleTimeSeconds',
            interval.averageHandleTimeSeconds,
            handleTime,
          ),
        }),
    ...(patience === undefined
      ? {}
      : { patienceSeconds: changed('patienceSeconds', interval.patienceSeconds ?? undefined, patience) }),
    ...(shrinkage === undefined ? {} : { shrinkage: changedShrinkage(interval.shrinkage, shrinkage) }),
    targets: changedTargets(interval.targets, changes),
  };
}

function staffAnew(interval: PlannedInterval, follower: LoadFollower): ScenarioInterval {
  const { model, targets, shrinkage, plannedAgents: planned } = interval;
  const work: Workload = {
    contacts: interval.offered,
    intervalSeconds: interval.intervalMinutes * 60,
    averageHandleTimeSeconds: interval.averageHandleTimeSeconds,
    ...(interval.patienceSeconds === null ? {} : { patienceSeconds: interval.patienceSeconds }),
  };
  const staffing = follower.required(interval.start / SECOND_MS, model, work, targets);
  const inProgress = workInProgress({ ...interval, offeredLoad: staffing.offeredLoad });
  const heads = applyShrinkage(staffing.requiredAgents, shrinkage);
  return {
    start: interval.start,
    offered: interval.offered,
    averageHandleTimeSeconds: interval.averageHandleTimeSeconds,
    requiredAgents: staffing.requiredAgents,
    ...heads,
    serviceLevel: staffing.serviceLevel ?? null,
    occupancy: staffing.occupancy ?? null,
    plannedServiceLevel: planned === null ? null : plannedServiceLevel(interval, inProgress, planned),
    understaffedAgents: planned === null ? null : Math.max(0, heads.rosterTarget - planned),
    overstaffedAgents: planned === null ? null : Math.max(0, planned - heads.rosterTarget),
  };
}

function plannedServiceLevel(interval: PlannedInterval, work: Workload, planned: number): number | null {
  const { model, targets, shrinkage } = interval;
  if (targets.serviceLevel === undefined) return null;
  const away = totalShrinkage(shrinkage.filter(({ scheduledByRoster }) => !scheduledByRoster));
  return figuresOfPart(model, work, planned * (1 - away), targets.serviceLevel)?.serviceLevel ?? null;
}

/** Intervals of one queue, of one width. */
export interface ScenarioQueue {
  readonly intervalMinutes: GridMinutes;
  readonly intervals: readonly ScenarioInterval[];
}

/**
 * Totals over queues. A peak is of all queues at one time. Cost is paid hours, after all shrinkage, times the rate.
 * @example
 * scenarioTotals([], null).requiredHours // => 0
 */
export function scenarioTotals(queues: readonly ScenarioQueue[], costPerHour: number | null): ScenarioTotals {
  const hours = (of: (interval: ScenarioInterval) => number) =>
    sum(queues.map(({ intervals, intervalMinutes }) => (sum(intervals.map(of)) * intervalMinutes) / 60));
  const all = queues.flatMap(({ intervals }) => intervals);
  const known = all.length > 0 && all.every(({ understaffedAgents }) => understaffedAgents !== null);
  const scheduledHours = hours(({ scheduledAgents }) => scheduledAgents);
  return {
    contacts: sum(all.map(({ offered }) => offered)),
    requiredHours: hours((each) => each.requiredAgents),
    scheduledHours,
    rosterHours: hours((each) => each.rosterTarget),
    peakRequiredAgents: peakOf(queues, (each) => each.requiredAgents),
    peakScheduledAgents: peakOf(queues, (each) => each.scheduledAgents),
    serviceLevel: meanServiceLevel(all, (each) => each.serviceLevel),
    plannedServiceLevel: known ? meanServiceLevel(all, (each) => each.plannedServiceLevel) : null,
    understaffedHours: known ? hours((each) => each.understaffedAgents ?? 0) : null,
    overstaffedHours: known ? hours((each) => each.overstaffedAgents ?? 0) : null,
    cost: costPerHour === null ? null : costPerHour * scheduledHours,
  };
}

function peakOf(queues: readonly ScenarioQueue[], of: (interval: ScenarioInterval) => number): number {
  const step = Math.min(...queues.map(({ intervalMinutes }) => intervalMinutes));
  const together = new Map<Instant, number>();
  for (const { intervals, intervalMinutes } of queues) {
    for (const interval of intervals) {
      for (let after = 0; after < intervalMinutes; after += step) {
        const at = addMinutes(interval.start, after);
        together.set(at, (together.get(at) ?? 0) + of(interval));
      }
    }
  }
  let peak = 0;
  for (const agents of together.values()) peak = Math.max(peak, agents);
  return peak;
}

function meanServiceLevel(
  intervals: readonly ScenarioInterval[],
  of: (interval: ScenarioInterval) => number | null,
): number | null {
  const counted = intervals.filter((each) => each.offered > 0 && of(each) !== null);
  const contacts = sum(counted.map(({ offered }) => offered));
  return contacts === 0 ? null : sum(counted.map((each) => each.offered * (of(each) ?? 0))) / contacts;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
