import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { startApp, type TestApp } from '../../support/app.js';
import { token } from '../../contract/samples/dialpad.js';
import { json } from '../../contract/samples/json-delivery.js';
import { PLATFORM_SENDERS, type PlatformSender, type Sending } from './platform-senders.js';

const PUBLIC = 'https://wfm.example/base';
const GIVEN = 'a1b2c3d4e5f60718293a4b5c6d7e8f90';
const RULES = { name: 'x', reasonMap: {}, freshnessSeconds: null, latenessSeconds: 0 };
let app: TestApp;
let sources: TelephonySourceService;
const keys = new Map<string, { id: number; key: string }>();

beforeAll(async () => {
  app = await startApp({ env: { WFM_PUBLIC_URL: `${PUBLIC}/`, WFM_BODY_BYTES: '65536' } });
  sources = app.app.get(TelephonySourceService, { strict: false });
  for (const { name, givesKey } of PLATFORM_SENDERS) {
    const wanted = { ...RULES, code: `${name}-1`, connector: name };
    const { source, key } = await sources.create(SYSTEM_ACTOR, wanted, givesKey ? GIVEN : null);
    keys.set(name, { id: source.id, key: key ?? GIVEN });
  }
});
afterAll(() => app.close());
afterEach(() => app.dataSource.getRepository(AgentEventEntity).clear());

const count = () => app.dataSource.getRepository(AgentEventEntity).count();
const keyOf = ({ name }: PlatformSender) => keys.get(name)?.key ?? '';
const pathOf = ({ name }: PlatformSender) => `/telephony/${name}/${name}-1`;
const goodOf = ({ samples }: PlatformSender) => Object.values(samples.good)[0];
const signed = (sender: PlatformSender, delivery = goodOf(sender), key = keyOf(sender)) =>
  sender.sign(delivery, key, PUBLIC + pathOf(sender));

interface Answered {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  readonly told: {
    readonly code?: string;
    readonly message?: string;
    readonly place?: object;
    readonly accepted?: number;
    readonly duplicates?: number;
  };
}

async function send({ url, headers, body }: Sending): Promise<Answered> {
  const address = url.replace(PUBLIC, app.url);
  const response = await fetch(address, { method: 'POST', headers, body: new Uint8Array(body) });
  const text = await response.text();
  return {
    status: response.status,
    headers: response.headers,
    text,
    told: text === '' ? {} : (JSON.parse(text) as object),
  };
}

async function expectRefused(sending: Sending, status: number, code: string): Promise<void> {
  const answer = await send(sending);
  expect([answer.status, answer.told.code]).toEqual([status, code]);
  expect(answer.told.message?.length).toBeGreaterThan(20);
  expect(answer.text).not.toContain(GIVEN);
  expect(await count()).toBe(0);
}

describe.each(PLATFORM_SENDERS.map((sender) => [sender.name, sender] as const))(
  'the door of %s',
  (_, sender) => {
    it.each(Object.entries(sender.samples.good))(
      'stores %s before it answers, and once only',
      async (_, delivery) => {
        const first = await send(signed(sender, delivery));
        expect(first.status).toBe(sender.answer);
        const stored = await count();
        expect(stored).toBeGreaterThan(0);
        const again = await send(signed(sender, delivery));
        expect([again.status, await count()]).toEqual([sender.answer, stored]);
        if (sender.answer === 204) expect([first.text, again.text]).toEqual(['', '']);
        else
          expect([first.told, again.told]).toEqual([
            { accepted: stored, duplicates: 0 },
            { accepted: 0, duplicates: stored },
          ]);
      },
    );

    it('stores a whole day in one body, or in parts', async () => {
      const { messages } = sender.samples.day;
      await send(signed(sender, sender.samples.deliver(messages)));
      const whole = await count();
      await app.dataSource.getRepository(AgentEventEntity).clear();
      for (const message of messages) await send(signed(sender, sender.samples.deliver([message])));
      expect([whole, await count()]).toEqual([whole, whole]);
    });

    it('refuses what is not signed, and what another key has signed', async () => {
      const { url, body, headers } = signed(sender);
      const contentType = headers['content-type'];
      const plain =
        sender.name === 'dialpad' ? Buffer.from(JSON.stringify({ on_duty_status: 'available' })) : body;
      await expectRefused(
        { url, body: plain, headers: { 'content-type': contentType } },
        401,
        sender.unsigned,
      );
      await expectRefused(signed(sender, goodOf(sender), `${keyOf(sender)}x`), 401, sender.wrong);
      await expectRefused(signed(sender, goodOf(sender), ''.padEnd(32, 'k')), 401, sender.wrong);
    });

    it('sees a changed byte where the platform signs its bodies', async () => {
      const { url, headers, body } = signed(sender);
      const changed = Buffer.from(body);
      changed[changed.length - 2] ^= 1;
      if (sender.signsBody) await expectRefused({ url, headers, body: changed }, 401, sender.wrong);
      else expect((await send({ url, headers, body })).status).toBe(sender.answer);
    });

    it('refuses a body too large, a packed one, and one of nothing', async () => {
      const { url, headers, body } = signed(sender);
      await expectRefused({ url, headers, body: Buffer.alloc(65_537, 0x20) }, 413, 'WEBHOOK_TOO_LARGE');
      await expectRefused(
        { url, headers: { ...headers, 'content-encoding': 'gzip' }, body },
        415,
        'WEBHOOK_CONTENT_ENCODING',
      );
      if (sender.name === 'dialpad') return;
      const text = { contentType: 'text/plain', body };
      await expectRefused(signed(sender, text), 415, 'WEBHOOK_CONTENT_TYPE');
      await expectRefused(signed(sender, json({ hello: 1 })), 422, 'WEBHOOK_BODY_FOREIGN');
      const half = { contentType: 'application/json', body: Buffer.from('[{') };
      await expectRefused(signed(sender, half), 400, 'WEBHOOK_BODY_NOT_JSON');
    });

    it('keeps nothing of a body with a message in it that is none of the platform', async () => {
      const delivery = sender.samples.deliver([sender.samples.day.messages[0], { hello: 1 }]);
      await expectRefused(signed(sender, delivery), 422, 'WEBHOOK_BODY_FOREIGN');
    });

    it('is none for sources of other platforms', async () => {
      const { headers, body } = signed(sender);
      const other = sender.name === 'twilio' ? 'webex-1' : 'twilio-1';
      await expectRefused(
        { url: `${PUBLIC}/telephony/${sender.name}/${other}`, headers, body },
        404,
        'TELEPHONY_SOURCE_NOT_FOUND',
      );
      await expectRefused(
        { url: `${PUBLIC}/telephony/nobody/${sender.name}-1`, headers, body },
        404,
        'TELEPHONY_SOURCE_NOT_FOUND',
      );
    });

    it('asks to be sent again while nothing can be stored', async () => {
      await app.dataSource.query('ALTER TABLE agent_event RENAME TO agent_event_away');
      try {
        const answer = await send(signed(sender));
        expect([answer.status, answer.told.code]).toEqual([503, 'STORAGE_UNAVAILABLE']);
        expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
      } finally {
        await app.dataSource.query('ALTER TABLE agent_event_away RENAME TO agent_event');
      }
      expect((await send(signed(sender))).status).toBe(sender.answer);
      expect(await count()).toBeGreaterThan(0);
    });
  },
);

describe('the keys of platforms', () => {
  it('are wanted where the platform makes them, and never kept in the open or shown', async () => {
    const wanted = { ...RULES, code: 'twilio-2', connector: 'twilio' };
    await expect(sources.create(SYSTEM_ACTOR, wanted)).rejects.toMatchObject({
      code: 'TELEPHONY_SOURCE_INVALID',
    });
    for (const bad of ['short', `${GIVEN} ${GIVEN}`, 'é'.repeat(20), 'k'.repeat(256)]) {
      await expect(sources.create(SYSTEM_ACTOR, wanted, bad)).rejects.toMatchObject({
        code: 'TELEPHONY_SOURCE_INVALID',
        message: expect.not.stringContaining(bad) as string,
      });
    }
    const rows: unknown = await app.dataSource.query('SELECT * FROM telephony_source');
    expect(JSON.stringify(rows)).not.toContain(GIVEN);
    expect(JSON.stringify(await sources.sources(SYSTEM_ACTOR))).not.toContain(GIVEN);
  });

  it('change over with the one before still good, or at once', async () => {
    const sender = PLATFORM_SENDERS.find(({ name }) => name === 'zendesk');
    if (sender === undefined) throw new Error('Zendesk is one of them.');
    const statusWith = async (key: string) => (await send(signed(sender, goodOf(sender), key))).status;
    const { id } = keys.get('zendesk') ?? { id: 0 };
    const next = `${GIVEN}-next`;
    const { key, source } = await sources.rotateKey(SYSTEM_ACTOR, id, true, next);
    expect([key, source.hasPreviousKey]).toEqual([null, true]);
    expect([await statusWith(GIVEN), await statusWith(next)]).toEqual([202, 202]);
    await sources.rotateKey(SYSTEM_ACTOR, id, false, GIVEN);
    expect([await statusWith(GIVEN), await statusWith(next)]).toEqual([202, 401]);
  });
});

describe('manners of platforms', () => {
  const bySelf = (name: string) => PLATFORM_SENDERS.find((sender) => sender.name === name) as PlatformSender;

  it('gives RingCentral its Validation-Token back, and stores nothing', async () => {
    const url = PUBLIC + pathOf(bySelf('ringcentral'));
    const answer = await send({ url, headers: { 'validation-token': 'v-1' }, body: Buffer.alloc(0) });
    expect([answer.status, answer.headers.get('validation-token'), answer.text]).toEqual([200, 'v-1', '']);
    expect(await count()).toBe(0);
  });

  it('takes the key of EventBridge in each of the ways in which a connection can hold it', async () => {
    const sender = bySelf('genesys');
    const { url, body, headers } = signed(sender);
    const key = keyOf(sender);
    const basic = Buffer.from(`wfm:${key}`).toString('base64');
    const ways: readonly Record<string, string>[] = [
      { 'x-api-key': key },
      { authorization: `Bearer ${key}` },
      { authorization: `Basic ${basic}` },
    ];
    for (const way of ways) {
      const sent = { url, body, headers: { 'content-type': headers['content-type'], ...way } };
      expect((await send(sent)).status).toBe(202);
    }
  });

  it('takes the Flex feed without a signature, from an address with the key as its password', async () => {
    const sender = bySelf('twilio');
    const delivery = sender.samples.good['a record of the Flex feed'];
    const url = PUBLIC + pathOf(sender);
    const authorization = (key: string) => `Basic ${Buffer.from(`wfm:${key}`).toString('base64')}`;
    const headers = { 'content-type': delivery.contentType };
    const sent = (key: string) => ({
      url,
      body: delivery.body,
      headers: { ...headers, authorization: authorization(key) },
    });
    expect((await send(sent(GIVEN))).status).toBe(204);
    expect((await send(sent(`${GIVEN}x`))).status).toBe(401);
  });

  it('believes no token but those of HS256', async () => {
    const sender = bySelf('dialpad');
    const claims = sender.samples.day.messages[0];
    const url = PUBLIC + pathOf(sender);
    const none = `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.`;
    for (const forged of [
      none,
      token(claims, keyOf(sender), { alg: 'HS512' }),
      `${token(claims, keyOf(sender))}x`,
      'a.b',
      '',
    ]) {
      const answer = await send({
        url,
        headers: { 'content-type': 'text/plain' },
        body: Buffer.from(forged),
      });
      expect([forged === '' ? 400 : 401]).toContain(answer.status);
    }
    expect(await count()).toBe(0);
  });

  it('refuses an agent whose name has no place', async () => {
    const sender = bySelf('webex');
    const [message] = sender.samples.day.messages as readonly { readonly data: object }[];
    for (const agentId of ['x'.repeat(256), 'a\u0000b']) {
      const delivery = json({ ...message, data: { ...message.data, agentId } });
      await expectRefused(signed(sender, delivery), 422, 'EVENT_FIELD_INVALID');
    }
    const late = json({ ...message, data: { ...message.data, createdTime: 9e15 } });
    expect((await send(signed(sender, late))).status).toBe(422);
  });
});
