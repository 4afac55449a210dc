/** A stream of numbers that is the same for the same seed words (mulberry32 over an FNV-1a hash). */
export class SeededRandom {
  private state: number;

  constructor(...words: readonly (string | number)[]) {
    let hash = 0x811c9dc5;
    for (const char of words.join('|')) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
    this.state = hash >>> 0;
  }

  /** 0 <= x < 1. */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), 1 | this.state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least);
  }

  /** Exponential, cut at four times the mean. */
  around(mean: number): number {
    return Math.min(-Math.log(1 - this.next()) * mean, 4 * mean);
  }

  pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.next() * among.length)];
  }
}
