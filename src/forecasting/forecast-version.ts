import { type Backtest } from './engine/backtest.js';
import { type AccuracyFigures } from './engine/accuracy.js';
import { type ForecastBasis, type ForecastFlag } from './engine/forecaster.js';
import { type ChoiceReport } from './engine/planned-forecast.js';
import { type PredictionInterval } from './engine/prediction-intervals.js';
import { type ForecasterParameters } from './engine/registry.js';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type LocalDate, type TimeZone } from '../time/zoned-time.js';

/** A forecast of the client's total contacts of one queue. Never changed once it is there. */
export interface ForecastVersion {
  readonly kind: 'ForecastVersion';
  readonly id: number;
  readonly queueId: number;
  /** Counts up within the queue. */
  readonly version: number;
  readonly model: string;
  readonly parameters: ForecasterParameters;
  /** Slots are wall-clock slots of this zone: the queue's. */
  readonly zone: TimeZone;
  readonly intervalMinutes: GridMinutes;
  readonly fromDate: LocalDate;
  readonly days: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  /** Nothing at or after it was used. */
  readonly cutOff: Instant;
  /** The imports that the history came from. */
  readonly importIds: readonly number[];
  /** Days of that history that planners had marked unusual: nothing was learned from them. */
  readonly leftOut: readonly LocalDate[];
  /** Share of the contacts routed to us when it was made. */
  readonly routedShare: number;
  readonly flags: readonly ForecastFlag[];
  /** By rolling origin on the history before the cut-off; `null` where that is too short. */
  readonly accuracy: Backtest | null;
  /** Why the automatic choice says what it says; `null` for a model that was named, and for imports. */
  readonly choice: ChoiceReport | null;
  /** Mean patience of callers, from waits and abandons; `null` where the history has too few. */
  readonly patienceSeconds: number | null;
  readonly createdBy: number;
  readonly createdAt: Instant;
}

/** A model's, or what came from elsewhere; edited where only a planner's layer gives a figure. */
export type RowBasis = ForecastBasis | 'imported' | 'edited';

export interface ForecastRow {
  readonly start: Instant;
  readonly offered: number;
  readonly basis: RowBasis;
  /** The 80 % and the 95 % that should hold what comes; none where nothing is known of past misses. */
  readonly intervals: readonly PredictionInterval[];
  /** `null` where the history has none, and where only a layer gives a figure. */
  readonly averageHandleTimeSeconds: number | null;
  readonly abandonShare: number | null;
}

/** A figure with the layers that count. */
export interface EffectiveRow extends ForecastRow {
  /** Before the layers; `null` where the version has no figure. */
  readonly modelled: number | null;
}

/** There is nothing to forecast from. */
export interface HistoryMissing {
  readonly kind: 'HistoryMissing';
  readonly code: 'HISTORY_MISSING';
  readonly message: string;
  readonly queueId: number;
  readonly cutOff: Instant;
}

export type GenerateForecastOutcome = ForecastVersion | HistoryMissing;

/** Whether versions are compared as they were made, with the layers that count, or both ways. */
export type ComparedLayers = 'without' | 'with' | 'both';

/** Versions of one queue beside each other and beside what came. */
export interface ForecastComparison {
  readonly versions: readonly ForecastVersion[];
  /** In the order of the versions: the layers that were put over it, `null` for the version as it was made. */
  readonly layerIds: readonly (readonly number[] | null)[];
  /** In the order of the versions; over the intervals that have been observed since. */
  readonly figures: readonly AccuracyFigures[];
  readonly rows: readonly ComparedInterval[];
}

export interface ComparedInterval {
  readonly start: Instant;
  readonly actual: number | null;
  /** In the order of the versions; `null` where a version has no figure. */
  readonly offered: readonly (number | null)[];
}
