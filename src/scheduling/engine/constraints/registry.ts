import { absence } from './absence.js';
import { activitiesTileShift } from './activities-tile-shift.js';
import { availability } from './availability.js';
import { averageHours } from './average-hours.js';
import { blockLength } from './block-length.js';
import { breaksInWindow } from './breaks-in-window.js';
import { certificate } from './certificate.js';
import { consecutiveDays } from './consecutive-days.js';
import { consecutiveDaysOff } from './consecutive-days-off.js';
import { consecutiveShifts } from './consecutive-shifts.js';
import { contractHours } from './contract-hours.js';
import { daysOff } from './days-off.js';
import { entitlement } from './entitlement.js';
import { fairness } from './fairness.js';
import { forbiddenSuccessions } from './forbidden-successions.js';
import { inboundCoverShort } from './inbound-cover.js';
import { inboundFirst } from './inbound-first.js';
import { knownReferences } from './known-references.js';
import { labourBudget } from './labour-budget.js';
import { labourCost } from './labour-cost.js';
import { longestWorkStretch } from './longest-work-stretch.js';
import { minimumCover } from './minimum-cover.js';
import { minimumRest } from './minimum-rest.js';
import { nightHoursAverage } from './night-hours-average.js';
import { nightShifts } from './night-shifts.js';
import { offPhone } from './off-phone.js';
import { offPhoneActivities } from './off-phone-activities.js';
import { offPhoneGuard } from './off-phone-guard.js';
import { oneShiftPerDay } from './one-shift-per-day.js';
import { outboundExcess } from './outbound-excess.js';
import { outboundHours } from './outbound-hours.js';
import { outboundWindow } from './outbound-window.js';
import { overstaffing } from './overstaffing.js';
import { paidTimePerDay } from './paid-time-per-day.js';
import { paidTimePerPeriod } from './paid-time-per-period.js';
import { paidTimePerWeek } from './paid-time-per-week.js';
import { pausesByHours } from './pauses-by-hours.js';
import { pins } from './pins.js';
import { requests } from './requests.js';
import { restsByHours } from './rests-by-hours.js';
import { rotation } from './rotation.js';
import { type Rule } from './rule.js';
import { shiftInPeriod } from './shift-in-period.js';
import { shiftLength } from './shift-length.js';
import { shiftStart } from './shift-start.js';
import { shiftStartDistance } from './shift-start-distance.js';
import { shiftStartVariance } from './shift-start-variance.js';
import { shiftType } from './shift-type.js';
import { shiftTypeCover } from './shift-type-cover.js';
import { shiftsPerType } from './shifts-per-type.js';
import { spreadOver } from './spread-over.js';
import { stability } from './stability.js';
import { switches } from './switches.js';
import { weeklyRest } from './weekly-rest.js';
import { workingWeekends } from './working-weekends.js';

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
  pins,
  entitlement,
  certificate,
  activitiesTileShift,
  breaksInWindow,
  outboundWindow,
  blockLength,
  switches,
  paidTimePerPeriod,
  consecutiveShifts,
  consecutiveDaysOff,
  workingWeekends,
  shiftStartDistance,
  shiftStartVariance,
  forbiddenSuccessions,
  shiftType,
  shiftsPerType,
  longestWorkStretch,
  pausesByHours,
  restsByHours,
  rotation,
  nightShifts,
  nightHoursAverage,
  averageHours,
  spreadOver,
  weeklyRest,
  minimumCover,
  shiftTypeCover,
  offPhoneActivities,
  offPhoneGuard,
  labourBudget,
  inboundCoverShort,
  overstaffing,
  outboundHours,
  outboundExcess,
  inboundFirst,
  offPhone,
  contractHours,
  labourCost,
  requests,
  fairness,
  stability,
];
