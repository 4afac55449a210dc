import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, readMessages } from '../json-messages.js';
import { authenticateByDigest } from '../key-authentication.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readWebexEvent } from './webex-event.js';

/**
 * Webhooks of Webex Contact Center, signed with the secret of their subscription. Their time stamp is not checked: an event counts once, however often it
 * is sent.
 * Source: Webex Contact Center developer portal, "Receive and verify events".
 */
export class WebexConnector implements WebhookPlatform {
  readonly name = 'webex';
  readonly path = 'webex';
  readonly answer = 202;
  readonly givesKey = false;

  checkContentType(contentType: string): void {
    checkJsonType(contentType);
  }

  authenticate(request: SignedRequest, keys: readonly string[]): void {
    authenticateByDigest(request, keys, {
      header: 'x-webexcc-signature',
      encoding: 'hex',
      advice: 'Set the key of this source as the secret of the subscription.',
      parts: [request.body],
    });
  }

  read({ body }: Delivery): readonly ReceivedEvent[] {
    return readMessages(jsonOf(body), {
      platform: 'Webex Contact Center',
      wanted: 'it should have id, type, comciscoorgid and data',
      read: readWebexEvent,
    });
  }
}
