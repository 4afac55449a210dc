import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type Delivery } from '../connector.js';
import { checkJsonType, jsonOf, mediaType, readMessages, textOf } from '../json-messages.js';
import { isOneOf, keyIn } from '../key-authentication.js';
import { platformContentType, platformSignatureMissing, platformSignatureWrong } from '../webhook.errors.js';
import { type SignedRequest, type WebhookPlatform } from '../webhook-platform.js';
import { readTwilioMessage } from './twilio-message.js';
import { isSignedByTwilio } from './twilio-signature.js';

const FORM_TYPE = 'application/x-www-form-urlencoded';
const HEADER = 'x-twilio-signature';
const ADVICE =
  'The key of this source must be the auth token of the account (or subaccount) that sends, and WFM_PUBLIC_URL the beginning of the address that Twilio calls.';

/**
 * TaskRouter's event callbacks (forms), its event streams and the Flex feed (JSON), signed with the account's auth token. Twilio gives up after 15
 * seconds and wants no content back.
 * Source: Twilio, "Webhooks security"; "TaskRouter, EventCallbackUrl".
 */
export class TwilioConnector implements WebhookPlatform {
  readonly name = 'twilio';
  readonly path = 'twilio';
  readonly answer = 204;
  readonly givesKey = true;

  checkContentType(contentType: string): void {
    if (isForm(contentType)) return;
    try {
      checkJsonType(contentType);
    } catch {
      throw platformContentType(contentType, `${FORM_TYPE}, or application/json`);
    }
  }

  /** Where nothing is signed, as in an address of the Flex feed with a password in it, the password is the key. */
  authenticate({ url, contentType, body, header }: SignedRequest, keys: readonly string[]): void {
    const signature = header(HEADER);
    if (signature === undefined) {
      const password = keyIn(header('authorization') ?? '');
      if (password !== null && isOneOf(password, keys)) return;
      throw platformSignatureMissing(HEADER, ADVICE);
    }
    const signed = isForm(contentType) ? { params: formOf(body) } : { body };
    const fits = keys.map((key) => isSignedByTwilio({ url, signature, ...signed }, key));
    if (!fits.includes(true)) throw platformSignatureWrong(HEADER, `${ADVICE} We were called as ${url}.`);
  }

  read({ contentType, body }: Delivery): readonly ReceivedEvent[] {
    const told = isForm(contentType) ? firstValues(formOf(body)) : jsonOf(body);
    return readMessages(told, {
      platform: 'Twilio',
      wanted: 'it should have EventType and WorkerSid, a type of TaskRouter, or the object WFMWorkerChange',
      read: (message) => readTwilioMessage(message, null),
    });
  }
}

function isForm(contentType: string): boolean {
  return mediaType(contentType) === FORM_TYPE;
}

type Form = Readonly<Record<string, readonly string[]>>;

function formOf(body: Buffer): Form {
  const fields = new Map<string, string[]>();
  for (const [name, value] of new URLSearchParams(textOf(body))) {
    fields.set(name, [...(fields.get(name) ?? []), value]);
  }
  return Object.fromEntries(fields);
}

function firstValues(form: Form): Record<string, string> {
  return Object.fromEntries(Object.entries(form).map(([name, [value]]) => [name, value]));
}
