import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Permission, requireReach } from '../access/actor.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { agentNotFound, siteNotFound, teamNotFound } from '../workforce/workforce.errors.js';
import { type Explanation, type WholeOrder } from './explanation.js';
import { explanationInvalid, explanationNotFound } from './explanation.errors.js';
import { ExplanationRepository } from './persistence/explanation.repository.js';

/** Who may explain, decide and look: agents their own time, leads that of their teams. What lies outside does not exist. */
@Injectable()
export class ExplanationAccess {
  constructor(
    private readonly explanations: ExplanationRepository,
    private readonly directory: WorkforceDirectory,
  ) {}

  async agent(manager: EntityManager, actor: Actor, permission: Permission, id: number): Promise<Agent> {
    const reach = requireReach(actor, permission);
    const agent = await this.directory.agentInReach(manager, reach, id);
    if (agent === null) throw agentNotFound(id);
    return agent;
  }

  /** An explanation of an agent in reach; one for a whole team or site is the business of those who hold all of it. */
  async explanation(
    manager: EntityManager,
    actor: Actor,
    permission: Permission,
    id: number,
  ): Promise<Explanation> {
    const reach = requireReach(actor, permission);
    const found = await this.explanations.byId(manager, id);
    if (found === null) throw explanationNotFound(id);
    const { agentId, teamId, siteId } = found;
    const inReach =
      (agentId !== null && (await this.directory.agentInReach(manager, reach, agentId)) !== null) ||
      (teamId !== null && (await this.directory.teamInReach(manager, reach, teamId)) !== null) ||
      (siteId !== null && (await this.directory.siteInReach(manager, reach, siteId)) !== null);
    if (!inReach) throw explanationNotFound(id);
    return found;
  }

  /** The team or the site that a word for everybody is about. */
  async whole(
    manager: EntityManager,
    actor: Actor,
    { teamId, siteId }: WholeOrder,
  ): Promise<Pick<Explanation, 'teamId' | 'siteId'>> {
    const reach = requireReach(actor, 'adherence.write');
    if ((teamId === null) === (siteId === null)) {
      throw explanationInvalid('teamId', 'Name a team or a site, one of them.');
    }
    if (teamId !== null && (await this.directory.teamInReach(manager, reach, teamId)) === null) {
      throw teamNotFound(teamId);
    }
    if (siteId !== null && (await this.directory.siteInReach(manager, reach, siteId)) === null) {
      throw siteNotFound(siteId);
    }
    return { teamId, siteId };
  }
}
