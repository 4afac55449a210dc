import { Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../../database/unit-of-work.js';
import { Clock } from '../../../time/clock.js';
import { addSeconds, type Instant, SECOND_MS } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { EventIntake } from '../../event-intake.service.js';
import { DeliveryRefused } from '../../event-writer.js';
import {
  TelephonyFeedRepository,
  type FeedNews,
  type HeldLease,
} from '../../persistence/telephony-feed.repository.js';
import { TelephonyHeardRepository } from '../../persistence/telephony-heard.repository.js';
import { type FollowedFeed } from '../../telephony-connection.js';
import { FeedTiming } from './feed-timing.js';
import { type Checkpoint } from './live-feed.js';

/** A part that this process follows. */
export interface HeldPart extends HeldLease {
  readonly sourceId: number;
  readonly part: string;
}

/** What was heard of a part on one connection. */
export interface HeardStretch {
  /** Its row, once it has one. */
  readonly id: number | null;
  /** It goes on where the part's last one ended, if there was one. */
  readonly continued: boolean;
  readonly since: Instant;
  readonly until: Instant;
}

/** The lease has gone to another process. */
export class LeaseGone extends DeliveryRefused {}

/** What a followed part keeps in the database; every write says that the lease is still held. */
@Injectable()
export class FeedStore {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly feeds: TelephonyFeedRepository,
    private readonly spans: TelephonyHeardRepository,
    private readonly intake: EventIntake,
    private readonly clock: Clock,
    private readonly timing: FeedTiming,
  ) {}

  /** The parts of the sources, those that are new among `wanted` too. */
  parts(wanted: ReadonlyMap<number, readonly string[]>): Promise<FollowedFeed[]> {
    const sourceIds = [...wanted.keys()];
    return this.unitOfWork.run(async (manager) => {
      const known = await this.feeds.ofSources(manager, sourceIds);
      const names = new Set(known.map(({ sourceId, part }) => JSON.stringify([sourceId, part])));
      let added = false;
      for (const [sourceId, parts] of wanted) {
        const fresh = parts.filter((part) => !names.has(JSON.stringify([sourceId, part])));
        await this.feeds.addParts(manager, sourceId, fresh);
        added ||= fresh.length > 0;
      }
      return added ? this.feeds.ofSources(manager, sourceIds) : known;
    });
  }

  /** Null when another process was quicker. */
  async hold({ id, fence, sourceId, part }: FollowedFeed, owner: string): Promise<HeldPart | null> {
    const now = this.clock.now();
    const lease = await this.unitOfWork.run((manager) =>
      this.feeds.take(manager, { id, fence }, owner, this.leaseEnd(now), now),
    );
    return lease === null ? null : { ...lease, sourceId, part };
  }

  /**
   * Where reading goes on. What an earlier connection has not stored yet is stored no more: its fence is old from here on.
   * @throws LeaseGone
   */
  begin(held: HeldPart): Promise<{ readonly held: HeldPart; readonly checkpoint: Checkpoint | null }> {
    return this.unitOfWork.run(async (manager) => {
      const fence = held.fence + 1;
      if (!(await this.feeds.advance(manager, held))) throw new LeaseGone();
      return { held: { ...held, fence }, checkpoint: await this.feeds.checkpoint(manager, held.id) };
    });
  }

  /** @throws LeaseGone and nothing is stored. */
  async keep(held: HeldPart, events: readonly ReceivedEvent[], checkpoint: Checkpoint): Promise<void> {
    await this.intake.record(held.sourceId, events, async (manager) => {
      if (!(await this.feeds.keepCheckpoint(manager, held, checkpoint))) throw new LeaseGone();
    });
  }

  /**
   * Renews the lease, and writes down what was heard; the id of the stretch's row.
   * @throws LeaseGone
   */
  beat(held: HeldPart, news: FeedNews, heard: HeardStretch | null): Promise<number | null> {
    return this.unitOfWork.run(async (manager) => {
      const until = this.leaseEnd(this.clock.now());
      if (!(await this.feeds.renew(manager, held, until, news))) throw new LeaseGone();
      if (heard === null) return null;
      const { sourceId, part } = held;
      const last =
        heard.continued && heard.id === null ? await this.spans.lastOf(manager, sourceId, part) : null;
      const id = heard.id ?? last?.id ?? null;
      if (id === null)
        return this.spans.begin(manager, { sourceId, part, since: heard.since, until: heard.until });
      await this.spans.lengthen(manager, id, heard.until);
      return id;
    });
  }

  async release(held: HeldPart, news: FeedNews): Promise<void> {
    await this.unitOfWork.run((manager) => this.feeds.release(manager, held, news));
  }

  /** @throws LeaseGone */
  async finish(held: HeldPart): Promise<void> {
    const finished = await this.unitOfWork.run((manager) =>
      this.feeds.finish(manager, held, this.clock.now()),
    );
    if (!finished) throw new LeaseGone();
  }

  private leaseEnd(now: Instant): Instant {
    return addSeconds(now, this.timing.leaseMs / SECOND_MS);
  }
}
