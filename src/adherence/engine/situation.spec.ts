import fc from 'fast-check';
import { addMinutes, instant, parseInstant } from '../../time/instant.js';
import {
  type AgentEvent,
  type Contact,
  type DeclaredCode,
  DECLARED_CODES,
  effectiveTime,
  type Facet,
  orderEvents,
} from './agent-event.js';
import { agentTimeline } from './agent-timeline.js';
import { situations, wordsStanding } from './situation.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const at = (minutes: number) => addMinutes(NINE, minutes);
const END = at(3 * 24 * 60);
const ALWAYS = [{ start: instant(0), end: parseInstant('2100-01-01T00:00:00Z') }];
let count = 0;

function word(minutes: number, facet: Facet | null, more: Partial<AgentEvent>): AgentEvent {
  return {
    origin: 'acd',
    id: `e${++count}`,
    eventTime: at(minutes),
    receivedTime: at(minutes),
    sequence: null,
    declared: null,
    contacts: null,
    ...(facet === null ? {} : { facet }),
    ...more,
  };
}

const declared = (code: DeclaredCode, reasonLabel: string | null = null) => ({
  declared: { code, reasonCode: null, reasonLabel },
});
const call = (contactId: string, more: Partial<Contact> = {}): Contact => ({
  contactId,
  channel: 'voice',
  direction: 'inbound',
  phase: 'connected',
  ...more,
});
const calls = (...contacts: Contact[]) => ({ contacts });

const told = (events: readonly AgentEvent[], end = at(60)) =>
  situations(orderEvents(events), end).map((s) => [
    (s.start - NINE) / 60_000,
    s.declared?.code ?? null,
    s.contacts.map(({ contactId, phase }) => `${contactId} ${phase}`).join(),
  ]);

describe('the situation of a login told in facets', () => {
  it('keeps the declared status through the words about a contact, and the contact through a change of the status', () => {
    expect(
      told([
        word(0, 'activity', declared('available')),
        word(5, 'contact:a', calls(call('a'))),
        word(10, 'activity', declared('unavailable', 'Lunch')),
        word(20, 'contact:a', calls()),
      ]),
    ).toEqual([
      [0, 'available', ''],
      [5, 'available', 'a connected'],
      [10, 'unavailable', 'a connected'],
      [20, 'unavailable', ''],
    ]);
  });

  it('counts a late word about one contact from its own time, and leaves the others alone', () => {
    const words = [
      word(5, 'contact:a', calls(call('a'))),
      word(6, 'contact:b', calls(call('b'))),
      word(9, 'contact:b', calls()),
      word(7, 'contact:a', calls(call('a', { phase: 'held' }))),
    ];
    expect(told(words).map(([, , contacts]) => contacts)).toEqual([
      'a connected',
      'a connected,b connected',
      'b connected,a held',
      'a held',
    ]);
  });

  it('ends every facet with a word about the whole', () => {
    const words = [
      word(0, 'activity', declared('available')),
      word(1, 'contact:a', calls(call('a'))),
      word(2, null, { ...declared('unavailable'), contacts: [] }),
    ];
    expect(told(words).at(-1)).toEqual([2, 'unavailable', '']);
  });

  it('goes on from the whole, contact by contact', () => {
    const words = [
      word(0, null, { ...declared('available'), contacts: [call('a'), call('b')] }),
      word(1, 'contact:a', calls()),
      word(2, 'activity', declared('unavailable')),
    ];
    expect(told(words)).toEqual([
      [0, 'available', 'a connected,b connected'],
      [1, 'available', 'b connected'],
      [2, 'unavailable', 'b connected'],
    ]);
  });

  it('presumes a contact only while the platform tells of none', () => {
    const presumed = call('?', { direction: 'unknown', presumed: true });
    const words = [
      word(0, 'routing', calls(presumed)),
      word(1, 'contact:a', calls(call('a', { phase: 'held' }))),
      word(2, 'contact:a', calls()),
      word(3, 'routing', calls()),
    ];
    expect(told(words).map(([, , contacts]) => contacts)).toEqual([
      '? connected',
      'a held',
      '? connected',
      '',
    ]);
  });

  it('takes a contact that nobody spoke of for a day to be over', () => {
    const words = [word(0, 'activity', declared('available')), word(5, 'contact:a', calls(call('a')))];
    expect(told(words, END).slice(1)).toEqual([
      [5, 'available', 'a connected'],
      [5 + 24 * 60, 'available', ''],
    ]);
  });

  it('counts the word of the later sequence where two facets speak in one moment', () => {
    const words = [
      word(0, 'contact:a', { ...calls(), sequence: 3 }),
      word(0, 'contact:a', { ...calls(call('a')), sequence: 1 }),
    ];
    expect(told(words).at(-1)).toEqual([0, null, '']);
  });

  it('does not go stale while any facet is told', () => {
    const events = [word(0, 'activity', declared('available')), word(4, 'contact:a', calls(call('a')))];
    const feed = { events, reasons: {}, freshnessSeconds: 300, valid: ALWAYS };
    expect(
      agentTimeline([feed], { start: NINE, end: at(20) }).map((s) => [s.state, (s.end - NINE) / 60_000]),
    ).toEqual([
      ['available', 4],
      ['on-inbound-call', 9],
      ['unknown', 20],
    ]);
  });

  it.each([
    ['offline', 'available'],
    ['not-responding', 'available'],
    ['after-call-work', 'available'],
    ['available', 'unavailable'],
    ['unavailable', 'unknown'],
  ] as const)('lets %s decide before %s, whichever came last', (stronger, weaker) => {
    const both = (first: DeclaredCode, last: DeclaredCode) =>
      told([word(0, 'routing', declared(first)), word(1, 'presence', declared(last))]).at(-1)?.[1];
    expect([both(stronger, weaker), both(weaker, stronger)]).toEqual([stronger, stronger]);
  });

  it('takes the reason of the later of two equal words', () => {
    const lunch = word(2, 'routing', declared('unavailable', 'Lunch'));
    const first = word(0, 'routing', declared('unavailable', 'Break'));
    const between = word(1, 'presence', declared('unavailable', 'Meeting'));
    const [last] = situations(orderEvents([lunch, first, between]), at(9)).slice(-1);
    expect(last.declared?.reasonLabel).toBe('Lunch');
  });
});

const someFacet = fc.constantFrom<Facet | null>(
  'activity',
  'routing',
  'presence',
  'contact:a',
  'contact:b',
  'contact:c',
  null,
);
const someContact = fc.constantFrom('a', 'b', 'c', 'd').map((id) => call(id));
const someWord = fc
  .record({
    minutes: fc.integer({ min: 0, max: 3 * 24 * 60 }),
    facet: someFacet,
    code: fc.option(fc.constantFrom(...DECLARED_CODES)),
    contacts: fc.option(fc.uniqueArray(someContact, { selector: (c) => c.contactId, maxLength: 2 })),
    sequence: fc.option(fc.integer({ min: 0, max: 3 })),
    ahead: fc.boolean(),
  })
  .map(({ minutes, facet, code, contacts, sequence, ahead }) => {
    const id = facet?.startsWith('contact:') ? facet.slice('contact:'.length) : null;
    return word(minutes, facet, {
      sequence,
      declared: code === null ? null : declared(code).declared,
      contacts: contacts?.map((contact) => (id === null ? contact : call(id))) ?? null,
      receivedTime: at(ahead ? minutes - 30 : minutes),
    });
  });
const someWords = fc.array(someWord, { maxLength: 40 });
const freshness = fc.option(fc.integer({ min: 60, max: 90_000 }));

describe('words of facets, as a set', () => {
  it('give the same timeline in whatever order, and however often, they come', () => {
    const shuffled = someWords.chain((words) =>
      fc.tuple(
        fc.constant(words),
        fc.shuffledSubarray([...words, ...words], { minLength: words.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, freshness, ([words, arrived], freshnessSeconds) => {
        const timeline = (events: readonly AgentEvent[]) =>
          agentTimeline([{ events, reasons: {}, freshnessSeconds, valid: ALWAYS }], {
            start: NINE,
            end: END,
          });
        expect(timeline(arrived)).toEqual(timeline(words));
      }),
    );
  });

  it('need, before a span, only those that still speak at its start', () => {
    fc.assert(
      fc.property(someWords, fc.integer({ min: 0, max: 3 * 24 * 60 }), freshness, (words, minutes, fresh) => {
        const span = { start: at(minutes), end: END };
        const before = words.filter((each) => effectiveTime(each) < span.start);
        const within = words.filter((each) => effectiveTime(each) >= span.start);
        const timeline = (events: readonly AgentEvent[]) =>
          agentTimeline([{ events, reasons: {}, freshnessSeconds: fresh, valid: ALWAYS }], span);
        const standing = wordsStanding(orderEvents(before), span.start);
        expect(timeline([...standing, ...within])).toEqual(timeline(words));
        expect(wordsStanding(standing, span.start)).toEqual(standing);
      }),
    );
  });
});
