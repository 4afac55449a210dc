import { MINUTE_MS } from '../../time/instant.js';
import { durationMinutes, type Interval, intersect, overlapMs, subtract } from '../../time/interval.js';
import { outboundDelivery, type ZoneDelivery } from './outbound-delivery.js';
import { certifiedTime, entitlementTo, indexProblem } from './problem-index.js';
import { type Campaign, type SchedulingProblem } from './problem.js';
import { type Roster } from './roster.js';

export const SHORTFALL_CAUSES = ['no-surplus', 'window-closed', 'no-certified-agent', 'cap'] as const;
export type ShortfallCause = (typeof SHORTFALL_CAUSES)[number];

/** Part of the calling that is missing, and why; the parts add up to what is missing. */
export interface Shortfall {
  readonly cause: ShortfallCause;
  readonly minutes: number;
}

export interface ZoneReport extends ZoneDelivery {
  readonly causes: readonly Shortfall[];
}

/** What a campaign wants and gets, in minutes. */
export interface OutboundReport {
  readonly campaignId: string;
  readonly name: string;
  readonly wantedMinutes: number;
  readonly deliveredMinutes: number;
  readonly causes: readonly Shortfall[];
  readonly zones: readonly ZoneReport[];
}

/**
 * Delivered and missing calling of every campaign. A zone's shortfall is put down to causes in this order: what
 * frequency caps take away; all of the rest when the zone never opens, or when no entitled agent is ever certified
 * and there while it is open; what certified agents spend off the phone while it is closed; the share of entitled
 * agents' open time in which their certificates are not valid; and what then remains, to a lack of surplus.
 * @example
 * outboundReport({ campaigns: [], agents: [], contracts: [], queues: [] }, { shifts: [] }) // => []
 */
export function outboundReport(problem: SchedulingProblem, roster: Roster): OutboundReport[] {
  const delivery = outboundDelivery(problem, roster);
  return problem.campaigns.map((campaign) => {
    const zones = delivery
      .filter(({ campaignId }) => campaignId === campaign.id)
      .map((zone) => ({ ...zone, causes: causesOf(problem, roster, campaign, zone) }));
    const total = (of: (zone: ZoneReport) => number) => zones.reduce((sum, zone) => sum + of(zone), 0);
    return {
      campaignId: campaign.id,
      name: campaign.name,
      wantedMinutes: total((zone) => zone.wantedMinutes),
      deliveredMinutes: total((zone) => zone.deliveredMinutes),
      causes: SHORTFALL_CAUSES.map((cause) => ({
        cause,
        minutes: total((zone) => minutesOfCause(zone, cause)),
      })),
      zones,
    };
  });
}

function minutesOfCause({ causes }: ZoneReport, cause: ShortfallCause): number {
  return causes.find((each) => each.cause === cause)?.minutes ?? 0;
}

function causesOf(
  problem: SchedulingProblem,
  roster: Roster,
  campaign: Campaign,
  { zoneId, wantedMinutes, plannableMinutes, deliveredMinutes }: ZoneDelivery,
): Shortfall[] {
  const missing = Math.max(0, wantedMinutes - deliveredMinutes);
  const cap = Math.min(missing, Math.max(0, wantedMinutes - plannableMinutes));
  const { period } = problem;
  const windows = indexProblem(problem).windows.get(campaign.id)?.get(zoneId);
  const open = intersect(windows?.open ?? [], [period.span]);
  const { entitled, certified } = agentTime(problem, campaign, open);
  const rest = missing - cap;
  let closed = 0;
  let uncertified = 0;
  if (open.length === 0) closed = rest;
  else if (certified === 0) uncertified = rest;
  else {
    closed = Math.min(rest, offPhoneWhileClosed(problem, roster, campaign, subtract([period.span], open)));
    uncertified = (rest - closed) * (1 - certified / entitled);
  }
  return [
    { cause: 'no-surplus', minutes: rest - closed - uncertified },
    { cause: 'window-closed', minutes: closed },
    { cause: 'no-certified-agent', minutes: uncertified },
    { cause: 'cap', minutes: cap },
  ];
}

/** Minutes in open windows in which entitled agents could be there, and those in which they are certified too. */
function agentTime(problem: SchedulingProblem, campaign: Campaign, open: readonly Interval[]) {
  let entitled = 0;
  let certified = 0;
  for (const agent of problem.agents) {
    if (entitlementTo(agent, campaign.id) === undefined) continue;
    const there = intersect(open, subtract(agent.availability ?? [problem.period.span], agent.absences));
    entitled += minutesIn(there);
    certified += minutesIn(intersect(there, certifiedTime(agent, campaign.need)));
  }
  return { entitled, certified };
}

function offPhoneWhileClosed(
  problem: SchedulingProblem,
  roster: Roster,
  campaign: Campaign,
  closed: readonly Interval[],
): number {
  const { agents } = indexProblem(problem);
  let minutes = 0;
  for (const { agentId, activities } of roster.shifts) {
    const agent = agents.get(agentId);
    if (agent === undefined || entitlementTo(agent, campaign.id) === undefined) continue;
    const callable = intersect(closed, certifiedTime(agent, campaign.need));
    for (const activity of activities) {
      if (activity.kind !== 'off-phone') continue;
      minutes += callable.reduce((sum, span) => sum + overlapMs(span, activity), 0) / MINUTE_MS;
    }
  }
  return minutes;
}

function minutesIn(spans: readonly Interval[]): number {
  return spans.reduce((sum, span) => sum + durationMinutes(span), 0);
}
