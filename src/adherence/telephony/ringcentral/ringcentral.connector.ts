import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, readMessages } from '../json-messages.js';
import { isOneOf } from '../key-authentication.js';
import { platformSignatureMissing, platformSignatureWrong } from '../webhook.errors.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readPresenceEvent } from './presence-event.js';

const HEADER = 'verification-token';
const GREETING = 'validation-token';
const ADVICE = 'Set the key of this source as the verificationToken of the subscription.';

/**
 * Presence notifications of RingCentral. They are not signed: every one carries the token that the subscription was made with. A subscription begins with a request
 * that wants its Validation-Token back.
 * Source: RingCentral developer guide, "Creating webhooks", "Receiving webhooks".
 */
export class RingCentralConnector implements WebhookPlatform {
  readonly name = 'ringcentral';
  readonly path = 'ringcentral';
  readonly answer = 200;
  readonly givesKey = false;

  greet({ header }: Pick<SignedRequest, 'header'>): Readonly<Record<string, string>> | null {
    const token = header(GREETING);
    return token === undefined ? null : { [GREETING]: token };
  }

  checkContentType(contentType: string): void {
    checkJsonType(contentType);
  }

  authenticate({ header }: SignedRequest, keys: readonly string[]): void {
    const token = header(HEADER);
    if (token === undefined) throw platformSignatureMissing(HEADER, ADVICE);
    if (!isOneOf(token, keys)) throw platformSignatureWrong(HEADER, ADVICE);
  }

  read({ body }: Delivery): readonly ReceivedEvent[] {
    return readMessages(jsonOf(body), {
      platform: 'RingCentral',
      wanted: 'it should have uuid, event, timestamp and body',
      read: readPresenceEvent,
    });
  }
}
