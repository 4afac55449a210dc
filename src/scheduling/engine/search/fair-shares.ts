import { daysPresent, remembered } from '../constraints/fairness.js';
import { type Agent, type SchedulingProblem } from '../problem.js';
import { type FairnessGoal } from '../roster-goals.js';

/** Looked up once: globals are slow where modules run in contexts of their own. */
const { max, min } = Math;

/** Everybody's part in the fairness goals: whose group shares what, by days present, with the memory of past periods. */
export class FairShares {
  readonly goals: readonly FairnessGoal[];
  /** Groups of all goals, numbered across them. */
  readonly groups: number;
  private readonly groupOf: Int32Array;
  /** By agent and goal: the part of the group's days, and what is remembered. */
  private readonly part: Float64Array;
  private readonly memory: Float64Array;
  private readonly memoryOfGroup: Float64Array;

  constructor(problem: SchedulingProblem) {
    const { agents } = problem;
    this.goals = problem.fairness ?? [];
    const size = this.goals.length;
    const numbers = new Map<string, number>();
    const days: number[] = [];
    this.groupOf = new Int32Array(agents.length * size);
    this.part = new Float64Array(agents.length * size);
    this.memory = new Float64Array(agents.length * size);
    const own = size === 0 ? [] : agents.map((agent) => daysOf(problem, agent));
    agents.forEach((agent, index) =>
      this.goals.forEach((goal, at) => {
        const key = `${at} ${groupKey(goal, agent)}`;
        const group = numbers.get(key) ?? numbers.size;
        numbers.set(key, group);
        days[group] = (days[group] ?? 0) + own[index];
        this.groupOf[index * size + at] = group;
        this.memory[index * size + at] = remembered(agent, goal);
      }),
    );
    this.groups = numbers.size;
    this.memoryOfGroup = new Float64Array(numbers.size);
    this.groupOf.forEach((group, at) => {
      this.memoryOfGroup[group] += this.memory[at];
      this.part[at] = days[group] === 0 ? 0 : own[Math.floor(at / size)] / days[group];
    });
  }

  group(agent: number, goal: number): number {
    return this.groupOf[agent * this.goals.length + goal];
  }

  /** What an agent's count costs when the others of the group have so many. */
  cost(agent: number, goal: number, count: number, others: number): number {
    return this.goals[goal].weight * max(0, this.excess(agent, goal, count, others));
  }

  /** What the last of so many adds. */
  ofLast(agent: number, goal: number, count: number, others: number): number {
    return this.goals[goal].weight * max(0, min(1, this.excess(agent, goal, count, others)));
  }

  /** How many more an agent has than his share, less what is tolerated. */
  excess(agent: number, goal: number, count: number, others: number): number {
    const at = agent * this.goals.length + goal;
    const total = this.memoryOfGroup[this.groupOf[at]] + others + count;
    return count + this.memory[at] - total * this.part[at] - (this.goals[goal].tolerance ?? 0);
  }
}

function daysOf(problem: SchedulingProblem, agent: Agent): number {
  return daysPresent({ problem, agent }) + (agent.history.fairness?.days ?? 0);
}

function groupKey({ among }: FairnessGoal, { siteId, contractId }: Agent): string {
  return among === 'site' ? siteId : among === 'contract' ? contractId : '';
}
