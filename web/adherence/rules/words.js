import { viewerZone } from '/roster/days.js';
import { clockOf, lasting, shortDate, dateOf } from '/zoned.js';

/** A mark and a word beside each colour. `key` sets it from the keyboard. */
export const VERDICTS = {
  ADHERENT: { mark: '✓', text: 'adherent', short: 'in', key: 'a' },
  NOT_ADHERENT: { mark: '✕', text: 'not adherent', short: 'out', key: 'x' },
  NEUTRAL: { mark: '○', text: 'neutral', short: 'neutral', key: 'n' },
};
/** A row for calls of one direction need not say anything: then the row of the state counts. */
export const AS_STATE = { mark: '↑', text: 'as the row of the state', short: 'as above', key: 'u' };

export const ACTIVITIES = [
  ['INBOUND', 'Inbound'],
  ['OUTBOUND', 'Outbound'],
  ['BREAK', 'Break'],
  ['MEAL', 'Meal'],
  ['OFF_PHONE', 'Off phone'],
];

/** In the order in which one of them is chosen. */
export const STATES = [
  ['on-hold', 'On hold'],
  ['on-inbound-call', 'Inbound call'],
  ['on-outbound-call', 'Outbound call'],
  ['on-call-unknown', 'Call, direction unknown'],
  ['ringing', 'Ringing'],
  ['dialling', 'Dialling'],
  ['after-call-work', 'After-call work'],
  ['available', 'Available'],
  ['break', 'Break'],
  ['lunch', 'Lunch'],
  ['training', 'Training'],
  ['meeting', 'Meeting'],
  ['coaching', 'Coaching'],
  ['back-office', 'Back office'],
  ['other-aux', 'Other reason'],
  ['not-responding', 'Not responding'],
  ['unknown', 'No news'],
  ['offline', 'Logged out'],
];
/** What a reason may mean. */
export const REASON_STATES = [
  ...['break', 'lunch', 'training', 'meeting', 'coaching'],
  ...['back-office', 'other-aux', 'after-call-work', 'not-responding'],
];
/** States that calls of a direction can have. */
export const DIRECTED = ['on-hold', 'ringing', 'dialling', 'after-call-work'];
export const DIRECTIONS = ['inbound', 'outbound', 'internal', 'unknown'];

export const enumOf = (state) => state.toUpperCase().replaceAll('-', '_');
const NAMES = new Map(STATES);

/** "On hold, outbound call" of `on-hold/outbound`. */
export function nameOf(key) {
  const [state, direction] = key.split('/');
  const name = NAMES.get(state) ?? state;
  return direction ? `${name}, ${direction} call` : name;
}

export const STATUSES = {
  LIVE: { mark: '✓', text: 'live', tone: 'in' },
  CONNECTING: { mark: '…', text: 'connecting', tone: 'unknown' },
  STALE: { mark: '!', text: 'connected, and silent for longer than its limit', tone: 'unknown' },
  LOST: { mark: '✕', text: 'connection lost: it is tried again by itself', tone: 'out' },
  UNATTENDED: { mark: '!', text: 'no worker follows it: see whether one runs', tone: 'unknown' },
  FAULTY: { mark: '✕', text: 'cannot work with its settings: change them', tone: 'out' },
  DISABLED: { mark: '–', text: 'switched off', tone: 'off' },
};
export const SENDS = { mark: '→', text: 'sends to us', tone: 'off' };

/** "2 min ago, 14:03"; with the day where it is another one. */
export function ago(at, now = Date.now()) {
  const zone = viewerZone();
  const time = Date.parse(at);
  if (now - time > 36 * 3_600_000) return momentOf(at);
  return `${now - time < 60_000 ? 'just now' : `${lasting(now - time)} ago`}, ${clockOf(time, zone)}`;
}

export function momentOf(at) {
  const [time, zone] = [Date.parse(at), viewerZone()];
  const date = dateOf(time, zone);
  const year = date.slice(0, 4);
  const isThisYear = dateOf(Date.now(), zone).startsWith(year);
  return `${shortDate(date)}${isThisYear ? '' : ` ${year}`}, ${clockOf(time, zone)}`;
}
