import { seededRandom } from '../../random.js';
import { type LaneOrder, type LaneReport, type LaneRoster } from './lane.js';
import { RecreateSearch } from './recreate-search.js';
import { type RosterState } from './roster-state.js';
import { type SearchTools } from './search-tools.js';

/** Effort of the first cycle of annealing, for each day of each agent, and its limits; further ones grow. */
const FIRST_CYCLE_STEPS = 5;
const SHORTEST_CYCLE_STEPS = 2_000;
const LONGEST_FIRST_STEPS = 40_000;
const CYCLE_GROWTH = 1.6;
/** Temperatures as shares of what a wrong shift costs. */
const HOTTEST = 0.2;
const WARM = 0.06;
const COLDEST = 0.015;

/** Annealing by ruin and recreate, in cycles that grow longer and begin from the best roster of all lanes. */
export class RecreateLane {
  private readonly search: RecreateSearch;
  private best: LaneRoster;
  private cycleStart: number;
  private cycleSteps: number;
  private hottest = HOTTEST;

  constructor(
    private readonly tools: SearchTools,
    private readonly state: RosterState,
    seed: number,
  ) {
    this.search = new RecreateSearch(state, tools.finder, seededRandom(seed));
    this.best = { types: state.types.slice(), cost: this.search.cost };
    this.cycleStart = tools.steps;
    const { agentCount, days } = state.index;
    const usual = FIRST_CYCLE_STEPS * agentCount * days;
    this.cycleSteps = Math.min(LONGEST_FIRST_STEPS, Math.max(SHORTEST_CYCLE_STEPS, usual));
  }

  advance({ untilSteps, best }: LaneOrder, shouldStop: () => boolean): LaneReport {
    // Another search's roster would be spoilt at high temperature: the next cycle begins from it.
    if (best !== null && best.cost < this.best.cost) this.best = best;
    while (this.tools.steps < untilSteps && !shouldStop()) {
      this.search.step(this.temperature());
      if (this.search.cost < this.best.cost) {
        this.best = { types: this.state.types.slice(), cost: this.search.cost };
      }
    }
    return { best: this.best, bound: -Infinity, steps: this.tools.steps };
  }

  private temperature(): number {
    const { usualCost } = this.state.index;
    let done = (this.tools.steps - this.cycleStart) / this.cycleSteps;
    if (done >= 1) {
      this.cycleStart = this.tools.steps;
      this.cycleSteps *= CYCLE_GROWTH;
      this.hottest = WARM;
      this.state.copy(this.best.types);
      this.search.cost = this.best.cost;
      done = 0;
    }
    return usualCost * this.hottest * Math.pow(COLDEST / this.hottest, done);
  }
}
