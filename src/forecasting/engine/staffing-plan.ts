import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import {
  localDateOf,
  localTimeOf,
  type LocalTime,
  type TimeZone,
  weekday,
  type Weekday,
} from '../../time/zoned-time.js';
import { applyShrinkage, type ShrinkageComponent } from './shrinkage.js';
import { requiredAgents, type Staffing, type StaffingModel } from './staffing.js';
import { type StaffingTargets } from './staffing-targets.js';

/** How a forecast is turned into agents. */
export interface StaffingPlan {
  readonly model: StaffingModel;
  readonly averageHandleTimeSeconds: number;
  /** Mean patience of callers; needed by model A. */
  readonly patienceSeconds: number | null;
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
}

/** Agents needed in one interval; figures are `null` where there are none. */
export interface StaffedInterval extends OfferedInterval {
  readonly averageHandleTimeSeconds: number;
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
 * staffIntervals([{ start: instant(0), offered: 100 }], 30, timeZone('UTC'), { model: 'C', averageHandleTimeSeconds: 180, patienceSeconds: null, targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, shrinkage: [], profiles: [] })[0].requiredAgents // => 14
 */
export function staffIntervals(
  intervals: readonly OfferedInterval[],
  intervalMinutes: GridMinutes,
  zone: TimeZone,
  plan: StaffingPlan,
): StaffedInterval[] {
  plan.profiles.forEach(requireProfile);
  return intervals.map((interval) => {
    const { targets, shrinkage } = planAt(plan, interval.start, zone);
    const staffing = requiredAgents(
      plan.model,
      {
        contacts: interval.offered,
        intervalSeconds: intervalMinutes * 60,
        averageHandleTimeSeconds: plan.averageHandleTimeSeconds,
        ...(plan.patienceSeconds === null ? {} : { patienceSeconds: plan.patienceSeconds }),
      },
      targets,
    );
    return {
      ...interval,
      averageHandleTimeSeconds: plan.averageHandleTimeSeconds,
      requiredAgents: staffing.requiredAgents,
      ...applyShrinkage(staffing.requiredAgents, shrinkage),
      bindingTarget: staffing.bindingTarget,
      serviceLevel: staffing.serviceLevel ?? null,
      averageSpeedOfAnswerSeconds: staffing.averageSpeedOfAnswerSeconds ?? null,
      occupancy: staffing.occupancy ?? null,
      abandonProbability: staffing.abandonProbability ?? null,
    };
  });
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
