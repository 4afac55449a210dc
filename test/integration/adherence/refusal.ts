import { EVENT_TYPE } from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { parseInstant } from '../../../src/time/instant.js';
import { type Sent } from './signed-sender.js';

/** A mistake that a sender can make, and the answer to it. */
export interface Refusal {
  readonly what: string;
  /** Given the right key. */
  readonly sent: (key: string) => Sent;
  readonly status: number;
  readonly code: string;
  readonly place?: Record<string, unknown>;
  /** Another source than the one with the key. */
  readonly path?: string;
}

/** When everything is sent. */
export const NOW = parseInstant('2026-10-19T09:00:10Z');

export const refused =
  (status: number, code: string) =>
  (what: string, sent: Refusal['sent'], place?: Record<string, unknown>): Refusal => ({
    what,
    sent,
    status,
    code,
    place,
  });

export const event = (told: unknown): Sent => ({ body: JSON.stringify(told), contentType: EVENT_TYPE });
export const batch = (told: unknown): Sent => ({ body: JSON.stringify(told) });
