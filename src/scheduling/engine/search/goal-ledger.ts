import { outside } from '../constraints/term-rule.js';
import { type LabourBudget } from '../pay.js';
import { type SchedulingProblem } from '../problem.js';
import { type Candidate } from './duty-days.js';
import { FairShares } from './fair-shares.js';
import { GoalMarks, type TypeOnDay, typesOnDays } from './goal-marks.js';
import { type MadeShift } from './made-shift.js';
import { type ShiftPay } from './shift-pay.js';
import { type SlotAgent } from './slot-agent.js';
import { type SlotProblem } from './slot-problem.js';

/** What a shift of a type that must be there is held to cost, in minutes of an agent missing; and a unit of money beyond a hard budget. */
const MINUTES_OF_A_SHIFT = 10_000;
const POINTS_OF_MONEY = 100;
/** Where pauses lie moves premiums a little after shifts are chosen. */
const KEPT_OF_A_BUDGET = 0.998;

type Shifts = readonly Pick<MadeShift, 'candidate'>[];

/**
 * Goals that weigh all agents together, as sums that shifts add to: shifts of types on days, what a group has of nights,
 * weekends and unpopular starts, and money of budgets. Prices follow the sums; where a goal is hard they are far above all else.
 */
export class GoalLedger {
  /** Types on days, then groups, then budgets. */
  readonly sums: Float64Array;
  private readonly types: readonly TypeOnDay[];
  private readonly budgets: readonly LabourBudget[];
  private readonly shares: FairShares;
  private readonly marks: GoalMarks;
  private readonly hardShift: number;
  /** By fairness goal: what the agent looked at has in other weeks, and has in this one. */
  private elsewhere: ReadonlySet<string>[] = [];
  private here: number[] = [];
  private agent!: SlotAgent;

  constructor(
    problem: SchedulingProblem,
    slots: SlotProblem,
    private readonly pay: ShiftPay,
  ) {
    this.types = typesOnDays(problem);
    this.budgets = problem.labourBudgets ?? [];
    this.shares = new FairShares(problem);
    this.marks = new GoalMarks(problem, slots, this.types);
    this.hardShift = MINUTES_OF_A_SHIFT * problem.weights.understaffed;
    this.sums = new Float64Array(this.types.length + this.shares.groups + this.budgets.length);
  }

  get isNeeded(): boolean {
    return this.sums.length > 0;
  }

  clear(): void {
    this.sums.fill(0);
  }

  /** Enters an agent's week into the sums, or takes it out. */
  book(agent: SlotAgent, shifts: Shifts, sign: 1 | -1): void {
    if (!this.isNeeded) return;
    for (const { candidate } of shifts) {
      for (const type of this.marks.of(agent, candidate).types) this.sums[type] += sign;
      this.budgets.forEach((budget, at) => {
        this.sums[this.budgetAt(at)] += sign * this.money(agent, candidate, budget);
      });
    }
    this.shares.goals.forEach((_, goal) => {
      const group = this.types.length + this.shares.group(agent.index, goal);
      this.sums[group] += sign * this.countedIn(agent, shifts, goal).size;
    });
  }

  /** Looks at an agent whose week is out of the sums: his other weeks, and what he had in this one. */
  look(agent: SlotAgent, others: Shifts, now: Shifts): void {
    this.agent = agent;
    this.elsewhere = this.shares.goals.map((_, goal) => this.countedIn(agent, others, goal));
    this.here = this.shares.goals.map((_, goal) => this.countedIn(agent, now, goal).size);
  }

  /** What one shift more costs the agent looked at; below nothing where it is wanted. */
  price(candidate: Candidate): number {
    const { types, shared } = this.marks.of(this.agent, candidate);
    let price = 0;
    for (const type of types)
      price += this.typeCost(type, this.sums[type] + 1) - this.typeCost(type, this.sums[type]);
    this.budgets.forEach((budget, at) => {
      const spent = this.sums[this.budgetAt(at)];
      const money = this.money(this.agent, candidate, budget);
      if (money > 0) price += this.budgetCost(budget, spent + money) - this.budgetCost(budget, spent);
    });
    shared.forEach((one, goal) => {
      if (one === null || this.elsewhere[goal].has(one)) return;
      const count = this.elsewhere[goal].size + Math.max(1, this.here[goal]);
      price += this.shares.ofLast(this.agent.index, goal, count, this.othersOf(goal));
    });
    return price;
  }

  /** What a week of the agent looked at costs, with all it adds. */
  lineCost(shifts: Shifts): number {
    if (!this.isNeeded) return 0;
    const before = this.cost();
    this.book(this.agent, shifts, 1);
    const cost = this.cost() - before;
    this.book(this.agent, shifts, -1);
    return this.shares.goals.reduce((sum, _, goal) => {
      const count = new Set([...this.elsewhere[goal], ...this.countedIn(this.agent, shifts, goal)]).size;
      return sum + this.shares.cost(this.agent.index, goal, count, this.othersOf(goal));
    }, cost);
  }

  /** What all agents together cost: types on days and budgets. */
  cost(): number {
    let cost = 0;
    for (let type = 0; type < this.types.length; type++) cost += this.typeCost(type, this.sums[type]);
    this.budgets.forEach((budget, at) => (cost += this.budgetCost(budget, this.sums[this.budgetAt(at)])));
    return cost;
  }

  /** What an agent whose shifts are all in the sums has beyond his share. */
  ownCost(agent: SlotAgent, shifts: Shifts): number {
    return this.shares.goals.reduce((sum, _, goal) => {
      const count = this.countedIn(agent, shifts, goal).size;
      const total = this.sums[this.types.length + this.shares.group(agent.index, goal)];
      return sum + this.shares.cost(agent.index, goal, count, total - count);
    }, 0);
  }

  get fairnessGoals(): number {
    return this.shares.goals.length;
  }

  counts(agent: SlotAgent, candidate: Candidate, goal: number): boolean {
    return this.marks.of(agent, candidate).shared[goal] !== null;
  }

  /** Agents by what they have beyond their share, most first. */
  ranked(agents: readonly SlotAgent[], shiftsOf: (agent: SlotAgent) => Shifts, goal: number) {
    return agents
      .map((agent) => {
        const count = this.countedIn(agent, shiftsOf(agent), goal).size;
        const group = this.shares.group(agent.index, goal);
        const others = this.sums[this.types.length + group] - count;
        return { agent, group, beyond: this.shares.excess(agent.index, goal, count, others) };
      })
      .sort((a, b) => b.beyond - a.beyond || a.agent.index - b.agent.index);
  }

  /** What others of the group have: the sums hold the other weeks of the agent looked at. */
  private othersOf(goal: number): number {
    const total = this.sums[this.types.length + this.shares.group(this.agent.index, goal)];
    return Math.max(0, total - this.elsewhere[goal].size);
  }

  private countedIn(agent: SlotAgent, shifts: Shifts, goal: number): Set<string> {
    return new Set(shifts.flatMap(({ candidate }) => this.marks.of(agent, candidate).shared[goal] ?? []));
  }

  private budgetAt(budget: number): number {
    return this.types.length + this.shares.groups + budget;
  }

  private money(agent: SlotAgent, candidate: Candidate, { siteId }: LabourBudget): number {
    return siteId === undefined || siteId === agent.agent.siteId ? this.pay.money(agent, candidate) : 0;
  }

  private typeCost(type: number, count: number): number {
    const { wanted } = this.types[type];
    return (wanted.level === 'soft' ? (wanted.weight ?? 1) : this.hardShift) * outside(count, wanted);
  }

  private budgetCost({ amount, level, weight = 1 }: LabourBudget, spent: number): number {
    if (level === 'soft') return weight * Math.max(0, spent - amount);
    return POINTS_OF_MONEY * Math.max(0, spent - amount * KEPT_OF_A_BUDGET);
  }
}
