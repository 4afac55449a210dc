import { seededRandom } from '../../random.js';
import { ColumnDive } from './column-dive.js';
import { ColumnGeneration } from './column-generation.js';
import { ColumnNeighbourhood } from './column-neighbourhood.js';
import { ColumnProblem } from './column-problem.js';
import { LineBranching } from './line-branching.js';
import { LinePool } from './line-pool.js';
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
/** Lines between the bound and the best roster are listed again once there is this much less between the two. */
const LESS_BETWEEN = 0.8;

/** Work that goes on by turns with others, and what it has had of the effort. */
interface Search {
  readonly work: Generator<void, void>;
  /** How much of the effort is its own, beside others. */
  share: number;
  spent: number;
}

const had = ({ spent, share }: Search): number => spent / share;

/**
 * Column generation over everything for the bound and dives for rosters; beside it neighbourhoods of the best roster; and
 * once little is left between the two, branch and bound over all lines that a better roster could be made of. Where the
 * bound reaches the best roster's cost, it is proven and the lane rests.
 */
export class ColumnLane {
  private best: LaneRoster;
  private bound = -Infinity;
  private readonly searches: Search[] = [];
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

  /** Whichever search has had least for its share has the next turn. */
  private *run(): Generator<void, void> {
    const { agentCount, cellCount } = this.state.index;
    const large = agentCount * cellCount > LARGE;
    this.add(large ? this.priceSearch() : this.rootSearch(), 1);
    this.add(this.nearSearch(), large ? NEAR_SHARE : NEAR_SHARE_AT_FIRST);
    for (;;) {
      const next = this.searches.reduce((a, b) => (had(b) < had(a) ? b : a));
      const started = this.tools.steps;
      const { done } = next.work.next();
      const spent = this.tools.steps - started;
      // Who had nothing to do waits until the others have had as much as any.
      if (spent > 0) next.spent += spent;
      else next.spent = next.share * Math.max(...this.searches.map(had));
      if (done === true) this.searches.splice(this.searches.indexOf(next), 1);
      yield;
    }
  }

  /** From now on the search has its share of the effort. */
  private add(work: Generator<void, void>, share: number): void {
    this.searches.push({ work, share, spent: 0 });
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
    const told = () => {
      this.bound = Math.max(this.bound, this.whole(problem.base + generation.bound));
    };
    for (const pieces = generation.run({ cutoff: Infinity, shouldStop: this.stop }); ;) {
      const { done } = pieces.next();
      told();
      if (done === true) break;
      yield;
    }
    yield* this.dive(problem, generation, FIRST_RETURNS);
    for (const search of this.searches) Object.assign(search, { share: 1, spent: 0 });
    this.add(this.diveSearch(problem, generation), 1);
    this.add(this.branchSearch(problem, generation), 1);
  }

  /** Dives that may go back further and further. */
  private *diveSearch(problem: ColumnProblem, generation: ColumnGeneration): Generator<void, void> {
    for (let returns = 2 * FIRST_RETURNS; ; returns *= 2) {
      yield* this.dive(problem, generation, returns);
      yield;
    }
  }

  private *dive(
    problem: ColumnProblem,
    generation: ColumnGeneration,
    mostReturns: number,
  ): Generator<void, void> {
    this.addBest(problem);
    problem.release();
    const cutoff = this.cutoff(problem);
    const lines = yield* new ColumnDive(generation).run({ cutoff, mostReturns, shouldStop: this.stop });
    if (lines !== null) this.keep(problem, lines);
  }

  /** Whenever the bound and the best roster have come closer: all lines between them, and what they make. */
  private *branchSearch(
    root: ColumnProblem,
    { best: prices, bound }: ColumnGeneration,
  ): Generator<void, void> {
    const own = new RosterState(this.state.index, this.best.types);
    const problem = new ColumnProblem(this.tools, own, root.agents, root.from, root.to);
    for (let tooFar = Infinity; prices !== null; yield) {
      const cutoff = this.cutoff(problem);
      const slack = cutoff - bound;
      if (slack > LESS_BETWEEN * tooFar) continue;
      const pool = yield* LinePool.gather(this.tools, problem, prices, slack);
      if (pool === null) tooFar = slack;
      else yield* this.branch(problem, pool, cutoff);
    }
  }

  private *branch(problem: ColumnProblem, pool: LinePool, cutoff: number): Generator<void, void> {
    const branched = yield* new LineBranching(problem, pool, { cutoff, shouldStop: this.stop }).run();
    if (branched.end === 'found') this.keep(problem, branched.lines);
    if (branched.end === 'none') {
      this.bound = Math.max(this.bound, this.whole(problem.base + cutoff + this.state.index.costStep / 2));
    }
  }

  /** What a better roster costs at most, without the base. */
  private cutoff({ base }: ColumnProblem): number {
    return this.best.cost - base - this.state.index.costStep * (1 - 1e-4);
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
