import { type CoverCurve } from './cover-curve.js';
import { type Lane } from './lane.js';
import { type SlotAgent } from './slot-agent.js';
import { type WorkGrid, type WorkPrices } from './work-grid.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { floor, max, min } = Math;
const NEGLIGIBLE = 1e-6;
const NO_GOALS = { sums: new Float64Array(0), cost: () => 0 };

/**
 * Who is where, as sums: agents (times speed) by queue and slot, minutes of calling by zone; and what one more slot of
 * work is worth. The worth is a step at the target, as in the score; with a `width` the step becomes a slope around
 * the guide's price, so that a search can pass over it.
 */
export class WorkLedger {
  readonly cover: Float64Array;
  readonly called: Float64Array;
  /** The sums when lanes last told each other what they had changed; empty while there is one lane. */
  private known = new Float64Array(0);
  private readonly curved: boolean;
  /** Agents over which the worth of a queue's slot falls from all to nothing; 0: the score's own step. */
  width = 0;
  /** The share of the work that is to be done by those who are placed so far. */
  share = 1;

  constructor(
    readonly grid: WorkGrid,
    private readonly guide: WorkPrices,
    private readonly floor: number,
    /** Sums of goals, which lanes tell each other with the rest. */
    private readonly goals: { readonly sums: Float64Array; cost(): number } = NO_GOALS,
  ) {
    this.curved = grid.curves.some((curve) => curve !== null);
    this.cover = new Float64Array(grid.target.length);
    this.called = new Float64Array(grid.zones.length);
  }

  clear(): void {
    this.cover.fill(0);
    this.called.fill(0);
  }

  /** Tells what has changed since the lanes last met, and learns what others have changed. */
  async meet(lane: Lane): Promise<void> {
    if (lane.count === 1) return;
    const changes = this.allSums();
    for (let at = 0; at < changes.length; at++) changes[at] -= this.known[at];
    for (const each of await lane.exchange(changes)) addTo(this.known, each);
    let first = 0;
    for (const sums of [this.cover, this.called, this.goals.sums]) {
      sums.set(this.known.subarray(first, first + sums.length));
      first += sums.length;
    }
  }

  /** From here on, changes are told: all lanes know these sums. */
  beginToMeet(): void {
    this.known = this.allSums();
  }

  private allSums(): Float64Array<ArrayBuffer> {
    const { cover, called, goals } = this;
    const all = new Float64Array(cover.length + called.length + goals.sums.length);
    all.set(cover);
    all.set(called, cover.length);
    all.set(goals.sums, cover.length + called.length);
    return all;
  }

  /** What an agent of this speed adds on a queue in a slot of the period. */
  answering(cell: number, speed: number): number {
    const { under, over, target, curves, slots } = this.grid;
    const wanted = target[cell] * this.share;
    const above = this.cover[cell] - wanted;
    if (this.curved) {
      const curve = curves[floor(cell / slots)];
      if (curve !== null) return this.answeringOn(curve, cell, speed);
    }
    if (this.width === 0) {
      const missing = min(speed, max(0, -above));
      return under * missing - over * (speed - missing);
    }
    const slope = (under + over) / (this.width * (1 + 0.1 * wanted));
    const price = this.guide.queue[cell] - slope * (above + speed / 2);
    return speed * (price > under ? under : price < -over ? -over : price);
  }

  /** The same where a queue's costs rise in steps or some must be there. */
  private answeringOn(curve: CoverCurve, cell: number, speed: number): number {
    const agents = this.cover[cell];
    const wanted = this.grid.target[cell] * this.share;
    const least = this.grid.least[cell] * this.share;
    if (this.width === 0)
      return curve.cost(agents, wanted, least) - curve.cost(agents + speed, wanted, least);
    const { steepest, shallowest } = curve;
    const slope = (steepest - shallowest) / (this.width * (1 + 0.1 * wanted));
    const price = this.guide.queue[cell] - slope * (agents - wanted + speed / 2);
    const urge = curve.urge(agents + speed / 2, least);
    return speed * (urge + max(shallowest, min(steepest, price)));
  }

  /** What a slot of calling adds in a zone: beyond its work nothing, and it costs. */
  calling(zone: number): number {
    const { missedCall, over, slotMinutes, zones } = this.grid;
    const { plannable } = zones[zone];
    if (this.width === 0) {
      return plannable - this.called[zone] < slotMinutes - NEGLIGIBLE ? -over : missedCall;
    }
    const left = plannable * this.share - this.called[zone];
    const price = this.guide.zone[zone] + ((missedCall + over) * left) / (ZONE_WIDTH * plannable);
    return price > missedCall ? missedCall : price < -over ? -over : price;
  }

  /** By how much many slots of calling are worth less than each alone, because the work ends. */
  lessForMany(zone: number, count: number): number {
    if (this.width > 0) return 0;
    const { missedCall, over, slotMinutes, zones } = this.grid;
    const left = max(0, floor((zones[zone].plannable - this.called[zone] + NEGLIGIBLE) / slotMinutes));
    return left === 0 ? 0 : max(0, count - left) * (missedCall + over);
  }

  /** Moves the prices of calling towards those at which its work is just done. */
  steer(): void {
    const { missedCall, over, zones } = this.grid;
    zones.forEach(({ plannable }, zone) => {
      if (plannable === 0) return;
      const left = (plannable * this.share - this.called[zone]) / plannable;
      const price = this.guide.zone[zone] + STEERING * (missedCall + over) * left;
      this.guide.zone[zone] = max(-over, min(missedCall, price));
    });
  }

  /** Whether the queue is below what comes before calling out, in the interval of the slot. */
  isShort(queue: number, slot: number): boolean {
    const { slots, target, slotsOfInterval } = this.grid;
    const first = queue * slots + slot - (slot % slotsOfInterval);
    let cover = 0;
    for (let cell = first; cell < first + slotsOfInterval; cell++) cover += this.cover[cell];
    return cover < slotsOfInterval * (target[queue * slots + slot] * this.floor - NEGLIGIBLE);
  }

  /** Whether a queue is short in the slot that the agent could answer. */
  isMissed({ profileAt }: Pick<SlotAgent, 'profileAt'>, slot: number): boolean {
    const { queuesOf, slotsInSpan } = this.grid;
    return slot < slotsInSpan && queuesOf[profileAt[slot]].some((queue) => this.isShort(queue, slot));
  }

  /** Queues' and zones' part of the score. */
  cost(): number {
    const { target, under, over, zones, slotMinutes, missedCall, slots, slotsInSpan } = this.grid;
    const { curves, least } = this.grid;
    let cost = this.goals.cost();
    for (let cell = 0; cell < target.length; cell++) {
      if (cell % slots >= slotsInSpan) continue;
      const curve = curves[floor(cell / slots)];
      if (curve !== null) {
        cost += curve.cost(this.cover[cell], target[cell], least[cell]);
        continue;
      }
      const above = this.cover[cell] - target[cell];
      cost += above > 0 ? above * over : -above * under;
    }
    zones.forEach(({ wanted, plannable }, zone) => {
      const minutes = this.called[zone];
      cost += (max(0, wanted - minutes) * missedCall + max(0, minutes - plannable) * over) / slotMinutes;
    });
    return cost;
  }
}

/** Share of a zone's work over which the worth of calling it falls. */
const ZONE_WIDTH = 0.4;
const STEERING = 0.2;

function addTo(sums: Float64Array, values: Float64Array): void {
  for (let at = 0; at < values.length; at++) sums[at] += values[at];
}
