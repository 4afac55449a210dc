import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ForecastsInForceService } from '../../forecasting/forecasts-in-force.service.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ForecastDayType } from './forecast-day.type.js';

@Resolver(() => ForecastDayType)
export class ForecastDayResolver {
  constructor(private readonly inForce: ForecastsInForceService) {}

  @Query(() => [ForecastDayType], {
    description: 'The published forecast of each day, or else the newest; days without one are left out.',
  })
  async forecastInForce(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('from', { type: () => LocalDateScalar }) from: LocalDate,
    @Args('to', { type: () => LocalDateScalar, description: 'The last day, at most 42 days on.' })
    to: LocalDate,
  ): Promise<ForecastDayType[]> {
    const days = await this.inForce.days(actor, parseId(queueId, 'queueId'), from, to);
    return days.map(({ date, forecast, rows }) => ({ date, forecast: forecast.version, rows }));
  }
}
