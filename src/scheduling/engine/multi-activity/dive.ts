import { type LinearBudget, type LinearSolver } from '../search/linear-model.js';
import { type Random, randomInteger } from '../random.js';
import { type FlowModel } from './flow-model.js';
import { countsLeft, demandLeft, restModel, spread } from './flow-rest.js';
import { COST_TOLERANCE, type LeastCost, type Relaxed, relaxRest } from './least-cost.js';
import { type ActivityShift, costOf, type MultiActivityProblem } from './problem.js';
import { drawShift, wholeShifts } from './shift-maker.js';

/** So few shifts are left to an integer model: it is small then. */
const SHIFTS_AT_ONCE = 6;
const NODES_AT_END = 50;
/** This share of the shifts to come is drawn at once. */
const DRAW_SHARE = 1 / 8;
const MOST_REFUSALS = 10;
const TAKEN_BACK = 8;

/** Shifts that are planned, and the relaxed rest of the day. */
interface Plan {
  readonly shifts: readonly ActivityShift[];
  readonly rest: Relaxed;
  readonly used: Uint8Array;
}

/**
 * Makes rosters by diving: draws whole shifts from the relaxation, looks at what the rest of the day costs then, and draws
 * others where that is too much. A dive that gets stuck takes some of its shifts back. As like agents give the relaxation a
 * great many best solutions, most draws cost nothing.
 */
export class Dive {
  private readonly start: Plan;
  private plan: Plan;

  constructor(
    private readonly problem: MultiActivityProblem,
    private readonly flow: FlowModel,
    private readonly least: LeastCost,
    private readonly solver: LinearSolver,
    private readonly random: Random,
    private readonly budget: LinearBudget,
  ) {
    const everything = new Uint8Array(flow.costs.length).fill(1);
    this.start = { shifts: [], rest: least.relaxed, used: everything };
    this.plan = this.start;
  }

  /** A roster of at most `ceiling`, looked for in so many steps; null when there was none among them. */
  roster(ceiling: number, steps: number, lenient: boolean): readonly ActivityShift[] | null {
    let limit = ceiling;
    let refused = 0;
    if (lenient) this.plan = this.start;
    for (let step = 0; step < steps && !this.budget.shouldStop(); step++) {
      const left = this.shiftsLeft();
      if (left <= SHIFTS_AT_ONCE + 0.1) {
        const end = this.finish(limit);
        if (end !== null) return end;
        if (lenient) limit = this.loosen(Infinity);
        else this.takeBack(limit);
        refused = 0;
        continue;
      }
      const draws = Math.max(1, Math.floor(((left - SHIFTS_AT_ONCE) * DRAW_SHARE) / 2 ** refused));
      const next = this.draw(draws, limit);
      if (next !== null) {
        this.plan = next;
        refused = 0;
      } else if (++refused > MOST_REFUSALS) {
        refused = 0;
        if (lenient) limit = this.loosen(limit + this.problem.shiftCost + 1);
        else this.takeBack(limit);
      }
    }
    return null;
  }

  private draw(count: number, limit: number): Plan | null {
    const drawn = Array.from({ length: count }, () =>
      drawShift(this.flow, this.plan.rest.values, this.random),
    );
    return this.planWith([...this.plan.shifts, ...drawn], this.plan.used, limit);
  }

  private planWith(shifts: readonly ActivityShift[], used: Uint8Array, limit: number): Plan | null {
    const rest = relaxRest(
      this.flow,
      restModel(this.flow, this.restOf(shifts, used), false),
      this.solver,
      this.budget,
    );
    if (rest === null) return null;
    const spare = limit - costOf(this.problem, shifts) - rest.cost;
    return spare < -COST_TOLERANCE ? null : { shifts, rest, used: worthUsing(rest, used, spare) };
  }

  /** The last few shifts, by an integer model. */
  private finish(limit: number): readonly ActivityShift[] | null {
    const { shifts, used } = this.plan;
    const cost = costOf(this.problem, shifts);
    const rest = restModel(this.flow, this.restOf(shifts, used), true);
    const budget = { ...this.budget, maxNodes: NODES_AT_END };
    const target = this.least.bound - cost + COST_TOLERANCE;
    const { solution } = this.solver.within(rest.model, budget, target, limit - cost + COST_TOLERANCE);
    if (solution === null) return null;
    return [...shifts, ...wholeShifts(this.flow, spread(this.flow, rest, solution.values))];
  }

  /** A dearer roster is better than none: every column may be used again. */
  private loosen(limit: number): number {
    this.plan = { ...this.plan, used: this.start.used };
    return limit;
  }

  private takeBack(limit: number): void {
    const shifts = [...this.plan.shifts];
    for (let taken = 0; taken < TAKEN_BACK && shifts.length > 0; taken++) {
      shifts.splice(randomInteger(this.random, 0, shifts.length - 1), 1);
    }
    this.plan = this.planWith(shifts, this.start.used, limit) ?? this.start;
  }

  private restOf(shifts: readonly ActivityShift[], used: Uint8Array) {
    return {
      demand: demandLeft(this.problem, shifts),
      counts: countsLeft(this.least.counts, this.problem.rules, shifts),
      used,
    };
  }

  private shiftsLeft(): number {
    return this.plan.rest.values[this.flow.allCount];
  }
}

/**
 * Columns that a roster within the limit can have, as their prices say.
 * @example
 * worthUsing({ reducedCosts: [0, 2] }, Uint8Array.of(1, 1), 1) // => [1, 0]
 */
export function worthUsing({ reducedCosts }: Relaxed, used: Uint8Array, spare: number): Uint8Array {
  return used.map((use, column) => (use === 1 && reducedCosts[column] <= spare + COST_TOLERANCE ? 1 : 0));
}
