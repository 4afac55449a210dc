import { outboundDelivery } from '../outbound-delivery.js';
import { type Rule } from './rule.js';

const NEGLIGIBLE = 1e-6;

export const outboundExcess: Rule = {
  id: 'outbound-excess',
  title: 'No called zone gets more calling than its work and its frequency caps allow',
  level: 'soft',
  scope: 'roster',
  cost: (weights) => weights.overstaffed,
  evaluate: (problem, roster) =>
    outboundDelivery(problem, roster).flatMap(
      ({ campaignId, zoneId, plannableMinutes, deliveredMinutes }) => {
        const amount = deliveredMinutes - plannableMinutes;
        if (amount <= NEGLIGIBLE) return [];
        const message = `${campaignId}/${zoneId}: ${Math.round(amount)} min beyond the ${Math.round(plannableMinutes)} min of work there.`;
        return [{ ruleId: 'outbound-excess', workId: campaignId, amount, message }];
      },
    ),
};
