import { keepsBlendingRule, type SlotKind } from './block-rule.js';
import { type CallBook, type CallPlan } from './call-book.js';
import { type CoverState } from './cover-state.js';
import { callAt, type DraftShift } from './draft.js';
import { type Candidate } from './duty-days.js';
import { placePauses, workSlots } from './pause-placement.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

/** A shift that could be worked, and what it would bring to queues and campaigns. */
export interface ShiftOption {
  readonly shift: DraftShift;
  readonly value: number;
}

/** Works out, for one agent at a time, what shifts would bring: when to answer, when to call, when to pause. */
export class ShiftOptions {
  /** By slot: what answering brings; what calling brings more than that, or -Infinity where it may not be. */
  private readonly answering: Float64Array;
  private readonly calling: Float64Array;
  private readonly worth: Float64Array;
  private readonly minSlots: number;
  private readonly callValue: number;

  constructor(
    private readonly slots: SlotProblem,
    private readonly cover: CoverState,
    private readonly book: CallBook,
  ) {
    this.answering = new Float64Array(slots.slots);
    this.calling = new Float64Array(slots.slots);
    this.worth = new Float64Array(slots.slots);
    this.minSlots = Math.ceil(slots.problem.blending.minBlockMinutes / slots.slotMinutes);
    this.callValue = slots.slotMinutes * slots.problem.weights.outboundShort;
  }

  /** Looks at every slot that one of the candidates touches; the other methods speak of the agent looked at last. */
  look(agent: SlotAgent, candidates: readonly Candidate[]): void {
    const touched = new Uint8Array(this.slots.slots);
    for (const { start, form } of candidates) touched.fill(1, start, start + form.slots);
    touched.forEach((mark, slot) => {
      if (mark === 0) return;
      this.answering[slot] = this.cover.gain(agent, slot);
      const mayCall = this.book.next(agent, slot, null) !== null && !this.cover.needs(agent, slot);
      this.calling[slot] = mayCall ? this.callValue - this.answering[slot] : -Infinity;
    });
  }

  /** What a shift brings as it stands. */
  valueOf(shift: DraftShift): number {
    const { candidate, pauses } = shift;
    return workSlots(candidate.form, candidate.start, pauses).reduce(
      (sum, slot, at) => sum + (callAt(shift, at) === null ? this.answering[slot] : this.callValue),
      0,
    );
  }

  /** The best use of one candidate: with an outbound block, or without one. */
  best(agent: SlotAgent, candidate: Candidate): ShiftOption {
    const plain = this.option(agent, candidate, null);
    if (!this.answersAny(agent, candidate)) return this.callingAll(agent, candidate);
    const block = this.bestBlock(candidate);
    const blended = block === null ? null : this.option(agent, candidate, block);
    return blended !== null && plain !== null && blended.value > plain.value
      ? blended
      : (plain ?? this.bare(agent, candidate));
  }

  private bare(agent: SlotAgent, candidate: Candidate): ShiftOption {
    const { pauses } = placePauses(candidate.form, candidate.start, this.answering, this.slots.slotMinutes);
    const shift = { agent, candidate, pauses, calls: [] };
    return { shift, value: this.valueOf(shift) };
  }

  /** Null when pauses cut the block, or what is left beside it, too short. */
  private option(agent: SlotAgent, candidate: Candidate, block: Block | null): ShiftOption | null {
    const { start, form } = candidate;
    const inBlock = (slot: number) => block !== null && block.from <= slot && slot < block.end;
    for (let slot = start; slot < start + form.slots; slot++) {
      this.worth[slot] = inBlock(slot) ? this.callValue : this.answering[slot];
    }
    const { pauses } = placePauses(form, start, this.worth, this.slots.slotMinutes);
    const work = workSlots(form, start, pauses);
    const calls = this.callsIn(agent, work, inBlock);
    if (calls === null || !this.keepsRule(agent, work, calls)) return null;
    const shift = { agent, candidate, pauses, calls };
    return { shift, value: this.valueOf(shift) };
  }

  private callsIn(
    agent: SlotAgent,
    work: readonly number[],
    inBlock: (slot: number) => boolean,
  ): (CallPlan | null)[] | null {
    const run = work.filter(inBlock);
    const planned = this.book.planRun(agent, run);
    if (planned === null) return null;
    const bySlot = new Map(run.map((slot, at) => [slot, planned[at]]));
    return work.map((slot) => bySlot.get(slot) ?? null);
  }

  private keepsRule(agent: SlotAgent, work: readonly number[], calls: readonly (CallPlan | null)[]): boolean {
    const kinds = work.map((slot, at): SlotKind => {
      if (calls[at] !== null) return 'outbound';
      return this.answers(agent, slot) ? 'inbound' : 'off-phone';
    });
    return keepsBlendingRule(kinds, this.slots.problem.blending, this.slots.slotMinutes);
  }

  /** The stretch that gains most from calling instead of answering; both sides of it stay long enough. */
  private bestBlock({ start, form }: Candidate): Block | null {
    const { minSlots } = this;
    const end = start + form.slots;
    let best: Block | null = null;
    let bestGain = 1e-6;
    for (let from = start; from + minSlots <= end; from++) {
      if (from > start && from - start < minSlots) continue;
      let gain = 0;
      for (let slot = from; slot < end && this.calling[slot] !== -Infinity; slot++) {
        gain += this.calling[slot];
        const after = end - slot - 1;
        if (slot - from + 1 < minSlots || (after > 0 && after < minSlots)) continue;
        if (gain > bestGain) [best, bestGain] = [{ from, end: slot + 1 }, gain];
      }
    }
    return best;
  }

  /** Somebody who answers no queue calls in every slot in which that is possible. */
  private callingAll(agent: SlotAgent, candidate: Candidate): ShiftOption {
    const { start, form } = candidate;
    for (let slot = start; slot < start + form.slots; slot++) {
      this.worth[slot] = this.calling[slot] === -Infinity ? this.answering[slot] : this.callValue;
    }
    const { pauses } = placePauses(form, start, this.worth, this.slots.slotMinutes);
    let previous: CallPlan | null = null;
    const calls = workSlots(form, start, pauses).map((slot) => {
      previous = this.book.next(agent, slot, previous);
      if (previous !== null) this.book.spend(previous);
      return previous;
    });
    for (const call of calls) if (call !== null) this.book.refund(call);
    const shift = { agent, candidate, pauses, calls };
    return { shift, value: this.valueOf(shift) };
  }

  private answersAny(agent: SlotAgent, { start, form }: Candidate): boolean {
    for (let slot = start; slot < start + form.slots; slot++) {
      if (this.answers(agent, slot)) return true;
    }
    return false;
  }

  /** Queues come first in a profile. */
  private answers(agent: SlotAgent, slot: number): boolean {
    const profile = this.slots.profiles[agent.profileAt[slot]];
    return profile.length > 0 && profile[0] < this.slots.queueCount;
  }
}

interface Block {
  readonly from: number;
  readonly end: number;
}
