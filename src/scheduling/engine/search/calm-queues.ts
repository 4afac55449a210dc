import { type CoverState } from './cover-state.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

/** A change of queue that costs less than this (score, per slot) is not worth making. */
const WORTH_A_CHANGE = 0.5;

/**
 * Lets agents stay on their queue from slot to slot where somebody else could change instead, or where nobody needs
 * to: by swaps that leave every queue's cover as it is, and by moves that cost next to nothing.
 * @example
 * calmQueues({ slots: 0 }, {}) // => undefined
 */
export function calmQueues(slots: Pick<SlotProblem, 'slots'>, cover: CoverState): void {
  const last = new Map<SlotAgent, { readonly slot: number; readonly work: number }>();
  for (let slot = 0; slot < slots.slots; slot++) {
    const before = (agent: SlotAgent) => {
      const known = last.get(agent);
      return known !== undefined && slot - known.slot <= LONGEST_PAUSE_SLOTS ? known.work : null;
    };
    const here = [...cover.agentsAt(slot)].sort((a, b) => a.index - b.index);
    for (const agent of here) stay(agent, slot, here, cover, before);
    for (const agent of here) last.set(agent, { slot, work: cover.workOf(agent, slot) });
  }
}

/** An agent who was away longer has gone home. */
const LONGEST_PAUSE_SLOTS = 24;

function stay(
  agent: SlotAgent,
  slot: number,
  here: readonly SlotAgent[],
  cover: CoverState,
  before: (agent: SlotAgent) => number | null,
): void {
  const was = before(agent);
  const is = cover.workOf(agent, slot);
  if (was === null || was === is || !cover.canDo(agent, slot, was)) return;
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
  if (partner !== undefined) {
    cover.move(partner, slot, is);
    cover.move(agent, slot, was);
  } else if (cover.costOfMove(agent, slot, was) < WORTH_A_CHANGE) {
    cover.move(agent, slot, was);
  }
}
