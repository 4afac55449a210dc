import highsModule, { type Highs, type Model } from 'highs';

/** The package's types describe its CommonJS form; what an ES module imports is the loader itself. */
const loadModule = highsModule as unknown as typeof highsModule.default;

/** Solves linear programmes; loaded once and then used for many. */
export type Highses = Highs;

/**
 * HiGHS, in WebAssembly.
 * @example
 * (await loadHighs()).version.major // => 1
 */
export function loadHighs(): Promise<Highses> {
  return loadModule();
}

/** The solver, and a count of its work: steps of the simplex method times rows, the same on every machine. */
export interface MasterMeter {
  readonly highs: Highses;
  masterWork: number;
}

/** What cover may miss or exceed, and at what cost. */
export interface CoverRow {
  readonly wanted: number;
  readonly underWeight: number;
  readonly overWeight: number;
}

/** Prices of rows at the optimum. */
export interface MasterDuals {
  readonly cover: Float64Array;
  readonly agents: Float64Array;
}

/** No line at all: dearer than anything, so that the programme always has a solution. */
const WITHOUT_LINE = 1e6;
const PRIMAL_SIMPLEX = 4;

/** The linear programme that mixes lines: every agent one line in all, every cover row met at a cost. */
export class ColumnMaster {
  private readonly model: Model;
  private readonly highs: Highses;
  private readonly firstLine: number;
  lines = 0;
  objective = 0;
  duals: MasterDuals;
  /** Share of each line in the optimum. */
  shares = new Float64Array(0);

  constructor(
    private readonly meter: MasterMeter,
    private readonly cover: readonly CoverRow[],
    private readonly agents: number,
  ) {
    this.highs = meter.highs;
    this.model = this.highs.createModel();
    this.model.options.set({ output_flag: false, simplex_strategy: PRIMAL_SIMPLEX });
    this.firstLine = 2 * cover.length + agents;
    this.duals = { cover: new Float64Array(cover.length), agents: new Float64Array(agents) };
    this.passRows();
  }

  /** Adds lines; `rows` are the cover rows that a line counts in. Gives the number of the first. */
  add(
    lines: readonly { readonly agent: number; readonly cost: number; readonly rows: readonly number[] }[],
  ): number {
    const first = this.lines;
    if (lines.length === 0) return first;
    const starts = new Int32Array(lines.length + 1);
    lines.forEach(({ rows }, at) => (starts[at + 1] = starts[at] + rows.length + 1));
    const indices = Int32Array.from(lines.flatMap(({ rows, agent }) => [...rows, this.cover.length + agent]));
    this.model.addCols({
      cost: Float64Array.from(lines, ({ cost }) => cost),
      lower: new Float64Array(lines.length),
      upper: new Float64Array(lines.length).fill(this.highs.infinity),
      matrix: {
        format: 'csc',
        numRows: this.cover.length + this.agents,
        numCols: lines.length,
        starts,
        indices,
        values: new Float64Array(indices.length).fill(1),
      },
    });
    this.lines += lines.length;
    return first;
  }

  /** Leaves a line out, or lets it back in. */
  bar(line: number, barred: boolean): void {
    this.model.changeColBounds(this.firstLine + line, 0, barred ? 0 : this.highs.infinity);
  }

  /** False when it was stopped before the optimum. */
  solve(shouldStop: () => boolean): boolean {
    const { simplexInterrupt } = this.highs.constants.callbackType;
    const check = (event: { interrupt(): void }): undefined => {
      if (shouldStop()) event.interrupt();
    };
    this.model.run({ [simplexInterrupt]: check });
    const count = Number(this.model.info.get('simplex_iteration_count'));
    this.meter.masterWork += (Math.max(0, count) + 20) * (this.cover.length + this.agents);
    if (this.model.getModelStatus() !== this.highs.constants.modelStatus.optimal) return false;
    const solution = this.model.getSolution();
    this.objective = this.model.getObjectiveValue();
    this.duals = {
      cover: solution.rowDual.slice(0, this.cover.length),
      agents: solution.rowDual.slice(this.cover.length),
    };
    this.shares = solution.colValue.slice(this.firstLine);
    return true;
  }

  dispose(): void {
    this.model.dispose();
  }

  private passRows(): void {
    const { cover, agents } = this;
    const count = this.firstLine;
    const wanted = Float64Array.from([
      ...cover.map((row) => row.wanted),
      ...new Array<number>(agents).fill(1),
    ]);
    const starts = Int32Array.from({ length: count + 1 }, (_, column) => column);
    const indices = Int32Array.from([
      ...cover.flatMap((_, row) => [row, row]),
      ...Array.from({ length: agents }, (_, agent) => cover.length + agent),
    ]);
    const values = Float64Array.from([...cover.flatMap(() => [1, -1]), ...new Array<number>(agents).fill(1)]);
    this.model.passModel({
      numCols: count,
      numRows: wanted.length,
      colCost: Float64Array.from([
        ...cover.flatMap(({ underWeight, overWeight }) => [underWeight, overWeight]),
        ...new Array<number>(agents).fill(WITHOUT_LINE),
      ]),
      colLower: new Float64Array(count),
      colUpper: new Float64Array(count).fill(this.highs.infinity),
      rowLower: wanted,
      rowUpper: wanted,
      matrix: { format: 'csc', numRows: wanted.length, numCols: count, starts, indices, values },
    });
  }
}
