import { dayName } from '../problem.js';
import { hardRunRule } from './duty-rule.js';

export const mostConsecutiveShifts = hardRunRule(
  'most-consecutive-shifts',
  'Nobody works more days in a row than allowed',
  ({ working, days, firstDay }, { agent }) =>
    working && days > agent.maxConsecutiveShifts
      ? `${agent.id} works ${days} days in a row from ${dayName(firstDay)}; ${agent.maxConsecutiveShifts} are allowed.`
      : undefined,
);
