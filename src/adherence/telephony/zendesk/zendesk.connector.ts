import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, readMessages } from '../json-messages.js';
import { authenticateByDigest } from '../key-authentication.js';
import { platformSignatureMissing } from '../webhook.errors.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readZendeskEvent } from './zendesk-event.js';

const STAMP = 'x-zendesk-webhook-signature-timestamp';
const ADVICE = 'The key of this source must be the signing secret of the webhook.';

/**
 * Webhooks of Zendesk that are subscribed to agent availability, signed with the secret that Zendesk shows. The stamp is signed but its age is not checked: an event
 * counts once, however often it is sent.
 * Source: Zendesk developer docs, "Verifying webhooks".
 */
export class ZendeskConnector implements WebhookPlatform {
  readonly name = 'zendesk';
  readonly path = 'zendesk';
  readonly answer = 202;
  readonly givesKey = true;

  checkContentType(contentType: string): void {
    checkJsonType(contentType);
  }

  authenticate(request: SignedRequest, keys: readonly string[]): void {
    const stamp = request.header(STAMP);
    if (stamp === undefined) throw platformSignatureMissing(STAMP, ADVICE);
    authenticateByDigest(request, keys, {
      header: 'x-zendesk-webhook-signature',
      encoding: 'base64',
      advice: ADVICE,
      parts: [stamp, request.body],
    });
  }

  read({ body }: Delivery): readonly ReceivedEvent[] {
    return readMessages(jsonOf(body), {
      platform: 'Zendesk',
      wanted: 'it should have id, type (zen:event-type:...), detail and event',
      read: readZendeskEvent,
    });
  }
}
