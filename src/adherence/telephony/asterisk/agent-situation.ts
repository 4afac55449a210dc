import { type Contact, type DeclaredStatus, withoutReason } from '../../engine/agent-event.js';

/** What Asterisk calls the pause of a member whose phone did not answer; nobody chose it. */
const AUTO_PAUSE = 'auto-pause';

/** A queue that an agent is a member of. */
export interface Membership {
  paused: boolean;
  reason: string;
}

/**
 * What a member of queues has declared. In no queue is offline. A pause with a reason says what the agent does, also when other queues could
 * still reach him: the latest counts. Pauses without a reason count when they hold in all queues: in some, they move an agent between them.
 */
export function declaredBy(memberships: ReadonlyMap<string, Membership>): DeclaredStatus {
  const all = [...memberships.values()];
  if (all.length === 0) return withoutReason('offline');
  const reason = all.findLast((membership) => membership.paused && membership.reason !== '')?.reason;
  if (reason === undefined)
    return withoutReason(all.every(({ paused }) => paused) ? 'unavailable' : 'available');
  const code = reason.toLowerCase() === AUTO_PAUSE ? 'not-responding' : 'unavailable';
  return { code, reasonCode: null, reasonLabel: reason };
}

/** A pause again with another reason is the latest: it moves to the end. */
export function setPause(
  memberships: Map<string, Membership>,
  queue: string,
  paused: boolean,
  reason: string,
): void {
  const known = memberships.get(queue);
  if (known?.paused === paused && (known.reason === reason || !paused)) return;
  memberships.delete(queue);
  memberships.set(queue, { paused, reason: paused ? reason : '' });
}

/** A call as Asterisk's sources tell it. */
export function call(contactId: string, direction: Contact['direction'], phase: Contact['phase']): Contact {
  return { contactId, channel: 'voice', direction, phase };
}
