import { describeChoice } from './describe-choice.js';

const day = {
  horizon: 'day',
  days: 12,
  wape: 0.0512,
  noiseFloor: 0.023,
  simple: { model: 'weekday-average', wape: 0.061 },
  candidates: [
    { model: 'level-profile', weight: 0.6, wape: 0.05 },
    { model: 'slow-average', weight: 0.38, wape: 0.06 },
    { model: 'seasonal-naive', weight: 0.02, wape: 0.09 },
  ],
} as const;

describe('the reasons of the automatic choice', () => {
  it('name the models that count, how they did, what is chance, and the best simple average', () => {
    expect(describeChoice({ origins: 12, horizons: [day] })).toEqual([
      'a day ahead: 60 % level-profile, 38 % slow-average; WAPE 5.1 % on 12 past days, of which chance alone 2.3 %; the best simple average (weekday-average) 6.1 %.',
    ]);
  });

  it('say when there was nothing to compare', () => {
    const unseen = { ...day, wape: undefined, simple: undefined, noiseFloor: undefined };
    expect(describeChoice({ origins: 1, horizons: [unseen] })[0]).toContain('nothing came to compare with');
    expect(describeChoice({ origins: 0, horizons: [] })[0]).toContain('too short');
  });
});
