import { type ColumnProblem } from './column-problem.js';
import { type LinePool } from './line-pool.js';

export interface BranchingLimits {
  /** What a solution may cost at most to be of use, without the base. */
  readonly cutoff: number;
  readonly shouldStop: () => boolean;
}

export type Branched =
  | { readonly end: 'found'; readonly lines: readonly Int16Array[] }
  /** No choice of lines costs at most the cutoff. */
  | { readonly end: 'none' }
  | { readonly end: 'stopped' };

interface Choice {
  readonly agent: number;
  readonly step: number;
  readonly type: number;
}

const NONE: Branched = { end: 'none' };
const STOPPED: Branched = { end: 'stopped' };
const NEARLY = 1e-6;

/**
 * Branch and bound over a pool of lines. Each node's master is solved over all lines of the pool that are left; lines too
 * dear for the cutoff leave the pool for the nodes below. What the mix of lines agrees on least is decided first (whether
 * an agent works a type on a day): where little slack is left, both answers then raise the bound the most.
 */
export class LineBranching {
  nodes = 0;

  constructor(
    private readonly problem: ColumnProblem,
    private readonly pool: LinePool,
    private readonly limits: BranchingLimits,
  ) {}

  /** The first choice of lines found that costs at most the cutoff. Yields between nodes. */
  run(): Generator<void, Branched> {
    return this.explore(this.pool.all());
  }

  private *explore(lines: Int32Array): Generator<void, Branched> {
    this.nodes++;
    yield;
    if (this.limits.shouldStop()) return STOPPED;
    const left = this.solve(lines);
    if (left === 'stopped') return STOPPED;
    if (left === 'none') return NONE;
    const choice = this.mostOpen();
    if (choice === null) return { end: 'found', lines: this.lines() };
    for (const has of [true, false]) {
      const { agent, step, type } = choice;
      this.decide(choice, has);
      const branched = yield* this.explore(this.pool.split(left, agent, step, type, has));
      this.undo(choice, has);
      if (branched.end !== 'none') return branched;
    }
    return NONE;
  }

  /** Solves the master over these lines; gives those that may still be part of a solution. */
  private solve(lines: Int32Array): Int32Array | 'none' | 'stopped' {
    const { problem, pool, limits } = this;
    const { master } = problem;
    for (;;) {
      if (!master.solve(limits.shouldStop)) return 'stopped';
      const cheapest = pool.look(lines);
      const helpful = cheapest.flatMap((each, agent) =>
        each !== null && each.reducedCost < -NEARLY ? [{ ...each, agent }] : [],
      );
      const bound = helpful.reduce((sum, { reducedCost }) => sum + reducedCost, master.objective);
      if (bound > limits.cutoff || cheapest.includes(null)) return 'none';
      const added = problem.addLines(
        helpful.map(({ line, agent }) => ({ agent, types: pool.line(line).slice() })),
      );
      if (added === 0) return pool.within(lines, limits.cutoff - master.objective);
    }
  }

  /** Where the mix of lines is nearest to half and half; null when it is a roster. */
  private mostOpen(): Choice | null {
    const { problem } = this;
    const { days, columns, master, state } = problem;
    const width = state.index.typeCount + 1;
    const shares = new Float64Array(problem.agents.length * days * width);
    master.shares.forEach((share, column) => {
      if (share < NEARLY) return;
      const { agent, types } = columns[column];
      for (let step = 0; step < days; step++)
        shares[(agent * days + step) * width + types[step] + 1] += share;
    });
    let best = -1;
    let distance = 0.5 - 1e-4;
    shares.forEach((share, at) => {
      if (Math.abs(share - 0.5) >= distance) return;
      distance = Math.abs(share - 0.5);
      best = at;
    });
    if (best < 0) return null;
    const day = Math.floor(best / width);
    return { agent: Math.floor(day / days), step: day % days, type: (best % width) - 1 };
  }

  private decide({ agent, step, type }: Choice, has: boolean): void {
    if (has) this.problem.fix(agent, step, type);
    else this.problem.forbid(agent, step, type);
    this.problem.applyFixes(new Set([agent]));
  }

  private undo({ agent, step, type }: Choice, has: boolean): void {
    if (has) this.problem.unfix(agent, step);
    else this.problem.allow(agent, step, type);
    this.problem.applyFixes(new Set([agent]));
  }

  private lines(): readonly Int16Array[] {
    const { columns, master, agents } = this.problem;
    const lines: Int16Array[] = agents.map(() => new Int16Array(0));
    master.shares.forEach((share, column) => {
      if (share > 0.5) lines[columns[column].agent] = columns[column].types;
    });
    return lines;
  }
}
