import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, readMessages } from '../json-messages.js';
import { authenticateByKey } from '../key-authentication.js';
import { Told } from '../told.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readConnectEvent } from './agent-event-stream.js';

/**
 * Agent events that a pipe of Amazon EventBridge takes from their Kinesis stream to an API destination, with the key that the connection holds: as
 * records of Kinesis, or as the events alone where the pipe transforms its input.
 * Source: Amazon EventBridge user guide, "Pipes" (Kinesis as a source), "API destinations".
 */
export class ConnectConnector implements WebhookPlatform {
  readonly name = 'amazon-connect';
  readonly path = 'amazon-connect';
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
      platform: 'Amazon Connect',
      wanted:
        'it should have AgentARN, EventId and EventTimestamp, by themselves, in detail, or in the data of a Kinesis record',
      read: (message) => {
        const told = eventIn(message);
        if (told.at('AgentARN').text === null || told.at('EventId').text === null) return null;
        const event = readConnectEvent(told);
        return event === null ? [] : [event];
      },
    });
  }
}

function eventIn(message: Told): Told {
  if (message.at('detail').isObject) return message.at('detail');
  const data = message.at('data');
  if (data.isObject) return data;
  if (data.text === null || message.at('kinesisSchemaVersion').text === null) return message;
  try {
    return new Told(JSON.parse(Buffer.from(data.text, 'base64').toString('utf8')));
  } catch {
    return new Told(null);
  }
}
