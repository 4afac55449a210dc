import {
  type Channel,
  type ContactPhase,
  type DeclaredStatus,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Told } from '../told.js';

const TYPE = 'zen:event-type:';
const CHANNELS: Readonly<Record<string, Channel>> = {
  talk: 'voice',
  voice: 'voice',
  messaging: 'chat',
  live_chat: 'chat',
  chat: 'chat',
  support: 'email',
};
/** Why a work item is with an agent. */
const PHASES: Readonly<Record<string, ContactPhase | null>> = {
  OFFERED: 'ringing',
  ACCEPTED: 'connected',
  ASSIGNED: 'connected',
  MANUAL_ASSIGNED: 'connected',
  ASSIGNED_TRANSFER: 'connected',
  REOPENED: 'connected',
  CHANNEL_CHANGE: 'connected',
  UNKNOWN_ADD: 'connected',
  OFFER_MISSED: null,
  OFFER_OBSOLETED: null,
};

/**
 * What an event about an agent's availability tells: his unified status, or how one work item stands. The statuses of single channels follow the unified
 * one, and tell nothing here. Null for what is no event of Zendesk.
 * Source: Zendesk developer docs, "Agent availability events" and "Work item attributes".
 */
export function readZendeskEvent(told: Told): ReceivedEvent[] | null {
  const [id, type] = [told.at('id').text, told.at('type').text];
  if (id === null || type?.startsWith(TYPE) !== true) return null;
  const event = told.at('event');
  const agentKey = told.at('detail', 'agent_id').text;
  const eventTime = event.at('updated_at').time ?? told.at('time').time;
  if (agentKey === null || eventTime === null) return [];
  const version = told.at('detail', 'version').number;
  const sequence = Number.isSafeInteger(version) ? version : null;
  const base = { origin: 'zendesk', id, agentKey, eventTime, sequence, raw: told.raw };
  const kind = type.slice(TYPE.length);
  if (kind === 'agent.unified_state_changed') {
    const declared = declaredBy(event.at('new_unified_state'));
    return declared === null ? [] : [{ ...base, facet: 'presence', declared, contacts: null }];
  }
  const item = event.at('work_item_id').text;
  if (item === null || !kind.startsWith('agent.work_item_')) return [];
  const phase = kind === 'agent.work_item_removed' ? null : phaseOf(event.at('reason').text);
  if (phase === undefined) return [];
  const channel = CHANNELS[event.at('channel').text?.toLowerCase() ?? ''] ?? 'task';
  const contacts = phase === null ? [] : [{ contactId: item, channel, direction: 'unknown', phase } as const];
  return [{ ...base, facet: `contact:${item}`, declared: null, contacts }];
}

/** Three statuses are built in; all others are an account's own. */
function declaredBy(status: Told): DeclaredStatus | null {
  const name = status.at('name').text;
  if (name === null) return null;
  if (name.toLowerCase() === 'online') return withoutReason('available');
  if (name.toLowerCase() === 'offline') return withoutReason('offline');
  return { code: 'unavailable', reasonCode: status.at('id').text, reasonLabel: name };
}

function phaseOf(reason: string | null): ContactPhase | null | undefined {
  return reason !== null && Object.hasOwn(PHASES, reason) ? PHASES[reason] : undefined;
}
