import { type Clock } from '../../../time/clock.js';
import { SECOND_MS } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type FeedSink, type FeedTask } from '../feed/live-feed.js';
import { EventBodies } from './event-bodies.js';

/** What a broker hands over; it gives it again to whoever asks next until one of the two is called. */
export interface BrokerMessage {
  readonly body: Buffer;
  /** It is stored. */
  done(): void;
  /** It can never be read: the broker is to keep it from us. */
  refuse(reason: string): void;
  /** It is given back; for brokers to which the end of the connection does not say so. */
  back?(): void;
}

/** The broker keeps the place itself. */
const NOTHING_KEPT = { position: null, state: null } as const;
/** So many messages at the most are ours and not yet stored; the broker waits with the rest. */
export const MOST_IN_HAND = 200;

/**
 * Events of our own schema from a message broker: what has come meanwhile is stored together, and acknowledged when it is. A message that
 * cannot be read would come again for ever: it is refused, and told in the log.
 */
export class BrokerReader {
  private readonly bodies: EventBodies;
  private readonly timer: NodeJS.Timeout;
  private readonly clock: Clock;
  private readonly inHand: BrokerMessage[] = [];
  private storing = Promise.resolve();
  private isStoring = false;
  private isQuiet = false;
  private isLost = false;
  private isClosed = false;

  constructor(
    { sourceCode, clock }: Pick<FeedTask<unknown>, 'sourceCode' | 'clock'>,
    private readonly sink: FeedSink,
  ) {
    this.bodies = new EventBodies(sourceCode);
    this.clock = clock;
    this.timer = setInterval(() => this.tick(), SECOND_MS);
  }

  /** The broker has said that it delivers from now on, beginning with what was not acknowledged. */
  ready(): void {
    if (!this.isClosed) this.sink.ready('continued');
  }

  push(message: BrokerMessage): void {
    if (this.isClosed) return message.back?.();
    this.isQuiet = false;
    this.inHand.push(message);
    if (!this.isStoring) this.storing = this.store();
  }

  /** A connection and what runs over it end together: the first to say so is heard. */
  lost(reason: string): void {
    if (this.isClosed || this.isLost) return;
    this.isLost = true;
    this.sink.lost(reason);
  }

  /** Nothing is taken any more; what is in hand goes back to the broker. */
  async close(): Promise<void> {
    this.isClosed = true;
    clearInterval(this.timer);
    for (const message of this.inHand.splice(0)) message.back?.();
    await this.storing;
  }

  /** Ends in the same breath in which it finds nothing more in hand: what comes then begins it anew. */
  private async store(): Promise<void> {
    this.isStoring = true;
    while (this.inHand.length > 0) await this.storeTogether(this.inHand.splice(0));
    this.isStoring = false;
  }

  private async storeTogether(messages: readonly BrokerMessage[]): Promise<void> {
    const read = messages.map((message) => ({ message, events: this.read(message) }));
    const readable = read.filter(({ events }) => events !== null);
    const events = readable.flatMap((each) => each.events ?? []);
    try {
      if (events.length > 0) await this.sink.take(events, NOTHING_KEPT);
      for (const { message } of readable) message.done();
    } catch {
      // The sink has stopped: the broker gives the messages to whoever goes on.
      this.isClosed = true;
      for (const { message } of [...readable, ...this.inHand.splice(0).map((message) => ({ message }))])
        message.back?.();
    }
  }

  private read(message: BrokerMessage): readonly ReceivedEvent[] | null {
    const read = this.bodies.read(message.body);
    if ('events' in read) return read.events;
    message.refuse(read.unreadable);
    return null;
  }

  /** A broker sends on as soon as there is room: a second without anything means that nothing is behind. */
  private tick(): void {
    const isIdle = this.inHand.length === 0 && !this.isStoring && !this.isClosed;
    if (isIdle && this.isQuiet) this.sink.heard(this.clock.now());
    this.isQuiet = isIdle;
  }
}

/** Of a broker's own error, for people; what was given as a password is not in it. */
export function reasonOf(error: unknown): string {
  if (error instanceof AggregateError && error.errors.length > 0) return reasonOf(error.errors[0]);
  const message = error instanceof Error ? error.message || error.name : String(error);
  return message === '' ? 'The connection was closed.' : message;
}
