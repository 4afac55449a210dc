import { type ReceivedEvent } from '../engine/agent-event.js';

/** What a platform sent in one go: a request body, a record of a stream, lines of a file. */
export interface Delivery {
  readonly contentType: string;
  readonly body: Buffer;
}

/**
 * Reads what one kind of platform sends. It looks at nothing but the delivery, so the same delivery always gives the same
 * events, and it takes a delivery whole or not at all.
 */
export interface TelephonyConnector {
  readonly name: string;
  /** @throws UserError naming the event and the field that cannot be read. */
  read(delivery: Delivery): readonly ReceivedEvent[];
}
