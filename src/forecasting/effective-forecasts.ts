import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { applyLayers } from './engine/layers.js';
import { type PredictionInterval } from './engine/prediction-intervals.js';
import { type SheetRow } from './engine/sheet.js';
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
    rows: applyLayers(version, rows, counting).map((row) => effectiveRow(row, made.get(row.start))),
    layerIds: counting.map(({ id }) => id),
  };
}

function effectiveRow({ start, offered }: SheetRow, made: ForecastRow | undefined): EffectiveRow {
  if (made === undefined) {
    const nothing = { intervals: [], averageHandleTimeSeconds: null, abandonShare: null };
    return { start, offered, basis: 'edited', modelled: null, ...nothing };
  }
  return { ...made, offered, modelled: made.offered, intervals: scaledIntervals(made, offered) };
}

/** An edit moves the figure, not what is known about its uncertainty: the range grows and shrinks with it. */
function scaledIntervals(
  { offered: before, intervals }: ForecastRow,
  after: number,
): readonly PredictionInterval[] {
  if (after === before) return intervals;
  if (before === 0) return [];
  const factor = after / before;
  return intervals.map(({ level, low, high }) => ({ level, low: low * factor, high: high * factor }));
}
