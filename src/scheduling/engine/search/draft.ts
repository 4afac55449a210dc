import { type CallPlan } from './call-book.js';
import { type Candidate } from './duty-days.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem, type SlotWeek } from './slot-problem.js';

/** A shift on slots: who works which candidate, where the pauses of its form start, and where it calls out. */
export interface DraftShift {
  readonly agent: SlotAgent;
  readonly candidate: Candidate;
  /** First slot of each pause, in the order of the form's pauses; empty until they are placed. */
  readonly pauses: readonly number[];
  /** By work slot, in order; null where the shift answers a queue or has nothing to do. Empty: nowhere yet. */
  readonly calls: readonly (CallPlan | null)[];
}

/**
 * What a shift calls in its work slot number `at`; null where it does not call.
 * @example
 * callAt({ calls: [] }, 3) // => null
 */
export function callAt({ calls }: Pick<DraftShift, 'calls'>, at: number): CallPlan | null {
  return calls.at(at) ?? null;
}

/** A roster in the making that never breaks a contract: shifts are added only where `fits` says so. */
export class Draft {
  private readonly shifts: DraftShift[][];

  constructor(private readonly slots: SlotProblem) {
    this.shifts = slots.agents.map(() => []);
  }

  all(): DraftShift[] {
    return this.shifts.flat();
  }

  of(agent: SlotAgent): readonly DraftShift[] {
    return this.shifts[agent.index];
  }

  add(shift: DraftShift): void {
    const own = this.shifts[shift.agent.index];
    own.push(shift);
    own.sort((a, b) => a.candidate.start - b.candidate.start);
  }

  remove(shift: DraftShift): void {
    const own = this.shifts[shift.agent.index];
    own.splice(own.indexOf(shift), 1);
  }

  replace(shift: DraftShift, by: DraftShift): void {
    this.remove(shift);
    this.add(by);
  }

  paidIn(agent: SlotAgent, week: SlotWeek): number {
    return this.shifts[agent.index].reduce(
      (sum, { candidate }) => sum + (inWeek(candidate, week) ? candidate.form.paidMinutes : 0),
      0,
    );
  }

  shiftsIn(agent: SlotAgent, week: SlotWeek): number {
    return this.shifts[agent.index].filter(({ candidate }) => inWeek(candidate, week)).length;
  }

  weekOf(candidate: Candidate): SlotWeek | undefined {
    return this.slots.weeks.find((week) => inWeek(candidate, week));
  }

  /** Whether the agent could work this shift next to those they have, but for `without`. */
  fits(agent: SlotAgent, candidate: Candidate, without?: DraftShift): boolean {
    const others = this.shifts[agent.index].filter((shift) => shift !== without);
    const week = this.weekOf(candidate);
    if (week === undefined) return false;
    const sameWeek = others.filter((shift) => inWeek(shift.candidate, week));
    const paid = sameWeek.reduce((sum, shift) => sum + shift.candidate.form.paidMinutes, 0);
    return (
      sameWeek.length < week.maxShifts[agent.index] &&
      paid + candidate.form.paidMinutes <= week.allowed[agent.index] &&
      this.rests(agent, candidate, others) &&
      runOfDays(agent, candidate, others) <= agent.contract.maxConsecutiveDays
    );
  }

  private rests(agent: SlotAgent, candidate: Candidate, others: readonly DraftShift[]): boolean {
    const rest = agent.contract.minRestMinutes / this.slots.slotMinutes;
    if (candidate.start - agent.history.endSlot < rest) return false;
    return others.every(({ candidate: other }) => {
      if (other.dayNumber === candidate.dayNumber) return false;
      return other.start < candidate.start
        ? candidate.start - (other.start + other.form.slots) >= rest
        : other.start - (candidate.start + candidate.form.slots) >= rest;
    });
  }
}

function inWeek({ start }: Candidate, { firstSlot, endSlot }: SlotWeek): boolean {
  return firstSlot <= start && start < endSlot;
}

/** Days worked in a row around the candidate's day, counting the tail of the previous period. */
function runOfDays(agent: SlotAgent, { dayNumber }: Candidate, others: readonly DraftShift[]): number {
  const { history } = agent;
  const days = new Set(others.map(({ candidate }) => candidate.dayNumber));
  for (let back = 0; back < history.runOfDays; back++) days.add(history.dayNumber - back);
  let run = 1;
  for (let day = dayNumber - 1; days.has(day); day--) run++;
  for (let day = dayNumber + 1; days.has(day); day++) run++;
  return run;
}
