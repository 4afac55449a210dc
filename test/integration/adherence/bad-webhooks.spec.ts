import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { Clock, SettableClock } from '../../../src/time/clock.js';
import { startApp, type TestApp } from '../../support/app.js';
import { badDeliveries } from './bad-deliveries.js';
import { badEvents } from './bad-events.js';
import { NOW } from './refusal.js';
import { anEvent, type Answer, SignedSender } from './signed-sender.js';

const SECONDS = NOW / 1_000;
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
  key = (await service.create(SYSTEM_ACTOR, { code: 'acd', ...rules })).key ?? '';
  await service.create(SYSTEM_ACTOR, { code: 'other', ...rules });
  sender = new SignedSender(`${app.url}/telephony/cloudevents/acd`, key, () => SECONDS);
});

afterAll(() => app.close());

const all = [...badDeliveries, ...badEvents];

describe('the webhook', () => {
  it.each(all.map((refusal) => [refusal.what, refusal] as const))(
    'refuses %s and says why',
    async (_, refusal) => {
      const to =
        refusal.path === undefined
          ? sender
          : new SignedSender(`${app.url}/telephony/cloudevents/${refusal.path}`, key, () => SECONDS);
      const answer = await to.send(refusal.sent(key));
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
