import { Worker } from 'node:worker_threads';
import { WORKER_FILES_ARE_BUILT } from '../../jobs/worker-threads.js';
import { type DutyProblem } from '../engine/duty-roster/problem.js';
import { type Lane, type LaneReport } from '../engine/duty-roster/search/lane.js';
import { type LaneStart } from '../engine/duty-roster/search/local-lane.js';
import { type DutySolution, type DutySolveOptions, solveDuties } from '../engine/duty-roster/solve-duties.js';
import { type LaneThreadStart } from './duty-lane.worker.js';

const LOOK_MS = 20;

export interface DutyThreadOptions extends Omit<DutySolveOptions, 'startLane'> {
  /** 2 (where the program is built) or 1; the roster is the same. */
  readonly threads?: number;
  /** The built file of a search's thread, where it is not the one beside this file. */
  readonly laneUrl?: URL;
}

/** Solves a duty problem with a thread for each of the two searches. */
export async function solveDutiesInThreads(
  problem: DutyProblem,
  { threads = 2, laneUrl, ...options }: DutyThreadOptions,
): Promise<DutySolution> {
  if (threads < 2 || !(WORKER_FILES_ARE_BUILT || laneUrl !== undefined)) return solveDuties(problem, options);
  const url = laneUrl ?? new URL('./duty-lane.worker.js', import.meta.url);
  const workers: Worker[] = [];
  const stop = new Int32Array(new SharedArrayBuffer(4));
  const look = setInterval(() => {
    if (options.shouldStop?.() === true) Atomics.store(stop, 0, 1);
  }, LOOK_MS);
  const startLane = (start: LaneStart): Lane => {
    const workerData: LaneThreadStart = { start, stop };
    const worker = new Worker(url, { workerData });
    workers.push(worker);
    return laneOf(worker);
  };
  try {
    return await solveDuties(problem, { ...options, startLane });
  } finally {
    clearInterval(look);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

function laneOf(worker: Worker): Lane {
  return {
    advance: (order) =>
      new Promise<LaneReport>((resolve, reject) => {
        const done = (report: LaneReport) => {
          worker.off('error', reject);
          resolve(report);
        };
        worker.once('message', done).once('error', reject);
        worker.postMessage(order);
      }),
  };
}
