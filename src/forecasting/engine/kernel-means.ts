/**
 * Means of neighbours with weights that fall in a straight line to nothing beyond `width` places; the ends simply have fewer neighbours.
 * @example
 * kernelMeans(Float64Array.of(0, 4, 0), 1)[1] // => 2
 */
export function kernelMeans(values: Float64Array, width: number): Float64Array {
  if (width === 0) return values;
  const reach = Math.ceil(width);
  return values.map((_, i) => {
    let [sum, weights] = [0, 0];
    for (let j = Math.max(0, i - reach); j <= Math.min(values.length - 1, i + reach); j++) {
      const weight = Math.max(0, 1 - Math.abs(i - j) / (width + 1));
      sum += weight * values[j];
      weights += weight;
    }
    return sum / weights;
  });
}
