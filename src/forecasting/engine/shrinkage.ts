/**
 * A share of paid time in which agents are not there for contacts. Out of office: leave, sickness, holiday. In office: breaks,
 * training, meetings. All shares are of paid time, so they add up.
 */
export interface ShrinkageComponent {
  readonly name: string;
  readonly place: 'out-of-office' | 'in-office';
  /** 0 to 1. */
  readonly share: number;
  /** The roster places this time itself (breaks, booked leave): it must not be counted again in the roster's target. */
  readonly scheduledByRoster: boolean;
}

/** Counts of people that follow from the agents needed at the phones. */
export interface ShrunkStaffing {
  /** Heads to employ or book: required / (1 - all shrinkage), rounded up. */
  readonly scheduledAgents: number;
  /** Agents whom the roster has to put on the work: required / (1 - the shrinkage the roster does not place itself), rounded up. */
  readonly rosterTarget: number;
}

/**
 * Agents to schedule so that the required ones remain after shrinkage: required / (1 - shrinkage), rounded up. 70 at 30 % are 100.
 * A quotient that exceeds a whole number by rounding alone is that number.
 * @throws RangeError when the count is negative or the shrinkage is not 0 or more and below 1.
 * @example
 * scheduledAgents(70, 0.3) // => 100
 */
export function scheduledAgents(required: number, shrinkage: number): number {
  if (!(required >= 0 && Number.isFinite(required))) {
    throw new RangeError(`requiredAgents (${required}) must be zero or more.`);
  }
  if (!(shrinkage >= 0 && shrinkage < 1)) {
    throw new RangeError(`shrinkage (${shrinkage}) must be 0 or more and below 1. Maybe 0.3 for 30 %.`);
  }
  const exact = required / (1 - shrinkage);
  return Math.ceil(exact * (1 - 8 * Number.EPSILON));
}

/**
 * Sum of the shares; all of them, or only those in one place.
 * @example
 * totalShrinkage([{ name: 'leave', place: 'out-of-office', share: 0.1, scheduledByRoster: false }, { name: 'breaks', place: 'in-office', share: 0.25, scheduledByRoster: true }]) // => 0.35
 */
export function totalShrinkage(
  components: readonly ShrinkageComponent[],
  place?: ShrinkageComponent['place'],
): number {
  return components
    .filter((component) => place === undefined || component.place === place)
    .reduce((sum, component) => sum + component.share, 0);
}

/**
 * Scheduled agents and the roster's target from the same required agents.
 * @throws RangeError when a share is below 0 or they add up to 1 or more.
 * @example
 * applyShrinkage(63, [{ name: 'sickness', place: 'out-of-office', share: 0.1, scheduledByRoster: false }, { name: 'breaks', place: 'in-office', share: 0.2, scheduledByRoster: true }]) // => { scheduledAgents: 90, rosterTarget: 70 }
 */
export function applyShrinkage(required: number, components: readonly ShrinkageComponent[]): ShrunkStaffing {
  for (const { name, share } of components) {
    if (!(share >= 0 && share < 1)) {
      throw new RangeError(
        `Shrinkage "${name}" (${share}) must be 0 or more and below 1. Maybe 0.1 for 10 %.`,
      );
    }
  }
  const leftToPlan = components.filter((component) => !component.scheduledByRoster);
  return {
    scheduledAgents: scheduledAgents(required, totalShrinkage(components)),
    rosterTarget: scheduledAgents(required, totalShrinkage(leftToPlan)),
  };
}
