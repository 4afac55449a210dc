import { CharacterSet1690000000000 } from './1690000000000-character-set.js';
import { Workforce1700000001000 } from './1700000001000-workforce.js';
import { Access1700000002000 } from './1700000002000-access.js';
import { Jobs1700000003000 } from './1700000003000-jobs.js';
import { Forecasting1700000004000 } from './1700000004000-forecasting.js';
import { Scheduling1700000005000 } from './1700000005000-scheduling.js';
import { Adherence1700000006000 } from './1700000006000-adherence.js';
import { ForecastWork1700000007000 } from './1700000007000-forecast-work.js';

/** The one history of the schema, oldest first. */
export const migrations = [
  CharacterSet1690000000000,
  Workforce1700000001000,
  Access1700000002000,
  Jobs1700000003000,
  Forecasting1700000004000,
  Scheduling1700000005000,
  Adherence1700000006000,
  ForecastWork1700000007000,
];
