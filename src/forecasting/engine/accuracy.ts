import { type Instant } from '../../time/instant.js';
import { type GridMinutes } from '../../time/interval-grid.js';
import { type TimeZone } from '../../time/zoned-time.js';
import { type Observation } from './forecaster.js';
import { slotOf } from './slot.js';

/** A forecast beside what came. */
export interface ForecastPair {
  readonly forecast: number;
  readonly actual: number;
}

/** Shares of the actual contacts, not percentages; undefined where the measure has no meaning. */
export interface AccuracyFigures {
  readonly intervals: number;
  /** Sum of |error| / sum of actual. */
  readonly wape: number | undefined;
  /** Sum of error / sum of actual; above zero when the forecast was too high. */
  readonly bias: number | undefined;
  /** Mean of |error| / actual over the intervals with contacts. Shown, never used to choose: it has no value at zero. */
  readonly mape: number | undefined;
  /** Mean of |error| / the mean error of the seasonal-naive forecast in the history; below 1 is better than naive. */
  readonly mase: number | undefined;
  /** The WAPE that a perfect forecast of Poisson counts would still have. */
  readonly noiseFloor: number | undefined;
}

/**
 * Accuracy of forecasts against actuals; error = forecast - actual.
 * `scale` is the mean absolute seasonal-naive error of the history (`seasonalNaiveError`); without it there is no MASE.
 * Source of MASE: R. J. Hyndman and A. B. Koehler, International Journal of Forecasting 22 (2006).
 * @example
 * accuracyOf([{ forecast: 12, actual: 10 }, { forecast: 9, actual: 10 }]).wape // => 0.15
 */
export function accuracyOf(pairs: readonly ForecastPair[], scale?: number): AccuracyFigures {
  let actuals = 0;
  let absolute = 0;
  let signed = 0;
  let noise = 0;
  let percentages = 0;
  let withContacts = 0;
  for (const { forecast, actual } of pairs) {
    const error = forecast - actual;
    actuals += actual;
    absolute += Math.abs(error);
    signed += error;
    noise += Math.sqrt((2 * Math.max(0, forecast)) / Math.PI);
    if (actual > 0) {
      percentages += Math.abs(error) / actual;
      withContacts++;
    }
  }
  return {
    intervals: pairs.length,
    wape: quotient(absolute, actuals),
    bias: quotient(signed, actuals),
    mape: quotient(percentages, withContacts),
    mase: scale === undefined || pairs.length === 0 ? undefined : quotient(absolute / pairs.length, scale),
    noiseFloor: quotient(noise, actuals),
  };
}

function quotient(above: number, below: number): number | undefined {
  return below > 0 ? above / below : undefined;
}

/**
 * Share by which a perfect forecast of a Poisson count still misses on average: sqrt(2 / (pi mean)); undefined for a mean of zero.
 * @example
 * noiseFloor(100) // => 0.07978845608028654
 */
export function noiseFloor(mean: number): number | undefined {
  return mean > 0 ? Math.sqrt(2 / (Math.PI * mean)) : undefined;
}

/** No day has more five-minute slots: keys of a day's slots stay apart. */
const MOST_SLOTS = 300;

/** How far one observation lies from the one a week before it. */
export interface SeasonalStep {
  readonly start: Instant;
  readonly absoluteError: number;
}

/**
 * Distances of observations from those of the same wall-clock slot a week earlier, in the order of time.
 * @example
 * seasonalSteps([{ start: parseInstant('2026-01-05T10:00Z'), offered: 8 }, { start: parseInstant('2026-01-12T10:00Z'), offered: 5 }], timeZone('UTC'), 30)[0].absoluteError // => 3
 */
export function seasonalSteps(
  observations: readonly Observation[],
  zone: TimeZone,
  intervalMinutes: GridMinutes,
): SeasonalStep[] {
  const bySlot = new Map<number, number>();
  const steps: SeasonalStep[] = [];
  for (const { start, offered } of [...observations].sort((a, b) => a.start - b.start)) {
    const { day, index } = slotOf(start, zone, intervalMinutes);
    const before = bySlot.get((day - 7) * MOST_SLOTS + index);
    if (before !== undefined) steps.push({ start, absoluteError: Math.abs(offered - before) });
    bySlot.set(day * MOST_SLOTS + index, offered);
  }
  return steps;
}

/**
 * Mean of the seasonal-naive errors before the origin: the scale of MASE; undefined when there is none.
 * @example
 * seasonalNaiveError([{ start: instant(0), absoluteError: 3 }, { start: instant(9), absoluteError: 99 }], instant(9)) // => 3
 */
export function seasonalNaiveError(steps: readonly SeasonalStep[], origin: Instant): number | undefined {
  const known = steps.filter((step) => step.start < origin);
  if (known.length === 0) return undefined;
  return known.reduce((sum, step) => sum + step.absoluteError, 0) / known.length;
}
