import { type Clock } from '../../../time/clock.js';
import { addSeconds, type Instant, instant, SECOND_MS } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import {
  flag,
  hostName,
  oneOf,
  optionalAuthorities,
  port,
  secondsByName,
  secret,
  type SettingsOf,
  text,
} from '../feed/connection-fields.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { type AmiBlock, microsOf } from './ami-block.js';
import { AmiClient } from './ami-client.js';
import { AmiReducer } from './ami-reducer.js';

const FIELDS = {
  host: hostName(),
  port: port(5_038),
  tls: flag(false),
  tlsVerify: flag(true),
  tlsCa: optionalAuthorities(),
  username: text(80),
  secret: secret(),
  auth: oneOf(['md5', 'plain'], 'md5'),
  wrapUpSeconds: secondsByName(),
};

/** So many events are stored at once at the most, so often at the most: the state goes with them, and may be large. */
const MOST_HELD_BACK = 500;
const LEAST_BETWEEN_MS = 250;
/** A block may come some moments after its time: what ends by itself ends after that. */
const SETTLED_SECONDS = 2;
/** Of state a second: a larger one is written less often. */
const STATE_BYTES_PER_MS = 2_000;

/** Asterisk's manager interface: one connection, a snapshot at its start, and events from then on. */
export class AmiFeed implements LiveFeed<SettingsOf<typeof FIELDS>> {
  readonly name = 'asterisk-ami';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  constructor(private readonly leastBetweenMs = LEAST_BETWEEN_MS) {}

  parts(): readonly string[] {
    return ['main'];
  }

  open(task: FeedTask<SettingsOf<typeof FIELDS>>, sink: FeedSink): FeedHandle {
    const { settings, sourceCode, checkpoint, clock } = task;
    const { wrapUpSeconds, ...access } = settings;
    const reducer = new AmiReducer({ origin: sourceCode, wrapUpSeconds }, checkpoint?.state ?? null);
    const following = new AmiFollowing(reducer, sink, this.leastBetweenMs);
    const client = new AmiClient(access, following, clock);
    const ticks = setInterval(() => void following.tick(clock), SECOND_MS);
    client.open();
    return {
      close: async () => {
        clearInterval(ticks);
        await client.close();
        await following.settled();
      },
    };
  }
}

/** What comes over one connection, on its way to the sink. */
class AmiFollowing {
  private held: ReceivedEvent[] = [];
  private storing: Promise<void> = Promise.resolve();
  private due = -Infinity;
  private isReady = false;
  private sourceTime: Instant | undefined;

  constructor(
    private readonly reducer: AmiReducer,
    private readonly sink: FeedSink,
    private readonly leastBetweenMs: number,
  ) {}

  block(block: AmiBlock, received: Instant): void {
    this.held.push(...this.reducer.push(block, received));
    if (block.kind === 'banner') return;
    const stamp = microsOf(block);
    if (stamp !== null) this.sourceTime = instant(Math.floor(stamp / 1_000));
  }

  async pause(received: Instant): Promise<void> {
    if (this.held.length >= MOST_HELD_BACK || received >= this.due) await this.store(received);
    if (this.held.length > 0 || !this.isReady) return;
    this.sink.heard(received, this.sourceTime);
    this.sourceTime = undefined;
  }

  async ready(): Promise<void> {
    await this.store(this.due as Instant);
    this.isReady = true;
    this.sink.ready('anew');
  }

  lost(reason: string): void {
    this.sink.lost(reason);
  }

  /** After-call work ends without a word from Asterisk, and what was held back is due. */
  async tick(clock: Clock): Promise<void> {
    const now = clock.now();
    this.held.push(...this.reducer.pass(addSeconds(now, -SETTLED_SECONDS)));
    if (now >= this.due) await this.store(now).catch(() => undefined);
  }

  settled(): Promise<void> {
    return this.storing.catch(() => undefined);
  }

  /** One after the other; what comes meanwhile goes with the next. */
  private store(now: Instant): Promise<void> {
    this.storing = this.storing.then(async () => {
      if (this.held.length === 0) return;
      const events = this.held;
      this.held = [];
      const { state } = this.reducer;
      this.due = now + Math.max(this.leastBetweenMs, JSON.stringify(state).length / STATE_BYTES_PER_MS);
      await this.sink.take(events, { position: null, state });
    });
    return this.storing;
  }
}
