import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { AGENT_STATE_EVENT_SCHEMA } from '../../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import { EVENT_TYPE } from '../../../src/adherence/telephony/cloudevents/cloudevents.connector.js';
import { sign } from '../../../src/adherence/telephony/cloudevents/signature.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { parseInstant } from '../../../src/time/instant.js';
import { startApp, type TestApp } from '../../support/app.js';
import { anEvent, SignedSender } from './signed-sender.js';

const NOW = parseInstant('2026-10-19T09:00:10Z');
let app: TestApp;
let sources: TelephonySourceService;
let sourceId: number;
let firstKey: string;

const senderWith = (key: string) =>
  new SignedSender(`${app.url}/telephony/cloudevents/acd`, key, () => NOW / 1_000);
const stored = () => app.dataSource.getRepository(AgentEventEntity).find({ order: { id: 'ASC' } });

beforeEach(async () => {
  const clock = new SettableClock(NOW);
  app = await startApp({ providers: (builder) => builder.overrideProvider(Clock).useValue(clock) });
  sources = app.app.get(TelephonySourceService, { strict: false });
  const rules = {
    name: 'ACD',
    connector: 'cloudevents',
    reasonMap: {},
    freshnessSeconds: null,
    latenessSeconds: 0,
  };
  const created = await sources.create(SYSTEM_ACTOR, { code: 'acd', ...rules });
  sourceId = created.source.id;
  firstKey = created.key ?? '';
});

afterEach(() => app.close());

describe('the webhook', () => {
  it('acknowledges one event and a batch after they are stored, each once', async () => {
    const sender = senderWith(firstKey);
    const one = await sender.send({ body: JSON.stringify(anEvent()), contentType: EVENT_TYPE });
    expect([one.status, one.body]).toEqual([202, { accepted: 1, duplicates: 0 }]);
    const many = await sender.batch([anEvent(), anEvent({ id: 'e-2' }), anEvent({ id: 'e-2' })]);
    expect([many.status, many.body]).toEqual([202, { accepted: 1, duplicates: 2 }]);
    expect((await stored()).map((row) => row.sourceEventId)).toEqual(['e-1', 'e-2']);
  });

  it('keeps the event as it was sent, with what was read from it', async () => {
    const event = { ...anEvent({ sequence: '7' }), traceparent: '00-ab' };
    await senderWith(firstKey).send({ body: JSON.stringify(event), contentType: EVENT_TYPE });
    const [row] = await stored();
    expect(JSON.parse(row.raw)).toEqual(event);
    expect([row.agentKey, row.origin, Number(row.sequence), row.eventTime, row.receivedTime]).toEqual([
      'ana',
      '//acd.example/eu',
      7,
      parseInstant('2026-10-19T09:00:00Z'),
      NOW,
    ]);
  });

  it('takes the old key and the new one while keys are changed, then only the new one', async () => {
    const { key: secondKey } = await sources.rotateKey(SYSTEM_ACTOR, sourceId, true);
    const send = (key: string) => senderWith(key).batch([anEvent()]);
    expect([(await send(firstKey)).status, (await send(secondKey ?? '')).status]).toEqual([202, 202]);
    const { key: thirdKey } = await sources.rotateKey(SYSTEM_ACTOR, sourceId, false);
    const statuses = await Promise.all(
      [firstKey, secondKey, thirdKey].map(async (key) => (await send(key ?? '')).status),
    );
    expect(statuses).toEqual([401, 401, 202]);
  });

  it('takes a delivery signed with both keys', async () => {
    const body = JSON.stringify([anEvent()]);
    const stamp = String(NOW / 1_000);
    const signature = `${sign('next key', stamp, body)},${sign(firstKey, stamp, body)}`;
    expect((await senderWith(firstKey).send({ body, signature })).status).toBe(202);
  });

  it('takes many deliveries at the same time, each event once', async () => {
    const sender = senderWith(firstKey);
    const batches = Array.from({ length: 20 }, (_, b) =>
      Array.from({ length: 50 }, (_, i) => anEvent({ id: `e-${(b * 25 + i) % 500}` })),
    );
    const answers = await Promise.all(batches.map((batch) => sender.batch(batch)));
    expect(answers.map((answer) => answer.status)).toEqual(answers.map(() => 202));
    expect(await stored()).toHaveLength(500);
  });

  it('asks to be sent again when the database cannot store, and does not acknowledge', async () => {
    app.app.useLogger(false);
    await app.dataSource.query('DROP TABLE agent_event');
    const answer = await senderWith(firstKey).batch([anEvent()]);
    expect([answer.status, answer.body.code]).toEqual([503, 'STORAGE_UNAVAILABLE']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(JSON.stringify(answer.body)).not.toMatch(/agent_event|SQL/i);
  });

  it('publishes the contract it checks', async () => {
    const response = await app.get('/telephony/cloudevents/schema');
    expect(await response.json()).toEqual(JSON.parse(JSON.stringify(AGENT_STATE_EVENT_SCHEMA)));
  });
});
