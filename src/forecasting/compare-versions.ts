import { type GridMinutes } from '../time/interval-grid.js';
import { type Instant } from '../time/instant.js';
import { accuracyOf, type ForecastPair, seasonalNaiveError, seasonalSteps } from './engine/accuracy.js';
import { type Observation } from './engine/forecaster.js';
import { coarsen } from './engine/history-interval.js';
import {
  type ComparedInterval,
  type ForecastComparison,
  type ForecastRow,
  type ForecastVersion,
} from './forecast-version.js';
import { withValuesChecked } from './forecasting.errors.js';

interface ForecastOfVersion {
  readonly version: ForecastVersion;
  readonly rows: readonly ForecastRow[];
  /** The layers that are in the rows; `null` for the version as it was made. */
  readonly layerIds: readonly number[] | null;
}

/** Versions beside each other and beside the observations, on the interval of the widest version. */
export function compareVersions(
  forecasts: readonly ForecastOfVersion[],
  observed: readonly Observation[],
  observedMinutes: GridMinutes | undefined,
): ForecastComparison {
  const { zone } = forecasts[0].version;
  const widest = forecasts.reduce<GridMinutes>(
    (most, { version }) => (version.intervalMinutes > most ? version.intervalMinutes : most),
    forecasts[0].version.intervalMinutes,
  );
  const widen = (observations: readonly Observation[], minutes: GridMinutes): readonly Observation[] =>
    withValuesChecked(() => coarsen(observations, zone, minutes, widest).observations);
  const actuals = widen(observed, observedMinutes ?? widest);
  const actualAt = byStart(actuals);
  const offeredAt = forecasts.map(({ version, rows }) => byStart(widen(rows, version.intervalMinutes)));
  const steps = seasonalSteps(actuals, zone, widest);
  return {
    versions: forecasts.map(({ version }) => version),
    layerIds: forecasts.map(({ layerIds }) => layerIds),
    figures: forecasts.map(({ version }, i) =>
      accuracyOf(pairs(offeredAt[i], actualAt), seasonalNaiveError(steps, version.cutOff)),
    ),
    rows: beside(offeredAt, actualAt),
  };
}

function byStart(observations: readonly Observation[]): ReadonlyMap<Instant, number> {
  return new Map(observations.map(({ start, offered }) => [start, offered]));
}

function pairs(
  offeredAt: ReadonlyMap<Instant, number>,
  actualAt: ReadonlyMap<Instant, number>,
): ForecastPair[] {
  return [...offeredAt].flatMap(([start, forecast]) => {
    const actual = actualAt.get(start);
    return actual === undefined ? [] : [{ forecast, actual }];
  });
}

function beside(
  offeredAt: readonly ReadonlyMap<Instant, number>[],
  actualAt: ReadonlyMap<Instant, number>,
): ComparedInterval[] {
  const starts = [...new Set(offeredAt.flatMap((offered) => [...offered.keys()]))].sort((a, b) => a - b);
  return starts.map((start) => ({
    start,
    actual: actualAt.get(start) ?? null,
    offered: offeredAt.map((offered) => offered.get(start) ?? null),
  }));
}
