import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type IntradayOutcome } from '../../forecasting/intraday.js';
import { IntradayService } from '../../forecasting/intraday.service.js';
import { type Instant } from '../../time/instant.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { IntradayReforecastType, IntradayResult } from './intraday.type.js';

@Resolver(() => IntradayReforecastType)
export class IntradayResolver {
  constructor(private readonly intraday: IntradayService) {}

  @Query(() => IntradayResult, { description: 'The rest of the day with the agents it needs.' })
  intradayReforecast(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('asOf', { type: () => InstantScalar, nullable: true, description: 'Now when left out.' })
    asOf?: Instant | null,
  ): Promise<IntradayOutcome> {
    return this.intraday.reforecast(actor, parseId(queueId, 'queueId'), asOf ?? undefined);
  }
}
