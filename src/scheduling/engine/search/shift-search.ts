import { pick, type Random } from '../random.js';
import { type CallBook } from './call-book.js';
import { type CoverState } from './cover-state.js';
import { callAt, type Draft, type DraftShift } from './draft.js';
import { type Candidate } from './duty-days.js';
import { workSlots } from './pause-placement.js';
import { type ShiftOption, ShiftOptions } from './shift-options.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { dutyInWeek } from './week-plan.js';

const NEGLIGIBLE = 1e-6;
/** How often a step looks at other days of the week too, not only at other hours of the same day. */
const SHARE_OTHER_DAYS = 0.3;
const SETTLING_ROUNDS = 2;

/** Improves a draft one shift at a time: each step takes one out and puts the best of all possible ones in. */
export class ShiftSearch {
  private readonly options: ShiftOptions;

  constructor(
    private readonly slots: SlotProblem,
    private readonly draft: Draft,
    private readonly cover: CoverState,
    private readonly book: CallBook,
    private readonly random: Random,
  ) {
    this.options = new ShiftOptions(slots, cover, book);
  }

  /** Brings the whole draft onto the slots, with pauses and outbound blocks where they hurt least. */
  settle(): void {
    for (const shift of this.draft.all()) this.putOn(shift);
    for (let round = 0; round < SETTLING_ROUNDS; round++) {
      for (const shift of this.draft.all()) {
        this.takeOff(shift);
        this.options.look(shift.agent, [shift.candidate]);
        const settled = this.options.best(shift.agent, shift.candidate).shift;
        this.draft.replace(shift, settled);
        this.putOn(settled);
      }
    }
  }

  /** Gives more shifts to agents who are owed some and could work them. */
  fill(shouldStop: () => boolean): void {
    for (const agent of this.slots.agents) {
      for (const week of this.slots.weeks) {
        while (!shouldStop() && this.insertBest(agent, week));
      }
    }
  }

  /** One step on a random agent and week. */
  step(): void {
    const agent = pick(this.random, this.slots.agents);
    const week = pick(this.random, this.slots.weeks);
    const own = this.draft.of(agent).filter(({ candidate }) => this.draft.weekOf(candidate) === week);
    if (own.length === 0) {
      this.insertBest(agent, week);
      return;
    }
    const shift = pick(this.random, own);
    const otherDays = this.random() < SHARE_OTHER_DAYS;
    const possible = this.candidatesOf(agent, week).filter(
      (candidate) =>
        (otherDays || candidate.dayNumber === shift.candidate.dayNumber) &&
        this.draft.fits(agent, candidate, shift),
    );
    this.takeOff(shift);
    this.options.look(agent, [...possible, shift.candidate]);
    const old = this.options.valueOf(shift) + this.contractWorth(agent, week, shift.candidate, shift);
    const best = this.best(agent, week, possible, shift);
    const next = best !== null && best.value > old + NEGLIGIBLE ? best.shift : shift;
    if (next !== shift) this.draft.replace(shift, next);
    this.putOn(next);
  }

  private insertBest(agent: SlotAgent, week: SlotWeek): boolean {
    if (this.draft.shiftsIn(agent, week) >= week.maxShifts[agent.index]) return false;
    const possible = this.candidatesOf(agent, week).filter((candidate) => this.draft.fits(agent, candidate));
    this.options.look(agent, possible);
    const best = this.best(agent, week, possible);
    if (best === null || best.value <= NEGLIGIBLE) return false;
    this.draft.add(best.shift);
    this.putOn(best.shift);
    return true;
  }

  private best(
    agent: SlotAgent,
    week: SlotWeek,
    candidates: readonly Candidate[],
    without?: DraftShift,
  ): ShiftOption | null {
    let best: ShiftOption | null = null;
    for (const candidate of candidates) {
      const { shift, value: own } = this.options.best(agent, candidate);
      const value = own + this.contractWorth(agent, week, candidate, without);
      if (best === null || value > best.value + NEGLIGIBLE) best = { shift, value };
    }
    return best;
  }

  private candidatesOf(agent: SlotAgent, week: SlotWeek): Candidate[] {
    return agent.duties.flatMap(({ stage }) => dutyInWeek(agent, stage, week)?.candidates ?? []);
  }

  private contractWorth(agent: SlotAgent, week: SlotWeek, { form }: Candidate, without?: DraftShift): number {
    const own = this.draft.paidIn(agent, week) - (without?.candidate.form.paidMinutes ?? 0);
    const missing = Math.max(0, week.owed[agent.index] - own);
    return Math.min(missing, form.paidMinutes) * this.slots.problem.weights.contractShort;
  }

  private putOn(shift: DraftShift): void {
    const { agent, candidate, pauses } = shift;
    workSlots(candidate.form, candidate.start, pauses).forEach((slot, at) => {
      const call = callAt(shift, at);
      if (call === null) this.cover.add(agent, slot);
      else this.book.spend(call);
    });
  }

  private takeOff(shift: DraftShift): void {
    const { agent, candidate, pauses } = shift;
    workSlots(candidate.form, candidate.start, pauses).forEach((slot, at) => {
      const call = callAt(shift, at);
      if (call === null) this.cover.remove(agent, slot);
      else this.book.refund(call);
    });
  }
}
