import { Injectable } from '@nestjs/common';
import { type EntityManager, In, IsNull, LessThan, type UpdateResult } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { type FollowedFeed } from '../telephony-connection.js';
import { TelephonyFeedEntity } from './telephony-feed.entity.js';

/** Where reading of a part goes on; JSON. */
export interface StoredCheckpoint {
  readonly position: unknown;
  readonly state: unknown;
}

/** A lease as its holder knows it. */
export interface HeldLease {
  readonly id: number;
  readonly fence: number;
}

export type FeedNews = Pick<
  FollowedFeed,
  'connectedSince' | 'lastHeardAt' | 'lastError' | 'lastErrorAt' | 'skewMs'
>;

/** All but the checkpoint, which may be large. */
const SHOWN = {
  id: true,
  sourceId: true,
  part: true,
  fence: true,
  leaseOwner: true,
  leaseUntil: true,
  connectedSince: true,
  lastHeardAt: true,
  lastError: true,
  lastErrorAt: true,
  skewMs: true,
  finishedAt: true,
} as const satisfies { readonly [Column in keyof FollowedFeed]: true };

/** The parts of sources that are followed. Every write of a holder names its fence, and does nothing when another has taken the part since. */
@Injectable()
export class TelephonyFeedRepository {
  async ofSources(manager: EntityManager, sourceIds: readonly number[]): Promise<FollowedFeed[]> {
    return manager.find(TelephonyFeedEntity, {
      select: SHOWN,
      where: { sourceId: In([...sourceIds]) },
      order: { sourceId: 'ASC', id: 'ASC' },
    });
  }

  /** Two processes may meet the same new part. */
  async addParts(manager: EntityManager, sourceId: number, parts: readonly string[]): Promise<void> {
    if (parts.length === 0) return;
    await manager
      .createQueryBuilder()
      .insert()
      .into(TelephonyFeedEntity)
      .values(parts.map((part) => ({ sourceId, part, fence: 0 })))
      .orUpdate(['part'], ['sourceId', 'part'])
      .updateEntity(false)
      .execute();
  }

  /** The lease, if nobody else holds one that still runs. */
  async take(
    manager: EntityManager,
    { id, fence }: HeldLease,
    leaseOwner: string,
    leaseUntil: Instant,
    now: Instant,
  ): Promise<HeldLease | null> {
    const free = [
      { id, fence, finishedAt: IsNull(), leaseUntil: IsNull() },
      { id, fence, finishedAt: IsNull(), leaseUntil: LessThan(now) },
    ];
    const next = { fence: fence + 1, leaseOwner, leaseUntil };
    for (const where of free) {
      if (wrote(await manager.update(TelephonyFeedEntity, where, next))) return { id, fence: fence + 1 };
    }
    return null;
  }

  /** The holder goes on under the next fence. */
  async advance(manager: EntityManager, { id, fence }: HeldLease): Promise<boolean> {
    return wrote(await manager.update(TelephonyFeedEntity, { id, fence }, { fence: fence + 1 }));
  }

  async checkpoint(manager: EntityManager, id: number): Promise<StoredCheckpoint | null> {
    const select = { id: true, checkpoint: true } as const;
    const row = await manager.findOne(TelephonyFeedEntity, { select, where: { id } });
    return row === null || row.checkpoint === null ? null : (JSON.parse(row.checkpoint) as StoredCheckpoint);
  }

  /** False when the part is no longer the holder's: then nothing may be stored beside it. */
  async keepCheckpoint(
    manager: EntityManager,
    { id, fence }: HeldLease,
    { position, state }: StoredCheckpoint,
  ): Promise<boolean> {
    const checkpoint = JSON.stringify({ position, state });
    return wrote(await manager.update(TelephonyFeedEntity, { id, fence }, { checkpoint }));
  }

  async renew(
    manager: EntityManager,
    { id, fence }: HeldLease,
    leaseUntil: Instant,
    news: FeedNews,
  ): Promise<boolean> {
    return wrote(await manager.update(TelephonyFeedEntity, { id, fence }, { leaseUntil, ...news }));
  }

  async release(manager: EntityManager, { id, fence }: HeldLease, news: FeedNews): Promise<void> {
    const nobody = { leaseOwner: null, leaseUntil: null, connectedSince: null };
    await manager.update(TelephonyFeedEntity, { id, fence }, { ...news, ...nobody });
  }

  async finish(manager: EntityManager, { id, fence }: HeldLease, finishedAt: Instant): Promise<boolean> {
    return wrote(await manager.update(TelephonyFeedEntity, { id, fence }, { finishedAt }));
  }

  /** The parts begin from nothing: another server stands behind the source now. Who follows them loses them. */
  async forget(manager: EntityManager, sourceId: number): Promise<void> {
    const free = { leaseOwner: null, leaseUntil: null, connectedSince: null };
    const anew = { checkpoint: null, finishedAt: null, ...free, fence: () => 'fence + 1' };
    await manager.update(TelephonyFeedEntity, { sourceId }, anew);
  }
}

/** Rows found, also when they said the same before. */
function wrote({ affected }: UpdateResult): boolean {
  return (affected ?? 0) > 0;
}
