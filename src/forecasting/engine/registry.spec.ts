import { chooseForecaster, DEFAULT_FORECASTER } from './registry.js';

describe('the list of models', () => {
  it('has the default', () => {
    expect(chooseForecaster(DEFAULT_FORECASTER).forecaster.name).toBe('auto');
  });

  it('answers an unknown name with the names there are', () => {
    expect(() => chooseForecaster('arima')).toThrow(
      '"arima" is not a forecasting model. There are: seasonal-naive, weekday-average, weekday-exponential, stl-ets, mstl-ets, harmonic-regression, level-profile, low-volume, combination, auto.',
    );
  });

  it('answers an unknown or impossible parameter with advice', () => {
    expect(() => chooseForecaster('seasonal-naive', { weeks: 3 })).toThrow('It has none.');
    expect(() => chooseForecaster('weekday-average', { alpha: 3 })).toThrow('It has: weeks.');
    expect(() => chooseForecaster('weekday-average', { weeks: 0 })).toThrow('weeks (0)');
    expect(() => chooseForecaster('weekday-exponential', { alpha: 1 })).toThrow('alpha (1)');
  });
});
