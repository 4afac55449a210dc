import { type Logger } from '@nestjs/common';
import { randomInt } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { type Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { ClockSkew } from './clock-skew.js';
import { type FeedStore, type HeardStretch, type HeldPart, LeaseGone } from './feed-store.service.js';
import { type FeedTiming } from './feed-timing.js';
import { type FeedSink, FeedStopped, type FeedTask, type LiveFeed } from './live-feed.js';

export interface PartWork {
  readonly feed: LiveFeed;
  readonly held: HeldPart;
  readonly task: Omit<FeedTask<Readonly<Record<string, unknown>>>, 'checkpoint' | 'part' | 'clock'>;
  readonly store: FeedStore;
  readonly clock: Clock;
  readonly timing: FeedTiming;
  readonly logger: Logger;
  /** The part is over, for ever or for this process. */
  readonly ended: (why: 'finished' | 'gone') => void;
}

type End =
  { readonly why: 'stopped' | 'finished' | 'gone' } | { readonly why: 'lost'; readonly reason: string };

const LONGEST_REASON = 500;

/** Follows one part while this process holds its lease: one connection after the other. */
export class FollowedPart {
  private readonly stopping = new AbortController();
  private readonly skew = new ClockSkew();
  private end: (end: End) => void = () => undefined;
  private heard: HeardStretch | null = null;
  private attempts = 0;
  private connectedSince: Instant | null = null;
  private lastHeardAt: Instant | null = null;
  private fault: { readonly text: string; readonly at: Instant } | null = null;
  private beating: Promise<void> = Promise.resolve();
  private gone = false;
  private life: Promise<void> = Promise.resolve();

  private held: HeldPart;

  constructor(private readonly work: PartWork) {
    this.held = work.held;
  }

  start(): void {
    this.life = this.live().catch((error: unknown) => this.complain('stopped unexpectedly', error));
  }

  /** Lets go of the connection and the lease. */
  async stop(): Promise<void> {
    this.stopping.abort();
    this.end({ why: 'stopped' });
    await this.life;
  }

  private async live(): Promise<void> {
    const { timing, ended } = this.work;
    const beats = setInterval(() => void this.beat(), timing.beatMs);
    let last: End = { why: 'stopped' };
    while (!this.stopping.signal.aborted && !this.gone) {
      last = await this.connection();
      if (last.why !== 'lost') break;
      this.remember(last.reason);
      await this.beat();
      await this.rest();
    }
    clearInterval(beats);
    await this.letGo();
    if (this.gone || last.why === 'finished') ended(this.gone ? 'gone' : 'finished');
  }

  /** Opens the feed, and waits for the end of its connection. */
  private async connection(): Promise<End> {
    const { feed, store, clock, task } = this.work;
    let over = false;
    const end = new Promise<End>((resolve) => {
      this.end = (how) => {
        over = true;
        resolve(how);
      };
    });
    if (this.stopping.signal.aborted) return { why: 'stopped' };
    this.heard = null;
    let handle: Awaited<ReturnType<LiveFeed['open']>> | null = null;
    try {
      const { held, checkpoint } = await store.begin(this.held);
      this.held = held;
      handle = await feed.open(
        { ...task, part: held.part, checkpoint, clock },
        this.sink(() => over),
      );
    } catch (error) {
      if (error instanceof LeaseGone) this.lose();
      else this.end({ why: 'lost', reason: wordsOf(error) });
    }
    const how = await end;
    try {
      await handle?.close();
    } catch (error) {
      this.complain('could not be closed', error);
    }
    this.connectedSince = null;
    return how;
  }

  private sink(over: () => boolean): FeedSink {
    const { store, clock } = this.work;
    const { held } = this;
    const stored = async (work: () => Promise<void>): Promise<void> => {
      if (over()) throw new FeedStopped('The feed was closed.');
      try {
        await work();
      } catch (error) {
        if (error instanceof LeaseGone) this.lose();
        else {
          this.complain('could not be stored', error);
          this.end({ why: 'lost', reason: 'What was heard could not be stored.' });
        }
        throw new FeedStopped('The events could not be stored.');
      }
    };
    return {
      take: (events, checkpoint) => stored(() => store.keep(held, events, checkpoint)),
      finish: () => stored(() => store.finish(held)).then(() => this.end({ why: 'finished' })),
      ready: (how) => over() || this.ready(how),
      heard: (upTo, sourceTime) => over() || this.hear(upTo, clock.now(), sourceTime),
      lost: (reason) => this.end({ why: 'lost', reason }),
    };
  }

  private ready(how: 'anew' | 'continued'): void {
    const now = this.work.clock.now();
    this.attempts = 0;
    this.connectedSince = now;
    this.fault = null;
    const continued = how === 'continued';
    // What goes on where it ended has its first moment with the first thing heard.
    this.heard = { id: null, continued, since: continued ? NOT_YET : now, until: continued ? NOT_YET : now };
    if (!continued) this.lastHeardAt = now;
  }

  private hear(upTo: Instant, now: Instant, sourceTime: Instant | undefined): void {
    this.lastHeardAt = now;
    if (sourceTime !== undefined) this.skew.sample(now, sourceTime);
    if (this.heard === null || upTo <= this.heard.until) return;
    const since = this.heard.since === NOT_YET ? upTo : this.heard.since;
    this.heard = { ...this.heard, since, until: upTo };
  }

  /** Another process has the part now. */
  private lose(): void {
    this.gone = true;
    this.end({ why: 'gone' });
  }

  private beat(): Promise<void> {
    this.beating = this.beating.then(() => this.writeDown());
    return this.beating;
  }

  private async writeDown(): Promise<void> {
    const { heard } = this;
    const told = heard !== null && heard.until !== NOT_YET ? heard : null;
    try {
      const id = await this.work.store.beat(this.held, this.news(), told);
      if (this.heard !== null && this.heard.since === heard?.since) this.heard = { ...this.heard, id };
    } catch (error) {
      if (error instanceof LeaseGone) this.lose();
      else this.complain('could not renew its lease', error);
    }
  }

  private async letGo(): Promise<void> {
    await this.beat();
    await this.work.store
      .release(this.held, this.news())
      .catch((error: unknown) => this.complain('could not be released', error));
  }

  private async rest(): Promise<void> {
    const { leastPauseMs, mostPauseMs } = this.work.timing;
    const wait = Math.min(mostPauseMs, leastPauseMs * 2 ** this.attempts++);
    // Many feeds of a platform that restarts should not all come back in one moment.
    const jittered = wait / 2 + randomInt(Math.max(1, Math.ceil(wait / 2)));
    await pause(jittered, undefined, { signal: this.stopping.signal }).catch(() => undefined);
  }

  private news() {
    const { connectedSince, lastHeardAt, fault } = this;
    const skewMs = this.skew.aheadMs === null ? null : Math.round(this.skew.aheadMs);
    return {
      connectedSince,
      lastHeardAt,
      lastError: fault?.text ?? null,
      lastErrorAt: fault?.at ?? null,
      skewMs,
    };
  }

  private remember(reason: string): void {
    this.fault = { text: reason.slice(0, LONGEST_REASON), at: this.work.clock.now() };
    if (this.attempts === 0) this.work.logger.warn(`${this.name}: ${this.fault.text}`);
  }

  private complain(what: string, error: unknown): void {
    this.work.logger.error(
      `${this.name} ${what}: ${error instanceof Error ? (error.stack ?? '') : String(error)}`,
    );
  }

  private get name(): string {
    return `Feed ${this.work.task.sourceCode}/${this.held.part}`;
  }
}

const NOT_YET = -Infinity as Instant;

function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
