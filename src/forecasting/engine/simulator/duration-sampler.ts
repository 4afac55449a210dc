import { exp, log, sqrt } from './arithmetic.js';
import { type DurationDistribution } from './duration.js';
import { standardNormalQuantile } from './normal-quantile.js';

const CONSTANT = 0;
const EXPONENTIAL = 1;
const LOGNORMAL = 2;
const EMPIRICAL = 3;

/** Turns uniform numbers into durations by their quantiles, one number for each: the same number gives the same contact everywhere. */
export class DurationSampler {
  readonly meanSeconds: number;
  private readonly kind: number;
  private readonly location: number;
  private readonly scale: number;
  private readonly values: Float64Array;
  /** Ends of the values' shares of the unit interval. */
  private readonly shares: Float64Array;

  constructor(distribution: DurationDistribution) {
    const { kind, location, scale, values, shares } = formOf(distribution);
    this.kind = kind;
    this.location = location;
    this.scale = scale;
    this.values = values;
    this.shares = shares;
    this.meanSeconds = meanOf(distribution);
  }

  /** Seconds at this point of the distribution, above 0 and below 1. */
  at(point: number): number {
    if (this.kind === EXPONENTIAL) return -this.scale * log(1 - point);
    if (this.kind === LOGNORMAL) return exp(this.location + this.scale * standardNormalQuantile(point));
    return this.kind === CONSTANT ? this.location : this.measured(point);
  }

  private measured(point: number): number {
    const { shares } = this;
    let low = 0;
    let high = shares.length - 1;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (shares[middle] > point) high = middle;
      else low = middle + 1;
    }
    return this.values[low];
  }
}

interface Form {
  readonly kind: number;
  readonly location: number;
  readonly scale: number;
  readonly values: Float64Array;
  readonly shares: Float64Array;
}

const NONE = new Float64Array(0);

function formOf(distribution: DurationDistribution): Form {
  switch (distribution.kind) {
    case 'constant':
      return { kind: CONSTANT, location: distribution.seconds, scale: 0, values: NONE, shares: NONE };
    case 'exponential':
      return { kind: EXPONENTIAL, location: 0, scale: distribution.meanSeconds, values: NONE, shares: NONE };
    case 'lognormal': {
      const spread = Math.log1p((distribution.deviationSeconds / distribution.meanSeconds) ** 2);
      const location = log(distribution.meanSeconds) - spread / 2;
      return { kind: LOGNORMAL, location, scale: sqrt(spread), values: NONE, shares: NONE };
    }
    case 'empirical':
      return { kind: EMPIRICAL, location: 0, scale: 0, ...measuredForm(distribution) };
  }
}

type Empirical = Extract<DurationDistribution, { kind: 'empirical' }>;

function measuredForm({ seconds, weights }: Empirical): { values: Float64Array; shares: Float64Array } {
  const order = seconds.map((_, at) => at).sort((one, other) => seconds[one] - seconds[other]);
  const weightOf = (at: number) => weights?.[at] ?? 1;
  const total = order.reduce((sum, at) => sum + weightOf(at), 0);
  let below = 0;
  return {
    values: Float64Array.from(order, (at) => seconds[at]),
    shares: Float64Array.from(order, (at) => (below += weightOf(at)) / total),
  };
}

function meanOf(distribution: DurationDistribution): number {
  if (distribution.kind === 'constant') return distribution.seconds;
  if (distribution.kind !== 'empirical') return distribution.meanSeconds;
  const { seconds, weights } = distribution;
  const total = seconds.reduce((sum, _, at) => sum + (weights?.[at] ?? 1), 0);
  return seconds.reduce((sum, value, at) => sum + value * (weights?.[at] ?? 1), 0) / total;
}
