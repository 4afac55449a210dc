import highsModule, { type Highs, type HighsCallbackMap, type Model } from 'highs';

/** The package's types describe its CommonJS form; what an ES module imports is the loader itself. */
const loadHighs = highsModule as unknown as typeof highsModule.default;

/** A linear or mixed-integer model to be minimised, built column by column and row by row. */
export class LinearModel {
  private readonly cost: number[] = [];
  private readonly lower: number[] = [];
  private readonly upper: number[] = [];
  private readonly integer: (0 | 1)[] = [];
  private readonly rowLower: number[] = [];
  private readonly rowUpper: number[] = [];
  private readonly rows: { columns: number[]; values: number[] }[] = [];

  get columnCount(): number {
    return this.cost.length;
  }

  get rowCount(): number {
    return this.rows.length;
  }

  column(cost: number, lower: number, upper: number, integer = false): number {
    this.cost.push(cost);
    this.lower.push(lower);
    this.upper.push(upper);
    this.integer.push(integer ? 1 : 0);
    return this.cost.length - 1;
  }

  row(lower: number, upper: number): number {
    this.rowLower.push(lower);
    this.rowUpper.push(upper);
    this.rows.push({ columns: [], values: [] });
    return this.rows.length - 1;
  }

  /** Each column at most once in a row. */
  put(row: number, column: number, value: number): void {
    if (value === 0) return;
    this.rows[row].columns.push(column);
    this.rows[row].values.push(value);
  }

  setCost(column: number, cost: number): void {
    this.cost[column] = cost;
  }

  load(highs: Highs, relaxed: boolean): Model {
    const starts = new Int32Array(this.rows.length + 1);
    this.rows.forEach(({ columns }, at) => (starts[at + 1] = starts[at] + columns.length));
    const integral = !relaxed && this.integer.includes(1);
    return highs.createModel({
      numCols: this.columnCount,
      numRows: this.rowCount,
      colCost: Float64Array.from(this.cost),
      colLower: Float64Array.from(this.lower),
      colUpper: Float64Array.from(this.upper),
      rowLower: Float64Array.from(this.rowLower),
      rowUpper: Float64Array.from(this.rowUpper),
      matrix: {
        format: 'csr',
        numRows: this.rowCount,
        numCols: this.columnCount,
        starts,
        indices: Int32Array.from(this.rows.flatMap(({ columns }) => columns)),
        values: Float64Array.from(this.rows.flatMap(({ values }) => values)),
      },
      ...(integral ? { integrality: Int32Array.from(this.integer) } : {}),
    });
  }
}

/** How far one solve may go; the seed and the node limit decide the answer, time and `shouldStop` only cut it short. */
export interface LinearBudget {
  readonly seed: number;
  readonly maxNodes: number;
  /** A solution this near to the best possible one is good enough, in units of the objective. */
  readonly absoluteGap: number;
  readonly timeLimitSeconds: number;
  readonly shouldStop: () => boolean;
  /** Whole numbers to begin from, by column; what is left out is filled in. */
  readonly start?: ReadonlyMap<number, number>;
  /** Ignore that columns are whole. */
  readonly relaxed?: boolean;
}

export interface LinearSolution {
  readonly values: Float64Array;
  readonly objective: number;
  readonly optimal: boolean;
}

/** The relaxed optimum as an interior point sees it: in the middle of all best solutions, with a price for every column. */
export interface PricedRelaxation {
  readonly values: Float64Array;
  /** What one more of a column adds to the objective, once the others have made room for it. */
  readonly reducedCosts: Float64Array;
  readonly objective: number;
}

/** Whole numbers that cost at most so much; `exhausted` when it is proven that there are none better than the one given. */
export interface CeilingSearch {
  readonly solution: LinearSolution | null;
  readonly exhausted: boolean;
}

/** HiGHS, loaded once. */
export class LinearSolver {
  private constructor(private readonly highs: Highs) {}

  static async load(): Promise<LinearSolver> {
    return new LinearSolver(await loadHighs());
  }

  /** The best solution found, or null when there is none. */
  solve(model: LinearModel, budget: LinearBudget): LinearSolution | null {
    if (model.columnCount === 0) return { values: new Float64Array(0), objective: 0, optimal: true };
    const loaded = model.load(this.highs, budget.relaxed === true);
    try {
      loaded.options.set({
        output_flag: false,
        random_seed: Math.abs(Math.trunc(budget.seed)) % 2_147_483_647,
        mip_rel_gap: 0,
        mip_abs_gap: budget.absoluteGap,
        mip_max_nodes: budget.maxNodes,
        time_limit: Math.max(0.1, budget.timeLimitSeconds),
      });
      if (budget.start !== undefined) {
        loaded.setSolution({ indices: [...budget.start.keys()], values: [...budget.start.values()] });
      }
      loaded.run(this.interrupts(budget.shouldStop));
      return this.read(loaded);
    } finally {
      loaded.dispose();
    }
  }

  /** The relaxed optimum by interior point, without going to a corner; null when there is none or the time is over. */
  relax(model: LinearModel, budget: LinearBudget): PricedRelaxation | null {
    const loaded = model.load(this.highs, true);
    try {
      const time_limit = Math.max(0.1, budget.timeLimitSeconds);
      loaded.options.set({ output_flag: false, solver: 'ipm', run_crossover: 'off', time_limit });
      loaded.run(this.interrupts(budget.shouldStop));
      if (loaded.getModelStatus() !== this.highs.constants.modelStatus.optimal) return null;
      const { colValue, colDual } = loaded.getSolution();
      return { values: colValue, reducedCosts: colDual, objective: loaded.getObjectiveValue() };
    } finally {
      loaded.dispose();
    }
  }

  /** Whole numbers with an objective of at most `ceiling`; ends with the first that reach `target`. */
  within(model: LinearModel, budget: LinearBudget, target: number, ceiling: number): CeilingSearch {
    const loaded = model.load(this.highs, false);
    try {
      loaded.options.set({
        output_flag: false,
        random_seed: Math.abs(Math.trunc(budget.seed)) % 2_147_483_647,
        mip_rel_gap: 0,
        mip_abs_gap: budget.absoluteGap,
        mip_max_nodes: budget.maxNodes,
        time_limit: Math.max(0.1, budget.timeLimitSeconds),
        objective_target: target,
        ...(Number.isFinite(ceiling) ? { objective_bound: ceiling } : {}),
      });
      loaded.run(this.interrupts(budget.shouldStop));
      const { optimal, infeasible, objectiveBound } = this.highs.constants.modelStatus;
      const found = this.read(loaded);
      const exhausted = [optimal, infeasible, objectiveBound].some(
        (done) => done === loaded.getModelStatus(),
      );
      return { solution: found !== null && found.objective <= ceiling ? found : null, exhausted };
    } finally {
      loaded.dispose();
    }
  }

  private read(model: Model): LinearSolution | null {
    const { feasible } = this.highs.constants.solutionStatus;
    if (model.info.get('primal_solution_status') !== feasible) return null;
    return {
      values: model.getSolution().colValue,
      objective: model.getObjectiveValue(),
      optimal: model.getModelStatus() === this.highs.constants.modelStatus.optimal,
    };
  }

  private interrupts(shouldStop: () => boolean): HighsCallbackMap {
    const { simplexInterrupt, ipmInterrupt, mipInterrupt } = this.highs.constants.callbackType;
    const check = (event: { interrupt(): void }): undefined => {
      if (shouldStop()) event.interrupt();
    };
    return { [simplexInterrupt]: check, [ipmInterrupt]: check, [mipInterrupt]: check };
  }
}
