import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Scope } from '../access/actor.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { siteNotFound, teamNotFound } from '../workforce/workforce.errors.js';
import { AdherenceLoader, judged } from './adherence-loader.service.js';
import { AdherenceMapService } from './adherence-map.service.js';
import { boardSpan, type BoardSubject, employedAt } from './board-row.js';
import { EvidenceLoader, type StoredFeed } from './evidence.service.js';
import { type Heard } from './heard-news.js';
import { mapFor } from './map-version.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';

/** Whose board: a team's, a site's, or that of everybody in reach. */
export interface BoardOf {
  readonly teamId: number | null;
  readonly siteId: number | null;
}

const NOBODY: ReadonlyMap<string, number> = new Map();

/** What boards are made from. */
@Injectable()
export class BoardLoader {
  constructor(
    private readonly evidence: EvidenceLoader,
    private readonly events: AgentEventRepository,
    private readonly maps: AdherenceMapService,
    private readonly directory: WorkforceDirectory,
    private readonly records: AdherenceLoader,
  ) {}

  /**
   * The agents in reach that are employed now, in the order of their codes.
   * @throws UserError TEAM_NOT_FOUND, SITE_NOT_FOUND
   */
  async agents(manager: EntityManager, reach: Scope, of: BoardOf, now: Instant): Promise<Agent[]> {
    const { teamId, siteId } = of;
    const filter = { ...(teamId === null ? {} : { teamId }), ...(siteId === null ? {} : { siteId }) };
    const visible = await this.directory.agentsInReach(manager, reach, filter);
    if (visible.length === 0) await this.assertKnown(manager, reach, of);
    const employed = visible.filter((agent) => employedAt(agent, now));
    return employed.sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  async subjects(manager: EntityManager, agents: readonly Agent[], now: Instant): Promise<BoardSubject[]> {
    const ids = agents.map((agent) => agent.id);
    const [evidence, maps] = await Promise.all([
      this.evidence.load(manager, ids, boardSpan(now)),
      this.maps.bookWith(manager),
    ]);
    const shifts = [...evidence.values()].flatMap((own) => own.shifts);
    const clients = maps.ofClients.size === 0 ? NOBODY : await this.records.clientsOf(manager, shifts);
    return agents.flatMap((agent) => {
      const own = evidence.get(agent.id);
      if (own === undefined) return [];
      const map = mapFor(maps, { siteId: agent.siteId, clientId: null });
      const plan = own.shifts.map((shift) => judged(shift, clients, maps, agent.siteId));
      return [{ agent, evidence: { ...own, shifts: plan }, map }];
    });
  }

  /** When followed sources were heard, by source. */
  heard(manager: EntityManager, now: Instant): Promise<ReadonlyMap<number, readonly Interval[]>> {
    return this.evidence.heardAround(manager, boardSpan(now));
  }

  eventsOf(manager: EntityManager, { sourceId, logins }: Heard): Promise<StoredFeed['events']> {
    return this.events.since(manager, sourceId, logins);
  }

  private async assertKnown(
    manager: EntityManager,
    reach: Scope,
    { teamId, siteId }: BoardOf,
  ): Promise<void> {
    if (teamId !== null && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
      throw teamNotFound(teamId);
    }
    if (siteId !== null && (await this.directory.siteInReach(manager, reach, siteId)) === null) {
      throw siteNotFound(siteId);
    }
  }
}
