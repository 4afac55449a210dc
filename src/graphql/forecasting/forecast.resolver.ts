import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { describeChoice, describeHorizon } from '../../forecasting/describe-choice.js';
import { type ChoiceReport } from '../../forecasting/engine/planned-forecast.js';
import { type ForecasterParameters } from '../../forecasting/engine/registry.js';
import { describeFlag } from '../../forecasting/forecast-flags.js';
import { ForecastGenerationService } from '../../forecasting/forecast-generation.service.js';
import {
  ForecastImportService,
  type ImportForecastOutcome,
} from '../../forecasting/forecast-import.service.js';
import { ForecastLayersService } from '../../forecasting/forecast-layers.service.js';
import {
  type ComparedLayers,
  type EffectiveRow,
  type ForecastComparison,
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
import {
  forecastOrder,
  GenerateForecastInput,
  ImportForecastInput,
  importForecastOrder,
} from './forecast.input.js';
import { ForecastChoiceType } from './forecast-choice.type.js';
import { ForecastLayerType, shownLayer, type ShownLayer } from './forecast-layer.type.js';
import {
  ComparedLayersEnum,
  ForecastComparisonType,
  ForecastFlagType,
  ForecastModelType,
  ForecastRowType,
  ForecastVersionConnection,
  ForecastVersionType,
  GenerateForecastResult,
  ImportForecastResult,
  ModelParameterType,
} from './forecast.type.js';
import { PartArgs, partOf } from './span.input.js';

@Resolver(() => ForecastVersionType)
export class ForecastResolver {
  constructor(
    private readonly forecasting: ForecastingService,
    private readonly generation: ForecastGenerationService,
    private readonly imports: ForecastImportService,
    private readonly layersOfForecasts: ForecastLayersService,
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
    @Args('newestFirst', { defaultValue: false }) newestFirst: boolean,
  ): Promise<ConnectionOf<ForecastVersion>> {
    const id = parseId(queueId, 'queueId');
    const found = await this.forecasting.versions(actor, id, pageRequest(page), newestFirst);
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
    @Args('layers', { defaultValue: true, description: 'With the layers that count.' }) layers: boolean,
  ): Promise<EffectiveRow[]> {
    return this.forecasting.rows(actor, parseId(forecastId, 'forecastId'), partOf(part), layers);
  }

  @Query(() => ForecastComparisonType, {
    description: 'Of one queue, at most eight; from and to limit the rows, not the figures.',
  })
  compareForecasts(
    @CurrentActor() actor: Actor,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('layers', { type: () => ComparedLayersEnum, defaultValue: 'with' }) layers: ComparedLayers,
    @Args() part: PartArgs,
  ): Promise<ForecastComparison> {
    return this.forecasting.compare(actor, parseIds(ids), layers, partOf(part));
  }

  @Mutation(() => GenerateForecastResult)
  generateForecast(
    @CurrentActor() actor: Actor,
    @Args('input') input: GenerateForecastInput,
  ): Promise<GenerateForecastOutcome> {
    return this.generation.generate(actor, forecastOrder(input));
  }

  @Mutation(() => ImportForecastResult, { description: 'A forecast made elsewhere becomes a version.' })
  importForecast(
    @CurrentActor() actor: Actor,
    @Args('input') input: ImportForecastInput,
  ): Promise<ImportForecastOutcome> {
    return this.imports.import(actor, importForecastOrder(input));
  }

  @ResolveField(() => [ForecastLayerType], { description: 'Oldest first, undone ones too.' })
  async layers(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { id }: ForecastVersion,
  ): Promise<ShownLayer[]> {
    const fetch = (ids: readonly number[]) => this.layersOfForecasts.layersOf(actor, ids);
    const layers = await loaders.many('layersByForecast', fetch, ({ versionId }) => versionId).load(id);
    return (layers ?? []).map(shownLayer);
  }

  @ResolveField(() => ForecastChoiceType, { nullable: true })
  choice(@Parent() { choice }: ForecastVersion): ForecastChoiceType | null {
    return choice && shownChoice(choice);
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

function shownChoice(choice: ChoiceReport): ForecastChoiceType {
  const horizons = choice.horizons.map((one) => ({ ...one, why: describeHorizon(one) }));
  return { ...choice, horizons, why: describeChoice(choice) };
}

function listed(parameters: ForecasterParameters): ModelParameterType[] {
  return Object.entries(parameters).map(([name, value]) => ({ name, value }));
}
