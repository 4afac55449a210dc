import { setTimeout as pause } from 'node:timers/promises';
import { addSeconds, type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { FileTail, type TailedLine, type TailPosition } from './file-tail.js';
import { type FeedHandle, type FeedSink, type FeedTask, FeedStopped } from './live-feed.js';

/** What reads the lines of a log; its whole memory is its state. */
export interface LineReader {
  readonly state: unknown;
  /** The time of the last line that had one, by the log's clock. */
  readonly lastAt: Instant | null;
  push(line: TailedLine): ReceivedEvent[];
  /** What the passing of time alone brings about. */
  advance(now: Instant): ReceivedEvent[];
}

const POLL_MS = 500;
/** A line may be written some moments after its time: what ends by itself ends after that. */
const SETTLED_SECONDS = 3;

/** Follows a log file with a reader of its lines: the loop that every feed of a file has. */
export function followLog(
  path: string,
  { checkpoint, clock }: FeedTask<unknown>,
  reader: LineReader,
  sink: FeedSink,
  pollMs = POLL_MS,
): FeedHandle {
  const stopping = new AbortController();
  const follow = async (): Promise<void> => {
    const { tail, found } = await FileTail.open(path, positionOf(checkpoint?.position));
    try {
      sink.ready(found ? 'continued' : 'anew');
      let wasAtEnd = false;
      while (!stopping.signal.aborted) {
        const now = clock.now();
        const { lines, position, atEnd } = await tail.read();
        const events = lines.flatMap((line) => reader.push(line));
        if (atEnd) events.push(...reader.advance(addSeconds(now, -SETTLED_SECONDS)));
        if (lines.length > 0 || events.length > 0) await sink.take(events, { position, state: reader.state });
        const { lastAt } = reader;
        if (atEnd) sink.heard(now);
        else if (lastAt !== null && wasAtEnd) sink.heard(now, lastAt);
        else if (lastAt !== null) sink.heard(lastAt);
        wasAtEnd = atEnd;
        if (atEnd) await pause(pollMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    } finally {
      await tail.close();
    }
  };
  const following = follow().catch((error: unknown) => {
    if (!(error instanceof FeedStopped)) sink.lost(error instanceof Error ? error.message : String(error));
  });
  return {
    close: async () => {
      stopping.abort();
      await following;
    },
  };
}

/** Null where it is none of ours. */
function positionOf(kept: unknown): TailPosition | null {
  const { inode, offset, base, mark } = Object(kept) as Partial<TailPosition>;
  const numbers = [inode, offset, base].every((number) => Number.isSafeInteger(number));
  return numbers && typeof mark === 'string' ? (kept as TailPosition) : null;
}
