import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent, type Campaign, type Queue } from '../workforce/workforce.js';

/** Who and what the ids in a roster stand for. */
@Injectable()
export class RosterNamesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** Agents whose shifts the actor may read. */
  async agents(actor: Actor, ids: readonly number[]): Promise<Agent[]> {
    const reach = requireReach(actor, 'roster.read');
    return this.unitOfWork.read(async (manager) => {
      const agents = await this.directory.agentsByIds(manager, ids);
      return agents.filter(
        ({ id, siteId, teamId }) =>
          reach.everywhere ||
          reach.siteIds.includes(siteId) ||
          reach.teamIds.includes(teamId) ||
          reach.agentIds.includes(id),
      );
    });
  }

  /** The work in shifts that the actor may read has names for him too. */
  async queues(actor: Actor, ids: readonly number[]): Promise<Queue[]> {
    requireReach(actor, 'client.read');
    return this.unitOfWork.read((manager) => this.directory.queues(manager, ids));
  }

  async campaigns(actor: Actor, ids: readonly number[]): Promise<Campaign[]> {
    requireReach(actor, 'client.read');
    return this.unitOfWork.read((manager) => this.directory.campaigns(manager, ids));
  }
}
