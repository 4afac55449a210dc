import { type Instant, instant } from '../../../time/instant.js';
import { type AmiBlock, AmiBlockReader } from '../asterisk/ami-block.js';
import { AmiReducer } from '../asterisk/ami-reducer.js';
import { readQueueLogLine } from '../asterisk/queue-log-line.js';
import { QueueLogReducer } from '../asterisk/queue-log-reducer.js';
import { recordingForeign } from './recording.errors.js';
import { named, type Recording, type RecordingOptions, type RecordingReader } from './recording.js';

const MOST_UNREAD_TOLD = 20;

/** Bytes of a manager connection, as they came; `timestampevents = yes` in manager.conf gives them times. */
export class AmiRecordings implements RecordingReader {
  readonly name = 'asterisk-ami';
  readonly silence = 'offline';

  read(bytes: Buffer, options: RecordingOptions): Recording {
    const { wrapUpSeconds } = options;
    const reader = new AmiBlockReader();
    const blocks = [...reader.push(bytes), ...reader.end()];
    const first = blocks.map(stampOf).find((stamp) => stamp !== null);
    if (first === undefined || first === null) {
      throw recordingForeign(
        this.name,
        'No event in it has a Timestamp. Set timestampevents = yes in manager.conf.',
      );
    }
    const reducer = new AmiReducer({
      origin: this.name,
      ...(wrapUpSeconds === undefined ? {} : { wrapUpSeconds }),
    });
    const stamps = nearestStamps(blocks, first);
    const events = blocks.flatMap((block, at) => reducer.push(block, stamps[at]));
    const last = stamps[stamps.length - 1];
    return {
      events: [...events, ...reducer.advance(last)].map((event) => named(event, options)),
      end: last,
      unread: [],
    };
  }
}

/** A file of `/var/log/asterisk/queue_log`. */
export class QueueLogRecordings implements RecordingReader {
  readonly name = 'asterisk-queue-log';
  /** Static members leave no line until they do something. */
  readonly silence = 'unknown';

  read(bytes: Buffer, { identities, wrapUpSeconds }: RecordingOptions): Recording {
    const reducer = new QueueLogReducer({
      origin: this.name,
      ...(identities === undefined ? {} : { identities }),
      ...(wrapUpSeconds === undefined ? {} : { wrapUpSeconds }),
    });
    const unread: string[] = [];
    let end: Instant | null = null;
    const events = bytes
      .toString('utf8')
      .split('\n')
      .flatMap((text, at) => {
        if (text.trim() === '') return [];
        const line = readQueueLogLine(text);
        if (line === null) {
          if (unread.length < MOST_UNREAD_TOLD) unread.push(`line ${at + 1}: "${text.slice(0, 80)}"`);
          return [];
        }
        end = line.at;
        return reducer.push(line, at, text);
      });
    if (end === null) {
      throw recordingForeign(this.name, 'Its lines should read epoch|call|queue|agent|EVENT|...');
    }
    return { events: [...events, ...reducer.advance(end)], end, unread };
  }
}

/** A time for every block: its own, else the one before it on the same connection, else the next. */
function nearestStamps(blocks: readonly AmiBlock[], first: Instant): Instant[] {
  const next = blocks.map(stampOf);
  for (let at = next.length - 2; at >= 0; at--) next[at] ??= next[at + 1];
  let before: Instant | null = null;
  let last = first;
  return blocks.map((block, at) => {
    if (block.kind === 'banner') before = null;
    before = stampOf(block) ?? before;
    return (last = before ?? next[at] ?? last);
  });
}

function stampOf(block: AmiBlock): Instant | null {
  const stamp = block.kind === 'banner' ? undefined : block.fields.get('Timestamp');
  return stamp !== undefined && /^\d+\.\d+$/.test(stamp) ? instant(Math.floor(Number(stamp) * 1_000)) : null;
}
