import { type Instant, MINUTE_MS } from '../../time/instant.js';

const STEP_MS = 5 * MINUTE_MS;
const PAGE_STEPS = 4_096;

/** A set of interval starts, one bit for each five minutes: ten million of them take a few megabytes. */
export class SeenIntervals {
  private readonly pages = new Map<number, Uint32Array>();

  has(start: Instant): boolean {
    const step = Math.floor(start / STEP_MS);
    const page = this.pages.get(Math.floor(step / PAGE_STEPS));
    const bit = step % PAGE_STEPS;
    return page !== undefined && (page[bit >> 5] & (1 << (bit & 31))) !== 0;
  }

  add(start: Instant): void {
    const step = Math.floor(start / STEP_MS);
    const number = Math.floor(step / PAGE_STEPS);
    let page = this.pages.get(number);
    if (page === undefined) this.pages.set(number, (page = new Uint32Array(PAGE_STEPS / 32)));
    const bit = step % PAGE_STEPS;
    page[bit >> 5] |= 1 << (bit & 31);
  }
}
