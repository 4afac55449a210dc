import { type Instant, parseInstant } from '../../time/instant.js';
import { type ReceivedEvent } from '../engine/agent-event.js';
import { eventFieldInvalid, eventTimeInvalid } from './cloudevents/ingest.errors.js';

const NAME = /^[^\s\p{Cc}\p{Cs}]([^\p{Cc}\p{Cs}]*[^\s\p{Cc}\p{Cs}])?$/u;
const LONGEST_NAME = 255;
const FIRST = parseInstant('2000-01-01T00:00:00Z');
const END = parseInstant('2200-01-01T00:00:00Z');
const MOST_SHOWN = 60;

/** @throws UserError naming the first event that the store has no place for: a platform's word is not taken for it. */
export function assertStorable(events: readonly ReceivedEvent[]): void {
  events.forEach((event, index) => {
    const contactId = event.facet?.startsWith('contact:') ? event.facet.slice('contact:'.length) : 'none';
    assertName(event.agentKey, index, 'agent');
    assertName(event.id, index, 'id');
    assertName(event.origin, index, 'source');
    assertName(contactId, index, 'contact');
    assertTime(event.eventTime, index);
  });
}

function assertName(name: string, event: number, field: string): void {
  if (NAME.test(name) && [...name].length <= LONGEST_NAME) return;
  const shown = JSON.stringify(name.slice(0, MOST_SHOWN));
  const wanted = `is not a name: 1 to ${LONGEST_NAME} characters, without control characters and without blanks at the ends`;
  throw eventFieldInvalid({ event, field }, shown, wanted);
}

function assertTime(time: Instant, event: number): void {
  if (time >= FIRST && time < END) return;
  throw eventTimeInvalid({ event, field: 'time' }, JSON.stringify(new Date(time).toISOString()));
}
