import { gzipSync } from 'node:zlib';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import {
  BATCH_TYPE,
  EVENT_TYPE,
} from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { sign } from '../../../src/adherence/telephony/cloudevents/signature.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { parseInstant } from '../../../src/time/instant.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anEvent, type Answer, type Sent, SignedSender } from './signed-sender.js';

const NOW = parseInstant('2026-10-19T09:00:10Z');
const SECONDS = NOW / 1_000;
const GOOD = JSON.stringify([anEvent()]);
const CONTACT = { contactId: 'c-1', channel: 'voice', direction: 'inbound', phase: 'connected' };
let app: TestApp;
let key: string;
let sender: SignedSender;

beforeAll(async () => {
  const clock = new SettableClock(NOW);
  app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  const service = app.app.get(TelephonySourceService, { strict: false });
  const rules = {
    name: 'ACD',
    connector: 'cloudevents',
    reasonMap: {},
    freshnessSeconds: null,
    latenessSeconds: 0,
  };
  key = (await service.create(SYSTEM_ACTOR, { code: 'acd', ...rules })).key;
  await service.create(SYSTEM_ACTOR, { code: 'other', ...rules });
  sender = new SignedSender(`${app.url}/telephony/cloudevents/acd`, key, () => SECONDS);
});

afterAll(() => app.close());

interface Refusal {
  readonly what: string;
  readonly sent: () => Sent;
  readonly status: number;
  readonly code: string;
  readonly place?: Record<string, unknown>;
  readonly path?: string;
}

const event = (told: unknown): Sent => ({ body: JSON.stringify(told), contentType: EVENT_TYPE });
const batch = (told: unknown): Sent => ({ body: JSON.stringify(told) });
const data = (over: object) => anEvent({ data: { declared: { code: 'available' }, contacts: [], ...over } });
const without = (field: string) =>
  Object.fromEntries(Object.entries(anEvent()).filter(([name]) => name !== field));
const refused =
  (status: number, code: string) => (what: string, sent: () => Sent, place?: Record<string, unknown>) => ({
    what,
    sent,
    status,
    code,
    place,
  });
const invalid = refused(422, 'EVENT_FIELD_INVALID');
const missing = refused(422, 'EVENT_FIELD_MISSING');
const unknown = refused(422, 'EVENT_VALUE_UNKNOWN');
const surplus = refused(422, 'EVENT_FIELD_UNKNOWN');
const badTime = refused(422, 'EVENT_TIME_INVALID');
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
  wrong('a body changed after signing', () => ({
    body: GOOD.replace('ana', 'bob'),
    signature: sign(key, String(SECONDS), GOOD),
  })),
  wrong('a timestamp changed after signing', () => ({
    body: GOOD,
    signature: sign(key, String(SECONDS - 60), GOOD),
  })),
  wrong('a body signed without its timestamp', () => ({ body: GOOD, signature: sign(key, '', GOOD) })),
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

const attributes: Refusal[] = [
  ...['specversion', 'id', 'source', 'type', 'subject', 'time', 'data'].map((field) =>
    missing(`an event without ${field}`, () => batch([anEvent(), without(field)]), { event: 1, field }),
  ),
  refused(422, 'EVENT_SPECVERSION_UNSUPPORTED')(
    'CloudEvents 0.3',
    () => event(anEvent({ specversion: '0.3' })),
    {
      value: '"0.3"',
    },
  ),
  refused(422, 'EVENT_SPECVERSION_UNSUPPORTED')('a version that is a number', () =>
    event(anEvent({ specversion: 1 })),
  ),
  refused(422, 'EVENT_TYPE_UNSUPPORTED')('an event of another type', () =>
    event(anEvent({ type: 'com.example.call' })),
  ),
  refused(422, 'EVENT_TYPE_UNSUPPORTED')('a later version of the type', () =>
    event(anEvent({ type: 'wfm.agent.state.v2' })),
  ),
  invalid('an empty id', () => event(anEvent({ id: '' })), { event: 0, field: 'id' }),
  invalid('an id that is a number', () => event(anEvent({ id: 7 })), { field: 'id', value: '7' }),
  invalid('an id of 256 characters', () => event(anEvent({ id: 'x'.repeat(256) })), { field: 'id' }),
  invalid('an id with a blank at its end', () => event(anEvent({ id: 'e-1 ' })), { field: 'id' }),
  invalid('an id with a line break', () => event(anEvent({ id: 'e\n1' })), { field: 'id' }),
  invalid('an id with half a character', () => event(anEvent({ id: 'e\ud800' })), { field: 'id' }),
  invalid('a source that is an object', () => event(anEvent({ source: {} })), { field: 'source' }),
  invalid('a subject that is null', () => event(anEvent({ subject: null })), {
    field: 'subject',
    value: 'null',
  }),
  badTime('a time without an offset', () => event(anEvent({ time: '2026-10-19T09:00:00' })), {
    field: 'time',
  }),
  badTime('a day that does not exist', () => event(anEvent({ time: '2026-02-30T09:00:00Z' })), {
    field: 'time',
  }),
  badTime('an hour that does not exist', () => event(anEvent({ time: '2026-10-19T24:00:00Z' })), {
    field: 'time',
  }),
  badTime('a time of the last century', () => event(anEvent({ time: '1999-12-31T23:59:59Z' })), {
    field: 'time',
  }),
  badTime('a time in words', () => event(anEvent({ time: 'yesterday' })), { field: 'time' }),
  invalid('a time in seconds', () => event(anEvent({ time: SECONDS })), { field: 'time' }),
  invalid('a sequence in words', () => event(anEvent({ sequence: 'first' })), { field: 'sequence' }),
  invalid('a negative sequence', () => event(anEvent({ sequence: -1 })), { field: 'sequence' }),
  invalid('a sequence beyond counting', () => event(anEvent({ sequence: '9'.repeat(16) })), {
    field: 'sequence',
  }),
  invalid('an extension that is an object', () => event({ ...anEvent(), trace: { id: 1 } }), {
    field: 'trace',
  }),
  invalid('data of another type', () => event(anEvent({ datacontenttype: 'text/xml' })), {
    field: 'datacontenttype',
  }),
  invalid('an event that is text', () => batch(['event']), { event: 0, field: '' }),
  invalid('an event that is null', () => batch([anEvent(), null]), { event: 1 }),
];

const situations: Refusal[] = [
  invalid('data that is text', () => event(anEvent({ data: 'x' })), { field: 'data' }),
  missing('data without declared', () => event(anEvent({ data: { contacts: [] } })), {
    field: 'data.declared',
  }),
  missing('data without contacts', () => event(anEvent({ data: { declared: { code: 'available' } } })), {
    field: 'data.contacts',
  }),
  surplus('data with a field misspelt', () => event(data({ contact: [] })), { field: 'data.contact' }),
  missing('a declared status without code', () => event(data({ declared: {} })), {
    field: 'data.declared.code',
  }),
  unknown('a state that does not exist', () => event(data({ declared: { code: 'sleeping' } })), {
    field: 'data.declared.code',
    value: '"sleeping"',
  }),
  unknown('a state in another case', () => event(data({ declared: { code: 'AVAILABLE' } })), {
    field: 'data.declared.code',
  }),
  invalid(
    'a reason that is a number',
    () => event(data({ declared: { code: 'unavailable', reasonCode: 7 } })),
    {
      field: 'data.declared.reasonCode',
    },
  ),
  invalid(
    'a very long reason',
    () => event(data({ declared: { code: 'unavailable', reasonLabel: 'x'.repeat(256) } })),
    {
      field: 'data.declared.reasonLabel',
    },
  ),
  surplus(
    'a declared status with a surplus field',
    () => event(data({ declared: { code: 'available', since: 1 } })),
    {
      field: 'data.declared.since',
    },
  ),
  invalid('contacts that are an object', () => event(data({ contacts: {} })), { field: 'data.contacts' }),
  invalid('contacts that are null', () => event(data({ contacts: null })), { field: 'data.contacts' }),
  invalid('fifty-one contacts', () => event(data({ contacts: Array.from({ length: 51 }, () => CONTACT) })), {
    field: 'data.contacts',
  }),
  invalid('a contact that is text', () => event(data({ contacts: ['c-1'] })), { field: 'data.contacts.0' }),
  missing(
    'a contact without phase',
    () => event(data({ contacts: [CONTACT, { ...CONTACT, phase: undefined }] })),
    {
      field: 'data.contacts.1.phase',
    },
  ),
  unknown('a phase that does not exist', () => event(data({ contacts: [{ ...CONTACT, phase: 'parked' }] })), {
    field: 'data.contacts.0.phase',
  }),
  unknown(
    'a direction that does not exist',
    () => event(data({ contacts: [{ ...CONTACT, direction: 'up' }] })),
    {
      field: 'data.contacts.0.direction',
    },
  ),
  unknown(
    'a channel that does not exist',
    () => event(data({ contacts: [{ ...CONTACT, channel: 'fax' }] })),
    {
      field: 'data.contacts.0.channel',
    },
  ),
  badTime('a contact since never', () => event(data({ contacts: [{ ...CONTACT, since: 'never' }] })), {
    field: 'data.contacts.0.since',
  }),
];

const all = [...address, ...envelope, ...signatures, ...bodies, ...attributes, ...situations];

describe('the webhook', () => {
  it.each(all.map((refusal) => [refusal.what, refusal] as const))(
    'refuses %s and says why',
    async (_, refusal) => {
      const to =
        refusal.path === undefined
          ? sender
          : new SignedSender(`${app.url}/telephony/cloudevents/${refusal.path}`, key, () => SECONDS);
      const answer = await to.send(refusal.sent());
      expect({ status: answer.status, code: answer.body.code }).toEqual({
        status: refusal.status,
        code: refusal.code,
      });
      expect(answer.body.place).toEqual(expect.objectContaining(refusal.place ?? {}));
      expectReadable(answer);
    },
  );

  it('is sent more than eighty different mistakes', () => {
    expect(new Set(all.map(({ what }) => what)).size).toBe(all.length);
    expect(all.length).toBeGreaterThan(80);
  });

  it('keeps nothing of a delivery with a mistake in it', async () => {
    const before = await app.dataSource.getRepository(AgentEventEntity).count();
    await sender.batch([anEvent({ id: 'good' }), anEvent({ id: 'bad', time: 'never' })]);
    expect(await app.dataSource.getRepository(AgentEventEntity).count()).toBe(before);
  });
});

function expectReadable({ body }: Answer): void {
  const text = JSON.stringify(body);
  expect(Object.keys(body).sort()).toEqual(['code', 'message', 'place']);
  expect(body.message?.length).toBeGreaterThan(15);
  expect(text).not.toMatch(/ {4}at |node_modules|\.ts:|SQLITE|ER_/);
  expect(text.length).toBeLessThan(2_000);
}
