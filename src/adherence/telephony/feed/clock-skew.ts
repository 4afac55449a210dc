import { HOUR_MS, type Instant, MINUTE_MS } from '../../../time/instant.js';

const WINDOW_MINUTES = 5;
/** A clock that is further off than three weeks is simply wrong. */
const MOST_MS = 21 * 24 * HOUR_MS;

/**
 * How far a source's clock is ahead of ours, over the last five minutes. Every way takes time and none takes less than nothing: the sample that
 * came quickest says most.
 */
export class ClockSkew {
  private readonly most = new Map<number, number>();

  sample(received: Instant, sourceTime: Instant): void {
    const minute = Math.floor(received / MINUTE_MS);
    this.most.set(minute, Math.max(sourceTime - received, this.most.get(minute) ?? -Infinity));
    for (const old of this.most.keys()) if (old <= minute - WINDOW_MINUTES) this.most.delete(old);
  }

  /** Milliseconds ahead, negative behind; null when nothing was sampled. */
  get aheadMs(): number | null {
    if (this.most.size === 0) return null;
    return Math.min(MOST_MS, Math.max(-MOST_MS, ...this.most.values()));
  }
}
