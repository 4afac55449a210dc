import { autoForecaster } from './auto.js';
import { meanOf, slotAverage } from './average-models.js';
import { type Forecaster } from './forecaster.js';
import { harmonicRegression } from './harmonic-regression.js';
import { levelProfile } from './level-profile.js';
import { lowVolume } from './low-volume.js';
import { seasonalNaive } from './seasonal-naive.js';
import { mstlEts, stlEts } from './stl-ets.js';
import { tableForecaster } from './table-model.js';
import { weekdayAverage } from './weekday-average.js';
import { weekdayExponential } from './weekday-exponential.js';

/** Numbers that a model can be tuned with, by name. */
export type ForecasterParameters = Readonly<Record<string, number>>;

export interface ForecasterEntry {
  readonly name: string;
  readonly title: string;
  /** All parameters of the model with the values taken when they are not given. */
  readonly defaults: ForecasterParameters;
  readonly create: (parameters: ForecasterParameters) => Forecaster;
}

/** Every model there is. The contract suite walks this list. */
export const FORECASTERS: readonly ForecasterEntry[] = [
  {
    name: 'seasonal-naive',
    title: 'Same weekday and time, last week',
    defaults: {},
    create: () => seasonalNaive(),
  },
  {
    name: 'weekday-average',
    title: 'Same weekday and time, mean of the last weeks',
    defaults: { weeks: 6 },
    create: ({ weeks }) => weekdayAverage(weeks),
  },
  {
    name: 'weekday-exponential',
    title: 'Same weekday and time, newer weeks weighing more',
    defaults: { weeks: 12, alpha: 0.3 },
    create: ({ weeks, alpha }) => weekdayExponential(weeks, alpha),
  },
  {
    name: 'stl-ets',
    title: 'Weekly pattern by STL, level by exponential smoothing',
    defaults: {},
    create: () => tableForecaster(stlEts()),
  },
  {
    name: 'mstl-ets',
    title: 'Daily and weekly pattern by STL, level by exponential smoothing',
    defaults: {},
    create: () => tableForecaster(mstlEts()),
  },
  {
    name: 'harmonic-regression',
    title: 'Sines and cosines of the day and the week, autoregressive errors',
    defaults: {},
    create: () => tableForecaster(harmonicRegression()),
  },
  {
    name: 'level-profile',
    title: 'Total of the day times its spread over the day',
    defaults: {},
    create: () => tableForecaster(levelProfile()),
  },
  {
    name: 'low-volume',
    title: 'Rates that borrow from each other, for few contacts',
    defaults: {},
    create: () => tableForecaster(lowVolume()),
  },
  {
    name: 'combination',
    title: 'Mean of a slow weighted average, level x profile and harmonic regression',
    defaults: {},
    create: () =>
      tableForecaster(
        meanOf('combination', [slotAverage('slow-average', 26, 0.1), levelProfile(), harmonicRegression()]),
      ),
  },
  {
    name: 'auto',
    title: 'Mixture of the models that did best on the series itself, for each horizon',
    defaults: {},
    create: () => autoForecaster(),
  },
];

/** What is used where nobody names a model. */
export const DEFAULT_FORECASTER = 'auto';

/** A model ready to use, with the parameters it really uses. */
export interface ChosenForecaster {
  readonly forecaster: Forecaster;
  readonly parameters: ForecasterParameters;
}

/**
 * The model of a name, with its defaults where no parameter is given.
 * @throws RangeError when the name or a parameter is unknown (the message lists those there are), or a value is out of range.
 * @example
 * chooseForecaster('weekday-average', { weeks: 4 }).parameters // => { weeks: 4 }
 */
export function chooseForecaster(name: string, parameters: ForecasterParameters = {}): ChosenForecaster {
  const entry = FORECASTERS.find((known) => known.name === name);
  if (entry === undefined) {
    const names = FORECASTERS.map((known) => known.name).join(', ');
    throw new RangeError(`"${name}" is not a forecasting model. There are: ${names}.`);
  }
  const known = Object.keys(entry.defaults);
  const unknown = Object.keys(parameters).find((parameter) => !known.includes(parameter));
  if (unknown !== undefined) {
    const advice = known.length === 0 ? 'It has none.' : `It has: ${known.join(', ')}.`;
    throw new RangeError(`"${unknown}" is not a parameter of ${name}. ${advice}`);
  }
  const used = { ...entry.defaults, ...parameters };
  return { forecaster: entry.create(used), parameters: used };
}
