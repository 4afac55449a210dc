import { createUnionType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type TakeSnapshotOutcome } from '../../forecasting/forecast-snapshot.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { AccuracyType } from './accuracy.type.js';

@ObjectType('ForecastSnapshot', {
  description: 'What the forecast of a queue, with its layers, said on a day about the five weeks after it.',
})
export class ForecastSnapshotType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => LocalDateScalar, { description: 'In the zone of the queue.' })
  takenOn!: LocalDate;

  @Field(() => InstantScalar)
  takenAt!: Instant;

  @Field(() => [ID])
  versionIds!: readonly number[];

  @Field(() => [ID])
  layerIds!: readonly number[];
}

@ObjectType('ForecastSnapshotConnection')
export class ForecastSnapshotConnection extends Connection(ForecastSnapshotType, 'ForecastSnapshot') {}

@ObjectType('ForecastMissing', { implements: () => Problem })
export class ForecastMissingType extends Problem {
  @Field(() => ID)
  queueId!: number;
}

const OUTCOMES = {
  ForecastSnapshot: ForecastSnapshotType,
  ForecastMissing: ForecastMissingType,
} as const satisfies Record<TakeSnapshotOutcome['kind'], unknown>;

export const TakeSnapshotResult = createUnionType({
  name: 'TakeForecastSnapshotResult',
  types: () => [ForecastSnapshotType, ForecastMissingType] as const,
  resolveType: ({ kind }: TakeSnapshotOutcome) => OUTCOMES[kind],
});

@ObjectType('IntervalOfDayAccuracy')
export class IntervalOfDayAccuracyType {
  @Field(() => LocalTimeScalar, {
    description: 'At which the interval starts, on the wall clock of the queue.',
  })
  time!: LocalTime;

  @Field(() => AccuracyType)
  figures!: AccuracyType;
}

@ObjectType('ForecastLeadAccuracy')
export class LeadAccuracyType {
  @Field(() => Int, { description: '1, 7 or 28: days from the snapshot to the day.' })
  leadDays!: number;

  @Field(() => Int, { description: 'With a snapshot and observations.' })
  days!: number;

  @Field(() => AccuracyType)
  byInterval!: AccuracyType;

  @Field(() => AccuracyType, { description: 'Of the totals of the days.' })
  byDay!: AccuracyType;

  @Field(() => [IntervalOfDayAccuracyType])
  byIntervalOfDay!: readonly IntervalOfDayAccuracyType[];
}

@ObjectType('ForecastAccuracyByLead', { description: 'Snapshots against the history that counts now.' })
export class ForecastAccuracyType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => LocalDateScalar)
  fromDate!: LocalDate;

  @Field(() => LocalDateScalar)
  toDate!: LocalDate;

  @Field(() => Int, { description: 'The width at which both were compared.' })
  intervalMinutes!: number;

  @Field(() => [LeadAccuracyType], { description: 'Leads without a pair to compare are left out.' })
  leads!: readonly LeadAccuracyType[];
}
