import { h } from '/dom.js';
import { clockOf, dayOf } from '/zoned.js';

/** What people do in a shift: its class, its word, and the letter that tells it apart without colour. */
export const KINDS = {
  INBOUND: { name: 'inbound', letter: 'I' },
  OUTBOUND: { name: 'outbound', letter: 'O' },
  BREAK: { name: 'break', letter: 'B' },
  MEAL: { name: 'meal', letter: 'M' },
  OFF_PHONE: { name: 'off-phone', letter: 'F' },
};

export const workOf = (activity) =>
  activity.queueName ?? activity.campaignName ?? activity.offPhoneActivityName ?? '';

export const rangeOf = ({ start, end }, zone) =>
  `${clockOf(Date.parse(start), zone)}–${clockOf(Date.parse(end), zone)}`;

export function activityInWords(activity, zone) {
  const work = workOf(activity);
  const called = activity.calledZoneId ? `, calling ${activity.calledZoneId}` : '';
  return `${rangeOf(activity, zone)} ${KINDS[activity.kind].name}${work ? `: ${work}` : ''}${called}`;
}

/** A shift as it is read out: who, which day, from when to when, and in what order. */
export function shiftInWords({ name }, shift, zone, notes = []) {
  const time = (at) => clockOf(Date.parse(at), zone);
  const parts = (shift.activities ?? []).map((each) =>
    `${time(each.start)} ${KINDS[each.kind].name} ${workOf(each)}`.trim(),
  );
  const day = dayOf(Date.parse(shift.start), zone);
  const plan = parts.length > 0 ? `: ${parts.join(', ')}` : '';
  return [`${name}, ${day}, ${time(shift.start)} to ${time(shift.end)}${plan}`, ...notes].join('. ');
}

export const paidHours = ({ activities }) =>
  activities
    .filter(({ paid }) => paid)
    .reduce((sum, { start, end }) => sum + Date.parse(end) - Date.parse(start), 0) / 3_600_000;

/** What a cell is called when it is read out; what is drawn in it is for the eye. */
export const spokenName = (text) => h('span', { class: 'visually-hidden' }, text);
