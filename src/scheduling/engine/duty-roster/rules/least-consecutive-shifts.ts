import { dayName } from '../problem.js';
import { hardRunRule } from './duty-rule.js';

export const leastConsecutiveShifts = hardRunRule(
  'least-consecutive-shifts',
  'Nobody works fewer days in a row than agreed',
  ({ working, days, firstDay, atEdge }, { agent }) =>
    working && !atEdge && days < agent.minConsecutiveShifts
      ? `${agent.id} works only ${days} days in a row from ${dayName(firstDay)}; at least ${agent.minConsecutiveShifts} are agreed.`
      : undefined,
);
