import { type LinearBudget, LinearSolver } from '../search/linear-model.js';
import { seededRandom } from '../random.js';
import { Dive, worthUsing } from './dive.js';
import { FlowModel } from './flow-model.js';
import { ANY, restModel, spread } from './flow-rest.js';
import { COST_TOLERANCE, type LeastCost, leastCost, relaxRest } from './least-cost.js';
import { type ActivityShift, costOf, type MultiActivityProblem } from './problem.js';
import { wholeShifts } from './shift-maker.js';

export interface MultiActivityOptions {
  readonly seed: number;
  /** Search effort: about so many small models. */
  readonly steps: number;
  readonly timeLimitSeconds: number;
  /** Asked often; once true, the best so far is returned. */
  readonly shouldStop: () => boolean;
  readonly onProgress: (news: { readonly score: number | null; readonly bound: number }) => void;
  /** Awaited between pieces of work. */
  readonly pause?: () => Promise<void>;
}

export interface MultiActivityResult {
  /** Null when the solve was stopped before there was a roster. */
  readonly shifts: readonly ActivityShift[] | null;
  readonly cost: number | null;
  /** No roster costs less. */
  readonly bound: number;
}

export const MULTI_ACTIVITY_STEPS = 2_000;
/** Columns up to which an integer model of the whole day is quick. */
const SMALL_MODEL = 5_000;
const STEPS_OF_FIRST_DIVE = 400;
const STEPS_OF_SMALL_DIVE = 60;
const STEPS_OF_A_ROUND = 150;
const ROUNDS_BEFORE_PROOF = 2;
const NODES_PER_STEP = 1;

/**
 * Fewest worked periods and shifts that meet every demand of the day. Ends early when the roster is as cheap as the bound.
 * @throws RangeError when no shifts can meet the demand.
 * @example
 * (await solveMultiActivity({ periods: 20, periodMinutes: 15, open: { from: 0, to: 20 }, demand: [Array(20).fill(0)], shiftCost: 0, rules: { leastStretch: 4, forms: [] } }, { seed: 1, steps: 10, timeLimitSeconds: 5, shouldStop: () => false, onProgress: () => undefined })).cost // => 0
 */
export async function solveMultiActivity(
  problem: MultiActivityProblem,
  options: MultiActivityOptions,
): Promise<MultiActivityResult> {
  if (problem.demand.every((wanted) => wanted.every((agents) => agents === 0))) {
    return { shifts: [], cost: 0, bound: 0 };
  }
  const solving = new DaySolving(problem, await LinearSolver.load(), options);
  return solving.solve();
}

class DaySolving {
  private readonly flow: FlowModel;
  private readonly budget: LinearBudget;
  private best: readonly ActivityShift[] | null = null;
  private cost = Infinity;
  private bound = 0;

  constructor(
    private readonly problem: MultiActivityProblem,
    private readonly solver: LinearSolver,
    private readonly options: MultiActivityOptions,
  ) {
    this.flow = new FlowModel(problem);
    const { seed, timeLimitSeconds, shouldStop } = options;
    this.budget = {
      seed,
      timeLimitSeconds,
      shouldStop,
      maxNodes: Math.max(1, Math.round(options.steps * NODES_PER_STEP)),
      // Costs are whole numbers, so that a gap below one is none.
      absoluteGap: Number.isInteger(problem.shiftCost) ? 0.99 : 1e-6,
    };
  }

  async solve(): Promise<MultiActivityResult> {
    const least = leastCost(this.problem, this.flow, this.solver, this.budget);
    if (least === null) {
      if (this.options.shouldStop()) return this.result();
      throw new RangeError(
        'No shifts that the rules allow can meet the demand. Open earlier or close later, or want nobody there.',
      );
    }
    this.bound = least.bound;
    await this.report();
    await this.dive(least);
    await this.prove();
    return this.result();
  }

  /** Down to the bound by diving; after some rounds without, the bound itself is in doubt. */
  private async dive(least: LeastCost): Promise<void> {
    const random = seededRandom(this.options.seed);
    const dive = new Dive(this.problem, this.flow, least, this.solver, random, this.budget);
    const small = this.flow.costs.length <= SMALL_MODEL;
    const first = small ? STEPS_OF_SMALL_DIVE : STEPS_OF_FIRST_DIVE;
    await this.keep(dive.roster(this.bound, Math.min(first, this.options.steps), true));
    const rounds = small ? 0 : ROUNDS_BEFORE_PROOF;
    for (let round = 0; round < rounds && this.open(); round++) {
      const steps = Math.min(STEPS_OF_A_ROUND, this.options.steps);
      await this.keep(dive.roster(this.bound, steps, false));
    }
  }

  /** The best roster from an integer model of the whole day, which also proves that there is none better. */
  private async prove(): Promise<void> {
    if (!this.open()) return;
    const counts = { forms: this.problem.rules.forms.map(() => ANY), all: ANY };
    const rest = { demand: this.problem.demand, counts, used: null };
    const relaxed = relaxRest(this.flow, restModel(this.flow, rest, false), this.solver, this.budget);
    if (relaxed === null) return;
    const all = new Uint8Array(this.flow.costs.length).fill(1);
    const used = worthUsing(relaxed, all, this.cost - relaxed.cost);
    const whole = restModel(this.flow, { ...rest, used }, true);
    const target = this.bound + COST_TOLERANCE;
    // No ceiling: HiGHS proves a best roster sooner than that there is none below it.
    const { solution, exhausted } = this.solver.within(whole.model, this.budget, target, Infinity);
    if (solution !== null) await this.keep(wholeShifts(this.flow, spread(this.flow, whole, solution.values)));
    if (exhausted && this.best !== null) {
      this.bound = this.cost;
      await this.report();
    }
  }

  private async keep(shifts: readonly ActivityShift[] | null): Promise<void> {
    if (shifts === null) return;
    const cost = costOf(this.problem, shifts);
    if (cost >= this.cost) return;
    this.best = shifts;
    this.cost = cost;
    await this.report();
  }

  private open(): boolean {
    return this.cost > this.bound + COST_TOLERANCE && !this.options.shouldStop();
  }

  private async report(): Promise<void> {
    this.options.onProgress({ score: this.best === null ? null : this.cost, bound: this.bound });
    await this.options.pause?.();
  }

  private result(): MultiActivityResult {
    return { shifts: this.best, cost: this.best === null ? null : this.cost, bound: this.bound };
  }
}
