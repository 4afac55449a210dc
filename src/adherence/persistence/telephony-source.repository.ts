import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, MoreThan } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type AgentIdentity, type ReasonMapVersion, type TelephonySource } from '../telephony-source.js';
import { AgentIdentityEntity } from './agent-identity.entity.js';
import { ReasonMapRepository } from './reason-map.repository.js';
import { TelephonySourceEntity } from './telephony-source.entity.js';

/** The keys that sign, newest first, as they are kept; for checking signatures only. */
export interface SourceWithKeys {
  readonly source: TelephonySource;
  readonly keys: readonly string[];
}

export type NewSource = Omit<TelephonySource, 'id' | 'hasPreviousKey'> & { readonly currentKey: string };

const CHUNK_ROWS = 500;

@Injectable()
export class TelephonySourceRepository {
  constructor(private readonly reasonMaps: ReasonMapRepository) {}

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
    return { source: toSource(row), keys: keysOf(row) };
  }

  async insert(manager: EntityManager, source: NewSource, createdBy = 0): Promise<TelephonySource> {
    const row = manager.create(TelephonySourceEntity, { ...source, ...keyColumns([source.currentKey]) });
    const { id } = await manager.save(row);
    const { reasonMap, freshnessSeconds, keyCreatedAt: createdAt } = source;
    await this.reasonMaps.insert(manager, {
      sourceId: id,
      reasonMap,
      freshnessSeconds,
      createdBy,
      createdAt,
    });
    return toSource(row);
  }

  async update(
    manager: EntityManager,
    id: number,
    change: Partial<Pick<TelephonySource, 'name' | 'reasonMap' | 'freshnessSeconds' | 'latenessSeconds'>>,
    by: Pick<ReasonMapVersion, 'createdBy' | 'createdAt'>,
  ): Promise<void> {
    const row = await manager.findOneByOrFail(TelephonySourceEntity, { id });
    const { reasonMap, freshnessSeconds } = await manager.save(Object.assign(row, change));
    // What was read before stays readable: figures name the version that they were read with.
    if (change.reasonMap !== undefined || change.freshnessSeconds !== undefined) {
      await this.reasonMaps.insert(manager, { sourceId: id, reasonMap, freshnessSeconds, ...by });
    }
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
    Object.assign(row, keyColumns(keepPrevious ? [key, keysOf(row)[0]] : [key]));
    row.keyCreatedAt = at;
    await manager.save(row);
  }

  async identitiesOfSource(manager: EntityManager, sourceId: number): Promise<AgentIdentity[]> {
    return manager.find(AgentIdentityEntity, {
      where: { sourceId },
      order: { agentKey: 'ASC', validFrom: 'ASC' },
    });
  }

  /** The keys that belong to somebody at that time or later. */
  async keysFrom(manager: EntityManager, sourceId: number, at: Instant): Promise<string[]> {
    const where = [
      { sourceId, validTo: IsNull() },
      { sourceId, validTo: MoreThan(at) },
    ];
    const rows = await manager.find(AgentIdentityEntity, { where, order: { agentKey: 'ASC' } });
    return [...new Set(rows.map(({ agentKey }) => agentKey))];
  }

  async identity(manager: EntityManager, id: number): Promise<AgentIdentity | null> {
    return manager.findOneBy(AgentIdentityEntity, { id });
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

  /** `recordedAt` is since when they are known; null for ever. */
  async insertIdentities(
    manager: EntityManager,
    identities: readonly Omit<AgentIdentity, 'id'>[],
    recordedAt: Instant | null,
  ): Promise<void> {
    for (let from = 0; from < identities.length; from += CHUNK_ROWS) {
      await manager.insert(
        AgentIdentityEntity,
        identities.slice(from, from + CHUNK_ROWS).map((identity) => ({ ...identity, recordedAt })),
      );
    }
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

function keysOf({ keys, currentKey, previousKey }: TelephonySourceEntity): readonly string[] {
  return keys ?? (previousKey === null ? [currentKey] : [currentKey, previousKey]);
}

/** Sealed keys are longer than the columns that hold keys of ours. */
function keyColumns(
  keys: readonly string[],
): Pick<TelephonySourceEntity, 'keys' | 'currentKey' | 'previousKey'> {
  if (keys.some((key) => key.length > LONGEST_PLAIN)) return { keys, currentKey: '', previousKey: null };
  return { keys: null, currentKey: keys[0], previousKey: keys.at(1) ?? null };
}

const LONGEST_PLAIN = 100;

function toSource(row: TelephonySourceEntity): TelephonySource {
  const { id, code, name, connector, reasonMap, freshnessSeconds, latenessSeconds, keyCreatedAt } = row;
  const hasPreviousKey = keysOf(row).length > 1;
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
