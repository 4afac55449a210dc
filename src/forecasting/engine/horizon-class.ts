/** How far ahead a day lies: the first, the rest of the first week, beyond. */
export type HorizonClass = 'day' | 'week' | 'four-weeks';

export const HORIZON_CLASSES: readonly HorizonClass[] = ['day', 'week', 'four-weeks'];

/**
 * The class of a lead in days, 1 being the day of the origin.
 * @example
 * horizonClass(8) // => 'four-weeks'
 */
export function horizonClass(leadDays: number): HorizonClass {
  if (leadDays <= 1) return 'day';
  return leadDays <= 7 ? 'week' : 'four-weeks';
}
