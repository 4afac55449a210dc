import { DurationSampler } from './duration-sampler.js';
import { type DurationDistribution } from './duration.js';
import { RandomStream } from './random-stream.js';

const COUNT = 400_000;

function momentsOf(distribution: DurationDistribution): { mean: number; deviation: number } {
  const sampler = new DurationSampler(distribution);
  const stream = new RandomStream().start(1, 2, 3);
  let sum = 0;
  let squares = 0;
  for (let i = 0; i < COUNT; i++) {
    const seconds = sampler.at(stream.next());
    sum += seconds;
    squares += seconds * seconds;
  }
  const mean = sum / COUNT;
  return { mean, deviation: Math.sqrt(squares / COUNT - mean * mean) };
}

describe('durations', () => {
  it.each([
    [{ kind: 'constant', seconds: 240 }, 240, 0],
    [{ kind: 'exponential', meanSeconds: 240 }, 240, 240],
    [{ kind: 'lognormal', meanSeconds: 240, deviationSeconds: 120 }, 240, 120],
    [{ kind: 'empirical', seconds: [100, 200, 300] }, 200, Math.sqrt(20_000 / 3)],
    [{ kind: 'empirical', seconds: [100, 200], weights: [3, 1] }, 125, Math.sqrt(1875)],
  ] as [DurationDistribution, number, number][])(
    '%j has its mean and spread',
    (distribution, mean, deviation) => {
      const found = momentsOf(distribution);
      expect(Math.abs(found.mean - mean)).toBeLessThanOrEqual((4 * deviation) / Math.sqrt(COUNT));
      expect(Math.abs(found.deviation - deviation)).toBeLessThanOrEqual(0.02 * deviation);
      expect(new DurationSampler(distribution).meanSeconds).toBeCloseTo(mean);
    },
  );

  it('are the quantiles of their distribution', () => {
    const exponential = new DurationSampler({ kind: 'exponential', meanSeconds: 100 });
    expect(exponential.at(1 - Math.exp(-2))).toBeCloseTo(200);
    const lognormal = new DurationSampler({ kind: 'lognormal', meanSeconds: 100, deviationSeconds: 50 });
    expect(lognormal.at(0.5)).toBeCloseTo(100 / Math.sqrt(1.25));
  });

  it('that were measured come back in their shares, in whatever order they were given', () => {
    const sampler = new DurationSampler({ kind: 'empirical', seconds: [300, 100, 200], weights: [1, 1, 2] });
    expect([0.1, 0.3, 0.7, 0.8, 0.999].map((point) => sampler.at(point))).toEqual([100, 200, 200, 300, 300]);
  });
});
