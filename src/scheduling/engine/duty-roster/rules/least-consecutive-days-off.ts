import { dayName } from '../problem.js';
import { hardRunRule } from './duty-rule.js';

export const leastConsecutiveDaysOff = hardRunRule(
  'least-consecutive-days-off',
  'Days off come in runs that are long enough',
  ({ working, days, firstDay, atEdge }, { agent }) =>
    !working && !atEdge && days < agent.minConsecutiveDaysOff
      ? `${agent.id} is off for only ${days} days from ${dayName(firstDay)}; at least ${agent.minConsecutiveDaysOff} in a row are agreed.`
      : undefined,
);
