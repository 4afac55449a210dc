import { overlapMs } from '../../../time/interval.js';
import { MINUTE_MS } from '../../../time/instant.js';
import { type Rule } from './rule.js';

export const offPhone: Rule = {
  id: 'off-phone',
  title: 'Nobody sits off the phone for want of legal or certified work',
  level: 'soft',
  cost: (weights) => weights.overstaffed,
  evaluate: (problem, roster) =>
    roster.shifts.flatMap(({ agentId, activities }) =>
      activities.flatMap((activity) => {
        const amount = overlapMs(activity, problem.period.span) / MINUTE_MS;
        if (activity.kind !== 'off-phone' || amount === 0) return [];
        const { start, end } = activity;
        const message = `${amount} min off the phone: no queue or open campaign for this agent.`;
        return [{ ruleId: 'off-phone', agentId, start, end, amount, message }];
      }),
    ),
};
