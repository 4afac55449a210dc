import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type ForecasterParameters } from '../../forecasting/engine/registry.js';
import { type DateOrder } from '../../forecasting/engine/wall-text.js';
import { type ImportForecastOrder } from '../../forecasting/forecast-import.service.js';
import { type ForecastOrder } from '../../forecasting/forecast-order.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { DateOrderEnum } from './history.type.js';
import { readInterval } from './read-interval.js';

@InputType()
export class ModelParameterInput {
  @Field(() => String)
  name!: string;

  @Field(() => Float)
  value!: number;
}

@InputType()
export class GenerateForecastInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => LocalDateScalar, { description: 'The first day, in the zone of the queue.' })
  from!: LocalDate;

  @Field(() => Int, { defaultValue: 7, description: '1 to 186.' })
  days!: number;

  @Field(() => String, { nullable: true, description: 'One of forecastModels; auto when left out.' })
  model?: string | null;

  @Field(() => [ModelParameterInput], { defaultValue: [] })
  parameters!: ModelParameterInput[];

  @Field(() => Int, { nullable: true, description: "15, 30 or 60; the history's own when left out." })
  intervalMinutes?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Use nothing at or after it.' })
  cutOff?: Instant | null;
}

@InputType()
export class ImportForecastInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => String, { description: 'For the report.' })
  fileName!: string;

  @Field(() => String, { description: 'CSV with date,start,calls or timestamp,calls; at most 186 days.' })
  content!: string;

  @Field(() => TimeZoneScalar, { description: 'Of the wall times in the file.' })
  zone!: TimeZone;

  @Field(() => Int, { nullable: true, description: '5, 15, 30 or 60; found from the rows when left out.' })
  intervalMinutes?: number | null;

  @Field(() => DateOrderEnum, { nullable: true })
  dateOrder?: DateOrder | null;
}

export function importForecastOrder(input: ImportForecastInput): ImportForecastOrder {
  const { queueId, intervalMinutes, dateOrder, ...order } = input;
  return {
    ...order,
    queueId: parseId(queueId, 'queueId'),
    ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    ...(dateOrder ? { dateOrder } : {}),
  };
}

export function modelParameters(given: readonly ModelParameterInput[]): ForecasterParameters {
  return Object.fromEntries(given.map(({ name, value }) => [name, value]));
}

export function forecastOrder(input: GenerateForecastInput): ForecastOrder {
  const { queueId, from, days, model, intervalMinutes, cutOff } = input;
  return {
    queueId: parseId(queueId, 'queueId'),
    from,
    days,
    parameters: modelParameters(input.parameters),
    ...(model ? { model } : {}),
    ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    ...(cutOff ? { cutOff } : {}),
  };
}
