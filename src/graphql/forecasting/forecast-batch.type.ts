import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type BatchOutcome } from '../../forecasting/forecast-batch.js';
import { JobType } from '../jobs/job.type.js';

export const BatchOutcomeEnum = {
  WAITING: 'waiting',
  MADE: 'made',
  NO_HISTORY: 'no-history',
  FAILED: 'failed',
} as const satisfies Record<string, BatchOutcome>;
registerEnumType(BatchOutcomeEnum, {
  name: 'ForecastBatchOutcome',
  description: 'A queue that a cancelled job did not reach stays WAITING.',
});

@ObjectType('ForecastBatchQueue')
export class ForecastBatchQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => BatchOutcomeEnum)
  outcome!: BatchOutcome;

  @Field(() => ID, { nullable: true })
  forecastVersionId!: number | null;

  @Field(() => String, { nullable: true, description: 'Why there is no forecast.' })
  message!: string | null;
}

@ObjectType('ForecastBatch', {
  description: 'Forecasts of many queues by one job: jobProgress follows it, cancelJob stops it.',
})
export class ForecastBatchType {
  @Field(() => ID, { description: 'The id of the job.' })
  id!: number;

  @Field(() => JobType)
  job!: JobType;

  @Field(() => [ForecastBatchQueueType], { description: 'In the order of their ids.' })
  queues!: readonly ForecastBatchQueueType[];
}
