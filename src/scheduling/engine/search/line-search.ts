import { type Candidate } from './duty-days.js';
import { type LineClass } from './line-class.js';
import { type MadeShift } from './made-shift.js';
import { type ShiftMaker } from './shift-maker.js';
import { type SlotAgent } from './slot-agent.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { floor, max } = Math;
const ENDLESS = Infinity;
const NONE = -1;
const NOBODY = new Int32Array(0);
const MOST_REFINEMENTS = 4;
/** More than any other shifts could be worth together. */
const PINNED_WORTH = 1e7;

/** What lies around a week of one agent: the shift before it and the one after it. */
export interface Border {
  /** End of the shift before, its day, and the days worked in a row up to it. */
  readonly end: number;
  readonly day: number;
  readonly run: number;
  /** Start of the shift after, its day, and the days worked in a row from it on. */
  readonly nextStart: number;
  readonly nextDay: number;
  readonly nextRun: number;
}

/** What one shift more costs for the sake of goals that weigh all agents together. */
export interface GoalPrices {
  price(candidate: Candidate): number;
}

/**
 * The best week of shifts for one agent when everybody else stays as they are: a dynamic programme over days, whose
 * state is the last shift and what of the week is worked. Shifts are valued from above first and made only where the
 * best line uses them.
 */
export class LineSearch {
  private readonly candidates: Candidate[] = [];
  private choiceOf = new Int32Array(0);
  private payOf = new Float64Array(0);
  private goalOf = new Float64Array(0);
  private estimate = new Float64Array(0);
  private made: (MadeShift | null)[] = [];
  /** By option, then state: worth of the best line that ends with it, days in a row, and where it comes from. */
  private value = new Float64Array(0);
  private run = new Int16Array(0);
  private from = new Int32Array(0);
  private idleValue = new Float64Array(0);
  private idleFrom = new Int32Array(0);
  /** By state: the best last shift so far, and the best after which another day in a row may be worked. */
  private lead = new Int32Array(0);
  private leadOn = new Int32Array(0);
  private agent!: SlotAgent;
  private line!: LineClass;
  private border!: Border;
  private rest = 0;

  constructor(
    readonly maker: ShiftMaker,
    private readonly contractShort: number,
    private readonly slotMinutes: number,
  ) {}

  /** Takes up one agent's week; nothing of it may be in the ledger but what is pinned. */
  look(agent: SlotAgent, line: LineClass, border: Border, goals: GoalPrices | null = null): void {
    this.agent = agent;
    this.line = line;
    this.border = border;
    this.rest = agent.contract.minRestMinutes / this.slotMinutes;
    this.maker.look(agent, line.touched);
    this.makeRoom(line);
    this.candidates.length = 0;
    this.made.length = 0;
    for (const { candidates, paidAt, pay } of line.days) {
      candidates.forEach((candidate, at) => {
        const option = this.candidates.push(candidate) - 1;
        const pinned = line.pinned.find((shift) => shift.candidate === candidate) ?? null;
        this.made.push(pinned);
        this.choiceOf[option] = paidAt[at];
        this.payOf[option] = pinned === null ? pay[at] : 0;
        this.goalOf[option] = pinned === null ? (goals?.price(candidate) ?? 0) : 0;
        this.estimate[option] =
          pinned === null ? this.maker.atMost(candidate) - pay[at] - this.goalOf[option] : PINNED_WORTH;
      });
    }
  }

  /** The best line there is, with everything that is pinned. */
  best(): MadeShift[] {
    let options: number[] = [];
    for (let round = 0; round < MOST_REFINEMENTS; round++) {
      options = this.bestOptions();
      const open = options.filter((option) => this.made[option] === null);
      for (const option of open) this.refine(option);
      if (open.length === 0) break;
    }
    const shifts = options.flatMap((option) => this.made[option] ?? []);
    const missing = this.line.pinned.filter((shift) => !shifts.includes(shift));
    return missing.length === 0
      ? shifts
      : [...shifts, ...missing].sort((a, b) => a.candidate.start - b.candidate.start);
  }

  /** What a line of this week is worth: its work, less its pay and the hours owed that it leaves out. */
  worth(shifts: readonly MadeShift[]): number {
    let paid = 0;
    let value = -this.maker.lessTogether(shifts);
    for (const shift of shifts) {
      const option = this.candidates.indexOf(shift.candidate);
      paid += shift.candidate.form.paidMinutes;
      value += this.maker.worth(shift) - (option === NONE ? 0 : this.payOf[option]);
    }
    return value - this.contractShort * max(0, this.line.owed - paid);
  }

  /** Values shifts without the prices of goals from here on: those go by one shift at a time. */
  forgetGoals(): void {
    for (let option = 0; option < this.candidates.length; option++) {
      this.estimate[option] += this.goalOf[option];
      this.goalOf[option] = 0;
    }
  }

  /** Leaves a shift out of the lines to come. */
  ban({ candidate }: MadeShift): void {
    const option = this.candidates.indexOf(candidate);
    if (option !== NONE) this.estimate[option] = -ENDLESS;
  }

  private refine(option: number): void {
    const { shift, value } = this.maker.make(this.candidates[option]);
    this.made[option] = shift;
    this.estimate[option] = value - this.payOf[option] - this.goalOf[option];
  }

  private makeRoom({ days, states }: LineClass): void {
    const total = days.reduce((sum, { candidates }) => sum + candidates.length, 0);
    const size = states.paid.length;
    if (this.estimate.length < total) {
      this.choiceOf = new Int32Array(total);
      this.payOf = new Float64Array(total);
      this.goalOf = new Float64Array(total);
      this.estimate = new Float64Array(total);
    }
    if (this.value.length < total * size) {
      this.value = new Float64Array(total * size);
      this.run = new Int16Array(total * size);
      this.from = new Int32Array(total * size);
    }
    if (this.idleValue.length < size) {
      this.idleValue = new Float64Array(size);
      this.idleFrom = new Int32Array(size);
      this.lead = new Int32Array(size);
      this.leadOn = new Int32Array(size);
    }
  }

  /** The options of the best line, in order. */
  private bestOptions(): number[] {
    const size = this.line.states.paid.length;
    const { idleValue, idleFrom, value } = this;
    value.fill(-ENDLESS, 0, this.candidates.length * size);
    // The best line whose last shift lies two days back or more: its last option, NONE for a week without shifts.
    idleValue.fill(-ENDLESS, 0, size);
    idleFrom.fill(NONE, 0, size);
    idleValue[0] = 0;
    let yesterday = 0;
    let today = 0;
    let earlier: Int32Array = NOBODY;
    for (const { candidates, byEnd } of this.line.days) {
      const end = today + candidates.length;
      this.followIdle(today, end, size);
      this.followShifts(earlier, yesterday, today, end);
      for (let last = yesterday; last < today; last++) {
        for (let state = 0; state < size; state++) {
          const own = value[last * size + state];
          if (own > idleValue[state]) [idleValue[state], idleFrom[state]] = [own, last];
        }
      }
      [yesterday, today, earlier] = [today, end, byEnd];
    }
    return this.finish(size);
  }

  /** Every line that ends with an option of today after a longer pause. */
  private followIdle(today: number, end: number, size: number): void {
    const { idleValue, idleFrom, estimate } = this;
    for (let option = today; option < end; option++) {
      if (estimate[option] === -ENDLESS) continue;
      for (let state = 0; state < size; state++) {
        if (idleValue[state] > -ENDLESS) this.enter(option, state, idleValue[state], idleFrom[state]);
      }
    }
  }

  /** Every line that ends with an option of today after a shift of the day before that leaves time to rest. */
  private followShifts(earlier: Int32Array, yesterday: number, today: number, end: number): void {
    if (earlier.length === 0) return;
    const firstDay = this.candidates[yesterday].dayNumber;
    let lastDay = firstDay;
    for (const at of earlier) lastDay = max(lastDay, this.candidates[yesterday + at].dayNumber);
    for (let day = firstDay; day <= lastDay; day++) this.followDay(day, earlier, yesterday, today, end);
  }

  /** As starts of today rise, more shifts of the day before have ended: the best of them by state leads on. */
  private followDay(day: number, earlier: Int32Array, yesterday: number, today: number, end: number): void {
    const { value, lead, leadOn, candidates, estimate } = this;
    const size = this.line.states.paid.length;
    lead.fill(NONE);
    leadOn.fill(NONE);
    let ended = 0;
    for (let option = today; option < end; option++) {
      const { start, dayNumber } = candidates[option];
      for (; ended < earlier.length; ended++) {
        const last = yesterday + earlier[ended];
        if (candidates[last].start + candidates[last].form.slots + this.rest > start) break;
        if (candidates[last].dayNumber === day) this.leadWith(last, size);
      }
      if (dayNumber <= day || estimate[option] === -ENDLESS) continue;
      const from = dayNumber - day === 1 ? leadOn : lead;
      for (let state = 0; state < size; state++) {
        const last = from[state];
        if (last !== NONE) this.enter(option, state, value[last * size + state], last);
      }
    }
  }

  private leadWith(last: number, size: number): void {
    const { value, run, lead, leadOn } = this;
    const { maxConsecutiveDays } = this.agent.contract;
    for (let state = 0; state < size; state++) {
      const index = last * size + state;
      const own = value[index];
      if (own === -ENDLESS) continue;
      if (lead[state] === NONE || own > value[lead[state] * size + state]) lead[state] = last;
      if (run[index] >= maxConsecutiveDays) continue;
      if (leadOn[state] === NONE || own > value[leadOn[state] * size + state]) leadOn[state] = last;
    }
  }

  private enter(option: number, state: number, before: number, last: number): void {
    const { next, choices, paid } = this.line.states;
    const to = next[state * choices + this.choiceOf[option]];
    const value = before + this.estimate[option];
    const index = option * paid.length + to;
    if (to < 0 || value <= this.value[index]) return;
    const { start, dayNumber } = this.candidates[option];
    const first = last === NONE;
    const lastDay = first ? this.border.day : this.candidates[last].dayNumber;
    const lastEnd = first ? this.border.end : this.candidates[last].start + this.candidates[last].form.slots;
    if (start - lastEnd < this.rest || (dayNumber <= lastDay && lastEnd > -ENDLESS)) return;
    const lastRun = first ? this.border.run : this.run[last * paid.length + state];
    const run = dayNumber - lastDay === 1 ? lastRun + 1 : 1;
    if (run > this.agent.contract.maxConsecutiveDays) return;
    this.value[index] = value;
    this.run[index] = run;
    this.from[index] = first ? NONE : last * paid.length + state;
  }

  private finish(size: number): number[] {
    const { owed, states } = this.line;
    const { nextStart, nextDay, nextRun } = this.border;
    let best = -this.contractShort * owed;
    let end = NONE;
    for (let option = 0; option < this.candidates.length; option++) {
      const { start, form, dayNumber } = this.candidates[option];
      if (nextStart - start - form.slots < this.rest || dayNumber >= nextDay) continue;
      const joins = nextDay - dayNumber === 1;
      for (let state = 0; state < size; state++) {
        const index = option * size + state;
        const value = this.value[index] - this.contractShort * max(0, owed - states.paid[state]);
        if (value <= best) continue;
        if (joins && this.run[index] + nextRun > this.agent.contract.maxConsecutiveDays) continue;
        [best, end] = [value, index];
      }
    }
    const options: number[] = [];
    for (let index = end; index >= 0; index = this.from[index]) options.push(floor(index / size));
    return options.reverse();
  }
}
