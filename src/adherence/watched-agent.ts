import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type Agent } from '../workforce/workforce.js';
import { type BoardRow, boardRow, type BoardSubject, likeness, nextRowChange } from './board-row.js';
import { type BoardStream } from './board-stream.js';
import { type StoredFeed } from './evidence.service.js';

export function loginName(sourceId: number, agentKey: string): string {
  return `${sourceId} ${agentKey}`;
}

/** An agent on somebody's board, with everything that his row is made from. */
export class WatchedAgent {
  readonly streams = new Set<BoardStream>();
  row: BoardRow | null = null;
  readAt: Instant | null = null;
  private subject: BoardSubject | null = null;
  private told = '';
  private changesAt: Instant | null = null;

  constructor(public agent: Agent) {}

  get logins(): string[] {
    const feeds = this.subject?.evidence.feeds ?? [];
    return feeds.map(({ sourceId, agentKey }) => loginName(sourceId, agentKey));
  }

  /** Everything anew. */
  read(subject: BoardSubject, at: Instant): void {
    this.subject = subject;
    this.readAt = at;
  }

  /** More events of one of his logins, or the same again. */
  hear(sourceId: number, agentKey: string, events: StoredFeed['events']): void {
    if (this.subject === null) return;
    const { evidence } = this.subject;
    const feeds = evidence.feeds.map((feed) => {
      if (feed.sourceId !== sourceId || feed.agentKey !== agentKey) return feed;
      const known = new Set(feed.events.map(({ storedId }) => storedId));
      return { ...feed, events: [...feed.events, ...events.filter(({ storedId }) => !known.has(storedId))] };
    });
    this.subject = { ...this.subject, evidence: { ...evidence, feeds } };
  }

  /** Sources that were heard until just now: what they told still holds. */
  confirm(heard: ReadonlyMap<number, readonly Interval[]>): void {
    if (this.subject === null) return;
    const { evidence } = this.subject;
    const feeds = evidence.feeds.map((feed) => ({
      ...feed,
      heard: heard.get(feed.sourceId) ?? feed.heard ?? [],
    }));
    this.subject = { ...this.subject, evidence: { ...evidence, feeds } };
  }

  changesBy(now: Instant): boolean {
    return this.changesAt !== null && this.changesAt <= now;
  }

  /** The row, if it is not as it was when it was looked at last. */
  look(now: Instant): BoardRow | null {
    if (this.subject === null) return null;
    const row = boardRow({ ...this.subject, agent: this.agent }, now);
    this.changesAt = nextRowChange(this.subject, row);
    this.row = row;
    const like = likeness(row);
    if (like === this.told) return null;
    this.told = like;
    return row;
  }
}
