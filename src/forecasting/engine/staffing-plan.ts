import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import {
  localDateOf,
  localTimeOf,
  type LocalTime,
  type TimeZone,
  weekday,
  type Weekday,
} from '../../time/zoned-time.js';
import { type LoadModel } from './load-model.js';
import { applyShrinkage, type ShrinkageComponent } from './shrinkage.js';
import { type Staffing, type StaffingModel, type Workload } from './staffing.js';
import { staffSeries } from './staffing-series.js';
import { type StaffingTargets } from './staffing-targets.js';

/** How a forecast is turned into agents. */
export interface StaffingPlan {
  readonly model: StaffingModel;
  /** Where an interval has none of its own. */
  readonly averageHandleTimeSeconds: number;
  /** Mean patience of callers; needed by model A. */
  readonly patienceSeconds: number | null;
  /** `stationary` when left out. */
  readonly loadModel?: LoadModel;
  /** Standard deviation of handle times over their mean, where the modified offered load is to take them as lognormal. */
  readonly handleTimeVariation?: number;
  readonly targets: StaffingTargets;
  readonly shrinkage: readonly ShrinkageComponent[];
  /** What differs at certain times; the first that fits an interval counts. */
  readonly profiles: readonly StaffingProfile[];
}

/** Times of the week on the queue's wall clock; what is left out stays as in the plan. */
export interface StaffingProfile {
  readonly weekdays: readonly Weekday[];
  readonly from: LocalTime;
  /** 00:00 is the end of the day. */
  readonly to: LocalTime;
  readonly shrinkage?: readonly ShrinkageComponent[];
  readonly minAgents?: number;
  readonly targets?: StaffingTargets;
}

/** Contacts to be expected at our own agents. */
export interface OfferedInterval {
  readonly start: Instant;
  readonly offered: number;
  /** The plan's when not given. */
  readonly averageHandleTimeSeconds?: number;
}

/** Intervals to staff, as they travel to the thread that staffs them: plain data. */
export interface StaffingTask {
  /** In the order of time. */
  readonly intervals: readonly OfferedInterval[];
  readonly intervalMinutes: GridMinutes;
  readonly zone: TimeZone;
  readonly plan: StaffingPlan;
  /** The queue was open before the first. */
  readonly openBefore: boolean;
}

/** Agents needed in one interval; figures are `null` where there are none. */
export interface StaffedInterval extends OfferedInterval {
  readonly averageHandleTimeSeconds: number;
  /** Erlangs on which the figures rest, by the load model. */
  readonly offeredLoad: number;
  readonly requiredAgents: number;
  readonly scheduledAgents: number;
  readonly rosterTarget: number;
  readonly bindingTarget: Staffing['bindingTarget'];
  readonly serviceLevel: number | null;
  readonly averageSpeedOfAnswerSeconds: number | null;
  readonly occupancy: number | null;
  readonly abandonProbability: number | null;
}

/**
 * Required agents, scheduled agents and the roster's target of each interval.
 * @throws RangeError when the plan holds a value that cannot be.
 * @example
 * staffIntervals({ intervals: [{ start: instant(0), offered: 100 }], intervalMinutes: 30, zone: timeZone('UTC'), plan: { model: 'C', averageHandleTimeSeconds: 180, patienceSeconds: null, targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, shrinkage: [], profiles: [] }, openBefore: false })[0].requiredAgents // => 14
 */
export function staffIntervals(task: StaffingTask): StaffedInterval[] {
  const { intervals, intervalMinutes, zone, plan, openBefore } = task;
  plan.profiles.forEach(requireProfile);
  const rules = intervals.map(({ start }) => planAt(plan, start, zone));
  const handleTimes = Float64Array.from(
    intervals,
    ({ averageHandleTimeSeconds }) => averageHandleTimeSeconds ?? plan.averageHandleTimeSeconds,
  );
  const staffed = staffSeries({
    model: plan.model,
    loadModel: plan.loadModel ?? 'stationary',
    intervalSeconds: intervalMinutes * 60,
    startsSeconds: Float64Array.from(intervals, ({ start }) => start / SECOND_MS),
    contacts: Float64Array.from(intervals, ({ offered }) => offered),
    averageHandleTimeSeconds: handleTimes,
    patienceSeconds: plan.patienceSeconds ?? undefined,
    targets: rules.map(({ targets }) => targets),
    openBefore,
    handleTimeVariation: plan.handleTimeVariation,
  });
  return intervals.map((interval, i) => ({
    ...interval,
    averageHandleTimeSeconds: handleTimes[i],
    offeredLoad: staffed[i].offeredLoad,
    requiredAgents: staffed[i].requiredAgents,
    ...applyShrinkage(staffed[i].requiredAgents, rules[i].shrinkage),
    bindingTarget: staffed[i].bindingTarget,
    serviceLevel: staffed[i].serviceLevel ?? null,
    averageSpeedOfAnswerSeconds: staffed[i].averageSpeedOfAnswerSeconds ?? null,
    occupancy: staffed[i].occupancy ?? null,
    abandonProbability: staffed[i].abandonProbability ?? null,
  }));
}

/** What is needed to ask for the figures of an interval again. */
export type StaffedWork = Pick<StaffedInterval, 'offered' | 'offeredLoad' | 'averageHandleTimeSeconds'> & {
  readonly intervalMinutes: number;
  readonly patienceSeconds: number | null;
};

/**
 * The work on which the figures of a staffed interval rest: as many contacts as would bring its load to a steady queue.
 * @example
 * workInProgress({ offered: 90, offeredLoad: 20, averageHandleTimeSeconds: 180, intervalMinutes: 30, patienceSeconds: null }) // => { contacts: 200, intervalSeconds: 1800, averageHandleTimeSeconds: 180 }
 */
export function workInProgress(interval: StaffedWork): Workload {
  const { offered, offeredLoad, averageHandleTimeSeconds, patienceSeconds } = interval;
  const intervalSeconds = interval.intervalMinutes * 60;
  return {
    contacts:
      averageHandleTimeSeconds > 0 ? (offeredLoad * intervalSeconds) / averageHandleTimeSeconds : offered,
    intervalSeconds,
    averageHandleTimeSeconds,
    ...(patienceSeconds === null ? {} : { patienceSeconds }),
  };
}

/**
 * Targets and shrinkage that hold at an instant: the plan's, with those of the first profile that fits put over them.
 * @example
 * planAt({ model: 'C', averageHandleTimeSeconds: 180, patienceSeconds: null, targets: { minAgents: 1 }, shrinkage: [], profiles: [{ weekdays: [4], from: localTime('00:00'), to: localTime('06:00'), minAgents: 2 }] }, instant(0), timeZone('UTC')).targets // => { minAgents: 2 }
 */
export function planAt(
  plan: StaffingPlan,
  at: Instant,
  zone: TimeZone,
): Pick<StaffingPlan, 'targets' | 'shrinkage'> {
  const profile = plan.profiles.find((candidate) => fits(candidate, at, zone));
  if (profile === undefined) return plan;
  const minAgents = profile.minAgents === undefined ? {} : { minAgents: profile.minAgents };
  return {
    targets: { ...plan.targets, ...profile.targets, ...minAgents },
    shrinkage: profile.shrinkage ?? plan.shrinkage,
  };
}

function fits({ weekdays, from, to }: StaffingProfile, at: Instant, zone: TimeZone): boolean {
  if (!weekdays.includes(weekday(localDateOf(at, zone)))) return false;
  const time = localTimeOf(at, zone);
  return from <= time && (to === '00:00' || time < to);
}

function requireProfile({ weekdays, from, to }: StaffingProfile): void {
  if (weekdays.length === 0)
    throw new RangeError('A profile has no weekdays. Name 1 (Monday) to 7 (Sunday).');
  if (to !== '00:00' && to <= from) {
    throw new RangeError(
      `A profile must end after it starts (from ${from} to ${to}). Over midnight, write two: to 00:00 and from 00:00.`,
    );
  }
}
