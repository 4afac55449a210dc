import { type Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { type ConnectionFields } from './connection-fields.js';

/**
 * How a platform is followed over a live connection: the port between `FeedRunner`, which decides who follows what and when, and the
 * platforms, which only know how to read. A new platform is a folder with one class that implements this, entered in `LiveFeeds`,
 * and passes `test/contract/feed-contract.ts`.
 *
 * What the runner does, so that a feed does not:
 *  - One process follows a part at a time (a lease in the database). A dead process's lease runs out, and another goes on.
 *  - It opens a feed with the checkpoint that was stored last, and after every end of a connection again, with growing pauses.
 *    One `open` is one connection: a feed neither reconnects nor waits.
 *  - It stops feeds at shutdown and when their settings change, and opens them anew with the new ones.
 *
 * What a feed does:
 *  - It hands events to `sink.take` together with the checkpoint from which reading goes on after them, one `take` at a time: it
 *    reads no further before the last one is settled, so that a slow database slows the reading and nothing piles up.
 *  - It acknowledges to the platform (broker, queue) only after `take` has resolved. Reading is at least once; the same piece of the
 *    stream must give events of the same `origin` and `id`, and then nothing counts twice.
 *  - It keeps no secret in events, checkpoints and reasons.
 */
export interface LiveFeed<Settings = Readonly<Record<string, unknown>>> {
  /** The connector that sources of this kind have: `asterisk-ami`. At most 32 characters. */
  readonly name: string;
  /** What a connection needs to be told; the only settings that `open` sees, checked. */
  readonly fields: ConnectionFields;
  /** Where a source sets no limit: states are unknown so long after the feed was last heard. */
  readonly freshnessSeconds: number;
  /**
   * The parts to follow now, asked for again every half minute and when a part has finished: `['main']` for most, shards of a stream. A
   * part is 1 to 190 characters. `finished` are the parts that `sink.finish` has ended: what follows them can begin.
   * It may ask the platform; an error is told as the source's fault, and asked again.
   */
  parts(settings: Settings, finished: ReadonlySet<string>): readonly string[] | Promise<readonly string[]>;
  /**
   * Begins to read. Resolves as soon as the feed can be closed; the connection may still be on its way. An error counts like `sink.lost`.
   */
  open(task: FeedTask<Settings>, sink: FeedSink): FeedHandle | Promise<FeedHandle>;
}

export interface FeedTask<Settings> {
  /** The source's code, for origins of events. */
  readonly sourceCode: string;
  readonly part: string;
  readonly settings: Settings;
  /** What was stored with the last events; null at the very beginning. */
  readonly checkpoint: Checkpoint | null;
  readonly clock: Clock;
  /** The keys of the source that belong to agents now or later, for platforms that must be told whom to follow: ask again, they change. */
  agentKeys(): Promise<readonly string[]>;
}

/** Where reading goes on. Both survive `JSON.stringify`; a shape that is no longer understood is to be treated as null, not as a fault. */
export interface Checkpoint {
  /** A place in the stream: a sequence number, inode and offset; null where the platform keeps it itself or has none. */
  readonly position: unknown;
  /** What has been made of the stream up to there: the reducer's whole state, bounded. */
  readonly state: unknown;
}

export interface FeedSink {
  /**
   * Stores events and checkpoint in one transaction; events that are known already are left out. Also without events, to move the checkpoint.
   * @throws FeedStopped when they could not be stored or the part is no longer ours: the feed is closed then, and simply stops.
   */
  take(events: readonly ReceivedEvent[], checkpoint: Checkpoint): Promise<void>;
  /**
   * From here on everything is heard. `anew`: what happened since the last connection is not known, but everything that is so now has been
   * taken (a snapshot). `continued`: reading goes on where the checkpoint ended, and nothing in between is missing. Call it once, before `heard`.
   */
  ready(how: 'anew' | 'continued'): void;
  /**
   * The connection lives: nothing up to `upTo` (our clock; an old record's own time while catching up) is missing. Confirms every state of
   * the part, so that the silence of an agent is not the silence of the feed. Cheap: call it as often as something is heard, after `take`.
   * `sourceTime` is what the source's clock said just now, where it says so: the skew of the clocks is measured by it.
   */
  heard(upTo: Instant, sourceTime?: Instant): void;
  /** The connection has ended, and why, for people. The runner closes the feed and opens it again later. */
  lost(reason: string): void;
  /** The part has ended for ever and is read to its end (a shard that was split): it is never opened again, and `parts` is asked anew. */
  finish(): Promise<void>;
}

export interface FeedHandle {
  /** Lets go of the connection; resolves when nothing more will be read or taken. Called once, also after `lost`. */
  close(): Promise<void>;
}

/** What `take` rejects with when the feed is to stop. */
export class FeedStopped extends Error {}
