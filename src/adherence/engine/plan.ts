import { type Interval } from '../../time/interval.js';
import { type AdherenceMap, type PlannedKind } from './adherence-map.js';

/** A published shift; its activities tile it in order. */
export interface PlannedShift extends Interval {
  readonly activities: readonly PlannedActivity[];
}

export interface PlannedActivity extends Interval {
  readonly kind: PlannedKind;
  /** Whose work it is; a pause is the client's when all work of the shift is. */
  readonly clientId?: number | null;
  /** The map that judges it, where that is not the one of everything else. */
  readonly map?: AdherenceMap;
}

const PAUSES: readonly PlannedKind[] = ['break', 'meal'];
const ON_QUEUE: readonly PlannedKind[] = ['inbound', 'outbound'];

/**
 * Whether the activity is a pause, paid or not.
 * @example
 * isPause('meal') // => true
 */
export function isPause(kind: PlannedKind): boolean {
  return PAUSES.includes(kind);
}

/**
 * Whether the activity is work on a queue or a campaign: what the formulas call productive.
 * @example
 * isOnQueue('off-phone') // => false
 */
export function isOnQueue(kind: PlannedKind): boolean {
  return ON_QUEUE.includes(kind);
}
