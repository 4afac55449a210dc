import { createHash, createHmac } from 'node:crypto';
import { type Delivery } from '../../../src/adherence/telephony/connector.js';
import { type ConnectorSamples } from '../../contract/connector-contract.js';
import { AMAZON_CONNECT } from '../../contract/samples/amazon-connect.js';
import { DIALPAD, token } from '../../contract/samples/dialpad.js';
import { GENESYS } from '../../contract/samples/genesys.js';
import { RINGCENTRAL } from '../../contract/samples/ringcentral.js';
import { TWILIO } from '../../contract/samples/twilio.js';
import { WEBEX } from '../../contract/samples/webex.js';
import { ZENDESK } from '../../contract/samples/zendesk.js';

/** A request as a platform makes it. */
export interface Sending {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface PlatformSender {
  readonly name: string;
  readonly samples: ConnectorSamples;
  readonly answer: number;
  /** The code that refuses a delivery without a signature. */
  readonly unsigned: string;
  readonly wrong: string;
  /** The platform makes the secret. */
  readonly givesKey: boolean;
  /** Whether a changed byte of the body is seen. */
  readonly signsBody: boolean;
  /** With the platform's own means: none of ours. `publicUrl` is what the platform has been told to call. */
  sign(delivery: Delivery, key: string, publicUrl: string): Sending;
}

const hmac = (key: string, text: string | Buffer, encoding: 'hex' | 'base64') =>
  createHmac('sha256', key).update(text).digest(encoding);
const sending = ({ contentType, body }: Delivery, url: string, headers: Sending['headers']): Sending => ({
  url,
  body,
  headers: { 'content-type': contentType, ...headers },
});
const SIGNED = { unsigned: 'WEBHOOK_SIGNATURE_MISSING', wrong: 'WEBHOOK_SIGNATURE_WRONG' } as const;
const KEYED = { unsigned: 'WEBHOOK_KEY_MISSING', wrong: 'WEBHOOK_KEY_WRONG' } as const;
const STAMP = '2026-10-19T09:00:00Z';

/** As "Webhooks security" of Twilio says: fields of forms by name, other bodies by a digest in the address. */
function signedByTwilio(delivery: Delivery, key: string, publicUrl: string): Sending {
  const isForm = delivery.contentType.startsWith('application/x-www-form');
  const digest = createHash('sha256').update(delivery.body).digest('hex');
  const url = isForm ? publicUrl : `${publicUrl}?bodySHA256=${digest}`;
  const fields = isForm ? [...new URLSearchParams(delivery.body.toString())] : [];
  const signed =
    url +
    fields
      .map(([name, value]) => name + value)
      .sort()
      .join('');
  const signature = createHmac('sha1', key).update(signed).digest('base64');
  return sending(delivery, url, { 'x-twilio-signature': signature });
}

export const PLATFORM_SENDERS: readonly PlatformSender[] = [
  {
    name: 'twilio',
    samples: TWILIO,
    answer: 204,
    ...SIGNED,
    givesKey: true,
    signsBody: true,
    sign: signedByTwilio,
  },
  {
    ...{ name: 'genesys', samples: GENESYS, answer: 202, ...KEYED, givesKey: false, signsBody: false },
    sign: (delivery, key, url) => sending(delivery, url, { 'x-api-key': key }),
  },
  {
    ...{
      name: 'amazon-connect',
      samples: AMAZON_CONNECT,
      answer: 202,
      ...KEYED,
      givesKey: false,
      signsBody: false,
    },
    sign: (delivery, key, url) => sending(delivery, url, { authorization: `Bearer ${key}` }),
  },
  {
    ...{ name: 'webex', samples: WEBEX, answer: 202, ...SIGNED, givesKey: false, signsBody: true },
    sign: (delivery, key, url) =>
      sending(delivery, url, { 'x-webexcc-signature': hmac(key, delivery.body, 'hex') }),
  },
  {
    ...{ name: 'zendesk', samples: ZENDESK, answer: 202, ...SIGNED, givesKey: true, signsBody: true },
    sign: (delivery, key, url) =>
      sending(delivery, url, {
        'x-zendesk-webhook-signature': hmac(key, STAMP + delivery.body.toString(), 'base64'),
        'x-zendesk-webhook-signature-timestamp': STAMP,
      }),
  },
  {
    ...{ name: 'dialpad', samples: DIALPAD, answer: 202, givesKey: false, signsBody: true },
    ...{ unsigned: 'WEBHOOK_SIGNATURE_WRONG', wrong: 'WEBHOOK_SIGNATURE_WRONG' },
    sign: (delivery, key, url) => {
      const [, claims] = delivery.body.toString().split('.');
      const told: unknown = JSON.parse(Buffer.from(claims, 'base64url').toString());
      return sending({ ...delivery, body: Buffer.from(token(told, key)) }, url, {});
    },
  },
  {
    ...{
      name: 'ringcentral',
      samples: RINGCENTRAL,
      answer: 200,
      ...SIGNED,
      givesKey: false,
      signsBody: false,
    },
    sign: (delivery, key, url) => sending(delivery, url, { 'verification-token': key }),
  },
];
