import { spread } from './sheet.js';

/** What a client does that makes people call. */
export const DRIVER_KINDS = [
  'mailing',
  'email',
  'text-message',
  'advertising',
  'billing',
  'price-change',
  'product-launch',
  'outage',
  'other',
] as const;
export type DriverKind = (typeof DRIVER_KINDS)[number];

/** A marketing driver: so many pieces, a share of which makes a contact, on the days after it. */
export interface DriverUplift {
  readonly driver: DriverKind;
  /** Letters, messages, viewers, bills. */
  readonly pieces: number;
  /** Contacts per piece over all days; below zero for what takes contacts away. */
  readonly responseRate: number;
  /** How the contacts fall on the days, the first one first; in proportion to the forecast when empty. */
  readonly dailyShares: readonly number[];
}

/**
 * Contacts that a driver adds to each interval: pieces x response rate, over the days by their shares, within a day in
 * proportion to the forecast. `days` holds the figures of each day's intervals.
 * @example
 * driverContacts({ driver: 'mailing', pieces: 1000, responseRate: 0.02, dailyShares: [3, 1] }, [[10, 20], [5]]) // => [[5, 10], [5]]
 */
export function driverContacts(uplift: DriverUplift, days: readonly (readonly number[])[]): number[][] {
  const total = uplift.pieces * uplift.responseRate;
  const forecast = days.map((figures) => figures.reduce((sum, figure) => sum + figure, 0));
  const open = days.map((figures, day) => (figures.length === 0 ? 0 : (uplift.dailyShares[day] ?? 0)));
  const byShares = uplift.dailyShares.length > 0 && open.some((share) => share > 0);
  const perDay = spread(total, byShares ? open : forecast);
  return days.map((figures, day) => spread(perDay[day], figures));
}

/**
 * Refuses a driver that cannot be.
 * @throws RangeError when there are no pieces, the response cannot be, or a share is below zero or they are all zero.
 * @example
 * requireDriver({ driver: 'email', pieces: 500, responseRate: 0.1, dailyShares: [] }, 3) // => undefined
 */
export function requireDriver({ pieces, responseRate, dailyShares }: DriverUplift, days: number): void {
  if (!(pieces > 0 && Number.isFinite(pieces))) {
    throw new RangeError(`pieces (${pieces}) must be above zero: how many letters, messages or bills.`);
  }
  if (!(Math.abs(responseRate) <= 10)) {
    throw new RangeError(
      `responseRate (${responseRate}) must be from -10 to 10 contacts a piece. Maybe 0.02 for 2 %.`,
    );
  }
  if (dailyShares.length > days) {
    throw new RangeError(
      `There are ${dailyShares.length} dailyShares for ${days} days. Give one for each day, or widen the range.`,
    );
  }
  const negative = dailyShares.find((share) => !(share >= 0 && Number.isFinite(share)));
  if (negative !== undefined) throw new RangeError(`A daily share (${negative}) must be zero or more.`);
  if (dailyShares.length > 0 && dailyShares.every((share) => share === 0)) {
    throw new RangeError('All dailyShares are zero. Give at least one day a share, or none at all.');
  }
}
