import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type Instant } from '../time/instant.js';
import { type LoadFollowing } from './engine/load-model.js';
import {
  type PlannedInterval,
  type ScenarioInterval,
  type ScenarioTotals,
  scenarioTotals,
  underScenario,
} from './engine/what-if.js';
import { AS_IT_IS } from './engine/what-if-rows.js';
import { type WhatIfScenario } from './engine/what-if-scenario.js';

/** Requirements and forecasts to look at under other assumptions, at most one of each queue. Scenarios name queues by their id. */
export interface WhatIfOrder {
  readonly requirementIds: readonly number[];
  readonly forecastVersionIds: readonly number[];
  readonly span: Partial<Interval>;
  readonly scenarios: readonly WhatIfScenario[];
  readonly costPerHour: number | null;
}

/** A queue as it is planned. */
export interface WhatIfBase {
  readonly queueId: number;
  /** `null`: staffed from the forecast by the queue's own goal. */
  readonly requirementId: number | null;
  readonly forecastVersionId: number;
  readonly intervalMinutes: GridMinutes;
  readonly intervals: readonly PlannedInterval[];
  /** Each interval alone when left out. */
  readonly following?: LoadFollowing;
}

export interface WhatIfRow {
  readonly start: Instant;
  /** In the order of the scenarios. */
  readonly scenarios: readonly ScenarioInterval[];
}

export interface WhatIfQueue extends Omit<WhatIfBase, 'intervals' | 'following'> {
  readonly totals: readonly ScenarioTotals[];
  readonly rows: readonly WhatIfRow[];
}

/** Scenarios side by side, the plan as it is first. Nothing of it is stored. */
export interface WhatIfComparison {
  readonly scenarios: readonly string[];
  readonly totals: readonly ScenarioTotals[];
  readonly queues: readonly WhatIfQueue[];
}

export const MOST_SCENARIOS = 20;
/** Each is a staffing of one interval; more take longer than somebody waits for an answer. */
const MOST_STAFFINGS = 200_000;

/** @throws RangeError when a scenario leads to a value that cannot be, or there is too much to compare. */
export function compareScenarios(
  bases: readonly WhatIfBase[],
  { scenarios, costPerHour }: Pick<WhatIfOrder, 'scenarios' | 'costPerHour'>,
): WhatIfComparison {
  const compared = [{ name: AS_IT_IS, changes: [] }, ...scenarios];
  checkSize(bases, compared.length);
  const staffed = compared.map((scenario) => bases.map((base) => staffedBase(base, scenario)));
  return {
    scenarios: compared.map(({ name }) => name),
    totals: staffed.map((queues) => scenarioTotals(queues, costPerHour)),
    queues: bases.map(({ queueId, requirementId, forecastVersionId, intervalMinutes, intervals }, q) => ({
      ...{ queueId, requirementId, forecastVersionId, intervalMinutes },
      totals: staffed.map((queues) => scenarioTotals([queues[q]], costPerHour)),
      rows: intervals.map(({ start }, i) => ({
        start,
        scenarios: staffed.map((queues) => queues[q].intervals[i]),
      })),
    })),
  };
}

function staffedBase(
  { queueId, intervals, intervalMinutes, following }: WhatIfBase,
  scenario: WhatIfScenario,
) {
  try {
    return { intervalMinutes, intervals: underScenario(intervals, String(queueId), scenario, following) };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new RangeError(`Scenario "${scenario.name}", queue ${queueId}: ${error.message}`);
  }
}

function checkSize(bases: readonly WhatIfBase[], scenarios: number): void {
  const intervals = bases.reduce((count, base) => count + base.intervals.length, 0);
  if (intervals * scenarios <= MOST_STAFFINGS) return;
  throw new RangeError(
    `${intervals} intervals under ${scenarios} scenarios are more than ${MOST_STAFFINGS} staffings. Ask for fewer days, queues or scenarios.`,
  );
}
