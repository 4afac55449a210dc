import { QuotientSums } from './estimates.js';
import { RandomStream } from './random-stream.js';
import { studentT } from './student-t.js';

describe('intervals over replications', () => {
  it('of counts are those of a mean', () => {
    const sums = new QuotientSums(1);
    for (const count of [4, 8, 6, 2]) sums.add(Float64Array.of(count, 1));
    const deviation = Math.sqrt((1 + 9 + 1 + 9) / 3);
    expect(sums.estimate(0, 2)?.value).toBe(5);
    expect(sums.estimate(0, 2)?.halfWidth).toBeCloseTo((2 * deviation) / 2);
  });

  it('are of the quotient of the sums, not the mean of quotients', () => {
    const sums = new QuotientSums(1);
    sums.add(Float64Array.of(90, 100));
    sums.add(Float64Array.of(0, 10));
    expect(sums.estimate(0, 1)?.value).toBeCloseTo(90 / 110);
  });

  it('say nothing where there is nothing, and no width from one replication', () => {
    const sums = new QuotientSums(2);
    sums.add(Float64Array.of(0, 0, 3, 4));
    expect(sums.estimate(0, 1)).toBeNull();
    expect(sums.estimate(1, 1)).toEqual({ value: 0.75, halfWidth: null });
  });

  it('hold the truth as often as they say', () => {
    const stream = new RandomStream().start(1, 1, 1);
    const level = 0.9;
    const runs = 2000;
    let held = 0;
    for (let run = 0; run < runs; run++) {
      const sums = new QuotientSums(1);
      for (let i = 0; i < 12; i++) {
        const whole = 50 + 50 * stream.next();
        sums.add(Float64Array.of(whole * (0.6 + 0.4 * stream.next()), whole));
      }
      const found = sums.estimate(0, studentT(level, 11));
      if (Math.abs((found?.value ?? 0) - 0.8) <= (found?.halfWidth ?? 0)) held++;
    }
    expect(Math.abs(held / runs - level)).toBeLessThan(0.025);
  });

  it.each([
    [0.95, 2, 4.302652729749462],
    [0.95, 9, 2.262157162798205],
    [0.99, 10, 3.16927267261695],
    [0.9, 100, 1.6602343260853392],
    [0.95, 9999, 1.960201263621357],
  ])('use the %d quantile of Student with %d degrees of freedom', (level, degrees, quantile) => {
    expect(studentT(level, degrees)).toBeCloseTo(quantile, 9);
  });
});
