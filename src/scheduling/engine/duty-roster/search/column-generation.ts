import { type ColumnProblem, type CoverPrices } from './column-problem.js';

export interface GenerationLimits {
  /** A bound from here on says that nothing better can be found. */
  readonly cutoff: number;
  readonly shouldStop: () => boolean;
}

export type GenerationEnd = 'solved' | 'no-better' | 'stopped';

/** Part of the agents is priced between two solutions of the master, from this many agents on. */
const FEW_AGENTS = 12;
const PARTS = 6;
const LEAST_PART = 8;
/** How much of the best prices so far stays in the prices at which lines are sought. */
const SMOOTHING = 0.7;
const NEARLY = 1e-6;

/**
 * Column generation: the master mixes the lines known, its prices of cover show for every agent which line would help, until
 * none does. Prices are smoothed towards those that gave the best bound.
 */
export class ColumnGeneration {
  /** No choice of lines costs less, without the base. */
  bound = -Infinity;
  /** The prices that gave the bound. */
  best: CoverPrices | null = null;
  private cursor = 0;
  private wholePass: boolean;

  constructor(readonly problem: ColumnProblem) {
    this.wholePass = problem.agents.length <= FEW_AGENTS;
  }

  /** Runs until the master is solved over all lines; yields between pieces of work. */
  *run({ cutoff, shouldStop }: GenerationLimits): Generator<void, GenerationEnd> {
    const { master, agents } = this.problem;
    for (;;) {
      if (shouldStop() || !master.solve(shouldStop)) return 'stopped';
      yield;
      const added = this.wholePass ? yield* this.priceAll(shouldStop) : this.pricePart();
      if (added < 0) return 'stopped';
      if (this.bound >= cutoff) return 'no-better';
      if (this.wholePass && (added === 0 || this.isClose())) return 'solved';
      if (agents.length > FEW_AGENTS)
        this.wholePass = this.wholePass ? added < agents.length / 8 : added === 0;
    }
  }

  /** Prices a part of the agents by the master's own prices; gives how many lines were added. */
  pricePart(): number {
    const { agents } = this.problem;
    const count = Math.min(agents.length, Math.max(LEAST_PART, Math.ceil(agents.length / PARTS)));
    const part = Array.from({ length: count }, () => this.cursor++ % agents.length);
    return this.priceThese(part);
  }

  /** Prices these agents by the master's own prices, or by smoothed ones; gives how many lines were added. */
  priceThese(part: readonly number[]): number {
    const { problem } = this;
    const prices = problem.exact(this.smoothed(this.best === null ? 0 : SMOOTHING));
    const added = this.priceBy(part, prices);
    return added > 0 || this.best === null ? added : this.priceBy(part, problem.exact(this.smoothed(0)));
  }

  private priceBy(part: readonly number[], prices: CoverPrices): number {
    const { problem } = this;
    const lines = part.flatMap((agent) => {
      const line = problem.price(agent, prices);
      return line === null || problem.reducedCost(agent, line.types) > -NEARLY
        ? []
        : [{ agent, types: line.types }];
    });
    return problem.addLines(lines);
  }

  /** All agents at the same prices: that gives a bound. Less smoothing until a line is found; -1 when stopped. */
  private *priceAll(shouldStop: () => boolean): Generator<void, number> {
    const { problem } = this;
    let smoothing = this.best === null ? 0 : SMOOTHING;
    for (;;) {
      const prices = problem.exact(this.smoothed(smoothing));
      let bound = problem.worth(prices);
      const lines: { agent: number; types: Int16Array }[] = [];
      for (let agent = 0; agent < problem.agents.length; agent++) {
        if (shouldStop()) return -1;
        const line = problem.price(agent, prices);
        bound += line === null ? -Infinity : line.bound;
        if (line !== null && problem.reducedCost(agent, line.types) < -NEARLY)
          lines.push({ agent, types: line.types });
        yield;
      }
      if (bound > this.bound) {
        this.bound = bound;
        this.best = prices;
      }
      const added = problem.addLines(lines);
      if (added > 0 || smoothing === 0 || this.isClose()) return added;
      smoothing = smoothing > 0.3 ? smoothing - 0.3 : 0;
    }
  }

  private smoothed(share: number): Float64Array {
    const { cover } = this.problem.master.duals;
    const { best } = this;
    return best === null ? cover : cover.map((price, row) => share * best[row] + (1 - share) * price);
  }

  /** The bound has reached the whole number that the master's optimum reaches. */
  private isClose(): boolean {
    const { base, master } = this.problem;
    const reached = Math.ceil(base + this.bound - 1e-4);
    return reached >= base + master.objective - 1e-4;
  }
}
