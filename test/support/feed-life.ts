import { type ReceivedEvent } from '../../src/adherence/engine/agent-event.js';
import { type FeedSink, FeedStopped } from '../../src/adherence/telephony/feed/live-feed.js';

/** What a database would keep of a feed. */
export interface StoredFeedRows {
  readonly events: Map<string, ReceivedEvent>;
  /** JSON. */
  checkpoint: string | null;
  /** How many events were handed over, copies too. */
  told: number;
}

type Death = 'before' | 'after';

/** One opening of a feed, from the side of the runner: it stores, watches that the contract is kept, and can die. */
export class Life {
  readonly calls: string[] = [];
  readonly faults: string[] = [];
  /** How it said that everything is heard from here on. */
  ready: 'anew' | 'continued' | null = null;
  private death: Death | null = null;
  private dead = false;
  private taking = false;
  private reason: string | null = null;
  private closing: (() => Promise<void>) | null = null;
  private readonly waiting = new Set<() => void>();

  constructor(private readonly rows: StoredFeedRows) {}

  readonly sink: FeedSink = {
    take: async (events, checkpoint) => {
      this.call('take');
      if (this.taking) this.faults.push('Two takes at once.');
      this.taking = true;
      // A store takes a while.
      await new Promise((resolve) => setImmediate(resolve));
      this.taking = false;
      const { death } = this;
      if (death !== null) this.dead = true;
      if (death === 'before') return this.stop();
      const before = this.rows.events.size;
      for (const event of events) this.rows.events.set(JSON.stringify([event.origin, event.id]), event);
      this.rows.checkpoint = JSON.stringify(checkpoint);
      this.rows.told += death === null && !this.dead ? events.length : this.rows.events.size - before;
      if (death === 'after') return this.stop();
      this.changed();
    },
    ready: (how) => {
      this.ready = how;
      this.call('ready');
    },
    heard: () => this.call('heard'),
    lost: (reason) => {
      this.reason = reason;
      this.call('lost');
    },
    finish: () => {
      this.call('finish');
      return Promise.resolve();
    },
  };

  closeBy(close: () => Promise<void>): void {
    this.closing = close;
  }

  async close(): Promise<void> {
    const { closing } = this;
    this.closing = null;
    await closing?.();
  }

  /** The next take is the last thing that happens to it. */
  dieAtNextTake(when: Death): void {
    this.death = when;
  }

  async died(): Promise<void> {
    await this.until(() => this.dead);
    await this.close();
  }

  readied(): Promise<void> {
    return this.until(() => this.calls.includes('ready'));
  }

  heard(): Promise<void> {
    return this.until(() => this.calls.includes('heard'));
  }

  async lost(): Promise<string> {
    await this.until(() => this.reason !== null);
    return this.reason ?? '';
  }

  /** Waits until that is what the last event of each of these agents says. */
  says(wanted: Readonly<Record<string, string>>): Promise<void> {
    return this.until(() =>
      Object.entries(wanted).every(([agent, word]) => {
        const own = [...this.rows.events.values()].filter(({ agentKey }) => agentKey === agent);
        const last = own
          .sort((a, b) => a.eventTime - b.eventTime || (a.sequence ?? 0) - (b.sequence ?? 0))
          .at(-1);
        return last !== undefined && wordOf(last) === word;
      }),
    );
  }

  private stop(): never {
    this.changed();
    throw new FeedStopped('It was killed.');
  }

  private call(name: string): void {
    this.calls.push(name);
    this.changed();
  }

  private changed(): void {
    for (const look of [...this.waiting]) look();
  }

  private until(so: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!so()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }
}

/** `unavailable Lunch | connected inbound`, without the contacts' names. */
export function wordOf({ declared, contacts }: ReceivedEvent): string {
  const status = declared === null ? '' : [declared.code, declared.reasonLabel].filter(Boolean).join(' ');
  const calls = (contacts ?? []).map(({ phase, direction }) => `${phase} ${direction}`);
  return [status, ...calls].filter((word) => word !== '').join(' | ');
}
