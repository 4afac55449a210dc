import { type BlendingRule } from '../problem.js';
import { BlockPlan, IN, OUT } from './block-plan.js';
import { type Candidate } from './duty-days.js';
import { type MadeShift, OFF_PHONE, PAUSED } from './made-shift.js';
import { CHANGE, QueueTrail } from './queue-trail.js';
import { type SlotAgent } from './slot-agent.js';
import { type WorkGrid } from './work-grid.js';
import { type WorkLedger } from './work-ledger.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { max, min } = Math;
const ENDLESS = Infinity;
const NO_WORK = -3;
const COMFORTABLE_MINUTES = 45;

/** What there is to do for one agent, slot by slot, and the best shift that can be made of it. */
export class ShiftMaker {
  private readonly inValue: Float64Array;
  private readonly outValue: Float64Array;
  private readonly offValue: Float64Array;
  private readonly inWork: Int16Array;
  private readonly outWork: Int16Array;
  private readonly sums: Float64Array;
  private readonly bestValue: Float64Array;
  private readonly zoneValue: Float64Array;
  private readonly zoneSlots: Int32Array;
  private readonly penalty: Float64Array;
  private readonly blocks: BlockPlan;
  private readonly queueTrail: QueueTrail;
  private readonly gap: number;
  /** Work slots of the shift in hand. */
  private readonly workSlots: Int32Array;
  private agent!: SlotAgent;
  /** Calling while a queue is short that the agent could answer: as it comes, at its cost in the score, or never. */
  inboundFirst: 'ignored' | 'priced' | 'kept' = 'ignored';
  /** 1 for zones into which nobody calls. */
  readonly closed: Uint8Array;

  constructor(
    private readonly grid: WorkGrid,
    private readonly ledger: WorkLedger,
    blending: BlendingRule,
  ) {
    const { slots } = grid;
    this.inValue = new Float64Array(slots);
    this.outValue = new Float64Array(slots);
    this.offValue = new Float64Array(slots);
    this.bestValue = new Float64Array(slots);
    this.penalty = new Float64Array(slots);
    this.inWork = new Int16Array(slots);
    this.outWork = new Int16Array(slots);
    this.sums = new Float64Array(slots + 1);
    this.zoneValue = new Float64Array(grid.zones.length);
    this.closed = new Uint8Array(grid.zones.length);
    this.zoneSlots = new Int32Array(grid.zones.length);
    this.workSlots = new Int32Array(slots);
    this.gap = Math.round(COMFORTABLE_MINUTES / grid.slotMinutes);
    this.blocks = new BlockPlan(slots, blending, grid.slotMinutes);
    this.queueTrail = new QueueTrail(grid);
  }

  /** Looks at what the agent could do in the slots; the other methods speak of the agent looked at last. */
  look(agent: SlotAgent, touched: Int32Array): void {
    this.agent = agent;
    const { slotsInSpan, over } = this.grid;
    for (let zone = 0; zone < this.zoneValue.length; zone++) this.zoneValue[zone] = this.ledger.calling(zone);
    let before = -2;
    let sum = 0;
    for (const slot of touched) {
      const off = slot < slotsInSpan ? -over : 0;
      this.offValue[slot] = off;
      const short = this.lookAtQueues(slot);
      this.lookAtZones(slot, !short ? 0 : this.inboundFirst === 'kept' ? ENDLESS : this.grid.under);
      const best = max(off, this.inValue[slot], this.outValue[slot]);
      this.bestValue[slot] = best;
      if (slot !== before + 1) this.sums[slot] = sum;
      sum += best;
      this.sums[slot + 1] = sum;
      before = slot;
    }
  }

  /** Whether a queue of the agent is short. */
  private lookAtQueues(slot: number): boolean {
    const { slots, slotsInSpan, queuesOf, target } = this.grid;
    const { profileAt, speed } = this.agent;
    this.inValue[slot] = -ENDLESS;
    this.inWork[slot] = NO_WORK;
    let short = false;
    if (slot >= slotsInSpan) return false;
    for (const queue of queuesOf[profileAt[slot]]) {
      const cell = queue * slots + slot;
      if (target[cell] === 0) continue;
      const value = this.ledger.answering(cell, speed[queue]);
      if (value > this.inValue[slot]) {
        this.inValue[slot] = value;
        this.inWork[slot] = queue;
      }
      if (this.inboundFirst !== 'ignored' && this.ledger.isShort(queue, slot)) short = true;
    }
    return short;
  }

  private lookAtZones(slot: number, penalty: number): void {
    const { zones, zonesOf, queues } = this.grid;
    let best = -ENDLESS;
    let work = NO_WORK;
    for (const zone of zonesOf[this.agent.profileAt[slot]]) {
      if (zones[zone].open[slot] === 0 || this.closed[zone] === 1 || this.zoneValue[zone] <= best) continue;
      best = this.zoneValue[zone];
      work = queues + zone;
    }
    this.penalty[slot] = penalty;
    this.outValue[slot] = best - penalty;
    this.outWork[slot] = work;
  }

  /** No shift of the candidate is worth more. */
  atMost({ start, form }: Candidate): number {
    let value = this.sums[start + form.slots] - this.sums[start];
    for (const { earliest, latest, slots } of form.pauses) {
      let least = ENDLESS;
      for (let at = start + earliest; at <= start + latest; at++) {
        const own = this.sums[at + slots] - this.sums[at];
        if (own < least) least = own;
      }
      value -= least;
    }
    return value;
  }

  /** What a made shift is worth as it stands. */
  worth({ candidate: { start }, work, pinned }: MadeShift): number {
    if (pinned !== undefined) return 0;
    const { slots, slotsInSpan, queues } = this.grid;
    let value = 0;
    for (let at = 0; at < work.length; at++) {
      const slot = start + at;
      const each = work[at];
      if (each === PAUSED) continue;
      if (each === OFF_PHONE) value += slot < slotsInSpan ? -this.grid.over : 0;
      else if (each >= queues) value += this.zoneValue[each - queues] - this.penalty[slot];
      else
        value += slot < slotsInSpan ? this.ledger.answering(each * slots + slot, this.agent.speed[each]) : 0;
    }
    return value;
  }

  /** By how much the shifts together are worth less than each alone. */
  lessTogether(shifts: readonly MadeShift[]): number {
    const { queues } = this.grid;
    this.zoneSlots.fill(0);
    for (const { work } of shifts)
      for (const each of work) if (each >= queues) this.zoneSlots[each - queues]++;
    let less = 0;
    this.zoneSlots.forEach((count, zone) => {
      if (count > 0) less += this.ledger.lessForMany(zone, count);
    });
    return less;
  }

  /** The best use of a candidate found, and its worth. */
  make(candidate: Candidate): { shift: MadeShift; value: number } {
    const { start, form } = candidate;
    const pauses = this.placePauses(candidate);
    const work = new Int16Array(form.slots).fill(OFF_PHONE);
    pauses.forEach((first, at) => work.fill(PAUSED, first - start, first - start + form.pauses[at].slots));
    let count = 0;
    for (let at = 0; at < form.slots; at++) if (work[at] !== PAUSED) this.workSlots[count++] = start + at;
    const kinds = this.blocks.plan(this.workSlots, count, this.inValue, this.outValue, this.offValue);
    for (let from = 0, end = 0; from < count; from = end) {
      while (end < count && kinds[end] === kinds[from]) end++;
      if (kinds[from] === IN) this.answerRun(from, end, start, work);
      else if (kinds[from] === OUT) this.callRun(from, end, start, work);
    }
    const shift = { candidate, pauses, work };
    return { shift, value: this.worth(shift) };
  }

  private answerRun(from: number, end: number, start: number, work: Int16Array): void {
    this.queueTrail.choose(this.agent, this.ledger, this.workSlots, from, end, (at, queue) => {
      work[this.workSlots[at] - start] = queue;
    });
  }

  /** On in the same zone while it is open and nearly as good. */
  private callRun(from: number, end: number, start: number, work: Int16Array): void {
    const { queues, zones, zonesOf } = this.grid;
    let last = NO_WORK;
    for (let at = from; at < end; at++) {
      const slot = this.workSlots[at];
      const stays =
        last !== NO_WORK &&
        zones[last - queues].open[slot] === 1 &&
        zonesOf[this.agent.profileAt[slot]].includes(last - queues) &&
        this.zoneValue[last - queues] > this.zoneValue[this.outWork[slot] - queues] - CHANGE;
      if (!stays) last = this.outWork[slot];
      work[slot - start] = last;
    }
  }

  /** Each pause where the agent is least needed, in the order of the windows, some time apart where there is room. */
  private placePauses({ start, form }: Candidate): number[] {
    const { pauses } = form;
    const latest = pauses.map((pause) => pause.latest);
    for (let at = pauses.length - 2; at >= 0; at--) {
      latest[at] = min(latest[at], latest[at + 1] - pauses[at].slots);
    }
    let freeFrom = -this.gap;
    return pauses.map(({ slots, earliest }, at) => {
      const comfortable = max(earliest, freeFrom + this.gap);
      const from = comfortable <= latest[at] ? comfortable : max(earliest, freeFrom);
      let best = from;
      let least = ENDLESS;
      for (let pause = from; pause <= latest[at]; pause++) {
        const own = this.sums[start + pause + slots] - this.sums[start + pause];
        if (own < least - 1e-9) [best, least] = [pause, own];
      }
      freeFrom = best + slots;
      return start + best;
    });
  }
}
