import { type DutyIndex, OFF } from '../duty-index.js';

/** A roster while it is changed: who works what, how many are on each cell. */
export class RosterState {
  /** A type or `OFF`, at `agent * days + day`. */
  readonly types: Int16Array;
  /** Agents on each cell, at `day * typeCount + type`. */
  readonly counts: Int32Array;

  constructor(
    readonly index: DutyIndex,
    types?: ArrayLike<number>,
  ) {
    const { agentCount, days, typeCount, cellCount } = index;
    this.types = new Int16Array(agentCount * days).fill(OFF);
    this.counts = new Int32Array(cellCount);
    if (types !== undefined) this.types.set(types);
    this.types.forEach((type, at) => {
      if (type !== OFF) this.counts[(at % days) * typeCount + type]++;
    });
  }

  line(agent: number): Int16Array {
    return this.types.subarray(agent * this.index.days, (agent + 1) * this.index.days);
  }

  /** The agent's days from `from` on become these; `null` clears them up to `to`. */
  set(agent: number, from: number, to: number, types: ArrayLike<number> | null): void {
    const { days, typeCount } = this.index;
    for (let day = from; day < to; day++) {
      const at = agent * days + day;
      const old = this.types[at];
      const type = types === null ? OFF : types[day - from];
      if (old === type) continue;
      if (old !== OFF) this.counts[day * typeCount + old]--;
      if (type !== OFF) this.counts[day * typeCount + type]++;
      this.types[at] = type;
    }
  }

  /** Takes over another roster of the same problem. */
  copy(types: ArrayLike<number>): void {
    const { agentCount, days } = this.index;
    for (let agent = 0; agent < agentCount; agent++) {
      for (let day = 0; day < days; day++) {
        const type = types[agent * days + day];
        if (type !== this.types[agent * days + day]) this.set(agent, day, day + 1, [type]);
      }
    }
  }

  /** Cost of cover and requests. */
  cost(): number {
    const { index } = this;
    let cost = index.wishBase + this.coverCost(0, index.days);
    for (let agent = 0; agent < index.agentCount; agent++) cost += this.wishCost(agent, 0, index.days);
    return cost;
  }

  coverCost(from: number, to: number): number {
    const { index, counts } = this;
    let cost = 0;
    for (let cell = from * index.typeCount; cell < to * index.typeCount; cell++) {
      cost += index.coverCost(cell, counts[cell]);
    }
    return cost;
  }

  /** What the agent's shifts change in the cost of requests. */
  wishCost(agent: number, from: number, to: number): number {
    const { typeCount, days, wishes } = this.index;
    let cost = 0;
    for (let day = from; day < to; day++) {
      const type = this.types[agent * days + day];
      if (type !== OFF) cost += wishes[agent][day * typeCount + type];
    }
    return cost;
  }

  /** What each shift of the stretch would add if the agent worked it too, into `prices` from 0 on. */
  prices(agent: number, from: number, to: number, prices: Float64Array): void {
    const { index, counts } = this;
    const wishes = index.wishes[agent];
    const first = from * index.typeCount;
    for (let cell = first; cell < to * index.typeCount; cell++) {
      prices[cell - first] = wishes[cell] + index.marginalCover(cell, counts[cell]);
    }
  }
}
