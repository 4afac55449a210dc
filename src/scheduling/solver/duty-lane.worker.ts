import { parentPort, workerData } from 'node:worker_threads';
import { loadHighs } from '../engine/duty-roster/search/column-master.js';
import { type LaneOrder } from '../engine/duty-roster/search/lane.js';
import { type LaneStart, LocalLane } from '../engine/duty-roster/search/local-lane.js';

/** What the thread is started with. */
export interface LaneThreadStart {
  readonly start: LaneStart;
  /** One shared number: 1 once the best roster so far is wanted. */
  readonly stop: Int32Array;
}

const { start, stop } = workerData as LaneThreadStart;
const lane = new LocalLane(start, await loadHighs());
parentPort?.on('message', (order: LaneOrder) => {
  parentPort?.postMessage(lane.advance(order, () => Atomics.load(stop, 0) === 1));
});
