import {
  type Contact,
  type ContactPhase,
  type DeclaredStatus,
  type Direction,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';

const ORIGIN = 'ringcentral';
const PHASES: Readonly<Record<string, ContactPhase>> = {
  Ringing: 'ringing',
  CallConnected: 'connected',
  OnHold: 'held',
};
const REFUSING = ['DoNotAcceptAnyCalls', 'DoNotAcceptDepartmentCalls'];

/**
 * What a presence notification of RingCentral tells: how the user has set himself, and his calls, which are facets since either may be left out. Null for what is
 * no notification.
 * Source: RingCentral developer guide, "Detailed extension presence event", "Account presence event".
 */
export function readPresenceEvent(told: Told): ReceivedEvent[] | null {
  const [uuid, filter] = [told.at('uuid').text, told.at('event').text];
  if (uuid === null || filter === null) return null;
  const body = told.at('body');
  const [agentKey, eventTime] = [body.at('extensionId').text, told.at('timestamp').time];
  if (agentKey === null || eventTime === null || !filter.includes('/presence')) return [];
  const number = body.at('sequence').number;
  const sequence = Number.isSafeInteger(number) ? number : null;
  const base = { origin: ORIGIN, agentKey, eventTime, sequence, raw: told.raw };
  const declared = declaredBy(body);
  const contacts = callsIn(body);
  return [
    ...(declared === null
      ? []
      : [{ ...base, id: `${uuid} presence`, facet: 'presence', declared, contacts: null } as const]),
    ...(contacts === null
      ? []
      : [{ ...base, id: `${uuid} calls`, facet: 'routing', declared: null, contacts } as const]),
  ];
}

function declaredBy(body: Told): DeclaredStatus | null {
  const [user, calls] = [body.at('userStatus').text, body.at('dndStatus').text];
  if (user === null && calls === null) return null;
  if (user === 'Offline') return withoutReason('offline');
  const refusal = calls !== null && REFUSING.includes(calls) ? calls : null;
  if (user !== 'Busy' && refusal === null) return withoutReason('available');
  const label = body.at('message').text ?? (user === 'Busy' ? user : refusal);
  return { code: 'unavailable', reasonCode: refusal, reasonLabel: label };
}

/** Without the list of calls the status tells that there is one, and not which. */
function callsIn(body: Told): Contact[] | null {
  const listed = body.at('activeCalls');
  if (listed.isList) return listed.list.flatMap(callOf);
  const status = body.at('telephonyStatus').text;
  if (status === null) return null;
  const phase = PHASES[status];
  if (phase === undefined) return [];
  return [{ contactId: 'call', channel: 'voice', direction: 'unknown', phase, presumed: true }];
}

function callOf(call: Told): Contact[] {
  const phase = PHASES[call.at('telephonyStatus').text ?? ''];
  if (phase === undefined) return [];
  const told = call.at('direction').text?.toLowerCase();
  const direction: Direction = told === 'inbound' || told === 'outbound' ? told : 'unknown';
  const dialling = phase === 'ringing' && direction === 'outbound';
  const contactId = call.at('sessionId').text ?? call.at('id').text ?? 'call';
  return [{ contactId, channel: 'voice', direction, phase: dialling ? 'dialling' : phase }];
}
