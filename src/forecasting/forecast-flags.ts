import { type ForecastFlag } from './engine/forecaster.js';

const WEEKDAY_NAMES = ['', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];

/** One line for a planner. */
export function describeFlag(flag: ForecastFlag): string {
  switch (flag.kind) {
    case 'no-history':
      return 'There is no history before the forecast.';
    case 'short-history':
      return `The history spans only ${flag.days} days; four weeks or more make a steadier forecast.`;
    case 'weekday-not-in-history': {
      const names = flag.weekdays.map((weekday) => WEEKDAY_NAMES[weekday]).join(', ');
      return `The history does not reach a ${names}; the mean of the other days is used.`;
    }
    case 'holiday-without-example':
      return `No past holiday to learn from for ${flag.dates.join(', ')}; the quietest weekday is used.`;
    case 'hours-without-history':
      return `The history does not have the opening hours of ${flag.dates.join(', ')}; times beside them are used.`;
  }
}
