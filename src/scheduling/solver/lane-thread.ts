import { Worker } from 'node:worker_threads';
import { WORKER_FILES_ARE_BUILT } from '../../jobs/worker-threads.js';
import { type Meeting } from '../engine/search/lane.js';
import { type SolveOptions } from '../engine/solve.js';
import { type LaneStart } from '../engine/solving.js';
import { meetingOver } from './lane-meeting.js';

type StartLane = SolveOptions['startLane'];

const WORKER = WORKER_FILES_ARE_BUILT ? new URL('./solve-lane.worker.js', import.meta.url) : null;

/** Lets a solve put its second lane into a thread, where the program is built; the roster is the same without. */
export async function withSecondThread<T>(
  solve: (startLane: StartLane) => Promise<T>,
  workerUrl: URL | null = WORKER,
): Promise<T> {
  if (workerUrl === null) return solve(undefined);
  const workers: Worker[] = [];
  const startLane = (start: LaneStart): Meeting => {
    const worker = new Worker(workerUrl, { workerData: start });
    workers.push(worker);
    return meetingOver(worker, 0);
  };
  try {
    return await solve(startLane);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}
