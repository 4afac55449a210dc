import { type CoverState } from './cover-state.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

/** A change of queue that costs less than this (score per minute) is not worth making. */
const WORTH_A_CHANGE = 0.03;

/**
 * Lets agents stay on their queue from slot to slot where somebody else could change instead, or where nobody needs
 * to: by swaps that leave every queue's cover as it is, and by moves that cost next to nothing.
 * @example
 * calmQueues({ slots: 0 }, {}) // => undefined
 */
export function calmQueues(slots: Pick<SlotProblem, 'slots' | 'slotMinutes'>, cover: CoverState): void {
  const last = new Map<SlotAgent, { readonly slot: number; readonly work: number }>();
  for (let slot = 0; slot < slots.slots; slot++) {
    const before = (agent: SlotAgent) => {
      const known = last.get(agent);
      return known !== undefined && slot - known.slot <= LONGEST_PAUSE_SLOTS ? known.work : null;
    };
    const here = [...cover.agentsAt(slot)].sort((a, b) => a.index - b.index);
    const cheap = (agent: SlotAgent, to: number) =>
      cover.missing(cover.workOf(agent, slot), slot, agent.speed[cover.workOf(agent, slot)]) === 0 &&
      cover.costOfMove(agent, slot, to) < WORTH_A_CHANGE * slots.slotMinutes;
    for (const agent of here) {
      const was = before(agent);
      if (was === null || was === cover.workOf(agent, slot) || !cover.canDo(agent, slot, was)) continue;
      if (!swapBack(agent, was, slot, here, cover, before) && cheap(agent, was)) cover.move(agent, slot, was);
    }
    for (const agent of here) last.set(agent, { slot, work: cover.workOf(agent, slot) });
  }
}

/** An agent who was away longer has gone home. */
const LONGEST_PAUSE_SLOTS = 24;

/** Somebody who came to the agent's queue takes over the queue the agent is on now. */
function swapBack(
  agent: SlotAgent,
  was: number,
  slot: number,
  here: readonly SlotAgent[],
  cover: CoverState,
  before: (agent: SlotAgent) => number | null,
): boolean {
  const is = cover.workOf(agent, slot);
  const partners = here.filter(
    (other) =>
      other !== agent &&
      cover.workOf(other, slot) === was &&
      before(other) !== was &&
      cover.canDo(other, slot, is) &&
      other.speed[is] === agent.speed[is] &&
      other.speed[was] === agent.speed[was],
  );
  const partner = partners.find((other) => before(other) === is) ?? partners.at(0);
  if (partner === undefined) return false;
  cover.move(partner, slot, is);
  cover.move(agent, slot, was);
  return true;
}
