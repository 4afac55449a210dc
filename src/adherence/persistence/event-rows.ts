import { type EntityManager, type SelectQueryBuilder } from 'typeorm';
import { fromDatabase } from '../../database/columns.js';
import { type AgentEvent, type Contact, type DeclaredStatus, type Facet } from '../engine/agent-event.js';
import { AgentEventEntity } from './agent-event.entity.js';

/** An event with its place in the store; a later one has a greater `storedId`. */
export interface StoredEvent extends AgentEvent {
  readonly storedId: number;
  readonly agentKey: string;
}

/** Of the column `facet`; the contact that is spoken of has a column of its own. */
export const CONTACT_FACET = 'contact';

/** All but the platform's own words, which only people read. */
const SELECTED = [
  'id',
  'origin',
  'sourceEventId',
  'agentKey',
  'sequence',
  'eventTime',
  'receivedTime',
  'facet',
  'contactId',
  'declared',
  'contacts',
] as const satisfies readonly (keyof AgentEventEntity)[];

/** Days of a team are thousands of events: rows are read bare, without making entities of them. */
export interface RawEvent extends Record<
  'origin' | 'sourceEventId' | 'agentKey' | 'declared' | 'contacts',
  string
> {
  readonly id: number | string;
  readonly sequence: number | string | null;
  readonly eventTime: Date | string;
  readonly receivedTime: Date | string;
  readonly facet: string | null;
  readonly contactId: string | null;
}

export function selectEvents(manager: EntityManager): SelectQueryBuilder<AgentEventEntity> {
  const query = manager.createQueryBuilder(AgentEventEntity, 'e').select([]);
  for (const column of SELECTED) query.addSelect(`e.${column}`, column);
  return query;
}

export function facetColumns(facet: Facet | undefined): Pick<AgentEventEntity, 'facet' | 'contactId'> {
  if (facet === undefined) return { facet: null, contactId: null };
  if (!facet.startsWith(`${CONTACT_FACET}:`)) return { facet, contactId: null };
  return { facet: CONTACT_FACET, contactId: facet.slice(CONTACT_FACET.length + 1) };
}

export function toEvent(row: RawEvent): StoredEvent {
  return {
    storedId: Number(row.id),
    agentKey: row.agentKey,
    origin: row.origin,
    id: row.sourceEventId,
    eventTime: fromDatabase(row.eventTime),
    receivedTime: fromDatabase(row.receivedTime),
    sequence: row.sequence === null ? null : Number(row.sequence),
    ...facetOf(row),
    declared: JSON.parse(row.declared) as DeclaredStatus | null,
    contacts: JSON.parse(row.contacts) as Contact[] | null,
  };
}

function facetOf({ facet, contactId }: RawEvent): { facet?: Facet } {
  if (facet === null) return {};
  return { facet: (facet === CONTACT_FACET ? `${CONTACT_FACET}:${contactId ?? ''}` : facet) as Facet };
}
