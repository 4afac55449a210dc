import { OFF } from '../duty-index.js';
import { type LineEnds } from '../lines/line-ends.js';
import { type LineFinder } from '../lines/line-finder.js';
import { NEVER } from '../lines/never.js';
import { ColumnMaster, type CoverRow } from './column-master.js';
import { type RosterState } from './roster-state.js';
import { type SearchTools } from './search-tools.js';

/** A line that the master may use; agents count from 0 within the problem. */
export interface Column {
  readonly agent: number;
  readonly types: Int16Array;
  readonly cost: number;
}

/** Prices of cover rows, in multiples of a power of two so that sums of them are exact. */
export type CoverPrices = Float64Array;

const GRAIN = 65_536;
/** Taken off the price of every shift on a day that must be worked. */
const MUST = 1_048_576;
/** Marks a day that may hold anything. */
const FREE = -2;

/**
 * Some agents, some days: the lines of these agents on these days are chosen anew while the rest of the roster stays. Days
 * can be fixed to a shift or kept free of one, for branching.
 */
export class ColumnProblem {
  readonly master: ColumnMaster;
  readonly finder: LineFinder;
  readonly columns: Column[] = [];
  /** Cost of everything that the master does not see. */
  readonly base: number;
  /** Type, `OFF` or free, at `agent * days + step`. */
  private readonly fixed: Int16Array;
  /** 1 where a type (`OFF` first) is not allowed, at `(agent * days + step) * (typeCount + 1) + type + 1`. */
  private readonly forbidden: Uint8Array;
  private readonly needs: Int32Array;
  private readonly needStart: Int32Array;
  private readonly cover: CoverRow[] = [];
  private readonly ends: readonly LineEnds[];
  private readonly known = new Set<string>();
  private readonly barred: boolean[] = [];
  private readonly prices: Float64Array;
  readonly days: number;

  constructor(
    tools: SearchTools,
    readonly state: RosterState,
    readonly agents: readonly number[],
    readonly from: number,
    readonly to: number,
  ) {
    const { index } = state;
    const { typeCount } = index;
    const { finder } = tools;
    this.finder = finder;
    this.days = to - from;
    this.fixed = new Int16Array(agents.length * this.days).fill(FREE);
    this.forbidden = new Uint8Array(agents.length * this.days * (typeCount + 1));
    this.prices = new Float64Array(this.days * typeCount);
    this.needs = index.needCell.slice(index.needStart[from * typeCount], index.needStart[to * typeCount]);
    this.needStart = Int32Array.from(
      { length: this.days * typeCount + 1 },
      (_, cell) => index.needStart[from * typeCount + cell] - index.needStart[from * typeCount],
    );
    this.ends = agents.map((agent) => finder.ends(agent, state.line(agent), from, to));
    this.base = this.addCover();
    this.master = new ColumnMaster(tools, this.cover, agents.length);
    agents.forEach((agent, at) => this.addLines([{ agent: at, types: state.line(agent).slice(from, to) }]));
  }

  /** Lines of a stretch of days that are not known yet go to the master; gives how many. */
  addLines(lines: readonly { readonly agent: number; readonly types: Int16Array }[]): number {
    const fresh = lines.filter(({ agent, types }) => {
      const key = `${agent} ${types.join(' ')}`;
      if (this.known.has(key)) return false;
      this.known.add(key);
      return true;
    });
    const columns = fresh.map(({ agent, types }) => ({ agent, types, cost: this.wishCost(agent, types) }));
    this.master.add(columns.map((column) => ({ ...column, rows: this.rowsOf(column.types) })));
    columns.forEach((column) => {
      this.columns.push(column);
      this.barred.push(false);
      if (!this.isAllowed(column)) this.setBarred(this.columns.length - 1, true);
    });
    return columns.length;
  }

  /** Prices of the cover rows, made exact. */
  exact(prices: ArrayLike<number>): CoverPrices {
    return Float64Array.from(prices, (price) => Math.round(price * GRAIN) / GRAIN);
  }

  /** What the rows are worth at these prices, before any line. */
  worth(prices: CoverPrices): number {
    return this.cover.reduce((sum, { wanted }, row) => sum + wanted * prices[row], 0);
  }

  /** The line of an agent that costs least at these prices and keeps to what is fixed; null when there is none. */
  price(agent: number, prices: CoverPrices): { types: Int16Array; bound: number } | null {
    const must = this.setPrices(agent, prices);
    const line = this.finder.thorough(this.agents[agent], this.ends[agent], this.prices);
    if (line === null || line.cost + must > MUST / 2) return null;
    return { types: line.types, bound: line.bound + must };
  }

  /** All lines of an agent that cost at most `ceiling` at these prices, or null when there are more than `most`. */
  list(agent: number, prices: CoverPrices, ceiling: number, most: number): readonly Int16Array[] | null {
    this.setPrices(agent, prices);
    return this.finder.list(this.agents[agent], this.ends[agent], this.prices, ceiling, most);
  }

  /** What a type (`OFF` first) earns on a day in prices of the master, at `step * (typeCount + 1) + type + 1`. */
  earnings(): Float64Array {
    const { typeCount } = this.state.index;
    const earned = new Float64Array(this.days * (typeCount + 1));
    this.needs.forEach((cell, row) => {
      // Needs name cells of the whole period.
      const own = cell - this.from * typeCount;
      earned[own + Math.floor(own / typeCount) + 1] += this.master.duals.cover[row];
    });
    return earned;
  }

  /** Cost of a line in prices of the master. */
  reducedCost(agent: number, types: Int16Array): number {
    const { cover, agents } = this.master.duals;
    let cost = this.wishCost(agent, types) - agents[agent];
    for (const row of this.rowsOf(types)) cost -= cover[row];
    return cost;
  }

  isFixed(agent: number, step: number): boolean {
    return this.fixed[agent * this.days + step] !== FREE;
  }

  fix(agent: number, step: number, type: number): void {
    this.fixed[agent * this.days + step] = type;
  }

  unfix(agent: number, step: number): void {
    this.fixed[agent * this.days + step] = FREE;
  }

  forbid(agent: number, step: number, type: number): void {
    this.forbidden[(agent * this.days + step) * (this.state.index.typeCount + 1) + type + 1] = 1;
  }

  allow(agent: number, step: number, type: number): void {
    this.forbidden[(agent * this.days + step) * (this.state.index.typeCount + 1) + type + 1] = 0;
  }

  /** Nothing is fixed or forbidden any more. */
  release(): void {
    this.fixed.fill(FREE);
    this.forbidden.fill(0);
    this.applyFixes(new Set(this.agents.keys()));
  }

  /** Bars the agents' lines that break what is fixed, and no others. */
  applyFixes(agents: ReadonlySet<number>): void {
    this.columns.forEach((column, at) => {
      if (agents.has(column.agent)) this.setBarred(at, !this.isAllowed(column));
    });
  }

  /** Puts lines into the roster. */
  assign(lines: readonly Int16Array[]): void {
    lines.forEach((types, at) => this.state.set(this.agents[at], this.from, this.to, types));
  }

  private setBarred(at: number, barred: boolean): void {
    if (this.barred[at] === barred) return;
    this.barred[at] = barred;
    this.master.bar(at, barred);
  }

  private isAllowed({ agent, types }: Column): boolean {
    const width = this.state.index.typeCount + 1;
    for (let step = 0; step < types.length; step++) {
      const day = agent * this.days + step;
      if (this.fixed[day] !== FREE && this.fixed[day] !== types[step]) return false;
      if (this.forbidden[day * width + types[step] + 1] === 1) return false;
    }
    return true;
  }

  /** Gives what has to be added back for days that must be worked. */
  private setPrices(agent: number, prices: CoverPrices): number {
    const { typeCount, wishes } = this.state.index;
    const own = wishes[this.agents[agent]];
    let must = 0;
    for (let step = 0; step < this.days; step++) {
      const day = agent * this.days + step;
      const fixed = this.fixed[day];
      const work = fixed >= 0 || this.forbidden[day * (typeCount + 1)] === 1;
      if (work) must += MUST;
      for (let type = 0; type < typeCount; type++) {
        const cell = step * typeCount + type;
        const allowed =
          (fixed === FREE || fixed === type) && this.forbidden[day * (typeCount + 1) + type + 1] === 0;
        let price = allowed ? own[this.from * typeCount + cell] - (work ? MUST : 0) : NEVER;
        for (let row = this.needStart[cell]; allowed && row < this.needStart[cell + 1]; row++)
          price -= prices[row];
        this.prices[cell] = price;
      }
    }
    return must;
  }

  private rowsOf(types: Int16Array): number[] {
    const { typeCount } = this.state.index;
    const rows: number[] = [];
    for (let step = 0; step < types.length; step++) {
      if (types[step] === OFF) continue;
      const cell = step * typeCount + types[step];
      for (let row = this.needStart[cell]; row < this.needStart[cell + 1]; row++) rows.push(row);
    }
    return rows;
  }

  /** What a line changes in the cost of requests. */
  wishCost(agent: number, types: Int16Array): number {
    const { typeCount, wishes } = this.state.index;
    const own = wishes[this.agents[agent]];
    let cost = 0;
    for (let step = 0; step < types.length; step++) {
      if (types[step] !== OFF) cost += own[(this.from + step) * typeCount + types[step]];
    }
    return cost;
  }

  /** The rows, less what agents outside the problem cover; gives what those outside cost. */
  private addCover(): number {
    const { state, from, to, agents, needs } = this;
    const { index } = state;
    const { typeCount, days } = index;
    const inside = new Int32Array(index.cellCount);
    for (const agent of agents) {
      for (let day = from; day < to; day++) {
        const type = state.types[agent * days + day];
        if (type !== OFF) inside[day * typeCount + type]++;
      }
    }
    const first = index.needStart[from * typeCount];
    needs.forEach((cell, row) =>
      this.cover.push({
        wanted: index.needAgents[first + row] - (state.counts[cell] - inside[cell]),
        underWeight: index.underWeight[first + row],
        overWeight: index.overWeight[first + row],
      }),
    );
    const own = agents.reduce((sum, agent) => sum + state.wishCost(agent, from, to), 0);
    return state.cost() - state.coverCost(from, to) - own;
  }
}
