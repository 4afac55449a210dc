import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

const ABSENT = -1;
/** Deeper understaffing weighs more, and spare agents are spread: both gently, so that the score still rules. */
const UNDER_CURVE = 0.5;
const OVER_CURVE = 0.02;
const NEGLIGIBLE = 1e-9;

/**
 * Who answers which queue in every slot. Agents are put where they help most, others making room along a chain of
 * queues they can serve, so that in each slot no single chain of moves would improve the cover.
 */
export class CoverState {
  /** By agent, then slot: the queue, or -1. */
  private readonly workAt: Int16Array;
  private readonly present: SlotAgent[][];
  private readonly cover: Float64Array;
  /** By slot, then work, then work: how many agents on the first could do the second. */
  private readonly movable: Uint16Array;
  /** By slot, then work: what one more agent there brings, directly and through the best chain. */
  private readonly direct: Float64Array;
  private readonly reach: Float64Array;
  /** By slot, then work: 1 when a queue that a chain leads to is below its floor. */
  private readonly missed: Uint8Array;
  private readonly fresh: Uint8Array;
  private readonly works: number;

  constructor(private readonly slots: SlotProblem) {
    this.works = slots.queueCount;
    const cells = slots.slots * this.works;
    this.workAt = new Int16Array(slots.agents.length * slots.slots).fill(ABSENT);
    this.present = Array.from({ length: slots.slots }, () => []);
    this.cover = new Float64Array(cells);
    this.movable = new Uint16Array(cells * this.works);
    this.direct = new Float64Array(cells);
    this.reach = new Float64Array(cells);
    this.missed = new Uint8Array(cells);
    this.fresh = new Uint8Array(slots.slots);
  }

  /** What putting the agent on the phones in the slot would bring; negative when they would only be spare. */
  gain(agent: SlotAgent, slot: number): number {
    this.refresh(slot);
    const work = this.bestEntry(agent, slot);
    if (work !== ABSENT) return this.reach[slot * this.works + work] * agent.speed[work];
    return slot < this.slots.slotsInSpan
      ? -this.slots.slotMinutes * this.slots.problem.weights.overstaffed
      : 0;
  }

  /** Whether a queue that the agent could answer, alone or through others, is below its floor without them. */
  needs(agent: SlotAgent, slot: number): boolean {
    this.refresh(slot);
    return this.slots.profiles[agent.profileAt[slot]].some(
      (work) => work < this.works && this.missed[slot * this.works + work] === 1,
    );
  }

  workOf(agent: SlotAgent, slot: number): number {
    return this.workAt[agent.index * this.slots.slots + slot];
  }

  agentsAt(slot: number): readonly SlotAgent[] {
    return this.present[slot];
  }

  coverOf(work: number, slot: number): number {
    return this.cover[slot * this.works + work];
  }

  add(agent: SlotAgent, slot: number): void {
    this.refresh(slot);
    const entry = this.bestEntry(agent, slot);
    if (entry === ABSENT) return;
    const path = this.pathToBest(entry, slot);
    this.shiftAlong(path, slot);
    this.place(agent, slot, entry);
  }

  remove(agent: SlotAgent, slot: number): void {
    const work = this.workOf(agent, slot);
    if (work === ABSENT) return;
    this.take(agent, slot);
    this.refill(work, slot);
  }

  /** Puts the agent on another work in the same slot. */
  move(agent: SlotAgent, slot: number, work: number): void {
    this.take(agent, slot);
    this.place(agent, slot, work);
  }

  /** Takes the agent out of the slot and lets nobody move up. */
  leave(agent: SlotAgent, slot: number): void {
    if (this.workOf(agent, slot) !== ABSENT) this.take(agent, slot);
  }

  /** Agents a queue would lack, against its floor or what it has, when that is less, if somebody left it. */
  missing(queue: number, slot: number, speed: number): number {
    const cover = this.coverOf(queue, slot);
    const floor = this.slots.target[queue][slot] * this.slots.problem.blending.inboundFloor;
    return Math.max(0, Math.min(cover, floor) - (cover - speed));
  }

  /** What moving the agent to another work in the slot would cost; negative when it helps. */
  costOfMove(agent: SlotAgent, slot: number, to: number): number {
    if (!this.canDo(agent, slot, to)) return Infinity;
    if (slot >= this.slots.slotsInSpan) return 0;
    const from = this.workOf(agent, slot);
    const change = (queue: number, agents: number) => {
      const cover = this.coverOf(queue, slot);
      return this.queueCost(queue, slot, Math.max(0, cover + agents)) - this.queueCost(queue, slot, cover);
    };
    return change(from, -agent.speed[from]) + change(to, agent.speed[to]);
  }

  /** Score of the queues: under- and overstaffing. */
  cost(): number {
    const { understaffed, overstaffed } = this.slots.problem.weights;
    let cost = 0;
    this.slots.target.forEach((target, queue) => {
      for (let slot = 0; slot < this.slots.slotsInSpan; slot++) {
        const over = this.coverOf(queue, slot) - target[slot];
        cost += this.slots.slotMinutes * (over > 0 ? over * overstaffed : -over * understaffed);
      }
    });
    return cost;
  }

  canDo(agent: SlotAgent, slot: number, work: number): boolean {
    return work < this.works && this.slots.profiles[agent.profileAt[slot]].includes(work);
  }

  private bestEntry(agent: SlotAgent, slot: number): number {
    let best = ABSENT;
    let value = -Infinity;
    for (const work of this.slots.profiles[agent.profileAt[slot]]) {
      if (work >= this.works) break;
      const reached = this.reach[slot * this.works + work] * agent.speed[work];
      if (reached > value + NEGLIGIBLE) [best, value] = [work, reached];
    }
    return best;
  }

  private place(agent: SlotAgent, slot: number, work: number): void {
    this.workAt[agent.index * this.slots.slots + slot] = work;
    this.present[slot].push(agent);
    this.count(agent, slot, work, 1);
  }

  private take(agent: SlotAgent, slot: number): void {
    const at = agent.index * this.slots.slots + slot;
    const work = this.workAt[at];
    this.workAt[at] = ABSENT;
    this.present[slot].splice(this.present[slot].indexOf(agent), 1);
    this.count(agent, slot, work, -1);
  }

  private count(agent: SlotAgent, slot: number, work: number, sign: 1 | -1): void {
    const base = slot * this.works;
    this.cover[base + work] += sign * agent.speed[work];
    if (Math.abs(this.cover[base + work]) < NEGLIGIBLE) this.cover[base + work] = 0;
    for (const other of this.slots.profiles[agent.profileAt[slot]]) {
      if (other < this.works) this.movable[(base + work) * this.works + other] += sign;
    }
    this.fresh[slot] = 0;
  }

  private refresh(slot: number): void {
    if (this.fresh[slot] === 1) return;
    this.fresh[slot] = 1;
    const base = slot * this.works;
    const { inboundFloor } = this.slots.problem.blending;
    for (let work = 0; work < this.works; work++) {
      this.direct[base + work] = this.directGain(work, slot);
      this.reach[base + work] = this.direct[base + work];
      const floor = this.slots.target[work][slot] * inboundFloor;
      this.missed[base + work] = this.cover[base + work] < floor - NEGLIGIBLE ? 1 : 0;
    }
    while (this.spreadAlongChains(base));
  }

  /** Whether one more leg of a chain brought something new. */
  private spreadAlongChains(base: number): boolean {
    let changed = false;
    for (let from = base; from < base + this.works; from++) {
      for (let to = base; to < base + this.works; to++) {
        if (this.movable[from * this.works + to - base] === 0) continue;
        if (this.missed[to] > this.missed[from]) {
          this.missed[from] = 1;
          changed = true;
        }
        if (this.reach[to] > this.reach[from] + NEGLIGIBLE) {
          this.reach[from] = this.reach[to];
          changed = true;
        }
      }
    }
    return changed;
  }

  private directGain(queue: number, slot: number): number {
    if (slot >= this.slots.slotsInSpan) return 0;
    const cover = this.cover[slot * this.works + queue];
    return this.queueCost(queue, slot, cover) - this.queueCost(queue, slot, cover + 1);
  }

  private queueCost(queue: number, slot: number, cover: number): number {
    const { understaffed, overstaffed } = this.slots.problem.weights;
    const wanted = this.slots.target[queue][slot];
    const under = Math.max(0, wanted - cover);
    const over = Math.max(0, cover - wanted);
    const scale = 2 * Math.max(1, wanted);
    return (
      this.slots.slotMinutes *
      (understaffed * (under + (UNDER_CURVE * under * under) / scale) +
        overstaffed * (over + (OVER_CURVE * over * over) / scale))
    );
  }

  private pathToBest(entry: number, slot: number): number[] {
    const base = slot * this.works;
    const goal = this.reach[base + entry];
    const cameFrom = new Map<number, number>([[entry, ABSENT]]);
    const queue = [entry];
    for (const work of queue) {
      if (this.direct[base + work] >= goal - NEGLIGIBLE) return unwind(work, cameFrom);
      for (let to = 0; to < this.works; to++) {
        if (this.movable[(base + work) * this.works + to] === 0 || cameFrom.has(to)) continue;
        cameFrom.set(to, work);
        queue.push(to);
      }
    }
    return [entry];
  }

  /** After somebody left a work: whoever is worth more there than where they are moves up, along the shortest chain. */
  private refill(work: number, slot: number): void {
    const base = slot * this.works;
    const wanted = this.directGain(work, slot);
    const cameFrom = new Map<number, number>([[work, ABSENT]]);
    const queue = [work];
    let best = { from: ABSENT, gain: NEGLIGIBLE };
    for (const to of queue) {
      for (let from = 0; from < this.works; from++) {
        if (this.movable[(base + from) * this.works + to] === 0 || cameFrom.has(from)) continue;
        cameFrom.set(from, to);
        queue.push(from);
        const gain = wanted - this.lossAt(from, slot);
        if (gain > best.gain) best = { from, gain };
      }
    }
    if (best.from !== ABSENT) this.shiftAlong(unwind(best.from, cameFrom).reverse(), slot);
  }

  private lossAt(work: number, slot: number): number {
    if (slot >= this.slots.slotsInSpan) return 0;
    const cover = this.cover[slot * this.works + work];
    return this.queueCost(work, slot, Math.max(0, cover - 1)) - this.queueCost(work, slot, cover);
  }

  /** Moves one agent along each leg of the path; the last leg first, so that nobody is moved twice. */
  private shiftAlong(path: readonly number[], slot: number): void {
    for (let leg = path.length - 2; leg >= 0; leg--) {
      const mover = this.present[slot].find(
        (agent) => this.workOf(agent, slot) === path[leg] && this.canDo(agent, slot, path[leg + 1]),
      );
      if (mover !== undefined) this.move(mover, slot, path[leg + 1]);
    }
  }
}

function unwind(end: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const path: number[] = [];
  for (let work = end; work !== ABSENT; work = cameFrom.get(work) ?? ABSENT) path.push(work);
  return path.reverse();
}
