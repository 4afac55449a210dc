import { Field, ObjectType } from '@nestjs/graphql';
import { type EffectiveRow, type ForecastVersion } from '../../forecasting/forecast-version.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ForecastRowType, ForecastVersionType } from './forecast.type.js';

@ObjectType('ForecastDay', { description: 'A day of a queue with the forecast that holds on it.' })
export class ForecastDayType {
  @Field(() => LocalDateScalar, { description: 'In the zone of the queue.' })
  date!: LocalDate;

  @Field(() => ForecastVersionType)
  forecast!: ForecastVersion;

  @Field(() => [ForecastRowType], { description: 'With the layers that count.' })
  rows!: readonly EffectiveRow[];
}
