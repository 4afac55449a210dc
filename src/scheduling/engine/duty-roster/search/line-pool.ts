import { type ColumnProblem, type CoverPrices } from './column-problem.js';
import { type SearchTools } from './search-tools.js';

const MOST_LINES = 400_000;
/** Days of all lines together: what a pool takes in memory. */
const MOST_CELLS = 20_000_000;
/** Cells of a table that take as long as ten days of a line. */
const CELLS_A_TEN_DAYS = 1;

/** A line of least reduced cost, and that cost. */
export interface CheapestLine {
  readonly line: number;
  readonly reducedCost: number;
}

/** Every line that may be part of a roster below some cost, in one table; priced by looking at each of them. */
export class LinePool {
  readonly count: number;
  /** Lines of an agent are `first[agent]` up to `first[agent + 1]`. */
  private readonly first: Int32Array;
  private readonly types: Int16Array;
  private readonly costs: Float64Array;
  /** What each line cost in the prices of the last look. */
  private readonly reducedCosts: Float64Array;

  private constructor(
    private readonly tools: SearchTools,
    private readonly problem: ColumnProblem,
    lines: readonly (readonly Int16Array[])[],
  ) {
    const { days } = problem;
    this.first = new Int32Array(lines.length + 1);
    lines.forEach((own, agent) => (this.first[agent + 1] = this.first[agent] + own.length));
    this.count = this.first[lines.length];
    this.types = new Int16Array(this.count * days);
    this.costs = new Float64Array(this.count);
    this.reducedCosts = new Float64Array(this.count);
    let at = 0;
    lines.forEach((own, agent) => {
      for (const types of own) {
        this.types.set(types, at * days);
        this.costs[at++] = problem.wishCost(agent, types);
      }
    });
  }

  /**
   * The lines of which none costs more than `slack` above its agent's cheapest at these prices: where these prices give a
   * bound, rosters up to `slack` above it are made of them alone. Null when there are too many.
   */
  static *gather(
    tools: SearchTools,
    problem: ColumnProblem,
    prices: CoverPrices,
    slack: number,
  ): Generator<void, LinePool | null> {
    const lines: (readonly Int16Array[])[] = [];
    let room = Math.min(MOST_LINES, Math.floor(MOST_CELLS / problem.days));
    for (let agent = 0; agent < problem.agents.length; agent++) {
      const cheapest = problem.price(agent, prices);
      const own = cheapest && problem.list(agent, prices, cheapest.bound + slack, room);
      if (own === null) return null;
      room -= own.length;
      lines.push(own);
      yield;
    }
    return new LinePool(tools, problem, lines);
  }

  /** All lines, by number. */
  all(): Int32Array {
    return Int32Array.from({ length: this.count }, (_, line) => line);
  }

  line(line: number): Int16Array {
    const { days } = this.problem;
    return this.types.subarray(line * days, (line + 1) * days);
  }

  /** Of these lines (in the order of their numbers) the cheapest of every agent in prices of the master; null without one. */
  look(lines: Int32Array): readonly (CheapestLine | null)[] {
    const { problem, types, costs, reducedCosts, first } = this;
    const { days } = problem;
    const { agents } = problem.master.duals;
    const earned = problem.earnings();
    const width = earned.length / days;
    const cheapest: (CheapestLine | null)[] = new Array<null>(agents.length).fill(null);
    let agent = 0;
    let best = Infinity;
    for (const line of lines) {
      for (; line >= first[agent + 1]; agent++) best = Infinity;
      let cost = costs[line] - agents[agent];
      for (let step = 0, at = line * days, row = 1; step < days; step++, row += width) {
        cost -= earned[row + types[at + step]];
      }
      reducedCosts[line] = cost;
      if (cost >= best) continue;
      best = cost;
      cheapest[agent] = { line, reducedCost: cost };
    }
    this.tools.finder.table.work += (lines.length * days * CELLS_A_TEN_DAYS) / 10;
    return cheapest;
  }

  /** Of these lines those that cost at most so much in the prices of the last look. */
  within(lines: Int32Array, slack: number): Int32Array {
    return lines.filter((line) => this.reducedCosts[line] <= slack);
  }

  /** Of these lines those of other agents, and the agent's own that have, or have not, the type on the day. */
  split(lines: Int32Array, agent: number, step: number, type: number, has: boolean): Int32Array {
    const { first, types } = this;
    const { days } = this.problem;
    return lines.filter(
      (line) =>
        line < first[agent] || line >= first[agent + 1] || (types[line * days + step] === type) === has,
    );
  }
}
