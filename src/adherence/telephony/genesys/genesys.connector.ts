import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, readMessages } from '../json-messages.js';
import { authenticateByKey } from '../key-authentication.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readUserTopic } from './user-topics.js';

/**
 * The topics of users, as a rule of Amazon EventBridge passes them on to an API destination, with the key that the connection holds.
 * Source: Genesys Cloud Resource Center, "About the Amazon EventBridge integration"; Amazon EventBridge user guide, "API destinations".
 */
export class GenesysConnector implements WebhookPlatform {
  readonly name = 'genesys';
  readonly path = 'genesys';
  readonly answer = 202;
  readonly givesKey = false;

  checkContentType(contentType: string): void {
    checkJsonType(contentType);
  }

  authenticate(request: SignedRequest, keys: readonly string[]): void {
    authenticateByKey(request, keys);
  }

  read({ body }: Delivery): readonly ReceivedEvent[] {
    return readMessages(jsonOf(body), {
      platform: 'Genesys Cloud',
      wanted:
        'it should have a topicName such as v2.users.<id>.activity and an eventBody, by themselves or in detail',
      read: (message) => readUserTopic(message, null),
    });
  }
}
