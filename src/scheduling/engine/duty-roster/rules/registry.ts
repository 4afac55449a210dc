import { daysOff } from './days-off.js';
import { type DutyRule } from './duty-rule.js';
import { knownNames } from './known-names.js';
import { leastConsecutiveDaysOff } from './least-consecutive-days-off.js';
import { leastConsecutiveShifts } from './least-consecutive-shifts.js';
import { mostConsecutiveShifts } from './most-consecutive-shifts.js';
import { oneShiftADay } from './one-shift-a-day.js';
import { overCover } from './over-cover.js';
import { shiftOffRequests } from './shift-off-requests.js';
import { shiftOnRequests } from './shift-on-requests.js';
import { shiftsPerType } from './shifts-per-type.js';
import { succession } from './succession.js';
import { totalMinutes } from './total-minutes.js';
import { underCover } from './under-cover.js';
import { weekends } from './weekends.js';

/** Every rule a duty roster is held against: hard ones first, then soft ones. */
export const DUTY_RULES: readonly DutyRule[] = [
  knownNames,
  oneShiftADay,
  succession,
  shiftsPerType,
  totalMinutes,
  mostConsecutiveShifts,
  leastConsecutiveShifts,
  leastConsecutiveDaysOff,
  weekends,
  daysOff,
  shiftOnRequests,
  shiftOffRequests,
  underCover,
  overCover,
];
