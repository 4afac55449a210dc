import { type DeclaredStatus, withoutReason } from '../../engine/agent-event.js';

/** The names that a new workspace and Flex give the activities in which tasks are offered. */
const AVAILABLE: readonly string[] = ['available', 'idle', 'ready'];

/** What an activity of a workspace means: `available` where Twilio tells it, else by its name. */
export function declaredAs(activity: string, sid: string | null, available: boolean | null): DeclaredStatus {
  const name = activity.toLowerCase();
  if (available ?? AVAILABLE.includes(name)) return withoutReason('available');
  if (name === 'offline') return withoutReason('offline');
  return { code: 'unavailable', reasonCode: sid, reasonLabel: activity };
}
