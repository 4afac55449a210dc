/** Which stream of chance something draws from; each is its own, so that a change in one leaves the others as they are. */
export type Purpose =
  | 'arrivals'
  | 'day-level'
  | 'talk'
  | 'after-call'
  | 'patience'
  | 'retrial'
  | 'adherence'
  | 'away'
  | 'outbound';

const WARM_UP = 15;
const TO_UNIT = 1 / 4_294_967_296;

/**
 * Uniform numbers by sfc32 (C. Doty-Humphrey, PractRand): 128 bits of state and at least 2^32 numbers before any repeats. The
 * four words of the state are seed, stream, replication and detail, so different streams never start alike.
 */
export class RandomStream {
  private a = 0;
  private b = 0;
  private c = 0;
  private counter = 0;

  /** Goes to the beginning of a stream. `stream` comes from `streamOf`; `detail` tells apart, for example, contacts. */
  start(seed: number, stream: number, replication: number, detail = 1): this {
    this.a = (seed | 0) ^ Math.imul(Math.floor(seed / 4_294_967_296), 0x9e3779b9);
    this.b = stream | 0;
    this.c = replication | 0;
    this.counter = detail | 0;
    for (let i = 0; i < WARM_UP; i++) this.next();
    return this;
  }

  /** Above 0 and below 1. */
  next(): number {
    const { a, b, c } = this;
    const sum = (((a + b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = b ^ (b >>> 9);
    this.b = (c + (c << 3)) | 0;
    this.c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return ((sum >>> 0) + 0.5) * TO_UNIT;
  }
}

/**
 * The word that names a stream (FNV-1a). It hangs on the id and not on its place, so that scenarios which differ in other queues or agents share it.
 * @example
 * streamOf('talk', 'bank') === streamOf('talk', 'bank') // => true
 * streamOf('talk', 'bank') === streamOf('patience', 'bank') // => false
 */
export function streamOf(purpose: Purpose, id: string): number {
  let hash = 0x811c9dc5;
  for (const letter of `${purpose}:${id}`) {
    hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  }
  return hash | 0;
}
