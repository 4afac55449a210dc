import { type StaffingModel } from './staffing.js';
import { type StaffingTargets } from './staffing-targets.js';
import { type ShrinkageComponent, totalShrinkage } from './shrinkage.js';

/** How a figure is changed: by a percentage of itself, by an amount, or to a value. */
export type Change = { readonly percent: number } | { readonly by: number } | { readonly to: number };

/** What a scenario can change. Shares are 0 to 1, times are seconds. */
export const CHANGEABLE = [
  'volume',
  'averageHandleTimeSeconds',
  'patienceSeconds',
  'shrinkage',
  'serviceLevel',
  'answerThresholdSeconds',
  'averageSpeedOfAnswerSeconds',
  'maxOccupancy',
  'maxAbandonment',
  'minAgents',
] as const;
export type Changeable = (typeof CHANGEABLE)[number];

export interface QueueChange {
  /** `null`: every queue. */
  readonly queue: string | null;
  readonly model?: StaffingModel;
  readonly changes: Partial<Readonly<Record<Changeable, Change>>>;
}

/** A plan under other assumptions. Changes are made in their order, each on what the ones before it left. */
export interface WhatIfScenario {
  readonly name: string;
  readonly changes: readonly QueueChange[];
}

/**
 * A figure after a change.
 * @throws RangeError when there is no figure that a percentage or an amount could change.
 * @example
 * changed('volume', 200, { percent: 10 }) // => 220
 */
export function changed(name: Changeable, value: number | undefined, change: Change): number {
  if ('to' in change) return change.to;
  if (value === undefined) {
    throw new RangeError(
      `${name} is not set, so it cannot change by a percentage or an amount. Say "to" what.`,
    );
  }
  return 'by' in change ? value + change.by : value + (value * change.percent) / 100;
}

/**
 * The changes of a scenario that concern a queue, in their order.
 * @example
 * changesFor({ name: 'rain', changes: [{ queue: 'A', changes: {} }, { queue: null, changes: {} }] }, 'B').length // => 1
 */
export function changesFor({ changes }: WhatIfScenario, queue: string): readonly QueueChange[] {
  return changes.filter((change) => change.queue === null || change.queue === queue);
}

/**
 * Targets after the changes; a service level needs its threshold, and the other way round.
 * @throws RangeError when a target that is not set is changed by a percentage or an amount.
 * @example
 * changedTargets({ serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }, { serviceLevel: { to: 0.9 } }) // => { serviceLevel: { share: 0.9, answerThresholdSeconds: 20 } }
 */
export function changedTargets(targets: StaffingTargets, changes: QueueChange['changes']): StaffingTargets {
  const plain = ['averageSpeedOfAnswerSeconds', 'maxOccupancy', 'maxAbandonment', 'minAgents'] as const;
  const after: Record<string, unknown> = { ...targets };
  for (const name of plain) {
    const change = changes[name];
    if (change !== undefined) after[name] = changed(name, targets[name], change);
  }
  if (changes.minAgents !== undefined) after.minAgents = Math.ceil(Number(after.minAgents) - 1e-9);
  const { serviceLevel: share, answerThresholdSeconds: threshold } = changes;
  if (share !== undefined || threshold !== undefined) {
    const before = targets.serviceLevel;
    const figure = (name: Changeable, value: number | undefined, change: Change | undefined): number => {
      if (change !== undefined) return changed(name, value, change);
      if (value !== undefined) return value;
      throw new RangeError(`${name} is missing: a service level is a share and a threshold. Give both.`);
    };
    after.serviceLevel = {
      ...before,
      share: figure('serviceLevel', before?.share, share),
      answerThresholdSeconds: figure('answerThresholdSeconds', before?.answerThresholdSeconds, threshold),
    };
  }
  return after;
}

/**
 * Shrinkage whose total is changed: every component in proportion. Where there was none it is one that the roster does not place itself.
 * @throws RangeError when a share would be negative or the sum 1 or more.
 * @example
 * changedShrinkage([{ name: 'leave', place: 'out-of-office', share: 0.1, scheduledByRoster: false }], { to: 0.2 })[0].share // => 0.2
 */
export function changedShrinkage(
  components: readonly ShrinkageComponent[],
  change: Change,
): ShrinkageComponent[] {
  const before = totalShrinkage(components);
  const total = changed('shrinkage', before, change);
  if (!(total >= 0 && total < 1)) {
    throw new RangeError(`shrinkage (${total}) must be 0 or more and below 1. Maybe 0.3 for 30 %.`);
  }
  if (before > 0) return components.map((each) => ({ ...each, share: (each.share * total) / before }));
  return [{ name: 'what if', place: 'in-office', share: total, scheduledByRoster: false }];
}
