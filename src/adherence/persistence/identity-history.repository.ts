import { Injectable } from '@nestjs/common';
import { type EntityManager, type FindOptionsWhere, In, IsNull, LessThanOrEqual, MoreThan } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type AgentIdentity } from '../telephony-source.js';
import { AgentIdentityEntity } from './agent-identity.entity.js';
import { FormerIdentityEntity } from './former-identity.entity.js';

const AGENTS_PER_QUERY = 500;

/** Changes of identities, and whom logins belonged to as it was known at an earlier moment. */
@Injectable()
export class IdentityHistoryRepository {
  /** The identities of the agents as they were known at that moment. */
  async asOf(manager: EntityManager, agentIds: readonly number[], by: Instant): Promise<AgentIdentity[]> {
    const found: AgentIdentity[] = [];
    for (let from = 0; from < agentIds.length; from += AGENTS_PER_QUERY) {
      const agentId = In(agentIds.slice(from, from + AGENTS_PER_QUERY));
      const known = [IsNull(), LessThanOrEqual(by)].map((recordedAt) => ({ agentId, recordedAt }));
      const until = { supersededAt: MoreThan(by) };
      const where: FindOptionsWhere<FormerIdentityEntity>[] = known.map((each) => ({ ...each, ...until }));
      found.push(...(await manager.find(AgentIdentityEntity, { where: known, order: { id: 'ASC' } })));
      found.push(...(await manager.find(FormerIdentityEntity, { where, order: { id: 'ASC' } })));
    }
    return found;
  }

  /** The identity ends at `validTo`; without an end it was known until now. */
  async end(manager: EntityManager, id: number, validTo: Instant, now: Instant): Promise<void> {
    await this.keep(manager, id, now);
    await manager.update(AgentIdentityEntity, { id }, { validTo, recordedAt: now });
  }

  /** It was a mistake, known until now. */
  async remove(manager: EntityManager, id: number, now: Instant): Promise<void> {
    await this.keep(manager, id, now);
    await manager.delete(AgentIdentityEntity, { id });
  }

  private async keep(manager: EntityManager, id: number, supersededAt: Instant): Promise<void> {
    const { sourceId, agentKey, agentId, validFrom, validTo, recordedAt } = await manager.findOneByOrFail(
      AgentIdentityEntity,
      { id },
    );
    const span = { validFrom, validTo, recordedAt, supersededAt };
    await manager.insert(FormerIdentityEntity, { sourceId, agentKey, agentId, ...span });
  }
}
