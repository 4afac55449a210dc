import { type EntityManager } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { HOUR_MS, type Instant } from '../../time/instant.js';
import { effectiveTime, STATUS_FACETS } from '../engine/agent-event.js';
import { CONTACT_LIFE_HOURS } from '../engine/situation.js';
import { AgentEventEntity } from './agent-event.entity.js';
import { CONTACT_FACET, type RawEvent, selectEvents, type StoredEvent, toEvent } from './event-rows.js';

/** The events of some logins before a moment. */
export interface Past {
  readonly sourceId: number;
  readonly keys: readonly string[];
  readonly before: Instant;
  /** Only what was stored by then; null for everything. */
  readonly storedBy: Instant | null;
}

/**
 * The events that still speak at a moment (see `wordsStanding`), and perhaps a few more. A login whose last event tells everything needs no
 * other; the rest is asked for those only of whom a facet was told last.
 */
export async function standingWords(manager: EntityManager, past: Past): Promise<StoredEvent[]> {
  const last = await lastOfEach(manager, past, ['TRUE']);
  const keys = [...new Set(last.filter(({ facet }) => facet !== undefined).map((e) => e.agentKey))];
  if (keys.length === 0) return last;
  const partial = { ...past, keys };
  const wholes = await lastOfEach(manager, partial, ['facet IS NULL']);
  const statuses = await lastOfEach(
    manager,
    partial,
    STATUS_FACETS.map((facet) => `facet = '${facet}'`),
  );
  const contacts = await contactWords(manager, partial, wholes);
  return [...last, ...wholes, ...statuses, ...contacts];
}

/** SQLite takes no more than 500 selects in one. */
const SELECTS_PER_QUERY = 400;

/**
 * Of every login the events of the last moment among those of each kind. Each is looked up at the end of an index: one select that groups
 * would read the whole past.
 */
async function lastOfEach(
  manager: EntityManager,
  past: Past,
  kinds: readonly string[],
): Promise<StoredEvent[]> {
  const found: StoredEvent[] = [];
  const wanted = past.keys.flatMap((key) => kinds.map((kind) => ({ key, kind })));
  for (let from = 0; from < wanted.length; from += SELECTS_PER_QUERY) {
    const part = wanted.slice(from, from + SELECTS_PER_QUERY);
    const moments = part.map(({ kind }, i) => lastMoment(kind, i, past)).join(' UNION ALL ');
    const rows = await selectEvents(manager)
      .innerJoin(`(${moments})`, 'last', 'last.agentKey = e.agentKey AND last.latest = e.effectiveTime')
      .where('e.sourceId = :sourceId')
      .andWhere(`(${kinds.map((kind) => kind.replace('facet', 'e.facet')).join(' OR ')})`)
      .setParameters({
        ...parametersOf(past),
        ...Object.fromEntries(part.map(({ key }, i) => [`key${i}`, key])),
      })
      .getRawMany<RawEvent>();
    found.push(...storedOnly(rows.map(toEvent), past));
  }
  return found;
}

function lastMoment(kind: string, index: number, { storedBy }: Past): string {
  const stored = storedBy === null ? '' : 'AND receivedTime <= :storedBy';
  return `SELECT * FROM (
    SELECT agentKey, effectiveTime AS latest FROM agent_event
    WHERE sourceId = :sourceId AND agentKey = :key${index} AND ${kind} AND effectiveTime < :before ${stored}
    ORDER BY effectiveTime DESC LIMIT 1) AS m${index}`;
}

/** Of each contact the last word, unless it was the end; an end counts where the last whole event tells of contacts. */
async function contactWords(
  manager: EntityManager,
  past: Past,
  wholes: readonly StoredEvent[],
): Promise<StoredEvent[]> {
  const talking = wholes.filter(({ contacts }) => (contacts ?? []).length > 0);
  const talkingKeys = new Set(talking.map(({ agentKey }) => agentKey));
  const silent = { ...past, keys: past.keys.filter((key) => !talkingKeys.has(key)) };
  const found = await lastOfOpenContacts(manager, silent);
  for (const whole of talking) {
    const query = selectEvents(manager)
      .where('e.sourceId = :sourceId AND e.agentKey = :agentKey AND e.facet = :contact')
      .andWhere('e.effectiveTime >= :since AND e.effectiveTime < :before')
      .setParameters({
        ...parametersOf(past),
        agentKey: whole.agentKey,
        since: toDatabase(effectiveTime(whole)),
      });
    found.push(...storedOnly((await query.getRawMany<RawEvent>()).map(toEvent), past));
  }
  return found;
}

/** The last words of contacts that are not over, within the life of a contact, so that no more than a day is read. */
async function lastOfOpenContacts(manager: EntityManager, past: Past): Promise<StoredEvent[]> {
  if (past.keys.length === 0) return [];
  const moments = manager
    .createQueryBuilder(AgentEventEntity, 'l')
    .select('l.sourceId', 'sourceId')
    .addSelect('l.agentKey', 'agentKey')
    .addSelect('l.contactId', 'contactId')
    .addSelect('MAX(l.effectiveTime)', 'latest')
    .where('l.sourceId = :sourceId AND l.agentKey IN (:...keys) AND l.facet = :contact')
    .andWhere('l.effectiveTime > :alive AND l.effectiveTime < :before')
    .groupBy('l.sourceId')
    .addGroupBy('l.agentKey')
    .addGroupBy('l.contactId')
    .having("MAX(CASE WHEN l.contacts <> '[]' THEN l.effectiveTime END) = MAX(l.effectiveTime)");
  if (past.storedBy !== null) moments.andWhere('l.receivedTime <= :storedBy');
  // The source is joined, not given: SQLite would begin with all events of the source.
  const same = ['sourceId', 'agentKey', 'contactId'].map((column) => `last.${column} = e.${column}`);
  const rows = await selectEvents(manager)
    .innerJoin(`(${moments.getQuery()})`, 'last', [...same, 'last.latest = e.effectiveTime'].join(' AND '))
    .where('e.facet = :contact')
    .setParameters(parametersOf(past))
    .getRawMany<RawEvent>();
  return storedOnly(rows.map(toEvent), past);
}

function storedOnly(events: StoredEvent[], { storedBy }: Past): StoredEvent[] {
  return storedBy === null ? events : events.filter(({ receivedTime }) => receivedTime <= storedBy);
}

function parametersOf({ sourceId, keys, before, storedBy }: Past) {
  return {
    ...(storedBy === null ? {} : { storedBy: toDatabase(storedBy) }),
    sourceId,
    keys,
    before: toDatabase(before),
    alive: toDatabase((before - CONTACT_LIFE_HOURS * HOUR_MS) as Instant),
    contact: CONTACT_FACET,
  };
}
