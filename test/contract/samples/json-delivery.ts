import { type Delivery } from '../../../src/adherence/telephony/connector.js';

export const START = Date.parse('2026-10-19T09:00:00Z');
export const iso = (seconds: number): string => new Date(START + seconds * 1_000).toISOString();

export const json = (told: unknown, contentType = 'application/json'): Delivery => ({
  contentType,
  body: Buffer.from(JSON.stringify(told)),
});

/** One message by itself, several in an array. */
export const together = (messages: readonly object[]): Delivery =>
  json(messages.length === 1 ? messages[0] : messages);

/** Deliveries that no platform sends. */
export const foreign = (other: object): Readonly<Record<string, Delivery>> => ({
  'a message of another platform': json(other),
  'one of another among its own': json([other, other]),
  'no message at all': json([]),
  'a number': json(7),
  'half a message': { contentType: 'application/json', body: Buffer.from('{"a":') },
  'bytes that are no text': { contentType: 'application/json', body: Buffer.from([0xff, 0xfe, 0x7b]) },
  'more messages than are taken at once': json(Array.from({ length: 1_001 }, () => other)),
});
