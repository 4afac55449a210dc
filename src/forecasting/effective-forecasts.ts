import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { applyLayers } from './engine/layers.js';
import { counts, type ForecastLayer } from './forecast-layer.js';
import { type EffectiveRow, type ForecastRow, type ForecastVersion } from './forecast-version.js';
import { ForecastLayerRepository } from './persistence/forecast-layer.repository.js';
import { ForecastRepository } from './persistence/forecast.repository.js';

export interface EffectiveForecast {
  readonly version: ForecastVersion;
  readonly rows: readonly EffectiveRow[];
  /** The layers that counted, in the order in which they were put on. */
  readonly layerIds: readonly number[];
}

/** Forecasts with the layers that count put over them, for services that are inside a unit of work. */
@Injectable()
export class EffectiveForecasts {
  constructor(
    private readonly forecasts: ForecastRepository,
    private readonly layers: ForecastLayerRepository,
  ) {}

  async of(manager: EntityManager, version: ForecastVersion): Promise<EffectiveForecast> {
    const rows = await this.forecasts.rows(manager, version.id);
    return withLayers(version, rows, await this.layers.ofVersions(manager, [version.id]));
  }

  /** The version as it was made, without any layer. */
  async bare(manager: EntityManager, version: ForecastVersion): Promise<EffectiveForecast> {
    return withLayers(version, await this.forecasts.rows(manager, version.id), []);
  }
}

function withLayers(
  version: ForecastVersion,
  rows: readonly ForecastRow[],
  layers: readonly ForecastLayer[],
): EffectiveForecast {
  const counting = layers.filter(counts);
  const made = new Map(rows.map((row) => [row.start, row]));
  return {
    version,
    rows: applyLayers(version, rows, counting).map(({ start, offered }) => {
      const before = made.get(start);
      return { start, offered, basis: before?.basis ?? 'edited', modelled: before?.offered ?? null };
    }),
    layerIds: counting.map(({ id }) => id),
  };
}
