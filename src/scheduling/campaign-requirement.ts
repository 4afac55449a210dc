import {
  type OutboundInterval,
  type OutboundRequirement,
  UNPLACED_CAUSES,
  type UnplacedWork,
} from '../forecasting/engine/outbound-requirement.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type CalledZone } from './engine/problem.js';

export { UNPLACED_CAUSES };
export type UnplacedCause = UnplacedWork['cause'];

/** Agents who have to call for a campaign, by interval, and the hours for which there is no time. */
export interface CampaignRequirement {
  readonly campaignId: number;
  readonly span: Interval;
  readonly intervalMinutes: GridMinutes;
  readonly wantedHours: number;
  readonly plannedHours: number;
  readonly peakAgents: number;
  readonly zones: readonly CalledZoneRequirement[];
  readonly rows: readonly CampaignRequirementRow[];
}

export interface CalledZoneRequirement {
  readonly zone: CalledZone;
  readonly wantedHours: number;
  readonly plannedHours: number;
  readonly openHours: number;
  readonly unplaced: readonly UnplacedHours[];
}

export interface UnplacedHours {
  readonly cause: UnplacedCause;
  readonly hours: number;
  readonly ruleId: string;
  readonly source: string;
  readonly reason: string;
}

export interface CampaignRequirementRow {
  readonly start: Instant;
  readonly agents: number;
  readonly scheduledAgents: number;
  readonly byZone: readonly { readonly zoneId: string; readonly agents: number }[];
}

export function toCampaignRequirement(
  required: OutboundRequirement,
  zones: readonly CalledZone[],
  about: Pick<CampaignRequirement, 'campaignId' | 'span' | 'intervalMinutes'>,
): CampaignRequirement {
  return {
    ...about,
    wantedHours: required.wantedMinutes / 60,
    plannedHours: required.plannedMinutes / 60,
    peakAgents: required.peakAgents,
    zones: required.zones.map(({ wantedMinutes, plannedMinutes, openMinutes, unplaced }, at) => ({
      zone: zones[at],
      wantedHours: wantedMinutes / 60,
      plannedHours: plannedMinutes / 60,
      openHours: openMinutes / 60,
      unplaced: unplaced.map(({ minutes, ...why }) => ({ ...why, hours: minutes / 60 })),
    })),
    rows: required.intervals.map((interval) => toRow(interval, zones)),
  };
}

function toRow(
  { byZone, ...interval }: OutboundInterval,
  zones: readonly CalledZone[],
): CampaignRequirementRow {
  return { ...interval, byZone: byZone.map((agents, at) => ({ zoneId: zones[at].id, agents })) };
}
