import fc from 'fast-check';
import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { AdherenceService } from '../../../src/adherence/adherence.service.js';
import { IdentityService } from '../../../src/adherence/identity.service.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { type AgentStateCloudEvent } from '../../../src/adherence/telephony/cloudevents/agent-state-event.schema.js';
import { TelephonySourceService } from '../../../src/adherence/telephony-source.service.js';
import { addMinutes, formatInstant, SECOND_MS } from '../../../src/time/instant.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { anEvent, SignedSender } from './signed-sender.js';
import { at, startWatchedCompany, type WatchedCompany } from './watched-company.js';

const RUNS = 12;
const DAY = localDate('2026-10-19');
let company: WatchedCompany;
let sender: SignedSender;

beforeAll(async () => {
  company = await startWatchedCompany();
  const { ana, app, clock } = company;
  await company.publish([
    {
      agentId: ana.id,
      activities: [
        ['inbound', at('01:00'), at('03:00')],
        ['break', at('03:00'), at('03:15')],
        ['outbound', at('03:15'), at('06:00')],
      ],
    },
  ]);
  const sources = app.app.get(TelephonySourceService, { strict: false });
  const { source, key } = await sources.create(SYSTEM_ACTOR, {
    ...{ code: 'http', name: 'HTTP', connector: 'cloudevents', reasonMap: { Break: 'break' } },
    ...{ freshnessSeconds: 1_800, latenessSeconds: 0 },
  });
  const logins = ['desk', 'soft'].map((agentKey) => ({
    ...{ agentKey, agentCode: ana.code, validFrom: null, validTo: null },
  }));
  await app.app.get(IdentityService, { strict: false }).map(SYSTEM_ACTOR, source.id, logins);
  const address = `${app.url}/telephony/cloudevents/http`;
  sender = new SignedSender(address, key ?? '', () => Math.floor(clock.now() / SECOND_MS));
});
afterAll(() => company.app.close());

/** Two logins over five hours: calls, a break that is too long, silence, and moments with two events at once. */
const SITUATIONS: readonly AgentStateCloudEvent['data'][] = [
  { declared: { code: 'available' }, contacts: [] },
  { declared: { code: 'available' }, contacts: [call('inbound', 'connected')] },
  { declared: { code: 'available' }, contacts: [call('outbound', 'held')] },
  { declared: { code: 'unavailable', reasonLabel: 'Break' }, contacts: [] },
  { declared: { code: 'offline' }, contacts: [] },
];
const EVENTS = Array.from({ length: 60 }, (_, i) =>
  anEvent({
    ...{ id: `e-${i}`, subject: i % 3 === 0 ? 'soft' : 'desk', sequence: i },
    time: formatInstant(addMinutes(at('00:50'), Math.floor(i / 2) * 11)),
    data: SITUATIONS[(i * 7) % SITUATIONS.length],
  }),
);

function call(direction: 'inbound' | 'outbound', phase: 'connected' | 'held') {
  return { contactId: 'c', channel: 'voice', direction, phase } as const;
}

async function deliver(batches: readonly (readonly unknown[])[]): Promise<string> {
  await company.app.dataSource.getRepository(AgentEventEntity).clear();
  const answers = await Promise.all(batches.map((batch) => sender.batch(batch)));
  expect(answers.map(({ status }) => status)).toEqual(batches.map(() => 202));
  const adherence = company.app.app.get(AdherenceService, { strict: false });
  const [{ figures, exceptions, timeline }] = await adherence.history(SYSTEM_ACTOR, company.ana.id, DAY, DAY);
  // Which row came last is the one thing that depends on when they came.
  return JSON.stringify({ figures, exceptions, timeline }, (key, value: unknown) =>
    key === 'lastEventId' ? undefined : value,
  );
}

/** Every event at least once, in any order, in batches of any size. */
const deliveries = fc
  .tuple(
    fc.shuffledSubarray([...EVENTS, ...EVENTS.slice(0, 20)], { minLength: 80 }),
    fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 1, maxLength: 8 }),
  )
  .map(([events, sizes]) => {
    const batches: unknown[][] = [];
    for (let from = 0, i = 0; from < events.length; from += sizes[i++ % sizes.length]) {
      batches.push(events.slice(from, from + sizes[i % sizes.length]));
    }
    return batches;
  });

describe('a day delivered over HTTP', () => {
  it('gives the same timeline and figures in any order, doubled and in any batches', async () => {
    const wanted = await deliver([EVENTS]);
    expect(JSON.parse(wanted)).toMatchObject({
      timeline: expect.arrayContaining([expect.anything()]) as unknown,
    });
    await fc.assert(
      fc.asyncProperty(deliveries, async (batches) => {
        expect(await deliver(batches)).toBe(wanted);
      }),
      { numRuns: RUNS },
    );
  });
});
