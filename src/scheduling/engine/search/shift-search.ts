import { pick, type Random } from '../random.js';
import { type CoverState } from './cover-state.js';
import { type Draft, type DraftShift } from './draft.js';
import { type Candidate } from './duty-days.js';
import { placePauses, workSlots } from './pause-placement.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';
import { dutyInWeek } from './week-plan.js';

/** A shift that could be worked, and what it would bring to cover and contract. */
interface Option {
  readonly shift: DraftShift;
  readonly value: number;
}

const NEGLIGIBLE = 1e-6;
/** How often a step looks at other days of the week too, not only at other hours of the same day. */
const SHARE_OTHER_DAYS = 0.3;

/** Improves a draft one shift at a time: each step takes one out and puts the best of all possible ones in. */
export class ShiftSearch {
  private readonly value: Float64Array;

  constructor(
    private readonly slots: SlotProblem,
    private readonly draft: Draft,
    private readonly cover: CoverState,
    private readonly random: Random,
  ) {
    this.value = new Float64Array(slots.slots);
  }

  /** Brings the whole draft onto the slots, pauses placed where they hurt least. */
  settle(): void {
    const shifts = this.draft.all();
    for (const shift of shifts) this.putOn(shift);
    for (const shift of shifts) {
      this.takeOff(shift);
      const settled = this.optionFor(shift.agent, shift.candidate, this.valuesFor(shift.agent, [shift.candidate]));
      this.draft.replace(shift, settled.shift);
      this.putOn(settled.shift);
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
    this.takeOff(shift);
    const candidates =
      this.random() < SHARE_OTHER_DAYS
        ? this.candidatesOf(agent, week)
        : this.candidatesOf(agent, week).filter(({ dayNumber }) => dayNumber === shift.candidate.dayNumber);
    const possible = candidates.filter((candidate) => this.draft.fits(agent, candidate, shift));
    const values = this.valuesFor(agent, [...possible, shift.candidate]);
    const old = this.worth(shift, values) + this.contractWorth(agent, week, shift.candidate, shift);
    const best = this.best(agent, week, possible, values, shift);
    if (best === null || best.value <= old + NEGLIGIBLE) this.putOn(shift);
    else {
      this.draft.replace(shift, best.shift);
      this.putOn(best.shift);
    }
  }

  private insertBest(agent: SlotAgent, week: SlotWeek): boolean {
    if (this.draft.shiftsIn(agent, week) >= week.maxShifts[agent.index]) return false;
    const possible = this.candidatesOf(agent, week).filter((candidate) => this.draft.fits(agent, candidate));
    const best = this.best(agent, week, possible, this.valuesFor(agent, possible));
    if (best === null || best.value <= NEGLIGIBLE) return false;
    this.draft.add(best.shift);
    this.putOn(best.shift);
    return true;
  }

  private best(
    agent: SlotAgent,
    week: SlotWeek,
    candidates: readonly Candidate[],
    values: Float64Array,
    without?: DraftShift,
  ): Option | null {
    let best: Option | null = null;
    for (const candidate of candidates) {
      const option = this.optionFor(agent, candidate, values);
      const value = option.value + this.contractWorth(agent, week, candidate, without);
      if (best === null || value > best.value + NEGLIGIBLE) best = { shift: option.shift, value };
    }
    return best;
  }

  private candidatesOf(agent: SlotAgent, week: SlotWeek): Candidate[] {
    return agent.duties.flatMap(({ stage }) => dutyInWeek(agent, stage, week)?.candidates ?? []);
  }

  /** What the agent's work is worth in every slot that one of the candidates touches. */
  private valuesFor(agent: SlotAgent, candidates: readonly Candidate[]): Float64Array {
    const touched = new Uint8Array(this.slots.slots);
    for (const { start, form } of candidates) touched.fill(1, start, start + form.slots);
    touched.forEach((mark, slot) => {
      if (mark === 1) this.value[slot] = this.cover.gain(agent, slot);
    });
    return this.value;
  }

  private optionFor(agent: SlotAgent, candidate: Candidate, values: Float64Array): Option {
    const { start, form } = candidate;
    const { pauses, lost } = placePauses(form, start, values, this.slots.slotMinutes);
    let value = -lost;
    for (let slot = start; slot < start + form.slots; slot++) value += values[slot];
    return { shift: { agent, candidate, pauses }, value };
  }

  private worth({ candidate, pauses }: DraftShift, values: Float64Array): number {
    return workSlots(candidate.form, candidate.start, pauses).reduce((sum, slot) => sum + values[slot], 0);
  }

  private contractWorth(agent: SlotAgent, week: SlotWeek, { form }: Candidate, without?: DraftShift): number {
    const own = this.draft.paidIn(agent, week) - (without?.candidate.form.paidMinutes ?? 0);
    const missing = Math.max(0, week.owed[agent.index] - own);
    return Math.min(missing, form.paidMinutes) * this.slots.problem.weights.contractShort;
  }

  private putOn({ agent, candidate, pauses }: DraftShift): void {
    for (const slot of workSlots(candidate.form, candidate.start, pauses)) this.cover.add(agent, slot);
  }

  private takeOff({ agent, candidate, pauses }: DraftShift): void {
    for (const slot of workSlots(candidate.form, candidate.start, pauses)) this.cover.remove(agent, slot);
  }
}
