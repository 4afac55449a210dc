import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type ForecasterParameters } from '../../forecasting/engine/registry.js';
import { describeFlag } from '../../forecasting/forecast-flags.js';
import {
  type ForecastComparison,
  type ForecastRow,
  type ForecastVersion,
  type GenerateForecastOutcome,
} from '../../forecasting/forecast-version.js';
import { ForecastingService } from '../../forecasting/forecasting.service.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Queue } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { QueueType } from '../workforce/client-work.type.js';
import { forecastOrder, GenerateForecastInput } from './forecast.input.js';
import {
  ForecastComparisonType,
  ForecastFlagType,
  ForecastModelType,
  ForecastRowType,
  ForecastVersionConnection,
  ForecastVersionType,
  GenerateForecastResult,
  ModelParameterType,
} from './forecast.type.js';
import { PartArgs, partOf } from './span.input.js';

@Resolver(() => ForecastVersionType)
export class ForecastResolver {
  constructor(
    private readonly forecasting: ForecastingService,
    private readonly work: ClientWorkService,
  ) {}

  @Query(() => [ForecastModelType])
  forecastModels(): ForecastModelType[] {
    return this.forecasting
      .models()
      .map(({ name, title, defaults }) => ({ name, title, parameters: listed(defaults) }));
  }

  @Query(() => ForecastVersionConnection)
  async forecasts(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<ForecastVersion>> {
    const found = await this.forecasting.versions(actor, parseId(queueId, 'queueId'), pageRequest(page));
    return toConnection(found);
  }

  @Query(() => ForecastVersionType)
  forecast(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ForecastVersion> {
    return this.forecasting.version(actor, parseId(id));
  }

  @Query(() => [ForecastRowType], { description: 'Intervals at which the history is ever open.' })
  forecastRows(
    @CurrentActor() actor: Actor,
    @Args('forecastId', { type: () => ID }) forecastId: string,
    @Args() part: PartArgs,
  ): Promise<ForecastRow[]> {
    return this.forecasting.rows(actor, parseId(forecastId, 'forecastId'), partOf(part));
  }

  @Query(() => ForecastComparisonType, { description: 'Of one queue, at most eight.' })
  compareForecasts(
    @CurrentActor() actor: Actor,
    @Args('ids', { type: () => [ID] }) ids: string[],
  ): Promise<ForecastComparison> {
    return this.forecasting.compare(actor, parseIds(ids));
  }

  @Mutation(() => GenerateForecastResult)
  generateForecast(
    @CurrentActor() actor: Actor,
    @Args('input') input: GenerateForecastInput,
  ): Promise<GenerateForecastOutcome> {
    return this.forecasting.generate(actor, forecastOrder(input));
  }

  @ResolveField(() => [ModelParameterType])
  parameters(@Parent() version: ForecastVersion): ModelParameterType[] {
    return listed(version.parameters);
  }

  @ResolveField(() => [ForecastFlagType])
  flags(@Parent() version: ForecastVersion): ForecastFlagType[] {
    return version.flags.map((flag) => ({ kind: flag.kind, message: describeFlag(flag) }));
  }

  @ResolveField(() => QueueType, { nullable: true })
  queue(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { queueId }: ForecastVersion,
  ): Promise<Queue | null> {
    return loaders.by('queueById', (ids) => this.work.queuesByIds(actor, ids)).load(queueId);
  }
}

function listed(parameters: ForecasterParameters): ModelParameterType[] {
  return Object.entries(parameters).map(([name, value]) => ({ name, value }));
}
