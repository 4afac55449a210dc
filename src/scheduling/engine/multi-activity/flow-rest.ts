import { LinearModel } from '../search/linear-model.js';
import { type FlowModel } from './flow-model.js';
import { type ActivityShift, type MultiActivityProblem } from './problem.js';

/** Least and most of a number of shifts. */
export interface Range {
  readonly least: number;
  readonly most: number;
}

/** How many shifts of each form, and of all, there may be. */
export interface CountRanges {
  readonly forms: readonly Range[];
  readonly all: Range;
}

/** What is still to be planned: demand that is not met yet, by the columns that are worth using. */
export interface Rest {
  readonly demand: readonly (readonly number[])[];
  readonly counts: CountRanges;
  /** By column of the flow model: whether it is used; null for all. */
  readonly used: Uint8Array | null;
}

export const ANY: Range = { least: 0, most: Infinity };

/** A linear model of a rest, with where each of its columns comes from. */
export interface RestModel {
  readonly model: LinearModel;
  readonly columns: readonly number[];
}

/**
 * The flow model cut down to a rest; rows without a column are left out.
 * @example
 * restModel({ costs: [3], rows: [], levels: [], formCounts: [], allCount: 0 }, { demand: [], counts: { forms: [], all: ANY }, used: null }, true).columns // => [0]
 */
export function restModel(flow: FlowModel, rest: Rest, whole: boolean): RestModel {
  const model = new LinearModel();
  const columns: number[] = [];
  const at = new Int32Array(flow.costs.length).fill(-1);
  const ranges = rangesOf(flow, rest);
  for (let column = 0; column < flow.costs.length; column++) {
    const range = ranges.get(column);
    if (range === undefined && rest.used !== null && rest.used[column] === 0) continue;
    const { least, most } = range ?? ANY;
    at[column] = model.column(flow.costs[column], least, most, whole && range === undefined);
    columns.push(column);
  }
  for (const row of flow.rows) {
    if (!row.columns.some((column) => at[column] >= 0)) continue;
    const to = model.row(row.lower, row.upper);
    row.columns.forEach((column, index) => {
      if (at[column] >= 0) model.put(to, at[column], row.values[index]);
    });
  }
  return { model, columns };
}

/** Columns with limits of their own: they are always used, and whole as soon as the others are. */
function rangesOf(flow: FlowModel, { demand, counts }: Rest): Map<number, Range> {
  const ranges = new Map<number, Range>();
  flow.levels.forEach((levels, activity) => {
    levels.forEach((column, period) =>
      ranges.set(column, { least: demand[activity][period], most: Infinity }),
    );
  });
  flow.formCounts.forEach((column, form) => ranges.set(column, counts.forms[form]));
  ranges.set(flow.allCount, counts.all);
  return ranges;
}

/**
 * The values of a rest's columns, by column of the flow model.
 * @example
 * spread({ costs: [1, 1] }, { columns: [1] }, [5]) // => [0, 5]
 */
export function spread(
  flow: FlowModel,
  { columns }: RestModel,
  values: Float64Array,
  otherwise = 0,
): Float64Array {
  const all = new Float64Array(flow.costs.length).fill(otherwise);
  columns.forEach((column, at) => (all[column] = values[at]));
  return all;
}

/**
 * Demand that shifts leave over.
 * @example
 * demandLeft({ demand: [[1, 2, 0]] }, [{ stretches: [{ activity: 0, from: 0, to: 2 }] }]) // => [[0, 1, 0]]
 */
export function demandLeft(
  { demand }: Pick<MultiActivityProblem, 'demand'>,
  shifts: readonly ActivityShift[],
): number[][] {
  const left = demand.map((wanted) => [...wanted]);
  for (const { stretches } of shifts) {
    for (const { activity, from, to } of stretches) {
      for (let period = from; period < to; period++) {
        left[activity][period] = Math.max(0, left[activity][period] - 1);
      }
    }
  }
  return left;
}

/**
 * The ranges that are left once these shifts are planned.
 * @example
 * countsLeft({ forms: [{ least: 2, most: 3 }], all: ANY }, { forms: ['x'] }, [{ form: 'x' }]).forms // => [{ least: 1, most: 2 }]
 */
export function countsLeft(
  { forms, all }: CountRanges,
  rules: MultiActivityProblem['rules'],
  shifts: readonly ActivityShift[],
): CountRanges {
  const minus = ({ least, most }: Range, planned: number) => ({
    least: Math.max(0, least - planned),
    most: Math.max(0, most - planned),
  });
  return {
    forms: forms.map((range, at) =>
      minus(range, shifts.filter(({ form }) => form === rules.forms[at]).length),
    ),
    all: minus(all, shifts.length),
  };
}
