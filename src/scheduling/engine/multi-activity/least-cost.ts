import { type LinearBudget, type LinearSolver } from '../search/linear-model.js';
import { type FlowModel } from './flow-model.js';
import { ANY, type CountRanges, type Range, type RestModel, restModel, spread } from './flow-rest.js';
import { type MultiActivityProblem } from './problem.js';

/** A relaxed solution of what is still to be planned. */
export interface Relaxed {
  readonly values: Float64Array;
  readonly reducedCosts: Float64Array;
  readonly cost: number;
}

/** No roster costs less, and where the cheapest ones may lie. */
export interface LeastCost {
  readonly bound: number;
  readonly counts: CountRanges;
  readonly relaxed: Relaxed;
}

interface Branch {
  readonly counts: CountRanges;
  readonly relaxed: Relaxed;
}

/** Costs are whole where the cost of a shift is. Interior points are right to about this much. */
export const COST_TOLERANCE = 1e-3;
const NEVER = 1e9;
const MOST_BRANCHES = 40;

/**
 * The relaxation, made sharper by numbers of shifts that must be whole: half a shift more costs half of its cost in the
 * relaxation, and nobody can work it. Null when it was stopped, or when no shifts can meet the demand.
 * @example
 * leastCost({ demand: [], rules: { forms: [] } }, { costs: [], rows: [], levels: [], formCounts: [], allCount: 0 }, { relax: () => null }, {}) // => null
 */
export function leastCost(
  problem: MultiActivityProblem,
  flow: FlowModel,
  solver: LinearSolver,
  budget: LinearBudget,
): LeastCost | null {
  const counts: CountRanges = { forms: problem.rules.forms.map(() => ANY), all: ANY };
  const relax = (ranges: CountRanges): Branch | null => {
    const relaxed = relaxRest(
      flow,
      restModel(flow, { demand: problem.demand, counts: ranges, used: null }, false),
      solver,
      budget,
    );
    return relaxed === null ? null : { counts: ranges, relaxed };
  };
  const first = relax(counts);
  if (first === null) return null;
  const open: Branch[] = [first];
  for (let tried = 0; ; tried++) {
    open.sort((a, b) => b.relaxed.cost - a.relaxed.cost);
    const best = open[open.length - 1];
    const bound = wholeCost(problem, best.relaxed.cost);
    const parts = tried < MOST_BRANCHES && !budget.shouldStop() ? branches(flow, best) : null;
    if (parts === null) return { bound, counts: best.counts, relaxed: best.relaxed };
    open.pop();
    for (const ranges of parts) {
      const branch = relax(ranges);
      if (branch !== null) open.push(branch);
      else if (budget.shouldStop()) return { bound, counts: best.counts, relaxed: best.relaxed };
    }
    if (open.length === 0) return null;
  }
}

/**
 * The least cost that a roster can have, given that none costs less than this.
 * @example
 * wholeCost({ shiftCost: 12 }, 93.2) // => 94
 */
export function wholeCost({ shiftCost }: Pick<MultiActivityProblem, 'shiftCost'>, cost: number): number {
  return Number.isInteger(shiftCost) ? Math.ceil(cost - COST_TOLERANCE) : cost;
}

/**
 * The relaxed optimum of a rest, by column of the flow model; a column that the rest does not use is too dear.
 * @example
 * relaxRest({ costs: [1] }, { columns: [0] }, { relax: () => ({ values: [2], reducedCosts: [0], objective: 2 }) }, {}).cost // => 2
 */
export function relaxRest(
  flow: FlowModel,
  rest: RestModel,
  solver: LinearSolver,
  budget: LinearBudget,
): Relaxed | null {
  const relaxed = solver.relax(rest.model, budget);
  if (relaxed === null) return null;
  return {
    values: spread(flow, rest, relaxed.values),
    reducedCosts: spread(flow, rest, relaxed.reducedCosts, NEVER),
    cost: relaxed.objective,
  };
}

/** Two halves of a branch, when a number of shifts in it is not whole. */
function branches(flow: FlowModel, { counts, relaxed }: Branch): CountRanges[] | null {
  const halves = (range: Range, value: number): Range[] | null => {
    const whole = Math.round(value);
    if (Math.abs(value - whole) < COST_TOLERANCE) return null;
    const below = Math.floor(value);
    return [
      { least: range.least, most: below },
      { least: below + 1, most: range.most },
    ];
  };
  const all = halves(counts.all, relaxed.values[flow.allCount]);
  if (all !== null) return all.map((range) => ({ ...counts, all: range }));
  for (const [at, range] of counts.forms.entries()) {
    const parts = halves(range, relaxed.values[flow.formCounts[at]]);
    if (parts === null) continue;
    return parts.map((part) => ({ ...counts, forms: counts.forms.with(at, part) }));
  }
  return null;
}
