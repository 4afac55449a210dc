import { type Instant } from '../time/instant.js';

/** How the platform of a source is reached, as services hand it out: secrets stay inside. */
export interface TelephonyConnection {
  readonly sourceId: number;
  readonly enabled: boolean;
  /** What is not secret. */
  readonly settings: Readonly<Record<string, unknown>>;
  /** Names of the secrets that are kept. */
  readonly secretNames: readonly string[];
  /** Grows with every change: whoever follows the source begins anew. */
  readonly revision: number;
  readonly changedAt: Instant;
  /** Why nothing of the source can be followed at all; null while it can. */
  readonly fault: string | null;
}

/** For those who connect. */
export interface SealedConnection extends TelephonyConnection {
  /** A JSON object of names and secrets, sealed; null when there are none. */
  readonly sealed: string | null;
}

/** A part of a source that is followed: where it is, who has it, and how it does. */
export interface FollowedFeed {
  readonly id: number;
  readonly sourceId: number;
  readonly part: string;
  /** Grows with every taking of the lease: who holds an older number may write nothing more. */
  readonly fence: number;
  readonly leaseOwner: string | null;
  readonly leaseUntil: Instant | null;
  readonly connectedSince: Instant | null;
  readonly lastHeardAt: Instant | null;
  readonly lastError: string | null;
  readonly lastErrorAt: Instant | null;
  /** How far the source's clock is ahead of ours; behind where negative. What the way takes makes it look behind. */
  readonly skewMs: number | null;
  readonly finishedAt: Instant | null;
}

/** A stretch in which nothing of a part was missed. */
export interface HeardSpan {
  readonly id: number;
  readonly sourceId: number;
  readonly part: string;
  readonly since: Instant;
  readonly until: Instant;
}
