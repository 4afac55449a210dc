import { type Instant, SECOND_MS } from '../../../time/instant.js';
import { type FollowedFeed, type TelephonyConnection } from '../../telephony-connection.js';

/** From the best to the worst. */
export const FEED_STATUSES = [
  'live',
  'connecting',
  'stale',
  'lost',
  'unattended',
  'faulty',
  'disabled',
] as const;
export type FeedStatus = (typeof FEED_STATUSES)[number];

export interface PartHealth {
  readonly part: string;
  readonly status: FeedStatus;
  readonly lastHeardAt: Instant | null;
  readonly connectedSince: Instant | null;
  readonly lastError: string | null;
  /** How far the source's clock is ahead of ours. */
  readonly skewSeconds: number | null;
}

/** Of a source: each figure is that of the part which is worst off. */
export interface FeedHealth extends Omit<PartHealth, 'part'> {
  readonly parts: readonly PartHealth[];
}

/** `freshnessSeconds` is how long a feed may be silent. */
export function feedHealth(
  connection: TelephonyConnection,
  feeds: readonly FollowedFeed[],
  freshnessSeconds: number,
  now: Instant,
): FeedHealth {
  const parts = feeds
    .filter(({ finishedAt }) => finishedAt === null)
    .map((feed) => partHealth(feed, freshnessSeconds, now));
  const worst =
    parts
      .map(({ status }) => status)
      .sort((a, b) => rank(b) - rank(a))
      .at(0) ?? 'unattended';
  const whole: FeedStatus = !connection.enabled ? 'disabled' : connection.fault === null ? worst : 'faulty';
  const skews = parts.map(({ skewSeconds }) => skewSeconds).filter((skew) => skew !== null);
  return {
    status: whole,
    lastHeardAt: least(parts.map(({ lastHeardAt }) => lastHeardAt)),
    connectedSince: connection.enabled ? latest(parts.map(({ connectedSince }) => connectedSince)) : null,
    lastError: connection.fault ?? parts.find(({ lastError }) => lastError !== null)?.lastError ?? null,
    skewSeconds: skews.sort((a, b) => Math.abs(b) - Math.abs(a)).at(0) ?? null,
    parts,
  };
}

function partHealth(feed: FollowedFeed, freshnessSeconds: number, now: Instant): PartHealth {
  const { part, lastHeardAt, connectedSince, lastError, skewMs } = feed;
  const skewSeconds = skewMs === null ? null : skewMs / SECOND_MS;
  return {
    part,
    status: statusOf(feed, freshnessSeconds, now),
    lastHeardAt,
    connectedSince,
    lastError,
    skewSeconds,
  };
}

function statusOf(feed: FollowedFeed, freshnessSeconds: number, now: Instant): FeedStatus {
  const { leaseUntil, connectedSince, lastHeardAt, lastError } = feed;
  if (leaseUntil === null || leaseUntil < now) return 'unattended';
  if (connectedSince === null) return lastError === null ? 'connecting' : 'lost';
  return now - (lastHeardAt ?? connectedSince) > freshnessSeconds * SECOND_MS ? 'stale' : 'live';
}

function rank(status: FeedStatus): number {
  return FEED_STATUSES.indexOf(status);
}

/** None when one of them has none. */
function least(times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 || known.length < times.length ? null : (Math.min(...known) as Instant);
}

function latest(times: readonly (Instant | null)[]): Instant | null {
  const known = times.filter((time) => time !== null);
  return known.length === 0 || known.length < times.length ? null : (Math.max(...known) as Instant);
}
