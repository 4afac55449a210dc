import { type ChoiceReport, type MeasuredChoice } from './engine/planned-forecast.js';

const HORIZONS = {
  day: 'a day ahead',
  week: 'two to seven days ahead',
  'four-weeks': 'beyond a week',
} as const;

/** Why the automatic choice says what it says: one line for each class of horizons. */
export function describeChoice({ origins, horizons }: ChoiceReport): string[] {
  if (origins === 0)
    return ['The history is too short to compare models on it; a robust mean of them is used.'];
  return horizons.map(describeHorizon);
}

/** Which models make up the forecast at these horizons, and how they did on the series' own past. */
export function describeHorizon({ horizon, candidates, ...past }: MeasuredChoice): string {
  const parts = candidates
    .filter(({ weight }) => weight >= 0.05)
    .map(({ model, weight }) => `${Math.round(100 * weight)} % ${model}`);
  return `${HORIZONS[horizon]}: ${parts.join(', ')}; ${describePast(past)}.`;
}

function describePast({
  wape,
  simple,
  days,
  noiseFloor,
}: Omit<MeasuredChoice, 'horizon' | 'candidates'>): string {
  if (wape === undefined || simple === undefined) return 'nothing came to compare with';
  const chance = noiseFloor === undefined ? '' : `, of which chance alone ${percent(noiseFloor)}`;
  return `WAPE ${percent(wape)} on ${days} past days${chance}; the best simple average (${simple.model}) ${percent(simple.wape)}`;
}

function percent(share: number): string {
  return `${(100 * share).toFixed(1)} %`;
}
