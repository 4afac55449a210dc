import { MINUTE_MS } from '../../../time/instant.js';
import { overlapMs } from '../../../time/interval.js';
import { softShiftRule } from './rule.js';

export const offPhone = softShiftRule(
  'off-phone',
  'Nobody sits off the phone for want of legal or certified work',
  (weights) => weights.overstaffed,
  ({ problem, shift }) =>
    shift.activities.flatMap((activity) => {
      if (activity.kind !== 'off-phone' || activity.workId !== null) return [];
      const amount = overlapMs(activity, problem.period.span) / MINUTE_MS;
      if (amount === 0) return [];
      const { start, end } = activity;
      const message = `${amount} min off the phone: no queue or open campaign for this agent.`;
      return [{ start, end, amount, message }];
    }),
);
