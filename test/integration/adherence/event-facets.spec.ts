import fc from 'fast-check';
import { type DataSource } from 'typeorm';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type Facet, orderEvents, type ReceivedEvent } from '../../../src/adherence/engine/agent-event.js';
import { agentTimeline } from '../../../src/adherence/engine/agent-timeline.js';
import { eventsDeciding } from '../../../src/adherence/evidence.service.js';
import { AgentEventRepository } from '../../../src/adherence/persistence/agent-event.repository.js';
import { type StoredEvent } from '../../../src/adherence/persistence/event-rows.js';
import { ReasonMapRepository } from '../../../src/adherence/persistence/reason-map.repository.js';
import { TelephonySourceRepository } from '../../../src/adherence/persistence/telephony-source.repository.js';
import { addMinutes, instant, parseInstant } from '../../../src/time/instant.js';
import { freshDataSource } from '../../support/database.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number) => addMinutes(NINE, minutes);
const DAYS = 4 * 24 * 60;
const ALWAYS = [{ start: instant(0), end: parseInstant('2100-01-01T00:00:00Z') }];
const events = new AgentEventRepository();
let dataSource: DataSource;
let unitOfWork: UnitOfWork;
let sourceId: number;
let count = 0;

function word(minutes: number, facet: Facet | null, more: Partial<ReceivedEvent> = {}): ReceivedEvent {
  return {
    origin: 'acd',
    id: `e${++count}`,
    agentKey: 'ana',
    eventTime: at(minutes),
    sequence: null,
    declared: null,
    contacts: null,
    raw: '{}',
    ...(facet === null ? {} : { facet }),
    ...more,
  };
}
const open = (contactId: string) =>
  ({ contacts: [{ contactId, channel: 'voice', direction: 'inbound', phase: 'connected' }] }) as const;
const OVER = { contacts: [] } as const;
const declared = (code: 'available' | 'unavailable') => ({
  declared: { code, reasonCode: null, reasonLabel: null },
});

const store = (told: readonly ReceivedEvent[]) =>
  unitOfWork.run((manager) => events.insertNew(manager, sourceId, told, at(DAYS)));
const around = (keys: string[], from: number, to: number) =>
  unitOfWork.read((manager) => events.around(manager, sourceId, keys, { start: at(from), end: at(to) }));
const names = (found: readonly StoredEvent[]) => found.map((event) => event.id).sort();

beforeEach(async () => {
  dataSource = await freshDataSource();
  unitOfWork = new UnitOfWork(dataSource);
  const source = await unitOfWork.run((manager) =>
    new TelephonySourceRepository(new ReasonMapRepository()).insert(manager, {
      code: 'acd',
      name: 'ACD',
      connector: 'cloudevents',
      reasonMap: {},
      freshnessSeconds: null,
      latenessSeconds: 0,
      currentKey: 'k',
      keyCreatedAt: NINE,
    }),
  );
  sourceId = source.id;
});

afterEach(() => dataSource.destroy());

describe('the store of events told in facets', () => {
  it('gives back the facet, and what the event said nothing about', async () => {
    const sent = [
      word(0, 'activity', declared('available')),
      word(1, 'contact:WR 1:é', open('WR 1:é')),
      word(2, null, { ...declared('available'), ...OVER }),
    ];
    await store(sent);
    const found = orderEvents(await around(['ana'], 0, 10));
    expect(found.map(({ facet, declared, contacts }) => ({ facet, declared, contacts }))).toEqual(
      sent.map(({ facet, declared, contacts }) => ({ facet, declared, contacts })),
    );
  });

  it('finds, before a span, the last word of each facet, however old, and of contacts those of a day that are not over', async () => {
    await store([
      word(-9 * 24 * 60, 'presence', { ...declared('available'), id: 'presence' }),
      word(-9 * 24 * 60 - 5, 'routing', { ...declared('available'), id: 'older routing' }),
      word(-8 * 24 * 60, 'routing', { ...declared('unavailable'), id: 'routing' }),
      word(-25 * 60, 'contact:lost', { ...open('lost'), id: 'lost' }),
      word(-60, 'contact:over', open('over')),
      word(-50, 'contact:over', { ...OVER, id: 'over' }),
      word(-40, 'contact:open', { ...open('open'), id: 'open' }),
      word(-30, 'contact:last', open('last')),
      word(-20, 'contact:last', { ...OVER, id: 'last' }),
      word(-30, null, { ...declared('available'), agentKey: 'bob', id: 'of bob' }),
      word(5, 'contact:new', { ...open('new'), id: 'new' }),
    ]);
    expect(names(await around(['ana', 'bob'], 0, 60))).toEqual(
      ['presence', 'routing', 'open', 'last', 'of bob', 'new'].sort(),
    );
  });

  it('finds the ends of contacts that the last whole event still told of', async () => {
    await store([
      word(-3 * 24 * 60, null, { ...declared('available'), ...open('a'), id: 'whole' }),
      word(-2.5 * 24 * 60, 'contact:a', { ...OVER, id: 'end of a' }),
      word(-10, 'activity', { ...declared('unavailable'), id: 'activity' }),
    ]);
    const found = await around(['ana'], 0, 60);
    expect(names(found)).toEqual(['activity', 'end of a', 'whole']);
  });

  it('always finds enough to tell any span as all events would', async () => {
    const facet = fc.constantFrom<Facet | null>('activity', 'routing', 'contact:a', 'contact:b', null);
    const someWord = fc.tuple(fc.integer({ min: -DAYS, max: DAYS }), facet, fc.boolean(), fc.boolean());
    const agents = fc.array(fc.array(someWord, { maxLength: 25 }), { minLength: 2, maxLength: 2 });
    let run = 0;
    const property = fc.asyncProperty(
      agents,
      fc.integer({ min: -DAYS, max: DAYS - 1 }),
      async (told, from) => {
        run += 1;
        const keys = told.map((_, i) => `run ${run} agent ${i}`);
        const sent = told.map((words, i) =>
          words.map(([minutes, of, available, talks]) =>
            word(minutes, of, {
              agentKey: keys[i],
              ...(of?.startsWith('contact:') ? {} : declared(available ? 'available' : 'unavailable')),
              ...(talks ? open(of?.slice('contact:'.length) ?? 'a') : OVER),
            }),
          ),
        );
        await store(sent.flat());
        const span = { start: at(from), end: at(DAYS) };
        const loaded = await around(keys, from, DAYS);
        keys.forEach((key, i) => {
          const own = loaded.filter(({ agentKey }) => agentKey === key);
          const feed = { events: own, reasons: {}, freshnessSeconds: 3_600, valid: ALWAYS };
          const all = sent[i].map((event) => ({ ...event, receivedTime: at(DAYS) }));
          const expected = agentTimeline([{ ...feed, events: all }], span);
          expect(agentTimeline([feed], span)).toEqual(expected);
          expect(agentTimeline([{ ...feed, events: eventsDeciding(feed, span) }], span)).toEqual(expected);
        });
      },
    );
    await fc.assert(property, { numRuns: 60 });
  });
});
