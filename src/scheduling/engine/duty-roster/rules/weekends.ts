import { hardLineRule } from './duty-rule.js';

export const weekends = hardLineRule(
  'weekends',
  'Nobody works on more weekends than allowed',
  ({ agent, days }) => {
    const weeks = Array.from({ length: Math.floor(days.length / 7) }, (_, week) => week * 7);
    const worked = weeks.filter((monday) => days[monday + 5] !== null || days[monday + 6] !== null).length;
    if (worked <= agent.maxWeekends) return [];
    return [{ message: `${agent.id} works on ${worked} weekends; ${agent.maxWeekends} are allowed.` }];
  },
);
