import { setImmediate } from 'node:timers/promises';
import { availableParallelism } from 'node:os';
import { WORKER_FILES_ARE_BUILT, WorkerThreads } from '../jobs/worker-threads.js';
import { type StaffedInterval, staffIntervals, type StaffingTask } from './engine/staffing-plan.js';
import { type WorkerTask } from './forecast-worker.js';
import { type ForecastTask, type MadeForecast, makeForecast } from './make-forecast.js';

/** Where forecasts and requirements are computed, off the event loop where that is possible. */
export abstract class ForecastComputer {
  /** How many are worth asking for at once. */
  abstract readonly width: number;

  /** Rejects with the reason of the signal when that comes first, with a RangeError for a task that cannot be. */
  abstract make(task: ForecastTask, signal?: AbortSignal): Promise<MadeForecast>;

  /** Rejects with a RangeError for a task that cannot be. */
  abstract staff(task: StaffingTask): Promise<StaffedInterval[]>;

  /** Ends the worker threads. */
  abstract onModuleDestroy(): Promise<void>;
}

/** Worker threads on all cores when the program is built; this thread when it runs from its sources, as tests do. */
export function forecastComputer(maxThreads = availableParallelism()): ForecastComputer {
  return WORKER_FILES_ARE_BUILT ? new ThreadedForecastComputer(maxThreads) : new InProcessForecastComputer();
}

export class ThreadedForecastComputer extends ForecastComputer {
  private readonly threads: WorkerThreads;

  constructor(
    readonly width: number,
    workerUrl: URL = new URL('./forecast-worker.js', import.meta.url),
  ) {
    super();
    this.threads = new WorkerThreads(workerUrl, width);
  }

  make(task: ForecastTask, signal?: AbortSignal): Promise<MadeForecast> {
    return this.threads.run({ kind: 'forecast', task } satisfies WorkerTask, { signal });
  }

  staff(task: StaffingTask): Promise<StaffedInterval[]> {
    return this.threads.run({ kind: 'staffing', task } satisfies WorkerTask);
  }

  onModuleDestroy(): Promise<void> {
    return this.threads.close();
  }
}

/** Computes in this thread, giving way to other work before each forecast. */
export class InProcessForecastComputer extends ForecastComputer {
  readonly width = 1;

  async make(task: ForecastTask, signal?: AbortSignal): Promise<MadeForecast> {
    await setImmediate();
    signal?.throwIfAborted();
    return makeForecast(task);
  }

  async staff(task: StaffingTask): Promise<StaffedInterval[]> {
    await setImmediate();
    return staffIntervals(task);
  }

  onModuleDestroy(): Promise<void> {
    return Promise.resolve();
  }
}
