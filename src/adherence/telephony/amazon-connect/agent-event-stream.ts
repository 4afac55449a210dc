import { type Instant } from '../../../time/instant.js';
import {
  type Channel,
  type Contact,
  type ContactPhase,
  type DeclaredStatus,
  type Direction,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';

const CHANNELS: Readonly<Record<string, Channel>> = { VOICE: 'voice', CHAT: 'chat', EMAIL: 'email' };

/** A callback is the centre calling the customer; an API contact may be either. */
const DIRECTIONS: Readonly<Record<string, Direction>> = {
  INBOUND: 'inbound',
  TRANSFER: 'inbound',
  QUEUE_TRANSFER: 'inbound',
  DISCONNECT: 'inbound',
  WEBRTC_API: 'inbound',
  OUTBOUND: 'outbound',
  EXTERNAL_OUTBOUND: 'outbound',
  CALLBACK: 'outbound',
};

const PHASES: Readonly<Record<string, ContactPhase>> = {
  INCOMING: 'ringing',
  PENDING: 'ringing',
  CONNECTING: 'ringing',
  CONNECTED: 'connected',
  CONNECTED_ONHOLD: 'held',
  ENDED: 'ended',
};
const MISSED = ['MISSED', 'REJECTED', 'ERROR'];

/**
 * An event of Amazon Connect's agent event stream. Each tells the whole situation, so gaps heal with the next. After-call work is a contact
 * that has ended and is still listed. Null for what tells nothing of an agent's state.
 * Source: Amazon Connect administrator guide, "Agent event streams data model".
 */
export function readConnectEvent(told: Told): ReceivedEvent | null {
  const [agentKey, id] = [told.at('AgentARN').text, told.at('EventId').text];
  const eventTime = told.at('EventTimestamp').time;
  if (agentKey === null || id === null || eventTime === null) return null;
  const situation = situationOf(told, eventTime);
  if (situation === null) return null;
  const origin = told.at('InstanceARN').text ?? 'amazon-connect';
  return { origin, id, agentKey, eventTime, sequence: null, ...situation, raw: told.raw };
}

function situationOf(told: Told, now: Instant): Pick<ReceivedEvent, 'declared' | 'contacts'> | null {
  if (told.at('EventType').text === 'LOGOUT') return { declared: withoutReason('offline'), contacts: [] };
  const snapshot = told.at('CurrentAgentSnapshot');
  // At a first log-in there may be none.
  if (!snapshot.isObject) return null;
  // An agent may watch a colleague's contact; that is no contact of his own.
  const contacts = snapshot
    .at('Contacts')
    .list.filter((contact) => contact.at('InitiationMethod').text !== 'MONITOR');
  const missed = contacts.some(
    (each) => MISSED.includes(each.at('State').text ?? '') && channelOf(each) === 'voice',
  );
  const declared = missed ? withoutReason('not-responding') : declaredOf(snapshot.at('AgentStatus'));
  return { declared, contacts: contacts.flatMap((contact) => contactOf(contact, now)) };
}

/** `Type` came later than the rest: without it the two built-in names tell. */
function declaredOf(status: Told): DeclaredStatus {
  const name = status.at('Name').text ?? '';
  const type =
    status.at('Type').text ?? { available: 'ROUTABLE', offline: 'OFFLINE' }[name.toLowerCase()] ?? 'CUSTOM';
  if (type === 'ROUTABLE') return withoutReason('available');
  if (type === 'OFFLINE') return withoutReason('offline');
  // Names get changed; the last part of the resource name does not.
  const reasonCode = status.at('ARN').text?.split('/').at(-1) ?? null;
  return { code: 'unavailable', reasonCode, reasonLabel: name === '' ? null : name };
}

function contactOf(contact: Told, now: Instant): Contact[] {
  const phase = PHASES[contact.at('State').text ?? ''];
  if (phase === undefined) return [];
  const direction = DIRECTIONS[contact.at('InitiationMethod').text ?? ''] ?? 'unknown';
  const contactId = contact.at('ContactId').text ?? `contact at ${now}`;
  const dialling = phase === 'ringing' && direction === 'outbound';
  return [{ contactId, channel: channelOf(contact), direction, phase: dialling ? 'dialling' : phase }];
}

function channelOf(contact: Told): Channel {
  return CHANNELS[contact.at('Channel').text ?? ''] ?? 'task';
}
