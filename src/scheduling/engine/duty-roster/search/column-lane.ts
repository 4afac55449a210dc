import { seededRandom } from '../../random.js';
import { ColumnDive } from './column-dive.js';
import { ColumnGeneration } from './column-generation.js';
import { ColumnNeighbourhood } from './column-neighbourhood.js';
import { ColumnProblem } from './column-problem.js';
import { type LaneOrder, type LaneReport, type LaneRoster } from './lane.js';
import { PriceAscent } from './price-ascent.js';
import { RosterState } from './roster-state.js';
import { type SearchTools } from './search-tools.js';

/** Agents times shifts of a day times days, from which on column generation over everything would not end in time. */
const LARGE = 100_000;
/** How many times the effort of such a bound goes into neighbourhoods. */
const NEAR_SHARE = 3;
/** The same for column generation over everything and the first dive, until they have ended: they find more. */
const NEAR_SHARE_AT_FIRST = 0.25;
const FIRST_RETURNS = 10;

/**
 * Column generation over everything for the bound and a dive for a roster; beside it, and after it, neighbourhoods of the
 * best roster. Where the bound reaches the best roster's cost, it is proven and the lane rests.
 */
export class ColumnLane {
  private best: LaneRoster;
  private bound = -Infinity;
  private hasDived = false;
  private readonly work: Generator<void, void>;
  private shouldStop: () => boolean = () => false;
  private readonly stop = (): boolean => this.shouldStop();

  constructor(
    private readonly tools: SearchTools,
    private readonly state: RosterState,
    private readonly seed: number,
  ) {
    this.best = { types: state.types.slice(), cost: state.cost() };
    this.work = this.run();
  }

  advance({ untilSteps, best }: LaneOrder, shouldStop: () => boolean): LaneReport {
    this.shouldStop = shouldStop;
    if (best !== null && best.cost < this.best.cost) this.best = best;
    while (this.tools.steps < untilSteps && !shouldStop() && !this.isProven()) this.work.next();
    return { best: this.best, bound: this.bound, steps: this.tools.steps };
  }

  private isProven(): boolean {
    return this.bound > this.best.cost - this.state.index.costStep + 1e-4;
  }

  /** Column generation over everything and neighbourhoods by turns, then dives and neighbourhoods by turns. */
  private *run(): Generator<void, void> {
    const { agentCount, cellCount } = this.state.index;
    const large = agentCount * cellCount > LARGE;
    const root = large ? this.priceSearch() : this.rootSearch();
    const near = this.nearSearch();
    const spent = { root: 0, near: 0 };
    for (;;) {
      const started = this.tools.steps;
      const share = this.hasDived ? 1 : NEAR_SHARE_AT_FIRST;
      const turn = spent.root * (large ? NEAR_SHARE : share) <= spent.near ? 'root' : 'near';
      (turn === 'root' ? root : near).next();
      // Something is spent even when nothing was counted, so that each has its turns.
      spent[turn] += this.tools.steps - started + 0.01;
      yield;
    }
  }

  /** A bound without column generation, and no rosters. */
  private *priceSearch(): Generator<void, void> {
    const ascent = new PriceAscent(this.tools);
    for (const pieces = ascent.run(() => this.best.cost); ;) {
      pieces.next();
      this.bound = Math.max(this.bound, this.whole(ascent.bound));
      yield;
    }
  }

  private *rootSearch(): Generator<void, void> {
    const { index } = this.state;
    const agents = [...Array(index.agentCount).keys()];
    const own = new RosterState(index, this.best.types);
    const problem = new ColumnProblem(this.tools, own, agents, 0, index.days);
    const generation = new ColumnGeneration(problem);
    const cutoff = () => this.best.cost - problem.base - index.costStep * (1 - 1e-4);
    const told = () => {
      this.bound = Math.max(this.bound, this.whole(problem.base + generation.bound));
    };
    for (const pieces = generation.run({ cutoff: Infinity, shouldStop: this.stop }); ;) {
      const { done } = pieces.next();
      told();
      if (done === true) break;
      yield;
    }
    for (let returns = FIRST_RETURNS; ; returns *= 2) {
      this.addBest(problem);
      problem.release();
      const dive = new ColumnDive(generation);
      const lines = yield* dive.run({ cutoff: cutoff(), mostReturns: returns, shouldStop: this.stop });
      if (lines !== null) this.keep(problem, lines);
      this.hasDived = true;
      yield;
    }
  }

  private *nearSearch(): Generator<void, void> {
    const { state } = this;
    const near = new ColumnNeighbourhood(this.tools, state, seededRandom(this.seed));
    for (;;) {
      state.copy(this.best.types);
      if (yield* near.step(this.best.cost, this.stop)) this.offer(state);
      yield;
    }
  }

  /** The best roster's lines help the master. */
  private addBest(problem: ColumnProblem): void {
    const { days } = this.state.index;
    problem.addLines(
      problem.agents.map((agent) => ({
        agent,
        types: this.best.types.slice(agent * days, (agent + 1) * days),
      })),
    );
  }

  private keep(problem: ColumnProblem, lines: readonly Int16Array[]): void {
    problem.assign(lines);
    this.offer(problem.state);
  }

  private offer(state: RosterState): void {
    const cost = state.cost();
    if (cost < this.best.cost) this.best = { types: state.types.slice(), cost };
  }

  /** Costs are multiples of a step: so is the least cost. */
  private whole(bound: number): number {
    const { costStep } = this.state.index;
    return Math.ceil(bound / costStep - 1e-4) * costStep;
  }
}
