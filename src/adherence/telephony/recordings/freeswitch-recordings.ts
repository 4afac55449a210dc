import { type Instant, instant } from '../../../time/instant.js';
import { type CallcenterEvent, readPlainEvents } from '../freeswitch/callcenter-event.js';
import { CallcenterReducer } from '../freeswitch/callcenter-reducer.js';
import { jsonValues } from './json-values.js';
import { recordingForeign } from './recording.errors.js';
import { named, type Recording, type RecordingOptions, type RecordingReader } from './recording.js';

/** What the event socket sent, as `event plain` or `event json`. */
export class FreeSwitchRecordings implements RecordingReader {
  readonly name = 'freeswitch';
  readonly silence = 'offline';

  read(bytes: Buffer, options: RecordingOptions): Recording {
    const { wrapUpSeconds } = options;
    const text = bytes.toString('utf8');
    const inJson = /^\s*[[{]/.test(text) ? jsonValues(text) : null;
    const told = inJson === null ? readPlainEvents(text) : inJson.values.map(eventOf);
    const reducer = new CallcenterReducer({
      origin: this.name,
      ...(wrapUpSeconds === undefined ? {} : { wrapUpSeconds }),
    });
    let last = instant(0);
    const events = told.flatMap((event) => {
      last = stampOf(event) ?? last;
      return reducer.push(event, last);
    });
    if (events.length === 0) {
      throw recordingForeign(
        this.name,
        'Its events should be callcenter::info, with CC-Action and CC-Agent.',
      );
    }
    return {
      events: [...events, ...reducer.advance(last)].map((event) => named(event, options)),
      end: last,
      unread: (inJson?.wrong ?? []).map(({ line, message }) => `line ${line}: ${message}`),
    };
  }
}

function eventOf(value: unknown): CallcenterEvent {
  const fields = typeof value === 'object' && value !== null ? Object.entries(value) : [];
  return new Map(fields.filter((field): field is [string, string] => typeof field[1] === 'string'));
}

function stampOf(event: CallcenterEvent): Instant | null {
  const micros = Number(event.get('Event-Date-Timestamp') ?? NaN);
  return Number.isFinite(micros) ? instant(Math.floor(micros / 1_000)) : null;
}
