import { type Instant, SECOND_MS } from '../../time/instant.js';
import { type AgentEvent, effectiveTime } from './agent-event.js';

/** What agents' events tell of an inbound call: when it first rang at an agent, and when it was first answered. */
export interface RungContact {
  readonly contactId: string;
  readonly rang: Instant;
  readonly answered: Instant | null;
}

/**
 * Service level of calls that reached an agent: answered within the threshold of the first ring / rung. The wait in the queue before, and
 * calls that were given up there, are not in agents' events.
 */
export const SERVICE_LEVEL_FROM_RING = 'service-level.from-ring';
/** Mean seconds from the first ring to the answer, of answered calls. */
export const ASA_FROM_RING = 'asa.from-ring';
/** Handling (calls, hold, dialling, after-call work) / handling and waiting for calls. */
export const OCCUPANCY_HANDLING = 'occupancy.handling';

/**
 * The inbound voice calls of some logins. A call that rang at several agents is one, from its first ring to its first answer; one that was
 * never seen ringing is left out, as its wait is not known.
 * @example
 * rungContacts([]) // => []
 */
export function rungContacts(events: readonly AgentEvent[]): RungContact[] {
  const seen = new Map<string, { rang: Instant | null; answered: Instant | null }>();
  for (const event of events) {
    for (const { contactId, channel, direction, phase } of event.contacts ?? []) {
      if (channel !== 'voice' || direction !== 'inbound') continue;
      if (phase !== 'ringing' && phase !== 'connected') continue;
      const contact = seen.get(contactId) ?? { rang: null, answered: null };
      const at = effectiveTime(event);
      const moment = phase === 'ringing' ? 'rang' : 'answered';
      contact[moment] = earliest(contact[moment], at);
      seen.set(contactId, contact);
    }
  }
  return [...seen].flatMap(([contactId, { rang, answered }]) =>
    rang === null || (answered !== null && answered < rang) ? [] : [{ contactId, rang, answered }],
  );
}

function earliest(known: Instant | null, at: Instant): Instant {
  return known === null || at < known ? at : known;
}

/** Amounts of the service level and of the speed of answer. */
export interface ContactTally {
  readonly rung: number;
  readonly answered: number;
  readonly answeredInTime: number;
  readonly waitedSeconds: number;
}

/**
 * Calls by how they were answered.
 * @example
 * contactTally([{ contactId: 'c', rang: instant(0), answered: instant(5000) }], 20) // => { rung: 1, answered: 1, answeredInTime: 1, waitedSeconds: 5 }
 */
export function contactTally(contacts: readonly RungContact[], answerThresholdSeconds: number): ContactTally {
  const waits = contacts.flatMap(({ rang, answered }) =>
    answered === null ? [] : [(answered - rang) / SECOND_MS],
  );
  return {
    rung: contacts.length,
    answered: waits.length,
    answeredInTime: waits.filter((wait) => wait <= answerThresholdSeconds).length,
    waitedSeconds: waits.reduce((sum, wait) => sum + wait, 0),
  };
}
