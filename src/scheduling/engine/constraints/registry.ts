import { absence } from './absence.js';
import { activitiesTileShift } from './activities-tile-shift.js';
import { availability } from './availability.js';
import { blockLength } from './block-length.js';
import { breaksInWindow } from './breaks-in-window.js';
import { certificate } from './certificate.js';
import { consecutiveDays } from './consecutive-days.js';
import { contractHours } from './contract-hours.js';
import { daysOff } from './days-off.js';
import { entitlement } from './entitlement.js';
import { inboundCoverShort } from './inbound-cover.js';
import { inboundFirst } from './inbound-first.js';
import { knownReferences } from './known-references.js';
import { minimumRest } from './minimum-rest.js';
import { offPhone } from './off-phone.js';
import { oneShiftPerDay } from './one-shift-per-day.js';
import { outboundExcess } from './outbound-excess.js';
import { outboundHours } from './outbound-hours.js';
import { outboundWindow } from './outbound-window.js';
import { overstaffing } from './overstaffing.js';
import { paidTimePerDay } from './paid-time-per-day.js';
import { paidTimePerWeek } from './paid-time-per-week.js';
import { type Rule } from './rule.js';
import { shiftInPeriod } from './shift-in-period.js';
import { shiftLength } from './shift-length.js';
import { shiftStart } from './shift-start.js';
import { switches } from './switches.js';

/** Every rule a roster is held against: hard ones first, then soft ones. */
export const RULES: readonly Rule[] = [
  knownReferences,
  shiftInPeriod,
  shiftStart,
  shiftLength,
  oneShiftPerDay,
  paidTimePerDay,
  paidTimePerWeek,
  minimumRest,
  consecutiveDays,
  daysOff,
  availability,
  absence,
  entitlement,
  certificate,
  activitiesTileShift,
  breaksInWindow,
  outboundWindow,
  blockLength,
  switches,
  inboundCoverShort,
  overstaffing,
  outboundHours,
  outboundExcess,
  inboundFirst,
  offPhone,
  contractHours,
];
