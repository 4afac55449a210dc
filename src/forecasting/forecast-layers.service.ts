import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { checkReason } from './check-reason.js';
import { clientReach } from './client-reach.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { applyLayers, type Layer, requireLayer } from './engine/layers.js';
import {
  type ForecastLayer,
  type LayerChange,
  type LayerOrder,
  type SwitchLayerOutcome,
} from './forecast-layer.js';
import {
  forecastingInvalid,
  forecastLayerNotFound,
  forecastLayerUndone,
  withValuesChecked,
} from './forecasting.errors.js';
import { ForecastingService } from './forecasting.service.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';

/** More edits than that on one version are a new forecast. */
const MOST_LAYERS = 500;

/** A planner's edits of a forecast version: put over it, switched off and on, taken back, never deleted. */
@Injectable()
export class ForecastLayersService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly forecasting: ForecastingService,
    private readonly layers: ForecastLayerRepository,
    private readonly effective: EffectiveForecasts,
  ) {}

  async add(actor: Actor, { forecastVersionId, reason, span, edit }: LayerOrder): Promise<ForecastLayer> {
    const reach = clientReach(actor, 'forecast.write');
    checkReason(reason);
    return this.unitOfWork.run(async (manager) => {
      const version = await this.forecasting.versionWith(manager, reach, forecastVersionId);
      withValuesChecked(() => requireLayer(version, { span, edit }));
      const before = await this.layers.ofVersions(manager, [version.id]);
      if (before.length >= MOST_LAYERS) {
        throw forecastingInvalid(`The forecast has ${MOST_LAYERS} layers already. Make a new one.`);
      }
      const made = { versionId: version.id, span, edit, reason: reason.trim() };
      return this.layers.insert(manager, {
        ...made,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      });
    });
  }

  /** The figures that a layer would change, put over those that count now; nothing is written. */
  preview(actor: Actor, versionId: number, layer: Layer): Promise<LayerChange[]> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.read(async (manager) => {
      const version = await this.forecasting.versionWith(manager, reach, versionId);
      withValuesChecked(() => requireLayer(version, layer));
      const { rows } = await this.effective.of(manager, version);
      const before = new Map(rows.map(({ start, offered }) => [start, offered]));
      return applyLayers(version, rows, [layer])
        .map(({ start, offered }) => ({ start, before: before.get(start) ?? null, after: offered }))
        .filter((change) => change.before !== change.after);
    });
  }

  /** Whether the layer counts; one that is undone cannot be switched on. */
  switch(actor: Actor, layerId: number, on: boolean): Promise<SwitchLayerOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      await this.layerWith(manager, reach, layerId);
      await this.layers.switch(manager, layerId, on, actor.accountId, this.clock.now());
      const layer = await this.layerWith(manager, reach, layerId);
      return layer.undoneAt === null ? layer : forecastLayerUndone(layerId, layer.undoneAt);
    });
  }

  /** Takes a layer back for good; it stays in the list. Undoing twice changes nothing. */
  undo(actor: Actor, layerId: number): Promise<ForecastLayer> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      await this.layerWith(manager, reach, layerId);
      await this.layers.undo(manager, layerId, actor.accountId, this.clock.now());
      return this.layerWith(manager, reach, layerId);
    });
  }

  /** Of the versions that the caller may see, undone ones too, in the order in which they were put on. */
  layersOf(actor: Actor, versionIds: readonly number[]): Promise<ForecastLayer[]> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) =>
      this.layers.ofVersions(manager, await this.forecasting.reachedVersions(manager, reach, versionIds)),
    );
  }

  private async layerWith(manager: EntityManager, reach: Scope, id: number): Promise<ForecastLayer> {
    const layer = await this.layers.find(manager, id);
    const reached = layer && (await this.forecasting.reachedVersions(manager, reach, [layer.versionId]));
    if (layer === null || reached?.length !== 1) throw forecastLayerNotFound(id);
    return layer;
  }
}
