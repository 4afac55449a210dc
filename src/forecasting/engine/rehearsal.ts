import { calendarEffects } from './calendar-effects.js';
import { type DayTable, tableUntil } from './day-table.js';
import { cleanTable, expectDays, type TableModel } from './table-model.js';

/** What the models would have said of one past day. */
export interface RehearsedDay {
  readonly originDay: number;
  readonly leadDays: number;
  /** What came, by column; NaN where nothing was observed. */
  readonly actual: Float64Array;
  /** What each model said, in their order. */
  readonly forecasts: readonly Float64Array[];
  /** Of a special day: see `DayFigures`. */
  readonly doubt?: number;
}

export interface RehearsalPlan {
  /** Past origins, the newest leaving one day to compare. */
  readonly origins: number;
  /** Days from one origin to the next; five meets every weekday in turn. */
  readonly stepDays: number;
  readonly horizonDays: number;
  /** An origin needs so many days of history before it. */
  readonly leastDays: number;
}

export const REHEARSAL: RehearsalPlan = { origins: 12, stepDays: 5, horizonDays: 28, leastDays: 35 };

/**
 * Lets models forecast the table's own past from rolling origins, each with nothing but what was known then. Days that were left out or
 * not observed are not compared.
 * @example
 * rehearse({ first: 0, days: 0, slots: [], counts: new Float64Array(0), holidays: new Set(), leftOut: new Set() }, [], REHEARSAL) // => []
 */
export function rehearse(
  table: DayTable,
  models: readonly TableModel[],
  plan: RehearsalPlan,
): RehearsedDay[] {
  const end = table.first + table.days;
  const days: RehearsedDay[] = [];
  for (let back = 0; back < plan.origins; back++) {
    const origin = end - 1 - back * plan.stepDays;
    if (origin - table.first < plan.leastDays) break;
    const effects = calendarEffects(tableUntil(table, origin));
    const clean = cleanTable(effects);
    const fitted = models.map((model) => expectDays(effects, model.fit(clean)));
    for (let day = origin; day < Math.min(end, origin + plan.horizonDays); day++) {
      const actual = observedOn(table, day);
      if (actual === undefined) continue;
      const said = fitted.map((expect) => expect(day));
      const forecasts = said.map(({ offered }) => offered);
      days.push({
        originDay: origin,
        leadDays: day - origin + 1,
        actual,
        forecasts,
        doubt: said.at(0)?.doubt,
      });
    }
  }
  return days;
}

function observedOn(table: DayTable, day: number): Float64Array | undefined {
  const width = table.slots.length;
  const row = day - table.first;
  const actual = table.counts.subarray(row * width, (row + 1) * width);
  return table.leftOut.has(day) || actual.every((count) => Number.isNaN(count)) ? undefined : actual;
}
