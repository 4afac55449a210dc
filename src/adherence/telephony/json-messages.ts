import { type ReceivedEvent } from '../engine/agent-event.js';
import { batchTooLarge, bodyEmpty, bodyNotJson, bodyNotUtf8 } from './cloudevents/ingest.errors.js';
import { Told } from './told.js';
import { bodyForeign, platformContentType } from './webhook.errors.js';

const MOST_MESSAGES = 1_000;
const JSON_TYPE = /^(application|text)\/([\w.-]+\+)?json$/;

/** @throws UserError WEBHOOK_CONTENT_TYPE */
export function checkJsonType(contentType: string): void {
  if (!JSON_TYPE.test(mediaType(contentType))) throw platformContentType(contentType, 'application/json');
}

export function mediaType(contentType: string): string {
  return contentType.split(';')[0].trim().toLowerCase();
}

/** @throws UserError when the body is empty, or no text in UTF-8. */
export function textOf(body: Buffer): string {
  if (body.length === 0) throw bodyEmpty();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    throw bodyNotUtf8();
  }
}

/** @throws UserError when the body is no JSON. */
export function jsonOf(body: Buffer): unknown {
  try {
    return JSON.parse(textOf(body));
  } catch (error) {
    if (error instanceof SyntaxError || error instanceof RangeError) throw bodyNotJson(error.message);
    throw error;
  }
}

interface MessageReader {
  readonly platform: string;
  /** How a message of the platform is known. */
  readonly wanted: string;
  /** Null for what is none of its messages. */
  readonly read: (told: Told) => readonly ReceivedEvent[] | null;
}

/**
 * The events of a body that is one message or an array of them. A message of the platform about something else tells nothing; anything
 * else is refused, and with it the whole body.
 */
export function readMessages(value: unknown, { platform, wanted, read }: MessageReader): ReceivedEvent[] {
  const messages: readonly unknown[] = Array.isArray(value) ? value : [value];
  if (messages.length === 0) throw bodyForeign(platform, 0, wanted);
  if (messages.length > MOST_MESSAGES) throw batchTooLarge(messages.length, MOST_MESSAGES);
  const events = messages.flatMap((message, index) => {
    const found = read(new Told(message));
    if (found === null) throw bodyForeign(platform, index, wanted);
    return found;
  });
  const names = new Map(events.map((event) => [JSON.stringify([event.origin, event.id]), event]));
  return [...names.values()];
}
