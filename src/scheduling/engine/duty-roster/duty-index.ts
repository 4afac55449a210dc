import { type DutyProblem, type DutyRoster } from './problem.js';

/** No shift on that day. */
export const OFF = -1;

/** A duty problem by numbers: agents, days and shift types count from 0; tables are flat. */
export class DutyIndex {
  readonly days: number;
  readonly agentCount: number;
  readonly typeCount: number;
  /** Whole weeks, each with one weekend. */
  readonly weeks: number;
  readonly minutes: Int32Array;
  /** 1 where type `after` may be worked on the day after `before`, at `before * typeCount + after`. */
  readonly mayFollow: Uint8Array;
  /** Most shifts of a type, at `agent * typeCount + type`. */
  readonly mostShifts: Int32Array;
  /** 1 for promised days off, at `agent * days + day`. */
  readonly dayOff: Uint8Array;
  /** What working a shift changes in the cost of requests, for each agent at `day * typeCount + type`. */
  readonly wishes: readonly Float64Array[];
  /** The cost of requests when nobody works. */
  readonly wishBase: number;
  /** Cover needs, sorted by cell (`day * typeCount + type`): those of a cell are `needStart[cell]` to `needStart[cell + 1]`. */
  readonly needStart: Int32Array;
  readonly needCell: Int32Array;
  readonly needAgents: Int32Array;
  readonly underWeight: Float64Array;
  readonly overWeight: Float64Array;

  /** Costs of rosters are multiples of this. */
  readonly costStep: number;
  /** What a wrong shift costs, to measure improvements by. */
  readonly usualCost: number;

  constructor(readonly problem: DutyProblem) {
    const { days, agents, shiftTypes } = problem;
    this.days = days;
    this.agentCount = agents.length;
    this.typeCount = shiftTypes.length;
    this.weeks = Math.floor(days / 7);
    this.minutes = Int32Array.from(shiftTypes, ({ minutes }) => minutes);
    this.mayFollow = Uint8Array.from(
      shiftTypes.flatMap(({ notFollowedBy }) =>
        shiftTypes.map(({ id }) => (notFollowedBy.includes(id) ? 0 : 1)),
      ),
    );
    this.mostShifts = Int32Array.from(
      agents.flatMap(({ maxShifts }) => shiftTypes.map(({ id }) => Math.min(days, maxShifts[id] ?? 0))),
    );
    this.dayOff = new Uint8Array(agents.length * days);
    agents.forEach(({ daysOff }, agent) => daysOff.forEach((day) => (this.dayOff[agent * days + day] = 1)));
    const weights = [
      ...problem.cover.flatMap((need) => [need.underWeight, need.overWeight]),
      ...problem.requests.map(({ weight }) => weight),
    ];
    this.costStep = weights.every((weight) => Number.isInteger(weight)) ? 1 : 1e-6;
    this.usualCost = Math.max(0, ...weights) || 1;
    const typeOf = new Map(shiftTypes.map(({ id }, type) => [id, type]));
    const cellOf = (day: number, id: string) => day * this.typeCount + (typeOf.get(id) ?? 0);
    this.wishes = agents.map(() => new Float64Array(days * shiftTypes.length));
    this.wishBase = this.addWishes(cellOf);
    const cover = problem.cover
      .map((need) => ({ ...need, cell: cellOf(need.day, need.shiftTypeId) }))
      .sort((a, b) => a.cell - b.cell);
    this.needCell = Int32Array.from(cover, ({ cell }) => cell);
    this.needAgents = Int32Array.from(cover, (need) => need.agents);
    this.underWeight = Float64Array.from(cover, (need) => need.underWeight);
    this.overWeight = Float64Array.from(cover, (need) => need.overWeight);
    this.needStart = new Int32Array(this.cellCount + 1);
    cover.forEach(({ cell }) => this.needStart[cell + 1]++);
    for (let cell = 0; cell < this.cellCount; cell++) this.needStart[cell + 1] += this.needStart[cell];
  }

  get cellCount(): number {
    return this.days * this.typeCount;
  }

  /** What a cell costs with that many agents. */
  coverCost(cell: number, agents: number): number {
    let cost = 0;
    for (let need = this.needStart[cell]; need < this.needStart[cell + 1]; need++) {
      const missing = this.needAgents[need] - agents;
      cost += missing > 0 ? missing * this.underWeight[need] : -missing * this.overWeight[need];
    }
    return cost;
  }

  /** What one more agent than `agents` changes. */
  marginalCover(cell: number, agents: number): number {
    let cost = 0;
    for (let need = this.needStart[cell]; need < this.needStart[cell + 1]; need++) {
      cost += agents < this.needAgents[need] ? -this.underWeight[need] : this.overWeight[need];
    }
    return cost;
  }

  private addWishes(cellOf: (day: number, id: string) => number): number {
    const agentOf = new Map(this.problem.agents.map(({ id }, agent) => [id, agent]));
    let base = 0;
    for (const { wish, agentId, day, shiftTypeId, weight } of this.problem.requests) {
      const wishes = this.wishes[agentOf.get(agentId) ?? 0];
      wishes[cellOf(day, shiftTypeId)] += wish === 'on' ? -weight : weight;
      if (wish === 'on') base += weight;
    }
    return base;
  }
}

/**
 * A roster from a type (or `OFF`) for each agent and day, at `agent * days + day`.
 * @example
 * rosterOfTypes({ days: 2, shiftTypes: [{ id: 'D' }], agents: [{ id: 'A' }] }, [-1, 0]).duties // => [{ agentId: 'A', day: 1, shiftTypeId: 'D' }]
 */
export function rosterOfTypes(problem: DutyProblem, types: ArrayLike<number>): DutyRoster {
  return {
    duties: problem.agents.flatMap(({ id }, agent) =>
      Array.from({ length: problem.days }, (_, day) => ({ day, type: types[agent * problem.days + day] }))
        .filter(({ type }) => type !== OFF)
        .map(({ day, type }) => ({ agentId: id, day, shiftTypeId: problem.shiftTypes[type].id })),
    ),
  };
}
