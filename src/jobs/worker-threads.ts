import { type MessagePort } from 'node:worker_threads';
import { Piscina } from 'piscina';

const IDLE_MS = 30_000;

/** Built programs start their worker threads; one that runs from its sources, as tests do, has no files for them. */
export const WORKER_FILES_ARE_BUILT = !import.meta.url.endsWith('.ts');

/** Threads that run one worker file: started as they are needed, ended when they have nothing to do. */
export class WorkerThreads {
  private pool: Piscina | undefined;

  constructor(
    private readonly workerUrl: URL,
    readonly maxThreads: number,
  ) {}

  /** Rejects when the signal comes, which ends the thread. */
  run<T>(
    task: unknown,
    options: { readonly transferList?: MessagePort[]; readonly signal?: AbortSignal } = {},
  ): Promise<T> {
    return this.threads().run(task, options) as Promise<T>;
  }

  async close(): Promise<void> {
    await this.pool?.destroy();
    this.pool = undefined;
  }

  private threads(): Piscina {
    return (this.pool ??= new Piscina({
      filename: this.workerUrl.href,
      minThreads: 0,
      maxThreads: this.maxThreads,
      idleTimeout: IDLE_MS,
    }));
  }
}
