import { dayIntervals } from '../../../src/forecasting/engine/day-intervals.js';
import {
  type ForecastComputer,
  InProcessForecastComputer,
  ThreadedForecastComputer,
} from '../../../src/forecasting/forecast-computer.js';
import { type ForecastTask } from '../../../src/forecasting/make-forecast.js';
import { addDays, localDate, localDay, timeZone } from '../../../src/time/zoned-time.js';
import { type BuiltWorker, builtWorker } from '../../support/built-worker.js';

let built: BuiltWorker;
let threads: ThreadedForecastComputer;

beforeAll(() => {
  const folders = ['src/time', 'src/json', 'src/forecasting'];
  built = builtWorker(folders, 'src/forecasting/forecast-worker.js');
  threads = new ThreadedForecastComputer(2, built.url);
});

afterAll(async () => {
  await threads.onModuleDestroy();
  built.remove();
});

const zone = timeZone('America/New_York');
const first = localDate('2026-01-05');
const from = addDays(first, 84);
const task: ForecastTask = {
  model: 'auto',
  parameters: {},
  zone,
  intervals: dayIntervals(first, 84, zone, 60).map((start, i) => ({
    importId: 1,
    start,
    offered: 30 + ((i * 7_919) % 17) + 10 * Math.round(Math.sin(i / 4)),
    handled: 28,
    abandoned: 2,
    averageHandleTimeSeconds: 240,
    waitSeconds: 300,
  })),
  historyMinutes: 60,
  calendar: { holidays: new Set([localDate('2026-01-19')]), leftOut: new Set([localDate('2026-02-03')]) },
  cutOff: localDay(from, zone).start,
  from,
  days: 7,
};
const computers: [string, () => ForecastComputer][] = [
  ['in a worker thread', () => threads],
  ['in this thread', () => new InProcessForecastComputer()],
];

describe.each(computers)('a forecast made %s', (_, computer) => {
  it('has rows, ranges and reasons', async () => {
    const made = await computer().make(task);
    expect(made.rows).toHaveLength(7 * 24);
    expect(made.rows[0].intervals).toHaveLength(2);
    expect(made.choice?.horizons).toHaveLength(3);
  });

  it('says what is wrong with a task that cannot be, as an error of value', async () => {
    const wrong = computer().make({ ...task, intervalMinutes: 15 });
    await expect(wrong).rejects.toThrow('do not add up to 15');
    await expect(computer().make({ ...task, model: 'arima' })).rejects.toMatchObject({ name: 'RangeError' });
  });

  it('is staffed there too, and says what cannot be', async () => {
    const plan = {
      model: 'C' as const,
      averageHandleTimeSeconds: 180,
      patienceSeconds: null,
      loadModel: 'fluid-flow' as const,
      targets: { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } },
      shrinkage: [],
      profiles: [],
    };
    const start = localDay(from, zone).start;
    const work = {
      intervals: [{ start, offered: 100 }],
      intervalMinutes: 30 as const,
      zone,
      openBefore: true,
    };
    expect(await computer().staff({ ...work, plan })).toMatchObject([{ requiredAgents: 13 }]);
    await expect(computer().staff({ ...work, plan: { ...plan, targets: {} } })).rejects.toMatchObject({
      name: 'RangeError',
    });
  });

  it('is none when it was cancelled before', async () => {
    await expect(computer().make(task, AbortSignal.abort())).rejects.toMatchObject({ name: 'AbortError' });
  });
});

it('a forecast is the same in either thread', async () => {
  const [inThread, here] = await Promise.all(computers.map(([, computer]) => computer().make(task)));
  expect(inThread).toEqual(here);
});

it('a forecast under way ends with its thread when it is cancelled, and others go on', async () => {
  // A thread that waits for work takes it at once, and cannot have told of its end before anything else is heard here.
  await threads.make(task);
  const cancel = new AbortController();
  const doomed = threads.make(task, cancel.signal);
  const other = threads.make(task);
  cancel.abort();
  await expect(doomed).rejects.toMatchObject({ name: 'AbortError' });
  expect((await other).rows).toHaveLength(7 * 24);
});
