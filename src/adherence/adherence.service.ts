import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { HOUR_MS, type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { dateRange, daysBetween, localDay, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { agentNotFound, teamNotFound } from '../workforce/workforce.errors.js';
import { spanInvalid } from './adherence.errors.js';
import { AdherenceLoader } from './adherence-loader.service.js';
import { type AgentDay, agentDay } from './agent-day.js';
import { type AsOfRequest } from './as-of.js';
import { agentTimeline, type StateInterval } from './engine/agent-timeline.js';

const LONGEST_TIMELINE_HOURS = 24 * 8;
const LONGEST_HISTORY_DAYS = 93;

/** How days are wanted: as of when, and whose days they are; the agent's own zone when none is named. */
export interface DaysWanted {
  readonly asOf?: AsOfRequest;
  readonly zone?: TimeZone | null;
}

/** What agents did against what was planned: always made anew from plan and events, so never out of date. */
@Injectable()
export class AdherenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly loader: AdherenceLoader,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** Intervals that tile the span up to now. */
  async timeline(
    actor: Actor,
    agentId: number,
    span: Interval,
    asOf: AsOfRequest = {},
  ): Promise<StateInterval[]> {
    const reach = requireReach(actor, 'adherence.read');
    if (span.end <= span.start) throw spanInvalid('The time to look at ends before it begins.');
    if (span.end - span.start > LONGEST_TIMELINE_HOURS * HOUR_MS) {
      throw spanInvalid(
        `A timeline is at most ${LONGEST_TIMELINE_HOURS} hours long. Ask for less at a time.`,
      );
    }
    return this.unitOfWork.read(async (manager) => {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
      const reading = await this.loader.reading(manager, asOf);
      const until = Math.max(span.start, Math.min(span.end, reading.now)) as Instant;
      for await (const [record] of this.loader.records(manager, [agent], span, reading)) {
        return agentTimeline(record.feeds, { start: span.start, end: until });
      }
      return [];
    });
  }

  /** Figures by day of the agent's zone (his site's, unless he has his own), both days included. */
  async history(
    actor: Actor,
    agentId: number,
    from: LocalDate,
    to: LocalDate,
    wanted: DaysWanted = {},
  ): Promise<AgentDay[]> {
    const reach = requireReach(actor, 'adherence.read');
    const days = daysBetween(from, to) + 1;
    if (days < 1) throw spanInvalid(`${to} is before ${from}.`);
    if (days > LONGEST_HISTORY_DAYS) {
      throw spanInvalid(`History is at most ${LONGEST_HISTORY_DAYS} days long (asked for ${days}).`);
    }
    return this.unitOfWork.read(async (manager) => {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
      return this.days(manager, [agent], dateRange(from, days), wanted);
    });
  }

  /** One day of every agent of the team that the actor may see. */
  async teamDay(actor: Actor, teamId: number, date: LocalDate, wanted: DaysWanted = {}): Promise<AgentDay[]> {
    const reach = requireReach(actor, 'adherence.read');
    return this.unitOfWork.read(async (manager) => {
      const agents = await this.directory.agentsInReach(manager, reach, { teamId });
      if (agents.length === 0 && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
        throw teamNotFound(teamId);
      }
      return this.days(manager, agents, [date], wanted);
    });
  }

  private async days(
    manager: EntityManager,
    agents: readonly Agent[],
    dates: readonly LocalDate[],
    { asOf = {}, zone = null }: DaysWanted,
  ): Promise<AgentDay[]> {
    if (agents.length === 0) return [];
    const reading = await this.loader.reading(manager, asOf);
    const days: AgentDay[] = [];
    const span = spanOf(agents, dates, zone);
    for await (const records of this.loader.records(manager, agents, span, reading)) {
      for (const record of records) {
        days.push(...dates.map((date) => agentDay(record, date, zone ?? record.agent.zone)));
      }
    }
    return days;
  }
}

/** From the first beginning to the last end of the days in any of the zones. */
function spanOf(agents: readonly Agent[], dates: readonly LocalDate[], zone: TimeZone | null): Interval {
  const zones = [...new Set(agents.map((agent) => zone ?? agent.zone))];
  const days = zones.flatMap((each) => [localDay(dates[0], each), localDay(dates[dates.length - 1], each)]);
  return {
    start: Math.min(...days.map((day) => day.start)) as Instant,
    end: Math.max(...days.map((day) => day.end)) as Instant,
  };
}
