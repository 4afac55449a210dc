import { addMinutes, HOUR_MS, type Instant } from '../../time/instant.js';
import { type Interval, overlapMs } from '../../time/interval.js';
import { gridIndex, gridStarts, QUARTER_HOUR } from '../../time/interval-grid.js';
import {
  type Campaign as WorkforceCampaign,
  type PlanningWorkforce,
  type Queue as WorkforceQueue,
} from '../../workforce/workforce.js';
import { type CallingHoursPack } from '../engine/calling-hours-pack.js';
import { type HolidaysByJurisdiction } from '../engine/calling-windows.js';
import {
  type CalledZone,
  type Campaign,
  DEFAULT_BLENDING,
  DEFAULT_WEIGHTS,
  type Queue,
  type SchedulingProblem,
} from '../engine/problem.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type ShiftElsewhere, toAgents, toContract } from './agent-mapping.js';
import { campaignWork, queueWork } from './work-ids.js';

/** How many agents the published requirement wants on a queue from `start` on, for `intervalMinutes`. */
export interface RosterTargetRow {
  readonly queueId: number;
  readonly start: Instant;
  readonly intervalMinutes: number;
  readonly rosterTarget: number;
}

/** One activity of another published roster; `speed` is the agent's at this work. */
export interface WorkElsewhere {
  readonly queueId: number | null;
  readonly campaignId: number | null;
  readonly calledZoneId: string | null;
  readonly start: Instant;
  readonly end: Instant;
  readonly speed: number;
}

/** All that a roster is made from, as the rows tell it. */
export interface ProblemSources {
  readonly period: PlanningPeriod;
  readonly workforce: PlanningWorkforce;
  readonly requirement: readonly RosterTargetRow[];
  /** Shifts that other published rosters give these agents, from before the period to after it. */
  readonly shiftsElsewhere: readonly ShiftElsewhere[];
  /** What other published rosters put on these queues and campaigns in the period. */
  readonly workElsewhere: readonly WorkElsewhere[];
  readonly callingHours: readonly CallingHoursPack[];
  readonly calledHolidays: HolidaysByJurisdiction;
}

export function toSchedulingProblem(sources: ProblemSources): SchedulingProblem {
  const { period, workforce } = sources;
  return {
    name: period.name,
    period: {
      firstDate: period.firstDate,
      days: period.days,
      zone: period.zone,
      span: period.span,
      gridMinutes: QUARTER_HOUR,
    },
    contracts: workforce.contracts.map(toContract),
    agents: toAgents(workforce, period.span, sources.shiftsElsewhere),
    queues: workforce.queues.map((queue) => toQueue(queue, sources)),
    campaigns: workforce.campaigns.map((campaign) => toCampaign(campaign, sources)),
    callingHours: sources.callingHours,
    calledHolidays: sources.calledHolidays,
    blending: DEFAULT_BLENDING,
    weights: DEFAULT_WEIGHTS,
  };
}

function toQueue(queue: WorkforceQueue, { period, requirement, workElsewhere }: ProblemSources): Queue {
  const target = gridStarts(period.span, QUARTER_HOUR).map(() => 0);
  const quarters = (span: Interval): number[] =>
    gridStarts(span, QUARTER_HOUR).map((at) => gridIndex(period.span.start, at, QUARTER_HOUR));
  for (const row of requirement) {
    if (row.queueId !== queue.id) continue;
    const end = addMinutes(row.start, row.intervalMinutes);
    for (const quarter of quarters({ start: row.start, end })) {
      if (quarter in target) target[quarter] = row.rosterTarget;
    }
  }
  for (const work of workElsewhere) {
    if (work.queueId !== queue.id) continue;
    for (const quarter of quarters(work)) {
      if (quarter in target) target[quarter] = Math.max(0, target[quarter] - work.speed);
    }
  }
  return {
    id: queueWork(queue.id),
    name: queue.name,
    need: { language: queue.language, level: queue.level },
    target,
  };
}

/** Weekly volume in proportion to the days of the period, less what other published rosters deliver in it. */
function toCampaign(
  campaign: WorkforceCampaign,
  { period, workElsewhere }: Pick<ProblemSources, 'period' | 'workElsewhere'>,
): Campaign {
  const weeks = period.days / 7;
  const planned = workElsewhere.filter((work) => work.campaignId === campaign.id);
  const { hours, attempts } = volumeOf(campaign, weeks);
  const zones = calledZones(campaign).map((zone) => ({
    zone,
    hours: Math.max(0, hours * zone.share - hoursIn(planned, zone.id, period.span)),
  }));
  const hoursWanted = zones.reduce((sum, zone) => sum + zone.hours, 0);
  return {
    id: campaignWork(campaign.id),
    name: campaign.name,
    need: { language: campaign.language, level: campaign.level },
    callType: campaign.callType,
    hoursWanted,
    ...(attempts === undefined ? {} : { attempts }),
    zones: zones.map(({ zone, hours: left }) => ({
      ...zone,
      share: hoursWanted === 0 ? zone.share : left / hoursWanted,
    })),
  };
}

function volumeOf(
  { volume }: WorkforceCampaign,
  weeks: number,
): Pick<Campaign, 'attempts'> & { hours: number } {
  if (volume.kind === 'hours') return { hours: volume.hoursPerWeek * weeks };
  const { contactsPerWeek, attemptsPerContact, minutesPerAttempt } = volume;
  const contacts = contactsPerWeek * weeks;
  return {
    hours: (contacts * attemptsPerContact * minutesPerAttempt) / 60,
    attempts: { contacts, attemptsPerContact, minutesPerAttempt },
  };
}

/** A zone listed twice is one zone with both shares, called only where both rows have consent. */
export function calledZones(campaign: WorkforceCampaign): CalledZone[] {
  const zones = new Map<string, CalledZone>();
  for (const row of campaign.zones) {
    const id = `${row.jurisdiction} ${row.zone}`;
    const known = zones.get(id);
    zones.set(id, {
      ...row,
      id,
      share: row.share + (known?.share ?? 0),
      consent: row.consent && (known?.consent ?? true),
    });
  }
  return [...zones.values()];
}

function hoursIn(planned: readonly WorkElsewhere[], calledZoneId: string, span: Interval): number {
  return planned
    .filter((work) => work.calledZoneId === calledZoneId)
    .reduce((sum, work) => sum + overlapMs(work, span) / HOUR_MS, 0);
}
