import { type Job } from '../jobs/job.js';
import { type ForecastOrder } from './forecast-order.js';

/** Forecasts of many queues, to be made by one job. */
export interface ForecastBatchOrder {
  /** Exactly one of the two: queues by name, or all of a client. */
  readonly queueIds?: readonly number[];
  readonly clientId?: number;
  /** The same of each. */
  readonly forecast: Omit<ForecastOrder, 'queueId' | 'cutOff'>;
}

export const FORECAST_BATCH_JOB = 'forecasts';

/** `waiting` until its turn has come; a queue that a cancelled job did not reach stays so. */
export type BatchOutcome = 'waiting' | 'made' | 'no-history' | 'failed';

/** What became of one queue. */
export interface BatchQueue {
  readonly queueId: number;
  readonly outcome: BatchOutcome;
  readonly forecastVersionId: number | null;
  /** Why there is no forecast. */
  readonly message: string | null;
}

export interface ForecastBatch {
  /** The job's. */
  readonly id: number;
  readonly job: Job;
  /** In the order of the queues' ids. */
  readonly queues: readonly BatchQueue[];
}
