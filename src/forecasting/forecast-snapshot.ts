import { type LeadAccuracy } from './engine/lead-time-accuracy.js';
import { type SheetRow } from './engine/sheet.js';
import { type Instant } from '../time/instant.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type LocalDate } from '../time/zoned-time.js';

/** What the forecast of a queue said on a day about the days after it. Never changed. */
export interface ForecastSnapshot {
  readonly kind: 'ForecastSnapshot';
  readonly id: number;
  readonly queueId: number;
  /** In the zone of the queue. */
  readonly takenOn: LocalDate;
  readonly takenAt: Instant;
  readonly takenBy: number;
  readonly versionIds: readonly number[];
  readonly layerIds: readonly number[];
}

/** A day of a snapshot. */
export interface SnapshotDay {
  readonly date: LocalDate;
  /** Days from the snapshot to the day. */
  readonly leadDays: number;
  readonly intervalMinutes: GridMinutes;
  readonly rows: readonly SheetRow[];
}

/** No version of the queue reaches into the days to keep. */
export interface ForecastMissing {
  readonly kind: 'ForecastMissing';
  readonly code: 'FORECAST_MISSING';
  readonly message: string;
  readonly queueId: number;
}

export type TakeSnapshotOutcome = ForecastSnapshot | ForecastMissing;

export interface ForecastAccuracy {
  readonly queueId: number;
  readonly fromDate: LocalDate;
  readonly toDate: LocalDate;
  /** The width at which forecasts and observations were compared. */
  readonly intervalMinutes: GridMinutes;
  readonly leads: readonly LeadAccuracy[];
}
