import { type CoverState } from './cover-state.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

const NEGLIGIBLE = 1e-6;
const MOST_ROUNDS = 10;

/**
 * Moves agents between the queues they can answer, slot by slot, as long as a move helps. Chains of agents of equal
 * speed are in order already; this is for agents of different speeds.
 * @example
 * balanceQueues({ slotsInSpan: 0 }, {}) // => undefined
 */
export function balanceQueues(
  slots: Pick<SlotProblem, 'slotsInSpan' | 'queueCount'>,
  cover: CoverState,
): void {
  for (let slot = 0; slot < slots.slotsInSpan; slot++) {
    const here = [...cover.agentsAt(slot)].sort((a, b) => a.index - b.index);
    for (let round = 0; round < MOST_ROUNDS; round++) {
      const moves = here.filter((agent) => moveToBest(agent, slot, slots.queueCount, cover));
      if (moves.length === 0) break;
    }
  }
}

function moveToBest(agent: SlotAgent, slot: number, queues: number, cover: CoverState): boolean {
  let best = { queue: -1, cost: -NEGLIGIBLE };
  for (let queue = 0; queue < queues; queue++) {
    if (queue === cover.workOf(agent, slot) || !cover.canDo(agent, slot, queue)) continue;
    const cost = cover.costOfMove(agent, slot, queue);
    if (cost < best.cost) best = { queue, cost };
  }
  if (best.queue < 0) return false;
  cover.move(agent, slot, best.queue);
  return true;
}
