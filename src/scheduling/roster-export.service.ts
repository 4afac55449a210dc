import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { formatInstant, type Instant } from '../time/instant.js';
import { formatWallTime, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { RosterService } from './roster.service.js';
import { type ActivityKind, type ScheduledShift } from './schedule.js';

/** One activity as files tell it: codes for ids, instants as ISO 8601 in UTC, empty where there is none. */
export interface RosterLine {
  readonly agent: string;
  readonly site: string;
  /** The day the shift starts on in the agent's zone. */
  readonly date: LocalDate;
  readonly start: string;
  readonly end: string;
  /** The same as the agent's clock shows it: yyyy-mm-dd hh:mm. */
  readonly localStart: string;
  readonly localEnd: string;
  readonly activity: ActivityKind;
  readonly queue: string;
  readonly campaign: string;
}

@Injectable()
export class RosterExportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly rosters: RosterService,
  ) {}

  /** Every activity of the schedule, by agent and start. */
  async lines(actor: Actor, scheduleId: number): Promise<RosterLine[]> {
    const shifts = await this.rosters.wholeSchedule(actor, scheduleId);
    const codes = await this.codes(shifts);
    const wallTime = (at: Instant, agentId: number) => {
      const zone = codes.zoneOfAgent.get(agentId);
      return zone === undefined ? '' : formatWallTime(at, zone);
    };
    const lines = shifts.flatMap(({ agentId, date, activities }) =>
      activities.map(({ kind, start, end, queueId, campaignId }) => ({
        agent: codes.agents.get(agentId) ?? '',
        site: codes.siteOfAgent.get(agentId) ?? '',
        date,
        start: formatInstant(start),
        end: formatInstant(end),
        localStart: wallTime(start, agentId),
        localEnd: wallTime(end, agentId),
        activity: kind,
        queue: queueId === null ? '' : (codes.queues.get(queueId) ?? ''),
        campaign: campaignId === null ? '' : (codes.campaigns.get(campaignId) ?? ''),
      })),
    );
    return lines.sort((a, b) => compare(a.agent, b.agent) || compare(a.start, b.start));
  }

  private codes(shifts: readonly ScheduledShift[]) {
    const activities = shifts.flatMap((shift) => shift.activities);
    const distinct = (ids: readonly (number | null)[]) => [...new Set(ids.filter((id) => id !== null))];
    return this.unitOfWork.read(async (manager) => {
      const agentIds = distinct(shifts.map(({ agentId }) => agentId));
      const agents = await this.directory.agentsByIds(manager, agentIds);
      const sites = await this.directory.sites(manager, distinct(agents.map(({ siteId }) => siteId)));
      const queueIds = distinct(activities.map(({ queueId }) => queueId));
      const campaignIds = distinct(activities.map(({ campaignId }) => campaignId));
      const siteCodes = codesOf(sites);
      return {
        agents: codesOf(agents),
        zoneOfAgent: new Map<number, TimeZone>(agents.map(({ id, zone }) => [id, zone])),
        siteOfAgent: new Map(agents.map(({ id, siteId }) => [id, siteCodes.get(siteId)])),
        queues: codesOf(await this.directory.queues(manager, queueIds)),
        campaigns: codesOf(await this.directory.campaigns(manager, campaignIds)),
      };
    });
  }
}

function codesOf(rows: readonly { readonly id: number; readonly code: string }[]): Map<number, string> {
  return new Map(rows.map(({ id, code }) => [id, code]));
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
