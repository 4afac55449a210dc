import { type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';

/** How to read what a platform has recorded. */
export interface RecordingOptions {
  /** Which agent a name or login of the platform stands for; what is not here stands for itself. */
  readonly identities?: ReadonlyMap<string, string>;
  /** After-call work of a queue, for platforms that tell none; by queue. */
  readonly wrapUpSeconds?: Readonly<Record<string, number>>;
}

/** A file of one platform, whole. */
export interface Recording {
  readonly events: readonly ReceivedEvent[];
  /** The last moment that the recording tells of; null when it tells of none. */
  readonly end: Instant | null;
  /** Lines or messages that could not be read, with their place, for people. */
  readonly unread: readonly string[];
}

/** Reads recordings of one kind; the same bytes always give the same events. */
export interface RecordingReader {
  readonly name: string;
  /** What to take of an agent who has not been heard of yet: some sources are silent about people who are there. */
  readonly silence: 'offline' | 'unknown';
  /** @throws UserError when the file is none of this kind. */
  read(bytes: Buffer, options: RecordingOptions): Recording;
}

/** The event under the agent that its key stands for. */
export function named(event: ReceivedEvent, { identities }: RecordingOptions): ReceivedEvent {
  const agentKey = identities?.get(event.agentKey);
  return agentKey === undefined ? event : { ...event, agentKey };
}
