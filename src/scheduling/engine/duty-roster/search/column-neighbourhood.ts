import { type Random, randomInteger } from '../../random.js';
import { ColumnDive } from './column-dive.js';
import { ColumnGeneration } from './column-generation.js';
import { ColumnProblem } from './column-problem.js';
import { type RosterState } from './roster-state.js';
import { type SearchTools } from './search-tools.js';

const WINDOW_DAYS = [14, 28, 56];
/** An agent's lines on that many days count as one when neighbourhoods are sized. */
const USUAL_DAYS = 28;
const FIRST_SIZE = 6;
const MOST_RETURNS = 6;
/** Neighbourhoods grow when they took fewer steps than this, and shrink when they took more. */
const STEPS_WANTED = 2_500;

/**
 * Large-neighbourhood search: the lines of a few agents on some weeks are all chosen anew together, by column generation
 * and a dive, while the rest of the roster stays. How many agents depends on how long the last ones took.
 */
export class ColumnNeighbourhood {
  private size = FIRST_SIZE;

  constructor(
    private readonly tools: SearchTools,
    readonly state: RosterState,
    private readonly random: Random,
  ) {}

  /** True when the roster has become cheaper. Yields between pieces of work. */
  *step(cost: number, shouldStop: () => boolean): Generator<void, boolean> {
    const { days, costStep } = this.state.index;
    const length = Math.min(days, WINDOW_DAYS[randomInteger(this.random, 0, WINDOW_DAYS.length - 1)]);
    const from = Math.max(0, Math.min(days - length, randomInteger(this.random, -length, days)));
    const agents = this.drawAgents((this.size * USUAL_DAYS) / length);
    const problem = new ColumnProblem(this.tools, this.state, agents, from, from + length);
    const started = this.tools.steps;
    const limit = () => shouldStop() || this.tools.steps - started > 5 * STEPS_WANTED;
    try {
      const cutoff = cost - problem.base - costStep + 1e-4 * costStep;
      const generation = new ColumnGeneration(problem);
      if ((yield* generation.run({ cutoff, shouldStop: limit })) !== 'solved') return false;
      const limits = { cutoff, mostReturns: MOST_RETURNS, shouldStop: limit };
      const lines = yield* new ColumnDive(generation).run(limits);
      if (lines !== null) problem.assign(lines);
      return lines !== null;
    } finally {
      problem.master.dispose();
      this.resize(this.tools.steps - started, agents.length * length);
    }
  }

  private resize(steps: number, tried: number): void {
    const { agentCount, days } = this.state.index;
    const most = (agentCount * days) / USUAL_DAYS;
    if (steps > STEPS_WANTED) this.size = Math.max(2, this.size * 0.9);
    else if (tried >= 2 * USUAL_DAYS) this.size = Math.min(most, this.size * 1.04);
  }

  private drawAgents(wanted: number): number[] {
    const { agentCount } = this.state.index;
    const count = Math.min(agentCount, Math.max(2, Math.round(wanted)));
    const drawn = new Set<number>();
    while (drawn.size < count) drawn.add(randomInteger(this.random, 0, agentCount - 1));
    return [...drawn].sort((a, b) => a - b);
  }
}
