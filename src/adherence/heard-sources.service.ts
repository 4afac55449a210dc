import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Interval } from '../time/interval.js';
import { heardThroughout } from './engine/heard.js';
import { groupBy } from './group-by.js';
import { TelephonyFeedRepository } from './persistence/telephony-feed.repository.js';
import { TelephonyHeardRepository } from './persistence/telephony-heard.repository.js';
import { type TelephonySource } from './telephony-source.js';
import { LiveFeeds } from './telephony/feed/live-feeds.js';

type Source = Pick<TelephonySource, 'id' | 'connector' | 'freshnessSeconds'>;

/** When sources that are followed live were heard. */
@Injectable()
export class HeardSources {
  constructor(
    private readonly feeds: TelephonyFeedRepository,
    private readonly spans: TelephonyHeardRepository,
    private readonly known: LiveFeeds,
  ) {}

  /** A source that was ever followed has a limit, set or not: a dead connection must not carry the last states for ever. */
  freshnessOf({ connector, freshnessSeconds }: Source, followed: boolean): number | null {
    return freshnessSeconds ?? (followed ? (this.known.named(connector)?.freshnessSeconds ?? null) : null);
  }

  /** By source; those that never were followed are not among them. */
  async around(
    manager: EntityManager,
    sources: readonly Source[],
    reach: Interval,
  ): Promise<ReadonlyMap<number, readonly Interval[]>> {
    const live = sources
      .filter(({ connector }) => this.known.named(connector) !== undefined)
      .map(({ id }) => id);
    if (live.length === 0) return new Map();
    const [first, around, feeds] = await Promise.all([
      this.spans.firstOf(manager, live),
      this.spans.around(manager, live, reach),
      this.feeds.ofSources(manager, live),
    ]);
    const spans = groupBy(around, ({ sourceId }) => sourceId);
    const finished = new Map(feeds.map((feed) => [nameOf(feed), feed.finishedAt]));
    const firstOf = groupBy(first, ({ sourceId }) => sourceId);
    return new Map(
      [...firstOf.keys()].map((sourceId) => {
        const own = groupBy(spans.get(sourceId) ?? [], ({ part }) => part);
        const parts = (firstOf.get(sourceId) ?? []).map(({ part, since }) => ({
          from: since,
          finishedAt: finished.get(nameOf({ sourceId, part })) ?? null,
          spans: (own.get(part) ?? []).map((span) => ({ start: span.since, end: span.until })),
        }));
        return [sourceId, heardThroughout(parts)];
      }),
    );
  }
}

function nameOf({ sourceId, part }: { readonly sourceId: number; readonly part: string }): string {
  return JSON.stringify([sourceId, part]);
}
