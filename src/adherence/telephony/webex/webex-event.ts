import {
  type Contact,
  type ContactPhase,
  type DeclaredStatus,
  type Direction,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';

const DECLARED: Readonly<Record<string, DeclaredStatus>> = {
  available: withoutReason('available'),
  'wrapup-done': withoutReason('available'),
  'not-responding': withoutReason('not-responding'),
  rona: withoutReason('not-responding'),
  'logged-out': withoutReason('offline'),
  loggedout: withoutReason('offline'),
};
/** An agent with a contact can be given others. */
const PHASES: Readonly<Record<string, ContactPhase>> = {
  ringing: 'ringing',
  reserved: 'ringing',
  connected: 'connected',
  engaged: 'connected',
  'hold-done': 'connected',
  consulting: 'connected',
  'connected-consulting': 'connected',
  'consult-done': 'connected',
  conferencing: 'connected',
  'conference-done': 'connected',
  'on-hold': 'held',
  wrapup: 'ended',
};

/**
 * What an event about an agent of Webex Contact Center tells: everything there is to know of his calls. Those of other channels, and states that are
 * not known yet, tell nothing; null for what is no event of Webex.
 * Source: Webex Contact Center developer portal, "Webhooks, event reference" (agent:1.0.0 and agent:2.0.0).
 */
export function readWebexEvent(told: Told): ReceivedEvent[] | null {
  const [id, type] = [told.at('id').text, told.at('type').text];
  if (id === null || type === null || told.at('comciscoorgid').text === null) return null;
  const data = told.at('data');
  const agentKey = data.at('agentId').text;
  const eventTime = data.at('createdTime').epoch ?? data.at('createdTime').time;
  if (!type.startsWith('agent:') || agentKey === null || eventTime === null) return [];
  const situation = situationOf(type, data);
  if (situation === null) return [];
  const sequence = told.at('comciscotimestamp').number;
  return [
    {
      origin: 'webex',
      id,
      agentKey,
      eventTime,
      sequence: Number.isSafeInteger(sequence) ? sequence : null,
      ...situation,
      raw: told.raw,
    },
  ];
}

function situationOf(type: string, data: Told): Pick<ReceivedEvent, 'declared' | 'contacts'> | null {
  if (type === 'agent:logout') return { declared: withoutReason('offline'), contacts: [] };
  const channel = data.at('channelType').text?.toLowerCase() ?? 'telephony';
  const state = data.at('currentState').text?.toLowerCase().replaceAll('_', '-') ?? null;
  // An agent begins idle.
  if (type === 'agent:login' && state === null) return { declared: idle(data), contacts: [] };
  if (channel !== 'telephony' || state === null) return null;
  if (state === 'idle') return { declared: idle(data), contacts: [] };
  if (Object.hasOwn(DECLARED, state)) return { declared: DECLARED[state], contacts: [] };
  if (!Object.hasOwn(PHASES, state)) return null;
  return { declared: withoutReason('available'), contacts: [contactOf(data, PHASES[state])] };
}

function idle(data: Told): DeclaredStatus {
  const reasonCode = data.at('auxCodeId').text ?? data.at('idleCodeId').text;
  const reasonLabel = data.at('auxCodeName').text ?? data.at('idleCodeName').text;
  return { code: 'unavailable', reasonCode, reasonLabel };
}

function contactOf(data: Told, phase: ContactPhase): Contact {
  const told = data.at('direction').text?.toLowerCase();
  const direction: Direction = told === 'inbound' || told === 'outbound' ? told : 'unknown';
  const dialling = phase === 'ringing' && direction === 'outbound';
  return {
    contactId: data.at('taskId').text ?? 'call',
    channel: 'voice',
    direction,
    phase: dialling ? 'dialling' : phase,
  };
}
