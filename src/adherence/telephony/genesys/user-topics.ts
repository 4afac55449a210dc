import { type Instant } from '../../../time/instant.js';
import {
  type Contact,
  type DeclaredStatus,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';
import { eventOf } from '../word.js';
import { agentLegs } from './agent-legs.js';

const ORIGIN = 'genesys';
const TOPIC = /^v2\.users\.([^.]+)\.(activity|routingStatus|presence|conversations(?:\.calls|\.callbacks)?)$/;
const DECLARED_BY_ROUTING: Readonly<Record<string, DeclaredStatus>> = {
  OFFLINE: withoutReason('offline'),
  NOT_RESPONDING: withoutReason('not-responding'),
  IDLE: withoutReason('available'),
  INTERACTING: withoutReason('available'),
};
const TALKING = ['INTERACTING', 'COMMUNICATING'];
/** The routing status tells that an agent talks, and neither with whom nor in which direction. */
const UNHEARD: Contact = {
  contactId: 'conversation',
  channel: 'voice',
  direction: 'unknown',
  phase: 'connected',
  presumed: true,
};

/**
 * What a message about a user tells, from a notification channel of Genesys Cloud or from EventBridge: routing status, presence and every
 * conversation are facets, each with its own time of change, and none of them an order. Null for what is no message of Genesys Cloud.
 * Source: Genesys Cloud Developer Center, "Available topics"; "Amazon EventBridge integration".
 */
export function readUserTopic(told: Told, otherwise: Instant | null): ReceivedEvent[] | null {
  const message = told.at('detail', 'topicName').text === null ? told : told.at('detail');
  const topicName = message.at('topicName').text;
  if (topicName === null) return null;
  const topic = TOPIC.exec(topicName);
  if (topic === null) return [];
  const [, agentKey, facet] = topic;
  const body = message.at('eventBody');
  const published = told.at('time').time ?? otherwise;
  if (facet.startsWith('conversations')) return conversation(agentKey, body, message, published);
  return [
    ...routing(agentKey, body, message, published),
    ...presence(agentKey, facet === 'presence' ? body : body.at('presence'), message, published),
  ];
}

function routing(agentKey: string, body: Told, message: Told, otherwise: Instant | null): ReceivedEvent[] {
  const status = body.at('routingStatus', 'status').text?.toUpperCase() ?? null;
  if (status === null) return [];
  const declared = DECLARED_BY_ROUTING[status] ?? null;
  const contacts = TALKING.includes(status) ? [UNHEARD] : [];
  const time = body.at('routingStatus', 'startTime').time;
  return eventOf(
    { origin: ORIGIN, time, otherwise },
    { agentKey, facet: 'routing', declared, contacts },
    message,
  );
}

/** Values that are not known yet stand for themselves, as reasons. */
function presence(
  agentKey: string,
  presence: Told,
  message: Told,
  otherwise: Instant | null,
): ReceivedEvent[] {
  const definition = presence.at('presenceDefinition');
  const name = definition.at('systemPresence').text?.toUpperCase() ?? null;
  if (name === null) return [];
  const declared = declaredAs(name, definition.at('id').text);
  const time = presence.at('modifiedDate').time;
  return eventOf(
    { origin: ORIGIN, time, otherwise },
    { agentKey, facet: 'presence', declared, contacts: null },
    message,
  );
}

function declaredAs(presence: string, id: string | null): DeclaredStatus {
  if (presence === 'OFFLINE') return withoutReason('offline');
  if (presence === 'ON_QUEUE') return withoutReason('available');
  return { code: 'unavailable', reasonCode: id, reasonLabel: presence };
}

function conversation(
  agentKey: string,
  body: Told,
  message: Told,
  published: Instant | null,
): ReceivedEvent[] {
  const id = body.at('id').text;
  if (id === null) return [];
  const { contacts, changed, stamped, progress } = agentLegs(body, agentKey, id);
  const time = stamped || published === null ? changed : latest(changed, published);
  return eventOf(
    { origin: ORIGIN, time, otherwise: published, sequence: progress },
    { agentKey, facet: `contact:${id}`, declared: null, contacts },
    message,
  );
}

function latest(changed: Instant | null, published: Instant): Instant {
  return changed === null || published > changed ? published : changed;
}
