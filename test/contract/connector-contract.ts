import { type ReceivedEvent } from '../../src/adherence/engine/agent-event.js';
import { type Delivery, type TelephonyConnector } from '../../src/adherence/telephony/connector.js';
import { parseInstant } from '../../src/time/instant.js';
import { UserError } from '../../src/user-error.js';

/** What a connector brings to the suite. */
export interface ConnectorSamples {
  /** Deliveries as the platform sends them, at least one. */
  readonly good: Readonly<Record<string, Delivery>>;
  /** Deliveries that cannot be read. */
  readonly bad: Readonly<Record<string, Delivery>>;
}

const KEY = /^[^\s\p{Cc}\p{Cs}]([^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u;

/** What every connector must keep, whatever platform it reads. */
export function describeConnector(make: () => TelephonyConnector, samples: ConnectorSamples): void {
  describe(`the connector ${make().name}`, () => {
    const read = (delivery: Delivery) => make().read(delivery);

    describe.each(Object.entries(samples.good))('reading %s', (_, delivery) => {
      it('finds events that can be stored as they are', () => {
        const events = read(delivery);
        expect(events.length).toBeGreaterThan(0);
        for (const event of events) expectStorable(event);
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

    it('refuses bytes that are nothing at all, and never breaks', () => {
      const { contentType } = Object.values(samples.good)[0];
      const garbage = [
        '',
        '\0',
        '[',
        '{}',
        '[[[[]]]]',
        'null',
        '"x"',
        '['.repeat(100_000),
        '\u{feff}{}',
        '\xff',
      ];
      for (const text of garbage) {
        const body = Buffer.from(text, 'latin1');
        expect(refusal(() => read({ contentType, body }))).toBeInstanceOf(UserError);
      }
    });
  });
}

function expectStorable(event: ReceivedEvent): void {
  for (const text of [event.origin, event.id, event.agentKey]) {
    expect(text).toMatch(KEY);
    expect([...text].length).toBeLessThanOrEqual(255);
  }
  expect(Number.isInteger(event.eventTime)).toBe(true);
  expect(event.eventTime).toBeGreaterThanOrEqual(parseInstant('2000-01-01T00:00:00Z'));
  expect(event.sequence === null || Number.isSafeInteger(event.sequence)).toBe(true);
  expect(JSON.parse(JSON.stringify(event))).toEqual(event);
  expect(event.raw.length).toBeGreaterThan(0);
}

function refusal(read: () => unknown): Error {
  try {
    read();
  } catch (error) {
    return error as Error;
  }
  return new Error('It was taken.');
}
