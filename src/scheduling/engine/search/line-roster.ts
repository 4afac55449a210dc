import { type Roster, type Shift } from '../roster.js';
import { type GoalLedger } from './goal-ledger.js';
import { type LineClass } from './line-class.js';
import { LineJudge } from './line-judge.js';
import { type Border, LineSearch } from './line-search.js';
import { fromNumbers, toNumbers } from './line-wire.js';
import { bookPinned, bookShift, type MadeShift, OFF_PHONE, toShift } from './made-shift.js';
import { ShiftMaker } from './shift-maker.js';
import { type ShiftPay } from './shift-pay.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';
import { type WorkLedger } from './work-ledger.js';

const WORTH_IT = 0.01;
const MOST_TRIES = 6;
const NOTHING: readonly MadeShift[] = [];
/** A rule broken costs more than anything brings. */
const BROKEN = 1e7;

/** By agent, then week: the shifts. */
export type Lines = readonly (readonly (readonly MadeShift[])[])[];

/** A roster in the making: everybody's weeks of shifts, each lawful beside the others, and their sums in the ledger. */
export class LineRoster {
  readonly maker: ShiftMaker;
  private lines: (readonly MadeShift[])[][];
  private readonly search: LineSearch;
  private readonly judge: LineJudge;
  /** By week, then agent. */
  private readonly classOf: LineClass[][];
  /** Agents of its own and weeks in which there is anything to choose, as agent x weeks + week. */
  private readonly visits: Int32Array;
  private readonly shifts = new WeakMap<MadeShift, Shift>();

  constructor(
    readonly slots: SlotProblem,
    readonly ledger: WorkLedger,
    classes: readonly (readonly LineClass[])[],
    private readonly pay: ShiftPay,
    /** The agents whose weeks are changed here. */
    private readonly own: readonly SlotAgent[],
    readonly goals: GoalLedger,
  ) {
    const { problem } = slots;
    this.maker = new ShiftMaker(ledger.grid, ledger, problem.blending);
    this.search = new LineSearch(this.maker, problem.weights.contractShort, slots.slotMinutes);
    this.judge = new LineJudge(problem);
    this.classOf = classes.map((week) => {
      const byAgent: LineClass[] = [];
      for (const line of week) for (const agent of line.agents) byAgent[agent.index] = line;
      return byAgent;
    });
    this.visits = Int32Array.from(
      own.flatMap(({ index }) =>
        this.classOf.flatMap((week, at) =>
          week[index].days.length > 0 ? [index * classes.length + at] : [],
        ),
      ),
    );
    this.lines = slots.agents.map(({ index }) => classes.map((_, week) => this.classOf[week][index].pinned));
    this.bookAll();
  }

  get agentWeeks(): number {
    return this.visits.length;
  }

  /** Gives the agent the best week beside everything else; whether it is another one. */
  visit(at: number): boolean {
    const weeks = this.classOf.length;
    const agent = this.slots.agents[Math.floor(this.visits[at] / weeks)];
    const week = this.visits[at] % weeks;
    const now = this.lines[agent.index][week];
    return this.choose(agent, week).shifts !== now;
  }

  /** What the best week is worth more than the one there was. */
  choose(agent: SlotAgent, week: number): { shifts: readonly MadeShift[]; gain: number } {
    const now = this.lines[agent.index][week];
    this.takeOut(agent, week);
    const better = (than: readonly MadeShift[]) =>
      this.judge.isNeeded ? this.bestLawful(agent, week, than) : this.best(than);
    let shifts = better(now);
    if (this.goals.isNeeded) {
      this.search.forgetGoals();
      shifts = better(shifts);
    }
    const gain = shifts === now ? 0 : this.valueOf(agent, week, shifts) - this.valueOf(agent, week, now);
    this.putIn(agent, week, shifts);
    return { shifts, gain };
  }

  private takeOut(agent: SlotAgent, week: number): void {
    const now = this.lines[agent.index][week];
    this.book(agent, now, -1);
    if (this.goals.isNeeded) {
      const others = this.lines[agent.index].flatMap((shifts, at) => (at === week ? NOTHING : shifts));
      this.goals.look(agent, others, now);
    }
    const goals = this.goals.isNeeded ? this.goals : null;
    this.search.look(agent, this.classOf[week][agent.index], this.border(agent, week), goals);
  }

  private putIn(agent: SlotAgent, week: number, shifts: readonly MadeShift[]): void {
    this.lines[agent.index][week] = shifts;
    this.book(agent, shifts, 1);
  }

  /** The agent's weeks as they are. */
  weeksOf({ index }: SlotAgent): readonly (readonly MadeShift[])[] {
    return this.lines[index];
  }

  /** By how much a week with these shifts is worth less than the one there is. */
  lossBy(agent: SlotAgent, week: number, shifts: readonly MadeShift[]): number {
    const now = this.lines[agent.index][week];
    this.takeOut(agent, week);
    const loss = this.valueOf(agent, week, now) - this.valueOf(agent, week, shifts);
    this.putIn(agent, week, now);
    return loss;
  }

  /** With everything that rules about one agent's shifts cost; worth nothing where one more is broken. */
  private valueOf(agent: SlotAgent, week: number, shifts: readonly MadeShift[]): number {
    if (!this.judge.isNeeded) return this.worth(shifts);
    const { value, hard } = this.judged(agent, week, shifts);
    return value - hard * BROKEN;
  }

  /** Begins with shifts that are given, where they are lawful. */
  begin(agent: SlotAgent, week: number, shifts: readonly MadeShift[]): void {
    this.book(agent, this.lines[agent.index][week], -1);
    this.lines[agent.index][week] = shifts;
    this.book(agent, shifts, 1);
  }

  snapshot(): Lines {
    return this.lines.map((weeks) => [...weeks]);
  }

  /** Takes up the own agents' lines of a snapshot and others' lines that were told. */
  adopt(own: Lines, others: readonly Float64Array[]): void {
    for (const { index } of this.own) this.lines[index] = [...own[index]];
    const owned = new Set(this.own);
    const foreign = this.slots.agents.filter((agent) => !owned.has(agent));
    for (const { index } of foreign) this.lines[index] = this.classOf.map((week) => week[index].pinned);
    for (const { agent, week, shifts } of others.flatMap((numbers) => fromNumbers(numbers, this.classAt)))
      this.lines[agent][week] = [...this.lines[agent][week], ...shifts];
    for (const { index } of foreign) this.lines[index] = this.lines[index].map(inOrder);
    this.ledger.clear();
    this.goals.clear();
    this.bookAll();
  }

  /** The own agents' lines of a snapshot, for others. */
  tell(lines: Lines): Float64Array {
    const owned = this.own.flatMap(({ index }) =>
      lines[index].map((shifts, week) => ({ agent: index, week, shifts })),
    );
    return toNumbers(owned, this.classAt);
  }

  /** The score, as far as it is known before the roster is checked. */
  cost(): number {
    return this.ledger.cost() + this.ownCost();
  }

  /** What the own agents' lines add to the ledger's part of the score. */
  ownCost(): number {
    const { slotsInSpan, over, under, queues } = this.ledger.grid;
    const { weights } = this.slots.problem;
    let cost = 0;
    for (const agent of this.own) {
      this.lines[agent.index].forEach((shifts, week) => {
        let paid = 0;
        for (const { candidate, work, pinned } of shifts) {
          paid += candidate.form.paidMinutes;
          cost += this.pay.of(agent, candidate);
          if (pinned !== undefined) continue;
          work.forEach((each, at) => {
            const slot = candidate.start + at;
            if (slot >= slotsInSpan) return;
            if (each === OFF_PHONE) cost += over;
            else if (each >= queues && this.ledger.isMissed(agent, slot)) cost += under;
          });
        }
        cost += weights.contractShort * Math.max(0, this.classOf[week][agent.index].owed - paid);
      });
      if (this.judge.isNeeded) cost += this.judge.judge(agent, this.shiftsOf(agent)).soft;
      if (this.goals.isNeeded) cost += this.goals.ownCost(agent, this.lines[agent.index].flat());
    }
    return cost;
  }

  /** Puts other shifts in the place of those that are not pinned; how many weeks of agents have changed. */
  replaceEach(change: (agent: SlotAgent, shift: MadeShift, week: number) => MadeShift): number {
    let changed = 0;
    for (const agent of this.slots.agents) {
      this.lines[agent.index].forEach((shifts, week) => {
        const next = shifts.map((shift) => (shift.pinned === undefined ? change(agent, shift, week) : shift));
        if (next.every((shift, at) => shift === shifts[at])) return;
        changed++;
        this.lines[agent.index][week] = next;
      });
    }
    return changed;
  }

  toRoster(): Roster {
    const order = new Map(this.slots.problem.agents.map(({ id }, at) => [id, at]));
    const shifts = this.slots.agents.flatMap((agent) => this.shiftsOf(agent));
    shifts.sort((a, b) => (order.get(a.agentId) ?? 0) - (order.get(b.agentId) ?? 0) || a.start - b.start);
    return { shifts };
  }

  private book(agent: SlotAgent, shifts: readonly MadeShift[], sign: 1 | -1): void {
    for (const shift of shifts) if (shift.pinned === undefined) bookShift(this.ledger, agent, shift, sign);
    this.goals.book(agent, shifts, sign);
  }

  private bookAll(): void {
    for (const agent of this.slots.agents) {
      for (const shifts of this.lines[agent.index]) this.goals.book(agent, shifts, 1);
      for (const shift of this.lines[agent.index].flat()) {
        if (shift.pinned === undefined) bookShift(this.ledger, agent, shift, 1);
        else bookPinned(this.slots, this.ledger, agent, shift.pinned);
      }
    }
  }

  readonly classAt = (agent: number, week: number): LineClass => this.classOf[week][agent];

  private best(now: readonly MadeShift[]): readonly MadeShift[] {
    const next = this.leanest(this.search.best());
    return this.worth(next) > this.worth(now) + WORTH_IT ? next : now;
  }

  /** Without the shifts that cost more, together with the others, than they bring: a budget is one for all. */
  private leanest(shifts: readonly MadeShift[]): readonly MadeShift[] {
    if (!this.goals.isNeeded) return shifts;
    let best = { shifts, worth: this.worth(shifts) };
    for (let at = 0; at < best.shifts.length; at++) {
      if (best.shifts[at].pinned !== undefined) continue;
      const fewer = best.shifts.filter((_, each) => each !== at);
      const worth = this.worth(fewer);
      if (worth > best.worth + WORTH_IT) [best, at] = [{ shifts: fewer, worth }, -1];
    }
    return best.shifts;
  }

  private worth(shifts: readonly MadeShift[]): number {
    return this.search.worth(shifts) - this.goals.lineCost(shifts);
  }

  /** As `best`, under every rule about one agent's shifts: shifts that break one are left out in turn. */
  private bestLawful(agent: SlotAgent, week: number, now: readonly MadeShift[]): readonly MadeShift[] {
    let best = { shifts: now, ...this.judged(agent, week, now) };
    for (let tries = 0; tries < MOST_TRIES; tries++) {
      const shifts = this.leanest(this.search.best());
      const next = { shifts, ...this.judged(agent, week, shifts) };
      if (next.hard < best.hard || (next.hard === best.hard && next.value > best.value + WORTH_IT))
        best = next;
      if (next.hard === 0) break;
      const free = shifts.filter(({ pinned }) => pinned === undefined);
      const blamed = free.filter((shift) => next.breaks(this.shiftOf(agent, shift)));
      const banned = blamed.length > 0 ? blamed : free.slice(tries % Math.max(1, free.length)).slice(0, 1);
      if (banned.length === 0) break;
      for (const shift of banned) this.search.ban(shift);
    }
    return best.shifts;
  }

  private judged(agent: SlotAgent, week: number, shifts: readonly MadeShift[]) {
    const all = this.lines[agent.index].flatMap((own, at) => (at === week ? shifts : own));
    const { hard, soft, places } = this.judge.judge(
      agent,
      all.map((shift) => this.shiftOf(agent, shift)),
    );
    return {
      hard,
      value: this.worth(shifts) - soft,
      breaks: (shift: Shift) => places.some(({ start, end }) => start === shift.start && end === shift.end),
    };
  }

  private border(agent: SlotAgent, week: number): Border {
    const lines = this.lines[agent.index];
    let { endSlot: end, dayNumber: day, runOfDays: run } = agent.history;
    for (let before = 0; before < week; before++) {
      for (const { candidate } of lines[before]) {
        run = candidate.dayNumber - day === 1 ? run + 1 : 1;
        day = candidate.dayNumber;
        end = candidate.start + candidate.form.slots;
      }
    }
    const after = lines.slice(week + 1).flat();
    if (after.length === 0) return { end, day, run, nextStart: Infinity, nextDay: Infinity, nextRun: 0 };
    const [{ candidate: next }] = after;
    let nextRun = 1;
    while (after.at(nextRun)?.candidate.dayNumber === next.dayNumber + nextRun) nextRun++;
    return { end, day, run, nextStart: next.start, nextDay: next.dayNumber, nextRun };
  }

  private shiftsOf(agent: SlotAgent): Shift[] {
    return this.lines[agent.index].flat().map((shift) => this.shiftOf(agent, shift));
  }

  private shiftOf(agent: SlotAgent, made: MadeShift): Shift {
    let shift = this.shifts.get(made);
    if (shift === undefined)
      this.shifts.set(made, (shift = toShift(this.slots, this.ledger.grid, agent, made)));
    return shift;
  }
}

function inOrder(shifts: readonly MadeShift[]): readonly MadeShift[] {
  return [...shifts].sort((a, b) => a.candidate.start - b.candidate.start);
}
