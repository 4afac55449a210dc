import { setImmediate } from 'node:timers/promises';
import { runStoppable, type TaskHooks } from '../../jobs/stoppable-task.js';
import { WORKER_FILES_ARE_BUILT, WorkerThreads } from '../../jobs/worker-threads.js';
import {
  type SimulationAnswer,
  type SimulationStep,
  simulationSteps,
  type SimulationTask,
} from './simulation-task.js';

/** Where rosters are simulated, off the event loop where that is possible. */
export abstract class RosterSimulator {
  /** Once the signal has come, what the finished replications say. */
  abstract run(task: SimulationTask, hooks: TaskHooks<SimulationStep>): Promise<SimulationAnswer>;

  /** Ends the worker threads. */
  abstract onModuleDestroy(): Promise<void>;
}

/** A worker thread when the program is built; this thread when it runs from its sources, as tests do. */
export function rosterSimulator(maxThreads = 1): RosterSimulator {
  return WORKER_FILES_ARE_BUILT ? new ThreadedRosterSimulator(maxThreads) : new InProcessRosterSimulator();
}

export class ThreadedRosterSimulator extends RosterSimulator {
  private readonly threads: WorkerThreads;

  constructor(maxThreads: number, workerUrl: URL = new URL('./simulation-worker.js', import.meta.url)) {
    super();
    this.threads = new WorkerThreads(workerUrl, maxThreads);
  }

  run(task: SimulationTask, hooks: TaskHooks<SimulationStep>): Promise<SimulationAnswer> {
    return runStoppable(this.threads, task, hooks);
  }

  onModuleDestroy(): Promise<void> {
    return this.threads.close();
  }
}

/** Simulates in this thread, giving way to other work between steps. */
export class InProcessRosterSimulator extends RosterSimulator {
  async run(
    task: SimulationTask,
    { onProgress, signal }: TaskHooks<SimulationStep>,
  ): Promise<SimulationAnswer> {
    const steps = simulationSteps(task);
    let step = steps.next();
    while (step.done !== true) {
      onProgress?.(step.value);
      await setImmediate();
      step = steps.next(signal?.aborted === true);
    }
    return step.value;
  }

  onModuleDestroy(): Promise<void> {
    return Promise.resolve();
  }
}
