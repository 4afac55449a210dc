import { Injectable } from '@nestjs/common';
import { type EntityManager, In } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type AgentIdentity, type TelephonySource } from '../telephony-source.js';
import { AgentIdentityEntity } from './agent-identity.entity.js';
import { TelephonySourceEntity } from './telephony-source.entity.js';

/** The keys that sign, newest first; for checking signatures only. */
export interface SourceWithKeys {
  readonly source: TelephonySource;
  readonly keys: readonly string[];
}

export type NewSource = Omit<TelephonySource, 'id' | 'hasPreviousKey'> & { readonly currentKey: string };

const CHUNK_ROWS = 500;

@Injectable()
export class TelephonySourceRepository {
  async all(manager: EntityManager): Promise<TelephonySource[]> {
    return (await manager.find(TelephonySourceEntity, { order: { code: 'ASC' } })).map(toSource);
  }

  async byId(manager: EntityManager, id: number): Promise<TelephonySource | null> {
    const row = await manager.findOneBy(TelephonySourceEntity, { id });
    return row === null ? null : toSource(row);
  }

  async withKeys(manager: EntityManager, code: string): Promise<SourceWithKeys | null> {
    const row = await manager.findOneBy(TelephonySourceEntity, { code });
    if (row === null) return null;
    const keys = row.previousKey === null ? [row.currentKey] : [row.currentKey, row.previousKey];
    return { source: toSource(row), keys };
  }

  async insert(manager: EntityManager, source: NewSource): Promise<TelephonySource> {
    const row = manager.create(TelephonySourceEntity, { ...source, previousKey: null });
    return toSource(await manager.save(row));
  }

  async update(
    manager: EntityManager,
    id: number,
    change: Partial<Pick<TelephonySource, 'name' | 'reasonMap' | 'freshnessSeconds' | 'latenessSeconds'>>,
  ): Promise<void> {
    const row = await manager.findOneByOrFail(TelephonySourceEntity, { id });
    await manager.save(Object.assign(row, change));
  }

  /** The current key becomes the previous one, or is forgotten at once. */
  async rotateKey(
    manager: EntityManager,
    id: number,
    key: string,
    at: Instant,
    keepPrevious: boolean,
  ): Promise<void> {
    const row = await manager.findOneByOrFail(TelephonySourceEntity, { id });
    row.previousKey = keepPrevious ? row.currentKey : null;
    row.currentKey = key;
    row.keyCreatedAt = at;
    await manager.save(row);
  }

  async identitiesOfSource(manager: EntityManager, sourceId: number): Promise<AgentIdentity[]> {
    return manager.find(AgentIdentityEntity, {
      where: { sourceId },
      order: { agentKey: 'ASC', validFrom: 'ASC' },
    });
  }

  async identitiesOfAgents(manager: EntityManager, agentIds: readonly number[]): Promise<AgentIdentity[]> {
    return this.identitiesIn(manager, {}, 'agentId', agentIds);
  }

  async identitiesOfKeys(
    manager: EntityManager,
    sourceId: number,
    agentKeys: readonly string[],
  ): Promise<AgentIdentity[]> {
    return this.identitiesIn(manager, { sourceId }, 'agentKey', agentKeys);
  }

  async insertIdentities(
    manager: EntityManager,
    identities: readonly Omit<AgentIdentity, 'id'>[],
  ): Promise<void> {
    for (let from = 0; from < identities.length; from += CHUNK_ROWS) {
      await manager.insert(
        AgentIdentityEntity,
        identities.slice(from, from + CHUNK_ROWS).map((identity) => ({ ...identity })),
      );
    }
  }

  async endIdentity(manager: EntityManager, id: number, validTo: Instant): Promise<void> {
    await manager.update(AgentIdentityEntity, { id }, { validTo });
  }

  private async identitiesIn(
    manager: EntityManager,
    where: { sourceId?: number },
    column: 'agentId' | 'agentKey',
    values: readonly (number | string)[],
  ): Promise<AgentIdentity[]> {
    const found: AgentIdentity[] = [];
    const wanted = [...new Set(values)];
    for (let from = 0; from < wanted.length; from += CHUNK_ROWS) {
      const among = { ...where, [column]: In(wanted.slice(from, from + CHUNK_ROWS)) };
      found.push(...(await manager.find(AgentIdentityEntity, { where: among, order: { id: 'ASC' } })));
    }
    return found;
  }
}

function toSource(row: TelephonySourceEntity): TelephonySource {
  const { id, code, name, connector, reasonMap, freshnessSeconds, latenessSeconds, keyCreatedAt } = row;
  const hasPreviousKey = row.previousKey !== null;
  return {
    id,
    code,
    name,
    connector,
    reasonMap,
    freshnessSeconds,
    latenessSeconds,
    keyCreatedAt,
    hasPreviousKey,
  };
}
