import { type AutoReport, type HorizonChoice } from './engine/auto.js';

const HORIZONS = {
  day: 'a day ahead',
  week: 'two to seven days ahead',
  'four-weeks': 'beyond a week',
} as const;

/** Why the automatic choice says what it says: one line for each class of horizons. */
export function describeChoice({ origins, horizons }: AutoReport): string[] {
  if (origins === 0)
    return ['The history is too short to compare models on it; a robust mean of them is used.'];
  return horizons.map(describeHorizon);
}

function describeHorizon({ horizon, candidates, wape, simple, days }: HorizonChoice): string {
  const parts = candidates
    .filter(({ weight }) => weight >= 0.05)
    .map(({ model, weight }) => `${Math.round(100 * weight)} % ${model}`);
  const compared =
    wape === undefined || simple === undefined
      ? 'nothing came to compare with'
      : `WAPE ${percent(wape)} on ${days} past days, the best simple average (${simple.model}) ${percent(simple.wape)}`;
  return `${HORIZONS[horizon]}: ${parts.join(', ')}; ${compared}.`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
