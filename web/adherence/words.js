import { clockOf } from '/zoned.js';

/** Deviations as people call them; the letter tells them apart without colour. */
export const KINDS = {
  LATE_START: 'Late in',
  EARLY_END: 'Early out',
  LONG_BREAK: 'Long break',
  LONG_MEAL: 'Long meal',
  SHORT_MEAL: 'Short meal',
  WRONG_BLOCK: 'Wrong block',
  WORKED_THROUGH_BREAK: 'Work in a break',
  NOT_WORKING: 'Not working',
  UNSCHEDULED: 'Unscheduled work',
  EXCUSED_OVERRUN: 'Call ran over (excused)',
};

export const PLANNED = {
  INBOUND: { name: 'inbound', look: 'inbound' },
  OUTBOUND: { name: 'outbound', look: 'outbound' },
  BREAK: { name: 'break', look: 'break' },
  MEAL: { name: 'meal', look: 'meal' },
  OFF_PHONE: { name: 'off phone', look: 'off-phone' },
};

const looks = (look, ...states) => Object.fromEntries(states.map((state) => [state, look]));
/** How a state is drawn: as the plan that it would fit, where there is one. */
export const LOOKS = {
  ...looks('inbound', 'ON_INBOUND_CALL', 'ON_HOLD', 'ON_CALL_UNKNOWN', 'RINGING'),
  ...looks('outbound', 'ON_OUTBOUND_CALL', 'DIALLING'),
  ...looks('waiting', 'AVAILABLE', 'AFTER_CALL_WORK'),
  ...looks('break', 'BREAK'),
  ...looks('meal', 'LUNCH'),
  ...looks('off-phone', 'TRAINING', 'MEETING', 'COACHING', 'BACK_OFFICE'),
  ...looks('aux', 'OTHER_AUX', 'NOT_RESPONDING'),
  ...looks('unknown', 'UNKNOWN'),
  ...looks('offline', 'OFFLINE'),
};

export const LEGEND = [
  ['inbound', 'inbound: planned, on a call'],
  ['outbound', 'outbound: planned, on a call'],
  ['waiting', 'ready, or in after-call work'],
  ['break', 'break'],
  ['meal', 'meal'],
  ['off-phone', 'off the phone'],
  ['aux', 'other reason'],
  ['unknown', 'no news'],
  ['deviation', 'deviation'],
  ['settled', 'deviation, approved'],
];

export const STATUSES = {
  PENDING: { mark: '?', text: 'waiting for a decision', tone: 'unscheduled' },
  APPROVED: { mark: '✓', text: 'approved', tone: 'in' },
  DECLINED: { mark: '✗', text: 'declined', tone: 'out' },
  WITHDRAWN: { mark: '–', text: 'withdrawn', tone: 'off' },
};

export const ACTIONS = {
  EXPLAINED: 'explained',
  APPROVED: 'approved',
  DECLINED: 'declined',
  WITHDRAWN: 'withdrew',
  REOPENED: 'took the decision back',
};

export const FORMULAS = {
  'adherence.standard': 'Adherence',
  'adherence.with-unscheduled': 'Adherence, unscheduled work counted',
  'adherence.productive': 'Adherence on queues and campaigns',
  'conformance.on-queue': 'Conformance on queues and campaigns',
  'conformance.paid': 'Conformance, all work',
};

export const plain = (word) => word?.toLowerCase().replaceAll('_', ' ') ?? '';

export const rangeOf = ({ start, end }, zone) =>
  `${clockOf(Date.parse(start), zone)}–${clockOf(Date.parse(end), zone)}`;

/** 95 as "1 min 35 s". */
export function length(seconds) {
  const whole = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60];
  if (hours > 0) return `${hours} h ${String(minutes).padStart(2, '0')} min`;
  return minutes > 0 ? `${minutes} min${rest ? ` ${rest} s` : ''}` : `${rest} s`;
}
