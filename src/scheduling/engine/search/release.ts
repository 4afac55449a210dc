import { type CoverState } from './cover-state.js';
import { type SlotAgent } from './slot-agent.js';

const NEGLIGIBLE = 1e-9;

interface Move {
  readonly mover: SlotAgent;
  readonly to: number;
}

/** Takes agents off the phones where every queue keeps its floor, or what it has when that is less. */
export class Release {
  constructor(private readonly cover: CoverState) {}

  /** Whether the agent can leave the slot, others moving up along a chain of queues if need be. */
  isPossible(agent: SlotAgent, slot: number): boolean {
    return this.path(agent, slot) !== null;
  }

  make(agent: SlotAgent, slot: number): void {
    const path = this.path(agent, slot);
    if (path === null) throw new Error(`Agent "${agent.agent.id}" is needed in slot ${slot}.`);
    this.cover.leave(agent, slot);
    for (const { mover, to } of path) this.cover.move(mover, slot, to);
  }

  /** Who moves where so that nobody is missed; null when somebody would be. */
  private path(agent: SlotAgent, slot: number): Move[] | null {
    const work = this.cover.workOf(agent, slot);
    if (work < 0) return [];
    const missing = this.cover.missing(work, slot, agent.speed[work]);
    if (missing <= NEGLIGIBLE) return [];
    const tried = new Set([work]);
    let frontier = [{ work, need: missing, path: [] as Move[] }];
    while (frontier.length > 0) {
      const next: typeof frontier = [];
      for (const { work: to, need, path } of frontier) {
        for (const mover of this.cover.agentsAt(slot)) {
          const from = this.cover.workOf(mover, slot);
          if (mover === agent || tried.has(from) || !this.cover.canDo(mover, slot, to)) continue;
          if (mover.speed[to] < need - NEGLIGIBLE) continue;
          const longer = [...path, { mover, to }];
          const left = this.cover.missing(from, slot, mover.speed[from]);
          if (left <= NEGLIGIBLE) return longer;
          tried.add(from);
          next.push({ work: from, need: left, path: longer });
        }
      }
      frontier = next;
    }
    return null;
  }
}
