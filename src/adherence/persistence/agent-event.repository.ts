import { Injectable } from '@nestjs/common';
import { type EntityManager, In, type SelectQueryBuilder } from 'typeorm';
import { fromDatabase, toDatabase } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import {
  type AgentEvent,
  type Contact,
  type DeclaredStatus,
  effectiveTime,
  type ReceivedEvent,
} from '../engine/agent-event.js';
import { AgentEventEntity } from './agent-event.entity.js';

/** An event with its place in the store; a later one has a greater `storedId`. */
export interface StoredEvent extends AgentEvent {
  readonly storedId: number;
  readonly agentKey: string;
}

const KEYS_PER_QUERY = 500;

@Injectable()
export class AgentEventRepository {
  /** Stores what is not yet there; tells how many that were. */
  async insertNew(
    manager: EntityManager,
    sourceId: number,
    events: readonly ReceivedEvent[],
    receivedTime: Instant,
  ): Promise<number> {
    const stored = await this.namesAmong(manager, sourceId, events);
    const fresh = new Map<string, ReceivedEvent>();
    for (const event of events) {
      const name = nameOf(event.origin, event.id);
      if (!stored.has(name) && !fresh.has(name)) fresh.set(name, event);
    }
    if (fresh.size === 0) return 0;
    await manager
      .createQueryBuilder()
      .insert()
      .into(AgentEventEntity)
      .values([...fresh.values()].map((event) => toRow(sourceId, event, receivedTime)))
      // Writes the same name over itself when another delivery was quicker. "INSERT IGNORE" would also hide real faults.
      .orUpdate(['sourceEventId'], ['sourceId', 'origin', 'sourceEventId'])
      .updateEntity(false)
      .execute();
    return fresh.size;
  }

  /** Events under the keys that count within the span, and for every key those of the last moment before it. */
  async around(
    manager: EntityManager,
    sourceId: number,
    agentKeys: readonly string[],
    span: Interval,
  ): Promise<StoredEvent[]> {
    const found: StoredEvent[] = [];
    for (let from = 0; from < agentKeys.length; from += KEYS_PER_QUERY) {
      const keys = agentKeys.slice(from, from + KEYS_PER_QUERY);
      found.push(...(await this.within(manager, sourceId, keys, span)));
      found.push(...(await this.lastBefore(manager, sourceId, keys, span.start)));
    }
    return found;
  }

  /** Keys under which events count since then, and how many. */
  async keysSince(
    manager: EntityManager,
    sourceId: number,
    since: Instant,
  ): Promise<{ agentKey: string; events: number }[]> {
    const rows = await manager
      .createQueryBuilder(AgentEventEntity, 'e')
      .select('e.agentKey', 'agentKey')
      .addSelect('COUNT(*)', 'events')
      .where('e.sourceId = :sourceId AND e.effectiveTime >= :since', { sourceId, since: toDatabase(since) })
      .groupBy('e.agentKey')
      .orderBy('e.agentKey')
      .getRawMany<{ agentKey: string; events: number | string }>();
    return rows.map(({ agentKey, events }) => ({ agentKey, events: Number(events) }));
  }

  private async within(
    manager: EntityManager,
    sourceId: number,
    keys: readonly string[],
    span: Interval,
  ): Promise<StoredEvent[]> {
    const rows = await selectEvents(manager)
      .where('e.sourceId = :sourceId AND e.agentKey IN (:...keys)')
      .andWhere('e.effectiveTime >= :start AND e.effectiveTime < :end')
      .setParameters({ sourceId, keys, start: toDatabase(span.start), end: toDatabase(span.end) })
      .getRawMany<RawEvent>();
    return rows.map(toEvent);
  }

  private async lastBefore(
    manager: EntityManager,
    sourceId: number,
    keys: readonly string[],
    before: Instant,
  ): Promise<StoredEvent[]> {
    const latest = manager
      .createQueryBuilder(AgentEventEntity, 'l')
      .select('l.agentKey', 'agentKey')
      .addSelect('MAX(l.effectiveTime)', 'latest')
      .where('l.sourceId = :sourceId AND l.agentKey IN (:...keys) AND l.effectiveTime < :before')
      .groupBy('l.agentKey');
    const rows = await selectEvents(manager)
      .innerJoin(
        `(${latest.getQuery()})`,
        'last',
        'last.agentKey = e.agentKey AND last.latest = e.effectiveTime',
      )
      .where('e.sourceId = :sourceId')
      .setParameters({ sourceId, keys, before: toDatabase(before) })
      .getRawMany<RawEvent>();
    return rows.map(toEvent);
  }

  private async namesAmong(
    manager: EntityManager,
    sourceId: number,
    events: readonly ReceivedEvent[],
  ): Promise<Set<string>> {
    const rows = await manager.find(AgentEventEntity, {
      select: { id: true, origin: true, sourceEventId: true },
      where: { sourceId, sourceEventId: In([...new Set(events.map((event) => event.id))]) },
    });
    return new Set(rows.map((row) => nameOf(row.origin, row.sourceEventId)));
  }
}

/** All but the platform's own words, which only people read. */
const SELECTED = [
  'id',
  'origin',
  'sourceEventId',
  'agentKey',
  'sequence',
  'eventTime',
  'receivedTime',
  'declared',
  'contacts',
] as const satisfies readonly (keyof AgentEventEntity)[];

/** Days of a team are thousands of events: rows are read bare, without making entities of them. */
interface RawEvent extends Record<'origin' | 'sourceEventId' | 'agentKey' | 'declared' | 'contacts', string> {
  readonly id: number | string;
  readonly sequence: number | string | null;
  readonly eventTime: Date | string;
  readonly receivedTime: Date | string;
}

function selectEvents(manager: EntityManager): SelectQueryBuilder<AgentEventEntity> {
  const query = manager.createQueryBuilder(AgentEventEntity, 'e').select([]);
  for (const column of SELECTED) query.addSelect(`e.${column}`, column);
  return query;
}

function nameOf(origin: string, id: string): string {
  return JSON.stringify([origin, id]);
}

function toRow(sourceId: number, event: ReceivedEvent, receivedTime: Instant): Omit<AgentEventEntity, 'id'> {
  const { origin, agentKey, sequence, eventTime, declared, contacts, raw } = event;
  const effective = effectiveTime({ eventTime, receivedTime });
  return {
    sourceId,
    origin,
    sourceEventId: event.id,
    agentKey,
    sequence,
    eventTime,
    receivedTime,
    effectiveTime: effective,
    declared,
    contacts,
    raw,
  };
}

function toEvent(row: RawEvent): StoredEvent {
  return {
    storedId: Number(row.id),
    agentKey: row.agentKey,
    origin: row.origin,
    id: row.sourceEventId,
    eventTime: fromDatabase(row.eventTime),
    receivedTime: fromDatabase(row.receivedTime),
    sequence: row.sequence === null ? null : Number(row.sequence),
    declared: JSON.parse(row.declared) as DeclaredStatus,
    contacts: JSON.parse(row.contacts) as Contact[],
  };
}
