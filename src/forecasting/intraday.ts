import { type DayErrors, type UpdatedPoint } from './engine/intraday.js';
import { type StaffedInterval } from './engine/staffing-plan.js';
import { type ForecastMissing } from './forecast-snapshot.js';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type LocalDate } from '../time/zoned-time.js';

/** The rest of an interval's day: what is expected now, and the agents it needs. */
export interface RestOfDayInterval extends UpdatedPoint {
  /** Ours, of the share that is routed to us; `null` while the queue is closed. */
  readonly staffing: StaffedInterval | null;
  /** Agents that the published requirement asks for; `null` where nothing is published. */
  readonly plannedAgents: number | null;
}

export interface IntradayReforecast {
  readonly kind: 'IntradayReforecast';
  readonly queueId: number;
  readonly date: LocalDate;
  readonly asOf: Instant;
  readonly intervalMinutes: GridMinutes;
  readonly forecastVersionId: number;
  readonly layerIds: readonly number[];
  /** What came, and what was expected of the same intervals in the morning. */
  readonly actualSoFar: number;
  readonly expectedSoFar: number;
  /** Expected contacts of the rest of the day over those of the morning. */
  readonly ratio: number;
  /** Past days from which the habits of the errors were learned. */
  readonly learnedDays: number;
  readonly errors: DayErrors;
  readonly rest: readonly RestOfDayInterval[];
}

export type IntradayOutcome = IntradayReforecast | ForecastMissing;
