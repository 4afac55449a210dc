import { hardLineRule } from './duty-rule.js';

export const totalMinutes = hardLineRule(
  'total-minutes',
  'Everybody’s minutes are within their limits',
  ({ agent, days }) => {
    const minutes = days.reduce((sum, type) => sum + (type?.minutes ?? 0), 0);
    const { id, minMinutes, maxMinutes } = agent;
    if (minutes >= minMinutes && minutes <= maxMinutes) return [];
    return [{ message: `${id} works ${minutes} minutes; ${minMinutes} to ${maxMinutes} are agreed.` }];
  },
);
