import fc from 'fast-check';
import { type ReceivedEvent } from '../../src/adherence/engine/agent-event.js';
import { type ReasonMap } from '../../src/adherence/engine/agent-state.js';
import { agentTimeline, type StateInterval } from '../../src/adherence/engine/agent-timeline.js';
import { type Delivery } from '../../src/adherence/telephony/connector.js';
import { assertStorable } from '../../src/adherence/telephony/storable.js';
import { type WebhookPlatform } from '../../src/adherence/telephony/webhook-platform.js';
import { addMinutes, instant, parseInstant } from '../../src/time/instant.js';
import { UserError } from '../../src/user-error.js';

type Message = Readonly<Record<string, unknown>>;

/** What a connector brings to the suite. */
export interface ConnectorSamples {
  /** Deliveries as the platform sends them, at least one. */
  readonly good: Readonly<Record<string, Delivery>>;
  /** Deliveries that cannot be read. */
  readonly bad: Readonly<Record<string, Delivery>>;
  /** Deliveries of the platform that tell nothing of an agent. */
  readonly silent?: Readonly<Record<string, Delivery>>;
  /** A day of one agent, message by message, and how messages come together in one body. */
  readonly day: { readonly agentKey: string; readonly messages: readonly Message[] };
  readonly deliver: (messages: readonly Message[]) => Delivery;
  /** Words of the platform for why an agent is not available, each alone in a message. */
  readonly reasons: Readonly<Record<string, Message>>;
}

const ALWAYS = [{ start: instant(0), end: parseInstant('2100-01-01T00:00:00Z') }];

/** What every connector must keep, whatever platform it reads. */
export function describeConnector(make: () => WebhookPlatform, samples: ConnectorSamples): void {
  describe(`the connector ${make().name}`, () => {
    const read = (delivery: Delivery) => make().read(delivery);

    describe.each(Object.entries(samples.good))('reading %s', (_, delivery) => {
      it('finds events that can be stored as they are', () => {
        const events = read(delivery);
        expect(events.length).toBeGreaterThan(0);
        expect(() => assertStorable(events)).not.toThrow();
        for (const event of events) expectPlain(event);
      });

      it('gives the same events every time, from a fresh connector or a used one', () => {
        const used = make();
        expect(used.read(delivery)).toEqual(used.read(delivery));
        expect(read(delivery)).toEqual(used.read(delivery));
      });

      it('names every event once', () => {
        const names = read(delivery).map(({ origin, id }) => JSON.stringify([origin, id]));
        expect(new Set(names).size).toBe(names.length);
      });

      it('leaves the delivery as it was', () => {
        const before = Buffer.from(delivery.body);
        read(delivery);
        expect(delivery.body.equals(before)).toBe(true);
      });
    });

    it.each(Object.entries(samples.bad))('refuses %s with a code, a place and advice', (_, delivery) => {
      const error = refusal(() => read(delivery));
      expect(error).toBeInstanceOf(UserError);
      expect(error.message.length).toBeGreaterThan(15);
    });

    const silent = Object.entries(samples.silent ?? {});
    if (silent.length > 0) {
      it.each(silent)('takes %s, and hears nothing in it', (_, delivery) => {
        expect(read(delivery)).toEqual([]);
      });
    }

    it('refuses bytes that are nothing at all, and never breaks', () => {
      const { contentType } = Object.values(samples.good)[0];
      for (const text of GARBAGE) {
        const body = Buffer.from(text, 'latin1');
        expect(refusal(() => read({ contentType, body }))).toBeInstanceOf(UserError);
      }
    });

    // A fresh one for each of thousands of deliveries would take minutes to make; a used one reads the same.
    const used = make();
    describeDay((delivery) => used.read(delivery), samples);
    describeReasons(read, samples);
  });
}

const GARBAGE = ['', '\0', '[', '{}', '[[[[]]]]', 'null', '"x"', '['.repeat(100_000), '\u{feff}{}', '\xff'];

function describeDay(
  read: (delivery: Delivery) => readonly ReceivedEvent[],
  samples: ConnectorSamples,
): void {
  const { agentKey, messages } = samples.day;
  const singly = messages.flatMap((message) => read(samples.deliver([message])));

  it('knows whose day it is', () => {
    expect(messages.length).toBeGreaterThanOrEqual(3);
    expect([...new Set(singly.map((event) => event.agentKey))]).toEqual([agentKey]);
    expect(timeline(singly).length).toBeGreaterThanOrEqual(3);
  });

  it('tells the same day in whatever order, however often and in however many parts it comes', () => {
    const expected = timeline(singly);
    const arrived = fc.shuffledSubarray([...messages, ...messages], { minLength: messages.length * 2 });
    fc.assert(
      fc.property(arrived, fc.infiniteStream(fc.integer({ min: 1, max: 4 })), (all, sizes) => {
        const left = [...all];
        const events: ReceivedEvent[] = [];
        while (left.length > 0) {
          const size = Number(sizes.next().value);
          events.push(...read(samples.deliver(left.splice(0, size))));
        }
        expect(timeline(events)).toEqual(expected);
      }),
    );
  });

  it('takes whatever stands in a message, or says what is wrong with it', () => {
    const places = messages.flatMap((message, index) => placesIn(message).map((place) => ({ index, place })));
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 3 }), ({ index, place }, value) => {
        const delivery = samples.deliver([replaced(messages[index], place, value) as Message]);
        const error = refusal(() => assertStorable(read(delivery)));
        expect([TAKEN, UserError]).toContain(error.constructor === UserError ? UserError : error.message);
      }),
      { numRuns: 300 },
    );
  });
}

function describeReasons(
  read: (delivery: Delivery) => readonly ReceivedEvent[],
  samples: ConnectorSamples,
): void {
  it.each(Object.entries(samples.reasons))('lets the map say what "%s" means', (reason, message) => {
    const events = read(samples.deliver([message]));
    const meant = (map: ReasonMap) => timeline(events, map).at(-1);
    expect(meant({ [reason.toUpperCase()]: 'training' })?.state).toBe('training');
    expect(meant({ [reason]: 'back-office' })?.state).toBe('back-office');
    expect(meant({})?.state).toBe('other-aux');
    expect(meant({})?.unmappedReason).not.toBeNull();
  });
}

function timeline(events: readonly ReceivedEvent[], reasons: ReasonMap = {}): StateInterval[] {
  const times = events.map((event) => event.eventTime);
  const span = {
    start: Math.min(...times) as ReceivedEvent['eventTime'],
    end: addMinutes(Math.max(...times) as ReceivedEvent['eventTime'], 60),
  };
  const heard = events.map((event) => ({ ...event, receivedTime: event.eventTime }));
  return agentTimeline([{ events: heard, reasons, freshnessSeconds: null, valid: ALWAYS }], span);
}

type Place = readonly (string | number)[];

function placesIn(value: unknown, at: Place = []): Place[] {
  if (typeof value !== 'object' || value === null) return [at];
  const steps = Array.isArray(value) ? value.map((_, i) => i) : Object.keys(value);
  const inside = steps.flatMap((step) => placesIn((value as Record<string, unknown>)[step], [...at, step]));
  return at.length === 0 ? inside : [at, ...inside];
}

function replaced(whole: unknown, [step, ...rest]: Place, value: unknown): unknown {
  const copy = (Array.isArray(whole) ? [...(whole as unknown[])] : { ...(whole as object) }) as Record<
    string | number,
    unknown
  >;
  copy[step] = rest.length === 0 ? value : replaced(copy[step], rest, value);
  return copy;
}

function expectPlain(event: ReceivedEvent): void {
  expect(Number.isInteger(event.eventTime)).toBe(true);
  expect(event.sequence === null || Number.isSafeInteger(event.sequence)).toBe(true);
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
  expect(event.raw.length).toBeGreaterThan(0);
}

const TAKEN = 'It was taken.';

function refusal(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  return new Error(TAKEN);
}
