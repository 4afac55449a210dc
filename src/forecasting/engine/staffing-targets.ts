import { type ServiceLevelReading } from './erlang-a.js';
import { MAX_AGENTS } from './offered-load.js';

/** A service level is two numbers, share and threshold; this is the one without the share. */
export interface ServiceLevelQuestion {
  readonly answerThresholdSeconds: number;
  /** Which reading counts once callers give up (Erlang A); `offered` by default. */
  readonly reading?: ServiceLevelReading;
}

export interface ServiceLevelTarget extends ServiceLevelQuestion {
  readonly share: number;
}

/** What the staffing has to reach; a target that is left out is not asked for. Shares are 0 to 1. */
export interface StaffingTargets {
  readonly serviceLevel?: ServiceLevelTarget;
  readonly averageSpeedOfAnswerSeconds?: number;
  readonly maxOccupancy?: number;
  readonly maxAbandonment?: number;
  readonly minAgents?: number;
}

/** `stability`: with one agent less the queue would grow without end. `nothing`: no agent is needed. */
export type BindingTarget =
  | 'service-level'
  | 'average-speed-of-answer'
  | 'max-occupancy'
  | 'max-abandonment'
  | 'min-agents'
  | 'stability'
  | 'nothing';

/** What callers meet with a number of agents; `undefined` where there is no such figure. */
export interface QueueFigures {
  readonly serviceLevel: number | undefined;
  readonly averageSpeedOfAnswerSeconds: number | undefined;
  readonly waitProbability: number | undefined;
  readonly occupancy: number | undefined;
  readonly abandonProbability: number | undefined;
}

/** Figures carry rounding of a few ulps per step of the recursion; a target missed by less than this counts as met. */
const SHARE_SLACK = 64 * Number.EPSILON;

/**
 * The first target that the figures miss; undefined when all that are set are met. A figure that does not exist meets no target.
 * @example
 * missedTarget({ serviceLevel: 0.79, averageSpeedOfAnswerSeconds: 9, waitProbability: 0.3, occupancy: 0.8, abandonProbability: 0 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, 12) // => 'service-level'
 */
export function missedTarget(
  figures: QueueFigures,
  targets: StaffingTargets,
  agents: number,
): BindingTarget | undefined {
  if (agents < (targets.minAgents ?? 0)) return 'min-agents';
  if (!atLeast(figures.serviceLevel, targets.serviceLevel?.share)) return 'service-level';
  if (!atMost(figures.averageSpeedOfAnswerSeconds, targets.averageSpeedOfAnswerSeconds)) {
    return 'average-speed-of-answer';
  }
  if (!atMost(figures.occupancy, targets.maxOccupancy)) return 'max-occupancy';
  if (!atMost(figures.abandonProbability, targets.maxAbandonment)) return 'max-abandonment';
  return undefined;
}

/**
 * Whether a figure is at least its target, a few ulps less included; one that is not set is met, a figure that does not exist meets none.
 * @example
 * atLeast(0.8 - 1e-16, 0.8) // => true
 */
export function atLeast(figure: number | undefined, target: number | undefined): boolean {
  return target === undefined || (figure !== undefined && figure >= target - SHARE_SLACK);
}

/**
 * Whether a figure is at most its target, a few ulps more included; one that is not set is met, a figure that does not exist meets none.
 * @example
 * atMost(0.5 + 1e-16, 0.5) // => true
 */
export function atMost(figure: number | undefined, target: number | undefined): boolean {
  return target === undefined || (figure !== undefined && figure <= target * (1 + SHARE_SLACK));
}

/**
 * How far the figures lie above (zero or more) or below (negative) the targets, by the one that is furthest behind: logarithms of odds and of ratios, which
 * are nearly straight lines over the agents. Its sign says what `missedTarget` says.
 * @example
 * surplusOver({ serviceLevel: 0.5, averageSpeedOfAnswerSeconds: 9, waitProbability: 0.3, occupancy: 0.8, abandonProbability: 0 }, { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, 12) // => -1.3862943611198908
 */
export function surplusOver(figures: QueueFigures, targets: StaffingTargets, agents: number): number {
  const { serviceLevel, averageSpeedOfAnswerSeconds: speed, maxOccupancy, maxAbandonment } = targets;
  const surplus = Math.min(
    serviceLevel === undefined ? Infinity : logOdds(figures.serviceLevel) - logOdds(serviceLevel.share),
    logRatio(speed, figures.averageSpeedOfAnswerSeconds),
    logRatio(maxOccupancy, figures.occupancy),
    logRatio(maxAbandonment, figures.abandonProbability),
  );
  return missedTarget(figures, targets, agents) === undefined
    ? Math.max(0, surplus)
    : Math.min(-Number.MIN_VALUE, surplus);
}

function logOdds(share: number | undefined): number {
  if (share === undefined) return -Infinity;
  return share < 1 ? Math.log(share / (1 - share)) : Infinity;
}

function logRatio(target: number | undefined, figure: number | undefined): number {
  if (target === undefined) return Infinity;
  return figure === undefined ? -Infinity : Math.log(target / figure);
}

/**
 * Refuses targets that mean nothing: shares from 0 to 1, times in seconds.
 * @throws RangeError when a target is out of range or none is set.
 * @example
 * requireTargets({ minAgents: 2 }) // => undefined
 */
export function requireTargets(targets: StaffingTargets): void {
  const { serviceLevel, averageSpeedOfAnswerSeconds: asa, maxOccupancy, maxAbandonment, minAgents } = targets;
  if (serviceLevel !== undefined) {
    between(
      'serviceLevel',
      serviceLevel.share,
      serviceLevel.share > 0 && serviceLevel.share < 1,
      'above 0 and below 1, 0.8 for 80 %',
    );
    const threshold = serviceLevel.answerThresholdSeconds;
    between(
      'answerThresholdSeconds',
      threshold,
      threshold >= 0 && Number.isFinite(threshold),
      'zero or more seconds',
    );
  }
  if (asa !== undefined)
    between('averageSpeedOfAnswerSeconds', asa, asa > 0 && Number.isFinite(asa), 'above zero');
  if (maxOccupancy !== undefined) {
    between(
      'maxOccupancy',
      maxOccupancy,
      maxOccupancy > 0 && maxOccupancy <= 1,
      'above 0 and at most 1, 0.85 for 85 %',
    );
  }
  if (maxAbandonment !== undefined) {
    between(
      'maxAbandonment',
      maxAbandonment,
      maxAbandonment > 0 && maxAbandonment < 1,
      'above 0 and below 1, 0.05 for 5 %',
    );
  }
  if (minAgents !== undefined) {
    const whole = Number.isInteger(minAgents) && minAgents >= 0 && minAgents <= MAX_AGENTS;
    between('minAgents', minAgents, whole, `a whole number from 0 to ${MAX_AGENTS}`);
  }
  if ((serviceLevel ?? asa ?? maxOccupancy ?? maxAbandonment ?? minAgents) === undefined) {
    throw new RangeError('No target is set. Maybe a service level of 0.8 in 20 seconds.');
  }
}

function between(name: string, value: number, holds: boolean, range: string): void {
  if (!holds) throw new RangeError(`${name} (${value}) must be ${range}.`);
}
