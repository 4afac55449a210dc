import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type LayerChange } from '../../forecasting/forecast-layer.js';
import { ForecastLayersService } from '../../forecasting/forecast-layers.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  AddForecastLayerInput,
  layerOrder,
  PreviewForecastLayerInput,
  previewOrder,
} from './forecast-layer.input.js';
import {
  ForecastLayerChangeType,
  type ForecastLayerUndoneType,
  ForecastLayerType,
  shownLayer,
  type ShownLayer,
  SwitchForecastLayerResult,
} from './forecast-layer.type.js';

@Resolver(() => ForecastLayerType)
export class ForecastLayerResolver {
  constructor(private readonly layers: ForecastLayersService) {}

  @Query(() => [ForecastLayerChangeType], {
    description: 'The figures that a layer would change; nothing is written.',
  })
  previewForecastLayer(
    @CurrentActor() actor: Actor,
    @Args('input') input: PreviewForecastLayerInput,
  ): Promise<LayerChange[]> {
    const { forecastVersionId, ...layer } = previewOrder(input);
    return this.layers.preview(actor, forecastVersionId, layer);
  }

  @Mutation(() => ForecastLayerType, { description: 'Put over those that the forecast has already.' })
  async addForecastLayer(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddForecastLayerInput,
  ): Promise<ShownLayer> {
    return shownLayer(await this.layers.add(actor, layerOrder(input)));
  }

  @Mutation(() => SwitchForecastLayerResult)
  async switchForecastLayer(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('on') on: boolean,
  ): Promise<ShownLayer | ForecastLayerUndoneType> {
    const outcome = await this.layers.switch(actor, parseId(id), on);
    return outcome.kind === 'ForecastLayer' ? shownLayer(outcome) : outcome;
  }

  @Mutation(() => ForecastLayerType, { description: 'It stays in the list and never counts again.' })
  async undoForecastLayer(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ShownLayer> {
    return shownLayer(await this.layers.undo(actor, parseId(id)));
  }
}
