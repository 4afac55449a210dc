/** A repeatable stream of random numbers: the same seed text gives the same stream on every machine. */
export interface SeededRandom {
  /** From 0 up to, and without, 1. */
  next(): number;
  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number;
  chance(probability: number): boolean;
  pick<T>(from: readonly T[]): T;
  shuffled<T>(from: readonly T[]): T[];
  /** A count of independent arrivals with this mean. */
  poisson(mean: number): number;
  /** Standard normal. */
  normal(): number;
}

/** From this mean on, a rounded normal is a good enough Poisson, and takes no time. */
const NORMAL_FROM_MEAN = 60;

/** A stream named by its seed; give every use its own seed text, so that one use more does not move the others. */
export function seededRandom(seed: string): SeededRandom {
  const next = splitMix(hash(seed));
  const whole = (least: number, most: number): number => least + Math.floor(next() * (most - least + 1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    whole,
    normal,
    chance: (probability) => next() < probability,
    pick: (from) => from[whole(0, from.length - 1)],
    shuffled: (from) => shuffle(from, whole),
    poisson: (mean) =>
      mean < NORMAL_FROM_MEAN
        ? smallPoisson(mean, next)
        : Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())),
  };
}

/** FNV-1a, 32 bits. */
function hash(text: string): number {
  let state = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) state = Math.imul(state ^ text.charCodeAt(i), 0x01000193);
  return state;
}

/** SplitMix32: Weyl sequence with a murmur finaliser. */
function splitMix(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 16), 0x21f0aaad);
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
    return ((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32;
  };
}

function shuffle<T>(from: readonly T[], whole: (least: number, most: number) => number): T[] {
  const order = [...from];
  for (let i = order.length - 1; i > 0; i--) {
    const other = whole(0, i);
    [order[i], order[other]] = [order[other], order[i]];
  }
  return order;
}

/** Counts unit-rate arrivals until their waiting times exceed the mean. */
function smallPoisson(mean: number, next: () => number): number {
  const limit = Math.exp(-mean);
  let count = 0;
  for (let product = next(); product > limit; product *= next()) count++;
  return count;
}
