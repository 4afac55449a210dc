import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type IntradayOutcome } from '../../forecasting/intraday.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ForecastMissingType } from './forecast-snapshot.type.js';
import { PredictionIntervalType } from './prediction-interval.type.js';

@ObjectType('RestOfDayStaffing')
export class RestOfDayStaffingType {
  @Field(() => Float, { description: 'Our contacts.' })
  offered!: number;

  @Field(() => Int, { description: 'Before shrinkage.' })
  requiredAgents!: number;

  @Field(() => Int)
  rosterTarget!: number;

  @Field(() => Int)
  scheduledAgents!: number;

  @Field(() => Float, { nullable: true })
  serviceLevel!: number | null;
}

@ObjectType('RestOfDayInterval')
export class RestOfDayIntervalType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => Float, { description: 'As the forecast has it.' })
  morning!: number;

  @Field(() => Float, { description: 'As expected now.' })
  offered!: number;

  @Field(() => [PredictionIntervalType])
  intervals!: readonly PredictionIntervalType[];

  @Field(() => RestOfDayStaffingType, { nullable: true, description: 'Missing while the queue is closed.' })
  staffing!: RestOfDayStaffingType | null;

  @Field(() => Int, { nullable: true, description: 'Required agents of the published requirement.' })
  plannedAgents!: number | null;
}

@ObjectType('IntradayReforecast', { description: 'The rest of a day from what has come of it.' })
export class IntradayReforecastType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => InstantScalar)
  asOf!: Instant;

  @Field(() => Int)
  intervalMinutes!: number;

  @Field(() => ID)
  forecastVersionId!: number;

  @Field(() => [ID])
  layerIds!: readonly number[];

  @Field(() => Float)
  actualSoFar!: number;

  @Field(() => Float, { description: 'Of the same intervals, in the morning.' })
  expectedSoFar!: number;

  @Field(() => Float, { description: 'Of the rest of the day: expected now over expected in the morning.' })
  ratio!: number;

  @Field(() => Int, { description: 'Past days with a snapshot from which the errors’ habits were learned.' })
  learnedDays!: number;

  @Field(() => [RestOfDayIntervalType])
  rest!: readonly RestOfDayIntervalType[];
}

const OUTCOMES = {
  IntradayReforecast: IntradayReforecastType,
  ForecastMissing: ForecastMissingType,
} as const satisfies Record<IntradayOutcome['kind'], unknown>;

export const IntradayResult = createUnionType({
  name: 'IntradayReforecastResult',
  types: () => [IntradayReforecastType, ForecastMissingType] as const,
  resolveType: ({ kind }: IntradayOutcome) => OUTCOMES[kind],
});
