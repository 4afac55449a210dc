import { keepsBlendingRule, type SlotKind } from './search/block-rule.js';
import { CallBook, type CallPlan } from './search/call-book.js';
import { type CoverState } from './search/cover-state.js';
import { callAt, type DraftShift } from './search/draft.js';
import { workSlots } from './search/pause-placement.js';
import { Release } from './search/release.js';
import { type SlotAgent } from './search/slot-agent.js';
import { type SlotProblem } from './search/slot-problem.js';

/** A shift with its kind of work in every work slot; pauses are left out. */
export interface BlendedShift {
  readonly shift: DraftShift;
  readonly slots: readonly number[];
  /** By position in `slots`: the campaign's number and zone, or null where the shift does not call out. */
  readonly calls: readonly (CallPlan | null)[];
}

interface Plan {
  readonly agent: SlotAgent;
  readonly shift: DraftShift;
  readonly slots: readonly number[];
  readonly calls: (CallPlan | null)[];
  /** Positions where the agent answers a queue unless they are released. */
  readonly answers: readonly boolean[];
}

/** Positions `from` to `to` (included) of a shift that become outbound. */
interface Block {
  readonly from: number;
  readonly to: number;
  readonly calls: readonly CallPlan[];
}

/**
 * Block blending: inbound comes first up to the floor, what is left over becomes outbound blocks in open calling
 * windows of zones that still have work. Blocks that the search has planned are made where they take nobody who is
 * needed; then the longest possible block is made, again and again. No block is shorter and no shift switches more
 * often than the blending rule allows. `cover` holds everybody on the phones and is left without those who call out.
 * @example
 * blendBlocks({ campaigns: [], problem: { blending: {} } }, [], {}) // => []
 */
export function blendBlocks(
  slots: SlotProblem,
  shifts: readonly DraftShift[],
  cover: CoverState,
): BlendedShift[] {
  const book = new CallBook(slots);
  const release = new Release(cover);
  const plans = shifts.map((shift) => planFor(shift, cover));
  const blended = plans.filter(({ answers }) => answers.includes(true));
  for (const plan of plans) {
    if (!plan.answers.includes(true)) callAllShift(plan, book);
  }
  for (const plan of blended) makePlanned(slots, plan, release, book);
  new Blender(slots, release, book).blend(blended);
  return plans.map(({ shift, slots: work, calls }) => ({ shift, slots: work, calls }));
}

function planFor(shift: DraftShift, cover: CoverState): Plan {
  const { agent, candidate, pauses } = shift;
  const work = workSlots(candidate.form, candidate.start, pauses);
  return {
    agent,
    shift,
    slots: work,
    calls: work.map(() => null),
    answers: work.map((slot) => cover.workOf(agent, slot) >= 0),
  };
}

/** Somebody who answers no queue calls whenever calling is open. */
function callAllShift(plan: Plan, book: CallBook): void {
  let previous: CallPlan | null = null;
  plan.slots.forEach((slot, at) => {
    previous = book.next(plan.agent, slot, previous);
    if (previous !== null) book.spend(previous);
    plan.calls[at] = previous;
  });
}

/** The block that the search has found, when nobody is missed in any of its slots. */
function makePlanned(slots: SlotProblem, plan: Plan, release: Release, book: CallBook): void {
  const planned = plan.slots.flatMap((slot, at) => (callAt(plan.shift, at) === null ? [] : [{ slot, at }]));
  const calls = book.planRun(
    plan.agent,
    planned.map(({ slot }) => slot),
  );
  const positions = new Set(planned.map(({ at }) => at));
  if (!keepsRuleWith(slots, plan, (at) => positions.has(at))) return;
  if (calls === null || !planned.every(({ slot }) => release.isPossible(plan.agent, slot))) return;
  planned.forEach(({ slot, at }, index) => {
    release.make(plan.agent, slot);
    book.spend(calls[index]);
    plan.calls[at] = calls[index];
  });
}

class Blender {
  constructor(
    private readonly slots: SlotProblem,
    private readonly release: Release,
    private readonly book: CallBook,
  ) {}

  /** Surplus only shrinks while blocks are made, so a block found earlier can only have become shorter. */
  blend(plans: readonly Plan[]): void {
    const byLength: Plan[][] = [];
    const enter = (plan: Plan, block: Block | null) => {
      if (block !== null) (byLength[lengthOf(block)] ??= []).push(plan);
    };
    for (const plan of plans) enter(plan, this.longest(plan));
    for (let length = byLength.length - 1; length >= 1; length--) {
      const waiting = byLength[length] ?? [];
      for (let plan = waiting.shift(); plan !== undefined; plan = waiting.shift()) {
        const block = this.longest(plan, length);
        if (block !== null && lengthOf(block) >= length) {
          this.make(plan, block);
          enter(plan, this.longest(plan, length));
        } else {
          enter(plan, block);
        }
      }
    }
  }

  private make(plan: Plan, { from, to, calls }: Block): void {
    for (let at = from; at <= to; at++) {
      this.release.make(plan.agent, plan.slots[at]);
      const call = calls[at - from];
      this.book.spend(call);
      plan.calls[at] = call;
    }
  }

  /** The longest block, at most `atMost` slots, that the shift could get now. */
  private longest(plan: Plan, atMost = Infinity): Block | null {
    const possible = plan.slots.map((slot, at) => this.isPossible(plan, slot, at));
    for (let length = Math.min(atMost, longestRun(possible)); length >= 1; length--) {
      for (let from = 0; from + length <= possible.length; from++) {
        const to = from + length - 1;
        if (possible.indexOf(false, from) <= to && possible.indexOf(false, from) >= 0) continue;
        if (!this.keepsRule(plan, from, to)) continue;
        const calls = this.book.planRun(plan.agent, plan.slots.slice(from, to + 1));
        if (calls !== null) return { from, to, calls };
      }
    }
    return null;
  }

  private isPossible(plan: Plan, slot: number, at: number): boolean {
    if (plan.calls[at] !== null || this.book.next(plan.agent, slot, null) === null) return false;
    return !plan.answers[at] || this.release.isPossible(plan.agent, slot);
  }

  private keepsRule(plan: Plan, from: number, to: number): boolean {
    return keepsRuleWith(this.slots, plan, (at) => from <= at && at <= to);
  }
}

/** Whether blocks and switches stay within the blending rule when the named positions call out too. */
function keepsRuleWith(slots: SlotProblem, plan: Plan, callsToo: (at: number) => boolean): boolean {
  const kinds = plan.slots.map((_, at): SlotKind => {
    if (plan.calls[at] !== null || callsToo(at)) return 'outbound';
    return plan.answers[at] ? 'inbound' : 'off-phone';
  });
  return keepsBlendingRule(kinds, slots.problem.blending, slots.slotMinutes);
}

function lengthOf({ from, to }: Block): number {
  return to - from + 1;
}

function longestRun(possible: readonly boolean[]): number {
  let longest = 0;
  let run = 0;
  for (const each of possible) {
    run = each ? run + 1 : 0;
    longest = Math.max(longest, run);
  }
  return longest;
}
