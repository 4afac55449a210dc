import { type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Told } from '../told.js';
import { readFlexFeed } from './flex-feed.js';
import { readTaskRouterEvent } from './task-router.js';

/** What any message of Twilio about workers tells; null for other messages. `otherwise` counts where it has no time of its own. */
export function readTwilioMessage(told: Told, otherwise: Instant | null): ReceivedEvent[] | null {
  return readFlexFeed(told, otherwise) ?? readTaskRouterEvent(told, otherwise);
}
