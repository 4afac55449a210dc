import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type ForecasterParameters } from '../../forecasting/engine/registry.js';
import { type ForecastOrder } from '../../forecasting/forecasting.service.js';
import { type Instant } from '../../time/instant.js';
import { GRID_MINUTES, type GridMinutes } from '../../time/interval-grid.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

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

  @Field(() => String, { nullable: true, description: 'One of forecastModels.' })
  model?: string | null;

  @Field(() => [ModelParameterInput], { defaultValue: [] })
  parameters!: ModelParameterInput[];

  @Field(() => Int, { nullable: true, description: "15, 30 or 60; the history's own when left out." })
  intervalMinutes?: number | null;

  @Field(() => InstantScalar, { nullable: true, description: 'Use nothing at or after it.' })
  cutOff?: Instant | null;
}

export function forecastOrder(input: GenerateForecastInput): ForecastOrder {
  const { queueId, from, days, model, intervalMinutes, cutOff } = input;
  const parameters: ForecasterParameters = Object.fromEntries(
    input.parameters.map(({ name, value }) => [name, value]),
  );
  return {
    queueId: parseId(queueId, 'queueId'),
    from,
    days,
    parameters,
    ...(model ? { model } : {}),
    ...(typeof intervalMinutes === 'number' ? { intervalMinutes: readInterval(intervalMinutes) } : {}),
    ...(cutOff ? { cutOff } : {}),
  };
}

/** @throws UserError BAD_USER_INPUT when the width is none of the grid. */
export function readInterval(minutes: number): GridMinutes {
  const width = GRID_MINUTES.find((known) => known === minutes);
  if (width === undefined) {
    const message = `An interval is ${GRID_MINUTES.join(', ')} minutes long (got ${minutes}).`;
    throw badUserInput(message, 'intervalMinutes', minutes);
  }
  return width;
}
