import { type SchedulingProblem } from '../problem.js';

/**
 * What meetings, coaching and training could save at most, in points: their time costs nothing, where the bound has people off the
 * phone who are not needed.
 * @example
 * freeOfCharge({ offPhoneActivities: [{ participants: ['a', 'b'], minutes: 30 }], weights: { overstaffed: 2 } }) // => 120
 */
export function freeOfCharge({
  offPhoneActivities = [],
  weights,
}: Pick<SchedulingProblem, 'offPhoneActivities' | 'weights'>): number {
  return offPhoneActivities.reduce(
    (sum, { participants, minutes }) => sum + participants.length * minutes * weights.overstaffed,
    0,
  );
}
