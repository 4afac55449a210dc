import { type MultiActivityProblem, pausePeriods, type ShiftForm } from './problem.js';
import { shiftGrammar, type ShiftGrammar, type ShiftPart } from './shift-grammar.js';

/** How many shifts of a form run from one period to another. */
export interface ShiftColumn {
  readonly column: number;
  readonly form: ShiftForm;
  readonly part: number;
  readonly from: number;
  readonly to: number;
  readonly cost: number;
}

/** How many parts from one period to another have their middle pause just here. */
export interface SplitColumn {
  readonly column: number;
  readonly left: number;
  readonly leftTo: number;
  readonly right: number;
  readonly rightFrom: number;
}

/** How many stretches of work from one period to another are on this activity. */
export interface ActivityColumn {
  readonly column: number;
  readonly activity: number;
}

export interface FlowRow {
  readonly lower: number;
  readonly upper: number;
  readonly columns: number[];
  readonly values: number[];
}

/**
 * All shifts of a day at once, without naming agents: how many shifts run from here to there, where their parts are split by
 * pauses, and which activity each stretch of work has. Whatever enters a part leaves it, so whole numbers come apart into
 * whole shifts, and no two solutions differ by names alone.
 */
export class FlowModel {
  readonly costs: number[] = [];
  readonly rows: FlowRow[] = [];
  readonly shifts: ShiftColumn[] = [];
  /** Agents on an activity in a period: the columns whose lower limits are the demand. */
  readonly levels: readonly (readonly number[])[];
  /** Shifts of each form, and of all. */
  readonly formCounts: readonly number[];
  readonly allCount: number;
  private readonly grammar: ShiftGrammar;
  private readonly balances = new Map<number, FlowRow>();
  private readonly splits = new Map<number, SplitColumn[]>();
  private readonly activities = new Map<number, ActivityColumn[]>();

  constructor(private readonly problem: MultiActivityProblem) {
    this.grammar = shiftGrammar(problem.rules);
    for (const part of this.grammar.parts) {
      this.eachPlace(part, (from, to) => this.balances.set(this.place(part.index, from, to), this.row()));
    }
    this.formCounts = problem.rules.forms.map((form, at) => this.addShifts(form, this.grammar.forms[at]));
    this.allCount = this.addTotal(this.formCounts);
    this.levels = problem.demand.map(() => []);
    const changes = problem.demand.map((_, activity) => this.addLevels(activity));
    for (const part of this.grammar.parts) {
      if (part.halves === null) this.addStretches(part, changes);
      else this.addSplits(part);
    }
  }

  splitsOf(part: number, from: number, to: number): readonly SplitColumn[] {
    return this.splits.get(this.place(part, from, to)) ?? [];
  }

  activitiesOf(part: number, from: number, to: number): readonly ActivityColumn[] {
    return this.activities.get(this.place(part, from, to)) ?? [];
  }

  isStretch(part: number): boolean {
    return this.grammar.parts[part].halves === null;
  }

  private addShifts(form: ShiftForm, part: number): number {
    const { open, shiftCost } = this.problem;
    const total: number[] = [];
    for (let from = open.from; from < open.to; from++) {
      for (let to = from + form.leastSpan; to <= Math.min(open.to, from + form.mostSpan); to++) {
        const balance = this.balances.get(this.place(part, from, to));
        if (balance === undefined) continue;
        const cost = shiftCost + to - from - pausePeriods(form.pauses);
        const column = this.column(cost);
        put(balance, column, -1);
        total.push(column);
        this.shifts.push({ column, form, part, from, to, cost });
      }
    }
    return this.addTotal(total);
  }

  private addTotal(columns: readonly number[]): number {
    const row = this.row();
    const total = this.column(0);
    for (const column of columns) put(row, column, 1);
    put(row, total, -1);
    return total;
  }

  /** Agents on an activity change where stretches begin and end, which says cover with few numbers. */
  private addLevels(activity: number): FlowRow[] {
    const { periods } = this.problem;
    const changes = Array.from({ length: periods + 1 }, () => this.row());
    for (let period = 0; period < periods; period++) {
      const level = this.column(0);
      (this.levels[activity] as number[]).push(level);
      put(changes[period], level, -1);
      put(changes[period + 1], level, 1);
    }
    return changes;
  }

  private addStretches(part: ShiftPart, changes: readonly FlowRow[][]): void {
    this.eachPlace(part, (from, to, place) => {
      const columns = changes.map((rows, activity) => {
        const column = this.column(0);
        put(this.balances.get(place) as FlowRow, column, 1);
        put(rows[from], column, 1);
        put(rows[to], column, -1);
        return { column, activity };
      });
      this.activities.set(place, columns);
    });
  }

  private addSplits(part: ShiftPart): void {
    const { left, pause, right } = part.halves as NonNullable<ShiftPart['halves']>;
    const [before, after] = [this.grammar.parts[left], this.grammar.parts[right]];
    this.eachPlace(part, (from, to, place) => {
      const columns: SplitColumn[] = [];
      for (let at = from + before.least; at + pause.periods + after.least <= to; at++) {
        const rightFrom = at + pause.periods;
        const first = this.balances.get(this.place(left, from, at));
        const second = this.balances.get(this.place(right, rightFrom, to));
        if (first === undefined || second === undefined) continue;
        const column = this.column(0);
        put(this.balances.get(place) as FlowRow, column, 1);
        put(first, column, -1);
        put(second, column, -1);
        columns.push({ column, left, leftTo: at, right, rightFrom });
      }
      this.splits.set(place, columns);
    });
  }

  private eachPlace(part: ShiftPart, visit: (from: number, to: number, place: number) => void): void {
    const { open } = this.problem;
    for (let from = open.from; from < open.to; from++) {
      for (let to = from + part.least; to <= Math.min(open.to, from + part.most); to++) {
        visit(from, to, this.place(part.index, from, to));
      }
    }
  }

  private place(part: number, from: number, to: number): number {
    const size = this.problem.periods + 1;
    return (part * size + from) * size + to;
  }

  private column(cost: number): number {
    this.costs.push(cost);
    return this.costs.length - 1;
  }

  private row(): FlowRow {
    const row: FlowRow = { lower: 0, upper: 0, columns: [], values: [] };
    this.rows.push(row);
    return row;
  }
}

function put(row: FlowRow, column: number, value: number): void {
  row.columns.push(column);
  row.values.push(value);
}
