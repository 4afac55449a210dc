import { OFF } from '../duty-index.js';
import { type BlockLevel } from './block-patterns.js';
import { NEVER } from './never.js';

/** What runs of work from one day on cost, pattern by pattern: each the cheapest order of shifts. */
export class BlockCosts {
  private levels: readonly BlockLevel[] = [];
  private costs: readonly Float64Array[] = [];
  private sums: readonly Float64Array[] = [];
  private groups = 0;
  private prices!: Float64Array;
  private start = 0;

  /** Prices of groups stand at `step * groups + group`. */
  use(levels: readonly BlockLevel[], groups: number, prices: Float64Array): void {
    this.groups = groups;
    this.prices = prices;
    if (this.levels === levels) return;
    this.levels = levels;
    this.costs = levels.map(({ kind }) => new Float64Array(kind.length));
    this.sums = levels.map(({ sums }) => new Float64Array(sums.length));
  }

  /**
   * Prices the runs of up to `longest` days that begin on day `start` of the stretch, with one of the kinds where these are
   * given. Gives how many steps were looked at.
   */
  begin(start: number, longest: number, firstKinds: Int32Array | null): number {
    this.start = start;
    let looked = 0;
    for (let days = 1; days <= longest; days++) {
      const { kind, from, group, into } = this.levels[days - 1];
      const costs = this.costs[days - 1];
      const before = days === 1 ? null : this.costs[days - 2];
      const row = (start + days - 1) * this.groups;
      costs.fill(NEVER);
      for (let step = 0; step < from.length; step++) {
        const price = this.prices[row + group[step]];
        if (price >= NEVER) continue;
        const target = into[step];
        if (before === null && firstKinds !== null && !firstKinds.includes(kind[target])) continue;
        const cost = price + (before === null ? 0 : before[from[step]]);
        if (cost < costs[target]) costs[target] = cost;
      }
      looked += from.length;
    }
    return looked;
  }

  /** The least cost of each sum of that many days, where the last day is of one of the kinds if these are given. */
  sumsOf(days: number, lastKinds: readonly boolean[] | null): Float64Array {
    const { kind, sum } = this.levels[days - 1];
    const costs = this.costs[days - 1];
    const sums = this.sums[days - 1];
    sums.fill(NEVER);
    for (let pattern = 0; pattern < kind.length; pattern++) {
      if (lastKinds !== null && !lastKinds[kind[pattern]]) continue;
      if (costs[pattern] < sums[sum[pattern]]) sums[sum[pattern]] = costs[pattern];
    }
    return sums;
  }

  /** The groups of the cheapest run of that many days with that sum, day by day. */
  groupsOf(days: number, sum: number, lastKinds: readonly boolean[] | null): Int32Array {
    const groups = new Int32Array(days).fill(OFF);
    let at = this.cheapest(days, sum, lastKinds);
    for (let day = days; day >= 1; day--) {
      const { from, group, into } = this.levels[day - 1];
      const row = (this.start + day - 1) * this.groups;
      let best = NEVER;
      let chosen = -1;
      for (let step = 0; step < into.length; step++) {
        if (into[step] !== at) continue;
        const cost = this.prices[row + group[step]] + (day === 1 ? 0 : this.costs[day - 2][from[step]]);
        if (cost >= best) continue;
        best = cost;
        chosen = step;
      }
      groups[day - 1] = group[chosen];
      at = from[chosen];
    }
    return groups;
  }

  private cheapest(days: number, wanted: number, lastKinds: readonly boolean[] | null): number {
    const { kind, sum } = this.levels[days - 1];
    const costs = this.costs[days - 1];
    let best = -1;
    for (let pattern = 0; pattern < kind.length; pattern++) {
      if (sum[pattern] !== wanted || (lastKinds !== null && !lastKinds[kind[pattern]])) continue;
      if (best < 0 || costs[pattern] < costs[best]) best = pattern;
    }
    return best;
  }
}
