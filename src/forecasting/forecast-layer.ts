import { type Layer } from './engine/layers.js';
import { type Instant } from '../time/instant.js';

/** An edit of a forecast version. It is never changed or deleted: switched off or undone it does not count. */
export interface ForecastLayer extends Layer {
  readonly kind: 'ForecastLayer';
  readonly id: number;
  readonly versionId: number;
  readonly reason: string;
  readonly createdBy: number;
  readonly createdAt: Instant;
  readonly switchedOn: boolean;
  readonly switchedBy: number | null;
  readonly switchedAt: Instant | null;
  readonly undoneBy: number | null;
  readonly undoneAt: Instant | null;
}

/** What was taken back stays taken back. */
export interface ForecastLayerUndone {
  readonly kind: 'ForecastLayerUndone';
  readonly code: 'FORECAST_LAYER_UNDONE';
  readonly message: string;
  readonly layerId: number;
  readonly undoneAt: Instant;
}

export type SwitchLayerOutcome = ForecastLayer | ForecastLayerUndone;

export interface LayerOrder extends Layer {
  readonly forecastVersionId: number;
  readonly reason: string;
}

/** One figure before and after a layer; `null` where there was none. */
export interface LayerChange {
  readonly start: Instant;
  readonly before: number | null;
  readonly after: number;
}

export function counts({ switchedOn, undoneAt }: ForecastLayer): boolean {
  return switchedOn && undoneAt === null;
}
