/**
 * Weighted ridge regression: minimises sum w (y - x b)^2 + b' P b by Cholesky's factorisation of the normal equations.
 * `penalty` is the diagonal of P or the whole matrix, row by row. Columns that are nothing but zero get the coefficient zero.
 * Source: A. E. Hoerl and R. W. Kennard, Technometrics 12 (1970).
 * @example
 * ridge([Float64Array.of(1), Float64Array.of(2)], [2, 4], [1, 1], Float64Array.of(0))[0] // => 2
 */
export function ridge(
  rows: readonly Float64Array[],
  targets: ArrayLike<number>,
  weights: ArrayLike<number>,
  penalty: Float64Array,
): Float64Array {
  const size = rows.length === 0 ? 0 : rows[0].length;
  const matrix = new Float64Array(size * size);
  const right = new Float64Array(size);
  const filled = new Int32Array(size);
  rows.forEach((row, r) => accumulate({ matrix, right, filled }, row, targets[r], weights[r]));
  addPenalty(matrix, penalty, size);
  return solve(matrix, right, size);
}

interface NormalEquations {
  readonly matrix: Float64Array;
  readonly right: Float64Array;
  /** Room for the columns of a row that are not zero: there may be few. */
  readonly filled: Int32Array;
}

function accumulate(
  { matrix, right, filled }: NormalEquations,
  row: Float64Array,
  y: number,
  w: number,
): void {
  const size = row.length;
  if (w === 0) return;
  let count = 0;
  for (let i = 0; i < size; i++) if (row[i] !== 0) filled[count++] = i;
  for (let a = 0; a < count; a++) {
    const i = filled[a];
    const x = w * row[i];
    right[i] += x * y;
    for (let b = 0; b <= a; b++) matrix[i * size + filled[b]] += x * row[filled[b]];
  }
}

function addPenalty(matrix: Float64Array, penalty: Float64Array, size: number): void {
  if (penalty.length === matrix.length) {
    for (let i = 0; i < matrix.length; i++) matrix[i] += penalty[i];
  } else {
    for (let i = 0; i < size; i++) matrix[i * size + i] += penalty[i];
  }
}

const NOTHING = 1e-12;

/** In place: the lower triangle becomes the factor. A pivot of nothing switches its column off. */
function solve(matrix: Float64Array, right: Float64Array, size: number): Float64Array {
  for (let i = 0; i < size; i++) {
    const before = matrix[i * size + i];
    for (let j = 0; j <= i; j++) {
      let sum = matrix[i * size + j];
      for (let k = 0; k < j; k++) sum -= matrix[i * size + k] * matrix[j * size + k];
      if (j < i) matrix[i * size + j] = sum * matrix[j * size + j];
      else matrix[i * size + i] = sum > NOTHING * before ? 1 / Math.sqrt(sum) : 0;
    }
  }
  for (let i = 0; i < size; i++) {
    for (let k = 0; k < i; k++) right[i] -= matrix[i * size + k] * right[k];
    right[i] *= matrix[i * size + i];
  }
  for (let i = size - 1; i >= 0; i--) {
    for (let k = i + 1; k < size; k++) right[i] -= matrix[k * size + i] * right[k];
    right[i] *= matrix[i * size + i];
  }
  return right;
}
