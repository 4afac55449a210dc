/**
 * Local linear regression with tricube weights on evenly spaced values, at places `from`, `from + step`, ... up to and including the
 * last; places between are joined by straight lines. Places outside the values (-1, n) are extrapolated.
 * Source: W. S. Cleveland, JASA 74 (1979).
 * @example
 * loess(Float64Array.of(1, 2, 3, 4), 3, 0, 3, 1)[2] // => 3
 */
export function loess(
  values: Float64Array,
  span: number,
  from: number,
  to: number,
  step: number,
): Float64Array {
  const out = new Float64Array(to - from + 1);
  let before = from;
  for (let at = from; ; at = Math.min(to, at + step)) {
    out[at - from] = localLine(values, span, at);
    for (let between = before + 1; between < at; between++) {
      const part = (between - before) / (at - before);
      out[between - from] = (1 - part) * out[before - from] + part * out[at - from];
    }
    before = at;
    if (at >= to) return out;
  }
}

function localLine(values: Float64Array, span: number, at: number): number {
  const n = values.length;
  const width = Math.min(span, n);
  const left = Math.max(0, Math.min(n - width, at - (width >> 1)));
  const right = left + width - 1;
  let reach = Math.max(at - left, right - at, 1) * 1.0001;
  if (span > n) reach += (span - n) / 2;
  let [sum, sumX, sumXX, sumY, sumXY] = [0, 0, 0, 0, 0];
  for (let i = left; i <= right; i++) {
    const x = i - at;
    const distance = Math.abs(x) / reach;
    const cube = 1 - distance * distance * distance;
    const weight = cube * cube * cube;
    sum += weight;
    sumX += weight * x;
    sumXX += weight * x * x;
    sumY += weight * values[i];
    sumXY += weight * x * values[i];
  }
  const determinant = sum * sumXX - sumX * sumX;
  const mean = sumY / sum;
  if (!(determinant > 1e-9 * sum * sumXX)) return mean;
  return (sumXX * sumY - sumX * sumXY) / determinant;
}
