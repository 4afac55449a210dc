import { addMinutes, type Instant } from '../time/instant.js';
import { type TimeZone } from '../time/zoned-time.js';
import { type ZoneCapacity } from './engine/blended/blended-demand.js';
import { type Campaign, type SchedulingProblem } from './engine/problem.js';
import { SHORTFALL_CAUSES } from './engine/outbound-shortfall.js';
import { type OutboundShortfall } from './schedule.js';
import { type MissingRequirement } from './schedule-run.js';
import { type BlendedAnswer } from './solver/planning-task.js';
import { rowOfWork } from './solver/work-ids.js';

export interface BlendedRequest {
  readonly periodId: number;
  /** Whose people are there; `null`: those who could work, within their contracts. */
  readonly scheduleId: number | null;
  readonly inboundFloor: number;
}

/** The most outbound work that a period can carry beside its inbound requirement. */
export interface BlendedView {
  readonly periodId: number;
  readonly scheduleId: number | null;
  readonly intervalMinutes: number;
  /** Of people who could call, beyond all wanted work. */
  readonly spareHours: number;
  readonly campaigns: readonly BlendedCampaign[];
  readonly queues: readonly BlendedQueueView[];
  readonly rows: readonly BlendedRow[];
  readonly missing: readonly MissingRequirement[];
}

export interface BlendedCampaign {
  readonly campaignId: number;
  readonly name: string;
  readonly wantedHours: number;
  readonly carriedHours: number;
  readonly shortfalls: readonly OutboundShortfall[];
  readonly zones: readonly BlendedZoneView[];
}

export interface BlendedZoneView {
  readonly calledZoneId: string;
  readonly jurisdiction: string;
  readonly zone: TimeZone;
  readonly wantedHours: number;
  readonly carriedHours: number;
  readonly shortfalls: readonly OutboundShortfall[];
}

export interface BlendedQueueView {
  readonly queueId: number;
  readonly name: string;
  readonly requiredHours: number;
  readonly shortHours: number;
}

export interface BlendedRow {
  readonly start: Instant;
  /** In the order of the queues: agents of speed 1 on inbound, and how many are missing. */
  readonly inboundAgents: readonly number[];
  readonly shortAgents: readonly number[];
  /** In the order of the campaigns. */
  readonly outboundAgents: readonly number[];
}

export function toBlendedView(
  { periodId, scheduleId }: BlendedRequest,
  problem: SchedulingProblem,
  answer: BlendedAnswer,
  missing: readonly MissingRequirement[],
): BlendedView {
  const { intervalMinutes, intervals, zones, spareMinutes } = answer;
  const hours = (of: (at: number) => number) =>
    (intervals.reduce((sum, _, at) => sum + of(at), 0) * intervalMinutes) / 60;
  return {
    periodId,
    scheduleId,
    intervalMinutes,
    spareHours: spareMinutes / 60,
    campaigns: problem.campaigns.map((campaign) => toCampaign(campaign, zones)),
    queues: problem.queues.map(({ id, name }, q) => {
      const shortHours = hours((at) => intervals[at].short[q]);
      const requiredHours = hours((at) => intervals[at].covered[q] + intervals[at].short[q]);
      return { queueId: rowOfWork(id).queueId ?? 0, name, requiredHours, shortHours };
    }),
    rows: intervals.map(({ covered, short, calling }, at) => ({
      start: addMinutes(problem.period.span.start, at * intervalMinutes),
      inboundAgents: covered,
      shortAgents: short,
      outboundAgents: problem.campaigns.map(({ id }) =>
        zones.reduce((sum, { campaignId }, z) => sum + (campaignId === id ? calling[z] : 0), 0),
      ),
    })),
    missing,
  };
}

function toCampaign({ id, name, zones }: Campaign, capacities: readonly ZoneCapacity[]): BlendedCampaign {
  const own = capacities.filter(({ campaignId }) => campaignId === id);
  const total = (of: (zone: ZoneCapacity) => number) => own.reduce((sum, zone) => sum + of(zone), 0) / 60;
  return {
    campaignId: rowOfWork(id).campaignId ?? 0,
    name,
    wantedHours: total(({ wantedMinutes }) => wantedMinutes),
    carriedHours: total(({ carriedMinutes }) => carriedMinutes),
    shortfalls: SHORTFALL_CAUSES.map((cause) => ({
      cause,
      hours: total(({ shortfalls }) => shortfalls.find((each) => each.cause === cause)?.minutes ?? 0),
    })),
    zones: own.map(({ zoneId, wantedMinutes, carriedMinutes, shortfalls }, at) => ({
      calledZoneId: zoneId,
      jurisdiction: zones[at].jurisdiction,
      zone: zones[at].zone,
      wantedHours: wantedMinutes / 60,
      carriedHours: carriedMinutes / 60,
      shortfalls: shortfalls.map(({ cause, minutes }) => ({ cause, hours: minutes / 60 })),
    })),
  };
}
