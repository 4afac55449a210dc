import { gzipSync } from 'node:zlib';
import { BATCH_TYPE } from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { sign } from '../../../src/adherence/telephony/cloudevents/signature.js';
import { batch, event, NOW, type Refusal, refused } from './refusal.js';
import { anEvent } from './signed-sender.js';

const SECONDS = NOW / 1_000;
const GOOD = JSON.stringify([anEvent()]);
const notJson = refused(400, 'WEBHOOK_BODY_NOT_JSON');
const badType = refused(415, 'WEBHOOK_CONTENT_TYPE');
const badStamp = refused(401, 'WEBHOOK_TIMESTAMP_INVALID');
const wrong = refused(401, 'WEBHOOK_SIGNATURE_WRONG');
const malformed = refused(401, 'WEBHOOK_SIGNATURE_MALFORMED');

const address: Refusal[] = [
  {
    what: 'an unknown source',
    sent: () => ({ body: GOOD }),
    status: 404,
    code: 'TELEPHONY_SOURCE_NOT_FOUND',
    path: 'nobody',
  },
  {
    what: 'a source in another case',
    sent: () => ({ body: GOOD }),
    status: 404,
    code: 'TELEPHONY_SOURCE_NOT_FOUND',
    path: 'ACD',
  },
  {
    what: 'a source with a quote in it',
    sent: () => ({ body: GOOD }),
    status: 404,
    code: 'TELEPHONY_SOURCE_NOT_FOUND',
    path: "acd'--",
  },
  {
    what: 'a very long source',
    sent: () => ({ body: GOOD }),
    status: 404,
    code: 'TELEPHONY_SOURCE_NOT_FOUND',
    path: 'x'.repeat(500),
  },
  {
    what: 'the key of another source',
    sent: () => ({ body: GOOD }),
    status: 401,
    code: 'WEBHOOK_SIGNATURE_WRONG',
    path: 'other',
  },
];

const envelope: Refusal[] = [
  badType('no content type', () => ({ body: GOOD, contentType: null })),
  badType('plain JSON', () => ({ body: GOOD, contentType: 'application/json' }), {
    value: 'application/json',
  }),
  badType('broken plain JSON', () => ({ body: '[{', contentType: 'application/json' })),
  badType('text', () => ({ body: GOOD, contentType: 'text/plain' })),
  badType('XML', () => ({ body: '<a/>', contentType: 'application/cloudevents+xml' })),
  badType('a form', () => ({ body: 'a=b', contentType: 'application/x-www-form-urlencoded' })),
  badType('another character set', () => ({ body: GOOD, contentType: `${BATCH_TYPE}; charset=utf-16` })),
  badType('a type that is none', () => ({ body: GOOD, contentType: ';;;' })),
  refused(415, 'WEBHOOK_CONTENT_ENCODING')('a compressed body', () => ({
    body: gzipSync(GOOD),
    headers: { 'content-encoding': 'gzip' },
  })),
  refused(413, 'WEBHOOK_TOO_LARGE')('a body over a megabyte', () => ({ body: 'x'.repeat(1_048_577) }), {
    limit: 1_048_576,
  }),
  refused(413, 'WEBHOOK_TOO_LARGE')('a body of eight megabytes', () => ({
    body: Buffer.alloc(8_388_608, 32),
  })),
  refused(413, 'WEBHOOK_BATCH_TOO_LARGE')(
    'more than a thousand events',
    () => batch(Array.from({ length: 1_001 }, (_, i) => ({ id: i }))),
    { events: 1_001, limit: 1_000 },
  ),
];

const signatures: Refusal[] = [
  refused(401, 'WEBHOOK_TIMESTAMP_MISSING')('no timestamp', () => ({ body: GOOD, timestamp: null })),
  refused(401, 'WEBHOOK_TIMESTAMP_MISSING')('an empty timestamp', () => ({ body: GOOD, timestamp: '' })),
  badStamp('a timestamp in words', () => ({ body: GOOD, timestamp: 'now' })),
  badStamp('a timestamp in milliseconds', () => ({ body: GOOD, timestamp: String(NOW) })),
  badStamp('a date as a timestamp', () => ({ body: GOOD, timestamp: '2026-10-19T09:00:10Z' })),
  badStamp('a negative timestamp', () => ({ body: GOOD, timestamp: '-1792400410' })),
  badStamp('a fraction as a timestamp', () => ({ body: GOOD, timestamp: `${SECONDS}.5` })),
  badStamp('two timestamps', () => ({ body: GOOD, timestamp: `${SECONDS}, ${SECONDS}` })),
  refused(401, 'WEBHOOK_TIMESTAMP_STALE')('a timestamp five minutes old', () => ({
    body: GOOD,
    timestamp: String(SECONDS - 301),
  })),
  refused(401, 'WEBHOOK_TIMESTAMP_STALE')('a timestamp of another year', () => ({
    body: GOOD,
    timestamp: '1000000000',
  })),
  refused(401, 'WEBHOOK_TIMESTAMP_FUTURE')('a timestamp five minutes ahead', () => ({
    body: GOOD,
    timestamp: String(SECONDS + 301),
  })),
  refused(401, 'WEBHOOK_SIGNATURE_MISSING')('no signature', () => ({ body: GOOD, signature: null })),
  refused(401, 'WEBHOOK_SIGNATURE_MISSING')('an empty signature', () => ({ body: GOOD, signature: '' })),
  malformed('a bare digest', () => ({ body: GOOD, signature: 'ab'.repeat(32) })),
  malformed('a digest that is too short', () => ({ body: GOOD, signature: 'v1=abcdef' })),
  malformed('a digest that is too long', () => ({ body: GOOD, signature: `v1=${'ab'.repeat(33)}` })),
  malformed('a digest that is not hexadecimal', () => ({ body: GOOD, signature: `v1=${'zz'.repeat(32)}` })),
  malformed('a digest of another scheme', () => ({ body: GOOD, signature: `sha1=${'ab'.repeat(20)}` })),
  wrong('a digest of zeros', () => ({ body: GOOD, signature: `v1=${'00'.repeat(32)}` })),
  wrong('another key', () => ({ body: GOOD, signature: sign('guess', String(SECONDS), GOOD) })),
  wrong('a body changed after signing', (key) => ({
    body: GOOD.replace('ana', 'bob'),
    signature: sign(key, String(SECONDS), GOOD),
  })),
  wrong('a timestamp changed after signing', (key) => ({
    body: GOOD,
    signature: sign(key, String(SECONDS - 60), GOOD),
  })),
  wrong('a body signed without its timestamp', (key) => ({ body: GOOD, signature: sign(key, '', GOOD) })),
  wrong('an unsigned broken body', () => ({ body: '{"id":', signature: `v1=${'00'.repeat(32)}` })),
];

const bodies: Refusal[] = [
  refused(400, 'WEBHOOK_BODY_EMPTY')('an empty body', () => ({ body: '' })),
  refused(400, 'WEBHOOK_BODY_NOT_UTF8')('bytes that are not UTF-8', () => ({
    body: Buffer.from([0x5b, 0xff, 0x5d]),
  })),
  notJson('half a body', () => ({ body: GOOD.slice(0, -5) })),
  notJson('single quotes', () => ({ body: "[{'id': 1}]" })),
  notJson('a comma too many', () => ({ body: '[1,]' })),
  notJson('words', () => ({ body: 'hello' })),
  notJson('a hundred thousand open brackets', () => ({ body: '['.repeat(100_000) })),
  notJson('two documents', () => ({ body: `${GOOD}${GOOD}` })),
  refused(400, 'WEBHOOK_BODY_NOT_AN_EVENT')('a batch sent as one event', () => event([anEvent()])),
  refused(400, 'WEBHOOK_BODY_NOT_AN_EVENT')('null as an event', () => event(null)),
  refused(400, 'WEBHOOK_BODY_NOT_AN_EVENT')('a number as an event', () => event(7)),
  refused(400, 'WEBHOOK_BODY_NOT_A_BATCH')('one event sent as a batch', () => batch(anEvent())),
  refused(400, 'WEBHOOK_BODY_NOT_A_BATCH')('text as a batch', () => batch('events')),
  refused(400, 'WEBHOOK_BATCH_EMPTY')('an empty batch', () => batch([])),
];

/** Deliveries that are wrong before anyone looks at an event. */
export const badDeliveries = [...address, ...envelope, ...signatures, ...bodies];
