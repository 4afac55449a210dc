import { setImmediate } from 'node:timers/promises';
import { WORKER_FILES_ARE_BUILT, WorkerThreads } from '../../jobs/worker-threads.js';
import {
  type PlanningAnswers,
  type PlanningKind,
  type PlanningQuestions,
  type PlanningTask,
  runPlanningTask,
} from './planning-task.js';

/** Where planners' questions are worked out, off the event loop where that is possible. */
export abstract class PlanningComputer {
  /** Rejects with a RangeError for a question that cannot be. */
  async answer<K extends PlanningKind>(kind: K, question: PlanningQuestions[K]): Promise<PlanningAnswers[K]> {
    return (await this.run({ kind, question } as PlanningTask)) as PlanningAnswers[K];
  }

  /** Ends the worker threads. */
  abstract onModuleDestroy(): Promise<void>;

  protected abstract run(task: PlanningTask): Promise<PlanningAnswers[PlanningKind]>;
}

/** Worker threads when the program is built; this thread when it runs from its sources, as tests do. */
export function planningComputer(maxThreads = 2): PlanningComputer {
  return WORKER_FILES_ARE_BUILT ? new ThreadedPlanningComputer(maxThreads) : new InProcessPlanningComputer();
}

export class ThreadedPlanningComputer extends PlanningComputer {
  private readonly threads: WorkerThreads;

  constructor(maxThreads: number, workerUrl: URL = new URL('./planning-worker.js', import.meta.url)) {
    super();
    this.threads = new WorkerThreads(workerUrl, maxThreads);
  }

  onModuleDestroy(): Promise<void> {
    return this.threads.close();
  }

  protected run(task: PlanningTask): Promise<PlanningAnswers[PlanningKind]> {
    return this.threads.run(task);
  }
}

export class InProcessPlanningComputer extends PlanningComputer {
  onModuleDestroy(): Promise<void> {
    return Promise.resolve();
  }

  protected async run(task: PlanningTask): Promise<PlanningAnswers[PlanningKind]> {
    await setImmediate();
    return runPlanningTask(task);
  }
}
