import { type DataSource } from 'typeorm';
import { EventIntake } from '../../src/adherence/event-intake.service.js';
import { EventWriter } from '../../src/adherence/event-writer.js';
import { HeardNews } from '../../src/adherence/heard-news.js';
import { intakeLimits } from '../../src/adherence/intake-limits.js';
import { AgentEventRepository } from '../../src/adherence/persistence/agent-event.repository.js';
import { ReasonMapRepository } from '../../src/adherence/persistence/reason-map.repository.js';
import { TelephonyConnectionRepository } from '../../src/adherence/persistence/telephony-connection.repository.js';
import { TelephonyFeedRepository } from '../../src/adherence/persistence/telephony-feed.repository.js';
import { TelephonyHeardRepository } from '../../src/adherence/persistence/telephony-heard.repository.js';
import { TelephonySourceRepository } from '../../src/adherence/persistence/telephony-source.repository.js';
import { ConnectedSources } from '../../src/adherence/telephony/feed/connected-sources.service.js';
import { FeedRunner } from '../../src/adherence/telephony/feed/feed-runner.service.js';
import { FeedStore } from '../../src/adherence/telephony/feed/feed-store.service.js';
import { type FeedTiming } from '../../src/adherence/telephony/feed/feed-timing.js';
import { LiveFeeds } from '../../src/adherence/telephony/feed/live-feeds.js';
import { type UnitOfWork } from '../../src/database/unit-of-work.js';
import { readSettings } from '../../src/settings.js';
import { type Clock } from '../../src/time/clock.js';
import { InProcessTopics } from '../../src/topics/in-process-topics.js';

export const QUICK_FEEDS: FeedTiming = {
  lookMs: 20,
  beatMs: 50,
  leaseMs: 3_600_000,
  partsMs: 20,
  leastPauseMs: 1,
  mostPauseMs: 20,
};

/** Seals the secrets of connections in tests. */
export const FEED_SECRET = 'the secret of an installation that is made for tests';

/** What follows feeds in one process; several on one database are several workers. */
export class FeedProcess {
  readonly runner: FeedRunner;

  constructor(
    {
      unitOfWork,
      clock,
    }: { readonly dataSource: DataSource; readonly unitOfWork: UnitOfWork; readonly clock: Clock },
    feeds = new LiveFeeds(),
    timing = QUICK_FEEDS,
  ) {
    const settings = readSettings({ WFM_SQLITE: ':memory:', WFM_SECRET: FEED_SECRET });
    const limits = intakeLimits(settings);
    const writer = new EventWriter(unitOfWork, new AgentEventRepository(), limits);
    const intake = new EventIntake(writer, new HeardNews(new InProcessTopics()), clock, limits);
    const kept = new TelephonyFeedRepository();
    const store = new FeedStore(unitOfWork, kept, new TelephonyHeardRepository(), intake, clock, timing);
    const sources = new TelephonySourceRepository(new ReasonMapRepository());
    const connections = new TelephonyConnectionRepository();
    const connected = new ConnectedSources(unitOfWork, connections, sources, feeds, settings);
    this.runner = new FeedRunner(connected, store, settings, clock, timing);
  }

  start(): this {
    this.runner.onApplicationBootstrap();
    return this;
  }

  stop(): Promise<void> {
    return this.runner.stop();
  }
}
