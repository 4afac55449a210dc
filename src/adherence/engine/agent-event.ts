import { type Instant, MINUTE_MS } from '../../time/instant.js';

/** What an agent has set himself, or what the platform has set for him; the calls he handles are kept apart from it. */
export const DECLARED_CODES = [
  'available',
  'unavailable',
  'after-call-work',
  'not-responding',
  'offline',
  // The platform has lost sight of the agent, after a restart for example.
  'unknown',
] as const;
export type DeclaredCode = (typeof DECLARED_CODES)[number];

export interface DeclaredStatus {
  readonly code: DeclaredCode;
  readonly reasonCode: string | null;
  readonly reasonLabel: string | null;
}

/**
 * A status that needs no reason.
 * @example
 * withoutReason('offline') // => { code: 'offline', reasonCode: null, reasonLabel: null }
 */
export function withoutReason(code: DeclaredCode): DeclaredStatus {
  return { code, reasonCode: null, reasonLabel: null };
}

export const CHANNELS = ['voice', 'chat', 'email', 'task'] as const;
export type Channel = (typeof CHANNELS)[number];

export const DIRECTIONS = ['inbound', 'outbound', 'internal', 'unknown'] as const;
export type Direction = (typeof DIRECTIONS)[number];

/** `ended` is a contact that is over but not yet cleared: its after-call work. */
export const CONTACT_PHASES = ['ringing', 'dialling', 'connected', 'held', 'ended'] as const;
export type ContactPhase = (typeof CONTACT_PHASES)[number];

export interface Contact {
  readonly contactId: string;
  readonly channel: Channel;
  readonly direction: Direction;
  readonly phase: ContactPhase;
  /** Told by a status alone ("interacting"): it gives way to any contact that the platform tells of. */
  readonly presumed?: true;
}

/** Parts of a situation that platforms tell of apart, each in its own time. */
export const STATUS_FACETS = ['activity', 'routing', 'presence'] as const;

/** A part of an agent's situation; `contact:` and its id is all that is known of one contact. */
export type Facet = (typeof STATUS_FACETS)[number] | `contact:${string}`;

/**
 * What is known of a login at one moment: its whole situation, or one facet of it. `origin` and `id` name the event; a copy of it says
 * nothing new.
 */
export interface AgentEvent {
  /** Without one the event tells the whole, and what was told before is over. */
  readonly facet?: Facet;
  readonly origin: string;
  readonly id: string;
  /** The source's clock. */
  readonly eventTime: Instant;
  /** Our clock. */
  readonly receivedTime: Instant;
  readonly sequence: number | null;
  /** null where the event says nothing about it. */
  readonly declared: DeclaredStatus | null;
  /** null where the event says nothing about them. */
  readonly contacts: readonly Contact[] | null;
}

/** An event as a connector understood it; `raw` is the platform's own words. */
export interface ReceivedEvent extends Omit<AgentEvent, 'receivedTime'> {
  readonly agentKey: string;
  readonly raw: string;
}

/** A stamp further ahead of our clock than this is taken to be wrong. */
export const FUTURE_TOLERANCE_MS = 2 * MINUTE_MS;

/**
 * When the event counts: its own time, or the time it was received where its own lies more than two minutes ahead of that.
 * @example
 * effectiveTime({ eventTime: parseInstant('2026-01-01T10:00Z'), receivedTime: parseInstant('2026-01-01T09:00Z') }) === parseInstant('2026-01-01T09:00Z') // => true
 */
export function effectiveTime(event: Pick<AgentEvent, 'eventTime' | 'receivedTime'>): Instant {
  return isFutureStamped(event) ? event.receivedTime : event.eventTime;
}

/**
 * Whether the event's own time cannot be right.
 * @example
 * isFutureStamped({ eventTime: parseInstant('2026-01-01T09:01Z'), receivedTime: parseInstant('2026-01-01T09:00Z') }) // => false
 */
export function isFutureStamped(event: Pick<AgentEvent, 'eventTime' | 'receivedTime'>): boolean {
  return event.eventTime - event.receivedTime > FUTURE_TOLERANCE_MS;
}

/**
 * Every event once, in the order in which things happened: by time, then sequence (without one first), then name.
 * The order of arrival plays no part, so a late or doubled event leaves no trace of when it came.
 * @example
 * orderEvents([]) // => []
 */
export function orderEvents<Event extends AgentEvent>(events: readonly Event[]): Event[] {
  const sorted = [...events].sort(byOccurrence);
  const seen = new Set<string>();
  return sorted.filter((event) => {
    const name = `${event.origin.length} ${event.origin}${event.id}`;
    return !seen.has(name) && seen.add(name);
  });
}

function byOccurrence(a: AgentEvent, b: AgentEvent): number {
  return (
    effectiveTime(a) - effectiveTime(b) ||
    (a.sequence ?? -1) - (b.sequence ?? -1) ||
    byText(a.origin, b.origin) ||
    byText(a.id, b.id)
  );
}

function byText(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}
