import { outboundDelivery } from '../outbound-delivery.js';
import { type Rule } from './rule.js';

export const outboundHours: Rule = {
  id: 'outbound-hours',
  title: 'Campaigns get the hours of calling they want, zone by zone',
  level: 'soft',
  scope: 'roster',
  cost: (weights) => weights.outboundShort,
  evaluate: (problem, roster) =>
    outboundDelivery(problem, roster).flatMap(({ campaignId, zoneId, wantedMinutes, deliveredMinutes }) => {
      const amount = wantedMinutes - deliveredMinutes;
      if (amount <= 0) return [];
      const message = `${campaignId}/${zoneId}: ${hours(deliveredMinutes)} h of ${hours(wantedMinutes)} h wanted.`;
      return [{ ruleId: 'outbound-hours', workId: campaignId, amount, message }];
    }),
};

function hours(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}
