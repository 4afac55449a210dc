import { rounded } from '/figures.js';
import { clockOf, dateOf, dayOf, shortDate } from '/zoned.js';

export const DRIVERS = {
  MAILING: 'mailing',
  EMAIL: 'e-mail',
  TEXT_MESSAGE: 'text message',
  ADVERTISING: 'advertising',
  BILLING: 'billing',
  PRICE_CHANGE: 'price change',
  PRODUCT_LAUNCH: 'product launch',
  OUTAGE: 'outage',
  OTHER: 'other driver',
};

const plus = (value, text) => `${value < 0 ? '−' : '+'}${text}`;
const scopes = { INTERVAL: ' in each interval', RANGE: ' in all' };

/** What a layer does, in a few words. */
export function editInWords({ kind, ...edit }) {
  switch (kind) {
    case 'PERCENT':
      return plus(edit.percent, `${Math.abs(edit.percent)} %`);
    case 'ADD':
      return `${plus(edit.contacts, rounded(Math.abs(edit.contacts)))} contacts${scopes[edit.scope]}`;
    case 'SET':
      return `set to ${rounded(edit.contacts)} contacts${scopes[edit.scope]}`;
    case 'MOVE':
      return `${Math.round(edit.share * 100)} % moved to ${shortDate(edit.toDate)}`;
    case 'COPY_SHAPE':
      return `shape of ${shortDate(edit.fromDate)}`;
    case 'DRIVER':
      return `${DRIVERS[edit.driver]}: ${rounded(edit.pieces)} pieces × ${+(edit.responseRate * 100).toFixed(2)} %`;
    default:
      return kind;
  }
}

/** From when until when, on the wall clock of the queue; the date is said once where it is the same. */
export function rangeInWords({ start, end }, zone) {
  const isMidnight = (at) => clockOf(at, zone) === '00:00';
  if (isMidnight(start) && isMidnight(end)) {
    const last = dayOf(end - 1, zone);
    return last === dayOf(start, zone) ? last : `${dayOf(start, zone)} to ${last}`;
  }
  const until = dateOf(start, zone) === dateOf(end - 1, zone) ? '' : `${dayOf(end, zone)} `;
  return `${dayOf(start, zone)} ${clockOf(start, zone)} to ${until}${isMidnight(end) && !until ? '24:00' : clockOf(end, zone)}`;
}
