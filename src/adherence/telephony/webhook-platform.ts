import { type Instant } from '../../time/instant.js';
import { type TelephonyConnector } from './connector.js';

/** A request as the platform sent it. */
export interface SignedRequest {
  /** The address that the platform called. */
  readonly url: string;
  readonly contentType: string;
  readonly body: Buffer;
  readonly header: (name: string) => string | undefined;
}

/**
 * A platform that delivers by HTTPS requests to an address of ours. A new one is a folder with one class that implements this, entered in
 * `Connectors`, and passes `test/contract/connector-contract.ts`.
 */
export interface WebhookPlatform extends TelephonyConnector {
  /** Of its address: `/telephony/<path>/<source code>`. */
  readonly path: string;
  /** What it is answered after everything is stored. */
  readonly answer: 200 | 202 | 204;
  /** The platform makes the secret that it signs with, so that a source cannot be without one. */
  readonly givesKey: boolean;
  /** @throws UserError WEBHOOK_CONTENT_TYPE when deliveries do not come so. */
  checkContentType(contentType: string): void;
  /** @throws UserError unless one of the keys has signed, or stands in it. */
  authenticate(request: SignedRequest, keys: readonly string[], now: Instant): void | Promise<void>;
  /** The headers to answer a request with that only asks whether anybody is here; null for deliveries. */
  greet?(request: Pick<SignedRequest, 'header'>): Readonly<Record<string, string>> | null;
}
