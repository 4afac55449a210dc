import { indexProblem, plannableZoneMinutes } from './problem-index.js';
import { type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';
import { minutesOf } from './shift-time.js';

/** Minutes of calling into one called zone of a campaign. */
export interface ZoneDelivery {
  readonly campaignId: string;
  readonly zoneId: string;
  readonly wantedMinutes: number;
  /** What frequency caps leave of the wanted minutes. */
  readonly plannableMinutes: number;
  readonly deliveredMinutes: number;
}

/**
 * Outbound minutes wanted, plannable and rostered, by campaign and called zone.
 * @example
 * outboundDelivery({ campaigns: [], agents: [], contracts: [], queues: [] }, { shifts: [] }) // => []
 */
export function outboundDelivery(problem: SchedulingProblem, roster: Roster): ZoneDelivery[] {
  const delivered = new Map<string, number>();
  for (const shift of roster.shifts) {
    for (const activity of shift.activities) {
      if (activity.kind !== 'outbound') continue;
      const key = zoneKey(activity.workId ?? '', activity.calledZoneId ?? '');
      delivered.set(key, (delivered.get(key) ?? 0) + minutesOf(activity));
    }
  }
  return [...indexProblem(problem).campaigns.values()].flatMap((campaign) =>
    campaign.zones.map((zone) => ({
      campaignId: campaign.id,
      zoneId: zone.id,
      wantedMinutes: campaign.hoursWanted * 60 * zone.share,
      plannableMinutes: plannableZoneMinutes(campaign, zone, problem),
      deliveredMinutes: delivered.get(zoneKey(campaign.id, zone.id)) ?? 0,
    })),
  );
}

/**
 * A called zone of a campaign as the key of a map.
 * @example
 * zoneKey('late', 'ny') // => '["late","ny"]'
 */
export function zoneKey(campaignId: string, zoneId: string): string {
  return JSON.stringify([campaignId, zoneId]);
}
