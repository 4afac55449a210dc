import { dayName } from '../problem.js';
import { hardLineRule } from './duty-rule.js';

export const succession = hardLineRule(
  'succession',
  'No shift is followed by one that may not follow it',
  ({ agent, days }) =>
    days.flatMap((type, day) => {
      const before = day === 0 ? null : days[day - 1];
      if (type === null || before === null || !before.notFollowedBy.includes(type.id)) return [];
      const message = `${agent.id} works ${type.id} on ${dayName(day)}, which may not follow ${before.id} of the day before.`;
      return [{ day, shiftTypeId: type.id, message }];
    }),
);
