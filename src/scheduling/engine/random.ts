/** A stream of numbers in [0, 1) that depends on nothing but its seed. */
export type Random = () => number;

/**
 * Mulberry32: a small generator with a period of 2^32, good enough to order moves and to make up data.
 * @example
 * seededRandom(7)() === seededRandom(7)() // => true
 */
export function seededRandom(seed: number): Random {
  let state = Math.trunc(seed) >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/**
 * A whole number from `from` to `to`, both included.
 * @example
 * randomInteger(() => 0.999, 1, 6) // => 6
 */
export function randomInteger(random: Random, from: number, to: number): number {
  return from + Math.floor(random() * (to - from + 1));
}

/**
 * One of the items.
 * @throws RangeError when there are none.
 * @example
 * pick(() => 0.5, ['a', 'b', 'c']) // => 'b'
 */
export function pick<T>(random: Random, items: readonly T[]): T {
  if (items.length === 0) throw new RangeError('There is nothing to pick from.');
  return items[Math.floor(random() * items.length)];
}
