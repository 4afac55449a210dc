import { type Forecaster } from './forecaster.js';
import { seasonalNaive } from './seasonal-naive.js';
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
];

export const DEFAULT_FORECASTER = 'weekday-exponential';

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
