import { MOST_SLOTS } from './block-plan.js';
import { type SlotAgent } from './slot-agent.js';
import { type WorkGrid } from './work-grid.js';
import { type WorkLedger } from './work-ledger.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { max } = Math;
const ENDLESS = Infinity;
/** What a change of queue or zone must bring, in score: planners like people to stay where they are. */
export const CHANGE = 4;

/** Which queue is answered when in a run of answering: good ones, with few changes. */
export class QueueTrail {
  private readonly value: Float64Array;
  private readonly from: Int16Array;
  private readonly most: number;

  constructor(private readonly grid: WorkGrid) {
    this.most = max(1, grid.queues);
    this.value = new Float64Array(2 * this.most);
    this.from = new Int16Array(MOST_SLOTS * this.most);
  }

  choose(
    agent: SlotAgent,
    ledger: WorkLedger,
    slots: Int32Array,
    start: number,
    end: number,
    put: (at: number, queue: number) => void,
  ): void {
    const { most, value, from, grid } = this;
    let bestBefore = 0;
    let queueBefore = -1;
    for (let at = start; at < end; at++) {
      const slot = slots[at];
      const here = ((at - start) % 2) * most;
      const before = most - here;
      value.fill(-ENDLESS, here, here + most);
      let best = -ENDLESS;
      let bestQueue = -1;
      for (const queue of grid.queuesOf[agent.profileAt[slot]]) {
        const cell = queue * grid.slots + slot;
        if (grid.target[cell] === 0) continue;
        const own = ledger.answering(cell, agent.speed[queue]);
        const stay = at === start ? -ENDLESS : value[before + queue];
        const move = at === start ? 0 : bestBefore - CHANGE;
        value[here + queue] = own + max(stay, move);
        from[(at - start) * most + queue] = stay >= move ? queue : queueBefore;
        if (value[here + queue] > best) [best, bestQueue] = [value[here + queue], queue];
      }
      bestBefore = best;
      queueBefore = bestQueue;
    }
    for (let at = end - 1, queue = queueBefore; at >= start; at--) {
      put(at, queue);
      queue = from[(at - start) * most + queue];
    }
  }
}
