import { Logger } from '@nestjs/common';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { BATCH_TYPE, CloudEventsConnector, EVENT_TYPE } from '../cloudevents/cloudevents.connector.js';

const OPENING_BRACKET = 0x5b;

/** Bodies of messages that hold an event of our own schema, or a batch of them. One that cannot be read is told in the log. */
export class EventBodies {
  private readonly connector = new CloudEventsConnector();
  private readonly logger = new Logger('Telephony');

  constructor(private readonly sourceCode: string) {}

  read(body: Buffer): { readonly events: readonly ReceivedEvent[] } | { readonly unreadable: string } {
    const contentType = body[0] === OPENING_BRACKET ? BATCH_TYPE : EVENT_TYPE;
    try {
      return { events: this.connector.read({ contentType, body }) };
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      this.logger.warn(`A message of "${this.sourceCode}" cannot be read and is left out: ${reason}`);
      return { unreadable: reason };
    }
  }
}
