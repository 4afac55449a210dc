import {
  type Contact,
  type DeclaredStatus,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';
import { eventOf } from '../word.js';

/** Dialpad tells that an agent is on a call, and neither which nor in which direction. */
const UNHEARD: Contact = {
  contactId: 'call',
  channel: 'voice',
  direction: 'unknown',
  phase: 'connected',
  presumed: true,
};

/**
 * What an agent status event of Dialpad tells: the whole situation. Off duty without a reason is off work. Null for what is no such event.
 * Source: Dialpad developer docs, "Agent status events".
 */
export function readDialpadEvent(told: Told): ReceivedEvent[] | null {
  const status = told.at('on_duty_status').text?.toLowerCase() ?? null;
  const agentKey = told.at('target', 'id').text ?? told.at('target', 'email').text;
  if (status === null || agentKey === null) return null;
  const declared = declaredAs(status, told.at('on_duty_status_reason').text);
  const contacts = status === 'occupied' ? [UNHEARD] : [];
  const context = {
    origin: 'dialpad',
    time: told.at('date').epoch,
    otherwise: told.at('event_timestamp').epoch,
    sequence: told.at('event_timestamp').epoch,
  };
  return eventOf(context, { agentKey, declared, contacts }, told);
}

/** Busy, with something that is no call of a call centre, stands for itself as a reason, and so does what is not known yet. */
function declaredAs(status: string, reason: string | null): DeclaredStatus {
  if (status === 'available' || status === 'occupied') return withoutReason('available');
  if (status === 'wrapup') return withoutReason('after-call-work');
  if (status === 'unavailable' && reason === null) return withoutReason('offline');
  return { code: 'unavailable', reasonCode: null, reasonLabel: reason ?? status };
}
