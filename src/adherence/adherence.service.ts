import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { HOUR_MS, type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { dateRange, daysBetween, localDay, type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { agentNotFound, teamNotFound } from '../workforce/workforce.errors.js';
import { spanInvalid } from './adherence.errors.js';
import { AdherenceMapService } from './adherence-map.service.js';
import { type AgentDay, agentDay } from './agent-day.js';
import { agentTimeline, type StateInterval } from './engine/agent-timeline.js';
import { EvidenceLoader } from './evidence.service.js';

const LONGEST_TIMELINE_HOURS = 24 * 8;
const LONGEST_HISTORY_DAYS = 93;

/** What agents did against what was planned: always made anew from plan and events, so never out of date. */
@Injectable()
export class AdherenceService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly evidence: EvidenceLoader,
    private readonly maps: AdherenceMapService,
    private readonly directory: WorkforceDirectory,
    private readonly clock: Clock,
  ) {}

  /** Intervals that tile the span up to now. */
  async timeline(actor: Actor, agentId: number, span: Interval): Promise<StateInterval[]> {
    const reach = requireReach(actor, 'adherence.read');
    if (span.end <= span.start) throw spanInvalid('The time to look at ends before it begins.');
    if (span.end - span.start > LONGEST_TIMELINE_HOURS * HOUR_MS) {
      throw spanInvalid(
        `A timeline is at most ${LONGEST_TIMELINE_HOURS} hours long. Ask for less at a time.`,
      );
    }
    const evidence = await this.unitOfWork.read(async (manager) => {
      if ((await this.directory.agentInReach(manager, reach, agentId)) === null) throw agentNotFound(agentId);
      return this.evidence.load(manager, [agentId], span);
    });
    const until = Math.max(span.start, Math.min(span.end, this.clock.now())) as Instant;
    return agentTimeline(evidence.get(agentId)?.feeds ?? [], { start: span.start, end: until });
  }

  /** Figures by day of the agent's zone (his site's, unless he has his own), both days included. */
  async history(actor: Actor, agentId: number, from: LocalDate, to: LocalDate): Promise<AgentDay[]> {
    const reach = requireReach(actor, 'adherence.read');
    const days = daysBetween(from, to) + 1;
    if (days < 1) throw spanInvalid(`${to} is before ${from}.`);
    if (days > LONGEST_HISTORY_DAYS) {
      throw spanInvalid(`History is at most ${LONGEST_HISTORY_DAYS} days long (asked for ${days}).`);
    }
    return this.unitOfWork.read(async (manager) => {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null) throw agentNotFound(agentId);
      const span = { start: localDay(from, agent.zone).start, end: localDay(to, agent.zone).end };
      const evidence = await this.evidence.load(manager, [agentId], span);
      const map = await this.maps.currentWith(manager);
      const now = this.clock.now();
      return dateRange(from, days).flatMap((date) => daysOf([agent], evidence, date, map, now));
    });
  }

  /** One day of every agent of the team that the actor may see. */
  async teamDay(actor: Actor, teamId: number, date: LocalDate): Promise<AgentDay[]> {
    const reach = requireReach(actor, 'adherence.read');
    return this.unitOfWork.read(async (manager) => {
      const agents = await this.directory.agentsInReach(manager, reach, { teamId });
      if (agents.length === 0 && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
        throw teamNotFound(teamId);
      }
      const days = agents.map((agent) => localDay(date, agent.zone));
      const span = {
        start: Math.min(...days.map((day) => day.start)) as Instant,
        end: Math.max(...days.map((day) => day.end)) as Instant,
      };
      if (agents.length === 0) return [];
      const ids = agents.map((agent) => agent.id);
      const evidence = await this.evidence.load(manager, ids, span);
      return daysOf(agents, evidence, date, await this.maps.currentWith(manager), this.clock.now());
    });
  }
}

function daysOf(
  agents: readonly Agent[],
  evidence: Awaited<ReturnType<EvidenceLoader['load']>>,
  date: LocalDate,
  map: Parameters<typeof agentDay>[0]['map'],
  now: Instant,
): AgentDay[] {
  return agents.flatMap((agent) => {
    const own = evidence.get(agent.id);
    return own === undefined ? [] : [agentDay({ agent, date, evidence: own, map, now })];
  });
}
