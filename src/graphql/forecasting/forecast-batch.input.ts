import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type ForecastBatchOrder } from '../../forecasting/forecast-batch.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ModelParameterInput, modelParameters } from './forecast.input.js';
import { readInterval } from './read-interval.js';

@InputType()
export class GenerateForecastsInput {
  @Field(() => [ID], { nullable: true, description: 'These queues; or give a client.' })
  queueIds?: string[] | null;

  @Field(() => ID, { nullable: true, description: 'All queues of the client.' })
  clientId?: string | null;

  @Field(() => LocalDateScalar, { description: 'The first day, in the zone of each queue.' })
  from!: LocalDate;

  @Field(() => Int, { defaultValue: 7, description: '1 to 186.' })
  days!: number;

  @Field(() => String, { nullable: true, description: 'One of forecastModels; auto when left out.' })
  model?: string | null;

  @Field(() => [ModelParameterInput], { defaultValue: [] })
  parameters!: ModelParameterInput[];

  @Field(() => Int, { nullable: true, description: "15, 30 or 60; each history's own when left out." })
  intervalMinutes?: number | null;
}

export function forecastBatchOrder(input: GenerateForecastsInput): ForecastBatchOrder {
  const { queueIds, clientId, from, days, model, parameters, intervalMinutes } = input;
  return {
    ...(queueIds ? { queueIds: parseIds(queueIds) } : {}),
    ...(clientId ? { clientId: parseId(clientId, 'clientId') } : {}),
    forecast: {
      from,
      days,
      ...(model ? { model } : {}),
      parameters: modelParameters(parameters),
      ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    },
  };
}
