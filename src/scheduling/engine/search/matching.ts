/**
 * Pairs as many left items with right items as possible (Kuhn's augmenting paths); each left item tries its
 * choices in their order. The answer gives the right item of each left one, or -1.
 * @example
 * matchAll([[0, 1], [0]], 2) // => [1, 0]
 */
export function matchAll(choices: readonly (readonly number[])[], rightCount: number): number[] {
  const leftOf = new Int32Array(rightCount).fill(-1);
  const rightOf = choices.map(() => -1);
  const augment = (left: number, seen: Uint8Array): boolean => {
    for (const right of choices[left]) {
      if (seen[right] === 1) continue;
      seen[right] = 1;
      if (leftOf[right] === -1 || augment(leftOf[right], seen)) {
        leftOf[right] = left;
        rightOf[left] = right;
        return true;
      }
    }
    return false;
  };
  choices.forEach((_, left) => augment(left, new Uint8Array(rightCount)));
  return rightOf;
}
