import { createHash } from 'node:crypto';
import { type Instant } from '../../time/instant.js';
import { type ReceivedEvent } from '../engine/agent-event.js';
import { type Told } from './told.js';

/** What a message tells of an agent. */
export type Word = Pick<ReceivedEvent, 'agentKey' | 'facet' | 'declared' | 'contacts'>;

/**
 * The event of a word that has no name of its own: the same word of the same time is the same event, by whichever way it came. `time` is what
 * the word tells itself, `otherwise` counts where it tells none.
 */
export function eventOf(
  { origin, time, otherwise, sequence = null }: WordContext,
  word: Word,
  told: Told,
): ReceivedEvent[] {
  const eventTime = time ?? otherwise;
  if (eventTime === null) return [];
  const id = digest([word, time, sequence, time === null ? told.raw : null]);
  return [{ origin, id, eventTime, sequence, ...word, raw: told.raw }];
}

interface WordContext {
  readonly origin: string;
  readonly time: Instant | null;
  readonly otherwise: Instant | null;
  readonly sequence?: number | null;
}

export function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);
}
