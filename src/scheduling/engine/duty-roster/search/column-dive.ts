import { type ColumnGeneration } from './column-generation.js';
import { type ColumnProblem } from './column-problem.js';

/** A choice for one day of one agent, and its share in the master's solution. */
interface Choice {
  readonly agent: number;
  readonly step: number;
  readonly type: number;
  readonly share: number;
}

export interface DiveLimits {
  /** What a solution may cost at most to be of use, without the base. */
  readonly cutoff: number;
  readonly mostReturns: number;
  readonly shouldStop: () => boolean;
}

/** Choices with this share are fixed together, up to a tenth of what is open; otherwise the best one alone. */
const SURE = 0.9;
const PART_AT_ONCE = 0.1;
const LEAST_AT_ONCE = 4;
const WHOLE = 1e-6;
const PRICINGS = 3;
/** With more agents than this, a part of them is priced once a round. */
const MANY_AGENTS = 60;
/** How far the master's optimum may rise before new lines are sought, as a share. */
const RISE = 0.0002;

/**
 * Diving: day by day, what the master's mix of lines agrees on most is fixed and new lines that fit are generated, until the
 * mix is a roster. Where that leads above the cutoff, the last choices are taken back and the least sure one is forbidden.
 */
export class ColumnDive {
  private readonly problem: ColumnProblem;
  private readonly trail: (readonly Choice[])[] = [];
  private readonly root: number;
  private cursor = 0;
  rounds = 0;

  constructor(private readonly generation: ColumnGeneration) {
    this.problem = generation.problem;
    this.root = this.problem.master.objective;
  }

  /** The lines found for the agents, in their order, or null. Yields between pieces of work. */
  *run({ cutoff, mostReturns, shouldStop }: DiveLimits): Generator<void, readonly Int16Array[] | null> {
    const { master } = this.problem;
    let returns = 0;
    for (;;) {
      this.rounds++;
      if (shouldStop() || !(yield* this.solve(cutoff, shouldStop))) return null;
      if (master.objective > cutoff) {
        if (++returns > mostReturns || !this.takeBack()) return null;
        continue;
      }
      const open = this.openChoices();
      if (open.length === 0) return this.lines();
      this.fix(this.chosen(open));
    }
  }

  /** Solves the master, with new lines where it has become dearer; false when stopped. */
  private *solve(cutoff: number, shouldStop: () => boolean): Generator<void, boolean> {
    const { master } = this.problem;
    const goodEnough = Math.min(cutoff, this.root + RISE * Math.abs(this.problem.base + this.root) + 0.01);
    if (!master.solve(shouldStop)) return false;
    yield;
    const many = this.problem.agents.length > MANY_AGENTS;
    for (let pricing = 0; pricing < (many ? 1 : PRICINGS) && master.objective > goodEnough; pricing++) {
      const open = this.agentsOpen();
      const added = yield* this.price(many ? this.nextOf(open) : open, shouldStop);
      if (added < 0) return false;
      if (added === 0) break;
      if (!master.solve(shouldStop)) return false;
      yield;
    }
    return true;
  }

  /** New lines for these agents; -1 when stopped. */
  private *price(agents: readonly number[], shouldStop: () => boolean): Generator<void, number> {
    let added = 0;
    for (const agent of agents) {
      if (shouldStop()) return -1;
      added += this.generation.priceThese([agent]);
      yield;
    }
    return added;
  }

  /** A third of the agents, going round. */
  private nextOf(open: readonly number[]): number[] {
    const count = Math.ceil(open.length / 3);
    return Array.from({ length: count }, () => open[this.cursor++ % open.length]);
  }

  private agentsOpen(): number[] {
    const { agents, days } = this.problem;
    return [...agents.keys()].filter((agent) => {
      for (let step = 0; step < days; step++) if (!this.problem.isFixed(agent, step)) return true;
      return false;
    });
  }

  /** For every day on which the mix disagrees, the choice with the largest share. */
  private openChoices(): Choice[] {
    const { problem } = this;
    const { agents, days, state } = problem;
    const width = state.index.typeCount + 1;
    const shares = new Float64Array(agents.length * days * width);
    problem.master.shares.forEach((share, line) => {
      if (share < WHOLE) return;
      const { agent, types } = problem.columns[line];
      for (let step = 0; step < days; step++)
        shares[(agent * days + step) * width + types[step] + 1] += share;
    });
    const open: Choice[] = [];
    for (let day = 0; day < agents.length * days; day++) {
      let best = 0;
      for (let type = 1; type < width; type++)
        if (shares[day * width + type] > shares[day * width + best]) best = type;
      const share = shares[day * width + best];
      const agent = Math.floor(day / days);
      if (share < 1 - WHOLE) open.push({ agent, step: day % days, type: best - 1, share });
    }
    return open.sort((a, b) => b.share - a.share);
  }

  private chosen(open: readonly Choice[]): readonly Choice[] {
    const most = Math.max(LEAST_AT_ONCE, Math.floor(open.length * PART_AT_ONCE));
    const sure = open.slice(0, most).filter(({ share }) => share >= SURE);
    return sure.length > 0 ? sure : open.slice(0, 1);
  }

  private fix(choices: readonly Choice[]): void {
    for (const { agent, step, type } of choices) this.problem.fix(agent, step, type);
    this.trail.push(choices);
    this.problem.applyFixes(new Set(choices.map(({ agent }) => agent)));
  }

  /** Takes the last choices back and forbids the least sure of them; false at the root. */
  private takeBack(): boolean {
    const choices = this.trail.pop();
    if (choices === undefined) return false;
    for (const { agent, step } of choices) this.problem.unfix(agent, step);
    const doubtful = choices.reduce((a, b) => (b.share < a.share ? b : a));
    this.problem.forbid(doubtful.agent, doubtful.step, doubtful.type);
    this.problem.applyFixes(new Set(choices.map(({ agent }) => agent)));
    return true;
  }

  private lines(): Int16Array[] | null {
    const { problem } = this;
    const lines: Int16Array[] = [];
    problem.master.shares.forEach((share, line) => {
      if (share > 0.5) lines[problem.columns[line].agent] = problem.columns[line].types;
    });
    return problem.agents.every((_, agent) => lines[agent] !== undefined) ? lines : null;
  }
}
