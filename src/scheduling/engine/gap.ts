/**
 * How far a score may be from the best one, as a share of the score; `null` without a score or a bound.
 * @example
 * gapOf(200, 150) // => 0.25
 */
export function gapOf(score: number | null, bound: number | null): number | null {
  if (score === null || bound === null) return null;
  return score === 0 ? 0 : Math.max(0, (score - bound) / score);
}
