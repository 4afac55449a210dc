import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type BatchQueue, type ForecastBatch } from '../../forecasting/forecast-batch.js';
import { ForecastBatchesService } from '../../forecasting/forecast-batches.service.js';
import { type ForecastVersion } from '../../forecasting/forecast-version.js';
import { ForecastingService } from '../../forecasting/forecasting.service.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Queue } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { QueueType } from '../workforce/client-work.type.js';
import { forecastBatchOrder, GenerateForecastsInput } from './forecast-batch.input.js';
import { ForecastBatchQueueType, ForecastBatchType } from './forecast-batch.type.js';
import { ForecastVersionType } from './forecast.type.js';

@Resolver(() => ForecastBatchType)
export class ForecastBatchResolver {
  constructor(private readonly batches: ForecastBatchesService) {}

  @Query(() => ForecastBatchType)
  forecastBatch(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ForecastBatch> {
    return this.batches.batch(actor, parseId(id));
  }

  @Mutation(() => ForecastBatchType, { description: 'Of the queues named, or of all of a client.' })
  generateForecasts(
    @CurrentActor() actor: Actor,
    @Args('input') input: GenerateForecastsInput,
  ): Promise<ForecastBatch> {
    return this.batches.start(actor, forecastBatchOrder(input));
  }
}

@Resolver(() => ForecastBatchQueueType)
export class ForecastBatchQueueResolver {
  constructor(
    private readonly forecasting: ForecastingService,
    private readonly work: ClientWorkService,
  ) {}

  @ResolveField(() => QueueType, { nullable: true })
  queue(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { queueId }: BatchQueue,
  ): Promise<Queue | null> {
    return loaders.by('queueById', (ids) => this.work.queuesByIds(actor, ids)).load(queueId);
  }

  @ResolveField(() => ForecastVersionType, { nullable: true })
  async forecast(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { forecastVersionId: id }: BatchQueue,
  ): Promise<ForecastVersion | null> {
    const versions = loaders.by('forecastById', (ids) => this.forecasting.versionsByIds(actor, ids));
    return id === null ? null : versions.load(id);
  }
}
