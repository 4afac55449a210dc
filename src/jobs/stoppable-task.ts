import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { type WorkerThreads } from './worker-threads.js';

const STOP_CELL = 0;

/** Travels to a worker thread with its task: a computing thread hears no events, so it looks for its end in shared memory. */
export interface StopAndProgress {
  readonly stop: Int32Array;
  readonly progress: MessagePort;
}

export interface TaskHooks<P> {
  readonly onProgress?: (progress: P) => void;
  /** Asks the task to end with what it has. */
  readonly signal?: AbortSignal;
}

/** Runs a task in a thread that can be asked to end early and tells how far it is. */
export async function runStoppable<T, P>(
  threads: WorkerThreads,
  task: object,
  { onProgress, signal }: TaskHooks<P>,
): Promise<T> {
  const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const requestStop = () => Atomics.store(stop, STOP_CELL, 1);
  const { port1, port2 } = new MessageChannel();
  if (signal?.aborted === true) requestStop();
  signal?.addEventListener('abort', requestStop, { once: true });
  port1.on('message', (progress: P) => onProgress?.(progress));
  try {
    const sent: StopAndProgress = { stop, progress: port2 };
    return await threads.run<T>({ ...task, ...sent }, { transferList: [port2] });
  } finally {
    signal?.removeEventListener('abort', requestStop);
    port1.close();
  }
}

/** In the worker thread: whether the task is to end with what it has. */
export function stopRequested({ stop }: StopAndProgress): boolean {
  return Atomics.load(stop, STOP_CELL) === 1;
}
