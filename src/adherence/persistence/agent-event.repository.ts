import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type ReceivedEvent } from '../engine/agent-event.js';
import { AgentEventEntity } from './agent-event.entity.js';
import { insertNewEvents } from './agent-event-insert.js';
import { type RawEvent, selectEvents, type StoredEvent, toEvent } from './event-rows.js';
import { standingWords } from './standing-words.js';

const KEYS_PER_QUERY = 500;
const LOGINS_PER_QUERY = 200;

export interface LastOfKey {
  readonly agentKey: string;
  readonly at: Instant;
}

@Injectable()
export class AgentEventRepository {
  /** Stores what is not yet there; tells how many that were. */
  async insertNew(
    manager: EntityManager,
    sourceId: number,
    events: readonly ReceivedEvent[],
    receivedTime: Instant,
  ): Promise<number> {
    return insertNewEvents(manager, sourceId, events, receivedTime);
  }

  /** Events under the keys that count within the span, and for every key those before it that still speak at its start. */
  async around(
    manager: EntityManager,
    sourceId: number,
    agentKeys: readonly string[],
    span: Interval,
    storedBy: Instant | null = null,
  ): Promise<StoredEvent[]> {
    const found = new Map<number, StoredEvent>();
    for (let from = 0; from < agentKeys.length; from += KEYS_PER_QUERY) {
      const keys = agentKeys.slice(from, from + KEYS_PER_QUERY);
      const [standing, within] = await Promise.all([
        standingWords(manager, { sourceId, keys, before: span.start, storedBy }),
        this.within(manager, sourceId, keys, span, storedBy),
      ]);
      for (const event of [...standing, ...within]) found.set(event.storedId, event);
    }
    return [...found.values()];
  }

  /** Events of each login that count from the time given with it. */
  async since(
    manager: EntityManager,
    sourceId: number,
    logins: readonly (readonly [agentKey: string, from: Instant])[],
  ): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    for (let from = 0; from < logins.length; from += LOGINS_PER_QUERY) {
      const some = logins.slice(from, from + LOGINS_PER_QUERY);
      const one = (i: number) => `(e.agentKey = :key${i} AND e.effectiveTime >= :from${i})`;
      const parameters = some.map(([key, at], i) => ({ [`key${i}`]: key, [`from${i}`]: toDatabase(at) }));
      const rows = await selectEvents(manager)
        .where(`e.sourceId = :sourceId AND (${some.map((_, i) => one(i)).join(' OR ')})`)
        .setParameters(Object.assign({ sourceId }, ...parameters) as Record<string, unknown>)
        .getRawMany<RawEvent>();
      found.push(...rows.map(toEvent));
    }
    return found;
  }

  /** When the last event of each key counts, in the order of keys. */
  async lastOfKeys(manager: EntityManager, sourceId: number): Promise<LastOfKey[]> {
    const rows = await manager
      .createQueryBuilder(AgentEventEntity, 'e')
      .select('e.agentKey', 'agentKey')
      .addSelect('MAX(e.effectiveTime)', 'at')
      .where('e.sourceId = :sourceId', { sourceId })
      // With the source in it, MySQL jumps from key to key in the index and reads no other events.
      .groupBy('e.sourceId')
      .addGroupBy('e.agentKey')
      .orderBy('e.agentKey')
      .getRawMany<{ agentKey: string; at: Date | string }>();
    return rows.map(({ agentKey, at }) => ({ agentKey, at: fromDatabase(at) }));
  }

  /** How many events of each key count since then. */
  async countSince(
    manager: EntityManager,
    sourceId: number,
    of: readonly Pick<LastOfKey, 'agentKey'>[],
    since: Instant,
  ): Promise<Map<string, number>> {
    const counts = new Map<string, number>();
    for (let from = 0; from < of.length; from += KEYS_PER_QUERY) {
      const keys = of.slice(from, from + KEYS_PER_QUERY).map(({ agentKey }) => agentKey);
      const rows = await manager
        .createQueryBuilder(AgentEventEntity, 'e')
        .select('e.agentKey', 'agentKey')
        .addSelect('COUNT(*)', 'events')
        .where('e.sourceId = :sourceId AND e.agentKey IN (:...keys)', { sourceId, keys })
        .andWhere('e.effectiveTime >= :since', { since: toDatabase(since) })
        .groupBy('e.agentKey')
        .getRawMany<{ agentKey: string; events: number | string }>();
      for (const { agentKey, events } of rows) counts.set(agentKey, Number(events));
    }
    return counts;
  }

  private async within(
    manager: EntityManager,
    sourceId: number,
    keys: readonly string[],
    span: Interval,
    storedBy: Instant | null,
  ): Promise<StoredEvent[]> {
    const rows = await selectEvents(manager)
      .where('e.sourceId = :sourceId AND e.agentKey IN (:...keys)')
      .andWhere('e.effectiveTime >= :start AND e.effectiveTime < :end')
      .setParameters({ sourceId, keys, start: toDatabase(span.start), end: toDatabase(span.end) })
      .getRawMany<RawEvent>();
    const events = rows.map(toEvent);
    return storedBy === null ? events : events.filter(({ receivedTime }) => receivedTime <= storedBy);
  }
}
