import fc from 'fast-check';
import { addMinutes, addSeconds, type Instant, instant, parseInstant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type AgentEvent, type DeclaredCode, effectiveTime, orderEvents } from './agent-event.js';
import { type AgentFeed, agentTimeline } from './agent-timeline.js';

const NINE = parseInstant('2026-10-19T09:00:00Z');
const DAY: Interval = { start: NINE, end: addMinutes(NINE, 8 * 60) };
const ALWAYS: Interval[] = [{ start: instant(0), end: parseInstant('2100-01-01T00:00:00Z') }];
const at = (minutes: number): Instant => addMinutes(NINE, minutes);

function event(minutes: number, code: DeclaredCode, more: Partial<AgentEvent> = {}): AgentEvent {
  const eventTime = at(minutes);
  return {
    origin: 'acd',
    id: `e${minutes}`,
    eventTime,
    receivedTime: eventTime,
    sequence: null,
    declared: { code, reasonCode: null, reasonLabel: null },
    contacts: [],
    ...more,
  };
}

function feed(events: readonly AgentEvent[], more: Partial<AgentFeed> = {}): AgentFeed {
  return { events, reasons: { lunch: 'lunch' }, freshnessSeconds: null, valid: ALWAYS, ...more };
}

const told = (feeds: readonly AgentFeed[], span = DAY) =>
  agentTimeline(feeds, span).map((s) => [s.state, (s.start - NINE) / 60_000, (s.end - NINE) / 60_000]);

describe('the timeline of an agent', () => {
  it('tiles the span, with unknown before the first event', () => {
    expect(told([feed([event(10, 'available'), event(60, 'offline')])])).toEqual([
      ['unknown', 0, 10],
      ['available', 10, 60],
      ['offline', 60, 480],
    ]);
  });

  it('knows the state at the start from an event before the span', () => {
    expect(told([feed([event(-30, 'available')])])).toEqual([['available', 0, 480]]);
  });

  it('joins a state that is told again, as heart-beats do', () => {
    expect(told([feed([event(0, 'available'), event(2, 'available'), event(4, 'available')])])).toEqual([
      ['available', 0, 480],
    ]);
  });

  it('forgets a state that nothing confirmed within the freshness limit', () => {
    const events = [event(0, 'available'), event(4, 'available')];
    expect(told([feed(events, { freshnessSeconds: 300 })])).toEqual([
      ['available', 0, 9],
      ['unknown', 9, 480],
    ]);
  });

  it('keeps a state of which nothing is heard while its source is, and until it is again after that', () => {
    const heard = [
      { start: at(0), end: at(60) },
      { start: at(90), end: at(120) },
    ];
    expect(told([feed([event(10, 'available')], { freshnessSeconds: 300, heard })])).toEqual([
      ['unknown', 0, 10],
      ['available', 10, 65],
      ['unknown', 65, 90],
      ['available', 90, 125],
      ['unknown', 125, 480],
    ]);
  });

  it('is not told by a source that was heard before what it said', () => {
    const heard = [{ start: at(-60), end: at(5) }];
    expect(told([feed([event(10, 'available')], { freshnessSeconds: 300, heard })])).toEqual([
      ['unknown', 0, 10],
      ['available', 10, 15],
      ['unknown', 15, 480],
    ]);
  });

  it('lets offline stand for as long as nothing else is heard', () => {
    expect(told([feed([event(0, 'offline')], { freshnessSeconds: 300 })])).toEqual([['offline', 0, 480]]);
  });

  it('keeps two calls apart that follow each other at once', () => {
    const call = (contactId: string) =>
      [{ contactId, channel: 'voice', direction: 'inbound', phase: 'connected' }] as const;
    const events = [
      event(0, 'available', { contacts: call('a') }),
      event(5, 'available', { contacts: call('b') }),
    ];
    expect(told([feed(events)]).map(([state]) => state)).toEqual(['on-inbound-call', 'on-inbound-call']);
  });

  it('counts an event stamped more than two minutes ahead from when it was received, and says so', () => {
    const early = event(120, 'available', { receivedTime: at(5) });
    const timeline = agentTimeline([feed([early])], DAY);
    expect(timeline.map((s) => [s.state, s.start === at(5), s.clamped])).toEqual([
      ['unknown', false, false],
      ['available', true, true],
    ]);
  });

  it('leaves a stamp less than two minutes ahead as it is', () => {
    const event1 = event(5, 'available', { receivedTime: at(3) });
    expect(agentTimeline([feed([event1])], DAY)[1].start).toBe(at(5));
  });

  it('orders events of one moment by sequence, then by name', () => {
    const second = event(1, 'offline', { id: 'a', sequence: 2 });
    const first = event(1, 'available', { id: 'b', sequence: 1 });
    expect(told([feed([second, first])]).at(-1)?.[0]).toBe('offline');
  });

  it('lets the more telling of two logins speak', () => {
    const desk = feed([event(0, 'offline'), event(30, 'available'), event(60, 'offline')]);
    const phone = feed([event(0, 'available'), event(45, 'unavailable')]);
    expect(told([desk, phone])).toEqual([
      ['available', 0, 60],
      ['other-aux', 60, 480],
    ]);
  });

  it('does not take a stale login for logged out', () => {
    const gone = feed([event(0, 'offline')]);
    const stale = feed([event(0, 'available')], { freshnessSeconds: 600 });
    expect(told([gone, stale])).toEqual([
      ['available', 0, 10],
      ['unknown', 10, 480],
    ]);
  });

  it('hears a login only while it belongs to the agent', () => {
    const lent = feed([event(0, 'available')], { valid: [{ start: at(20), end: at(40) }] });
    expect(told([lent])).toEqual([
      ['unknown', 0, 20],
      ['available', 20, 40],
      ['unknown', 40, 480],
    ]);
  });
});

const someEvent = fc.record({
  minutes: fc.integer({ min: -60, max: 540 }),
  ahead: fc.constantFrom(0, 0, 0, 1, 30),
  sequence: fc.constantFrom(null, 1, 2),
  code: fc.constantFrom<DeclaredCode[]>('available', 'unavailable', 'offline', 'not-responding'),
  talking: fc.boolean(),
});
const someEvents = fc.array(someEvent, { maxLength: 25 }).map((drawn) =>
  drawn.map(({ minutes, ahead, sequence, code, talking }, i) =>
    event(minutes, code, {
      id: `id-${i}`,
      sequence,
      receivedTime: at(minutes - ahead),
      contacts: talking
        ? [{ contactId: `c${i}`, channel: 'voice', direction: 'inbound', phase: 'connected' }]
        : [],
    }),
  ),
);
const freshness = fc.constantFrom(null, 60, 900);

describe('the timeline as a function of the set of events', () => {
  it('is the same in any order, with any copies', () => {
    const shuffled = someEvents.chain((events) =>
      fc.tuple(
        fc.constant(events),
        fc.shuffledSubarray([...events, ...events], { minLength: events.length * 2 }),
        freshness,
      ),
    );
    fc.assert(
      fc.property(shuffled, ([events, arrived, freshnessSeconds]) => {
        const expected = agentTimeline([feed(events, { freshnessSeconds })], DAY);
        expect(agentTimeline([feed(arrived, { freshnessSeconds })], DAY)).toEqual(expected);
      }),
    );
  });

  it('tiles the span without gap and without two equal neighbours', () => {
    fc.assert(
      fc.property(someEvents, someEvents, freshness, (one, two, freshnessSeconds) => {
        const timeline = agentTimeline([feed(one, { freshnessSeconds }), feed(two)], DAY);
        expect(timeline[0].start).toBe(DAY.start);
        expect(timeline.at(-1)?.end).toBe(DAY.end);
        for (let i = 1; i < timeline.length; i++) {
          expect(timeline[i].start).toBe(timeline[i - 1].end);
          expect({ ...timeline[i], start: 0, end: 0 }).not.toEqual({ ...timeline[i - 1], start: 0, end: 0 });
        }
      }),
    );
  });

  it('tells at every moment what the last event before it said, while that is fresh', () => {
    const moment = fc.integer({ min: 0, max: 8 * 3_600 - 1 }).map((s) => addSeconds(NINE, s));
    fc.assert(
      fc.property(someEvents, moment, freshness, (events, now, freshnessSeconds) => {
        const timeline = agentTimeline([feed(events, { freshnessSeconds })], DAY);
        const found = timeline.find((s) => s.start <= now && now < s.end);
        const last = orderEvents(events).findLast((e) => effectiveTime(e) <= now);
        expect(found?.state).toBe(expectedState(last, now, freshnessSeconds));
      }),
    );
  });

  it('changes nothing before the moment of a late event', () => {
    fc.assert(
      fc.property(someEvents, someEvent, (events, { minutes, code }) => {
        const late = event(minutes, code, { id: 'late' });
        const until = {
          start: DAY.start,
          end: Math.max(DAY.start, Math.min(at(minutes), DAY.end)) as Instant,
        };
        expect(agentTimeline([feed([...events, late])], until)).toEqual(agentTimeline([feed(events)], until));
      }),
    );
  });
});

function expectedState(last: AgentEvent | undefined, now: Instant, freshnessSeconds: number | null): string {
  if (last === undefined) return 'unknown';
  const talks = last.contacts?.length !== 0;
  const code = last.declared?.code ?? 'unknown';
  const declared = code === 'unavailable' ? 'other-aux' : code;
  const fresh = freshnessSeconds === null || now < addSeconds(effectiveTime(last), freshnessSeconds);
  if (!fresh && (talks || declared !== 'offline')) return 'unknown';
  return talks ? 'on-inbound-call' : declared;
}
