import { NEVER } from './arithmetic.js';
const NONE = -1;

/** Idle agents: for each profile a list in the order in which they became idle. */
export class IdleAgents {
  /** The longest idle agent of each profile. */
  readonly head: Int32Array;
  /** When an agent became idle; infinity while he is not. */
  readonly since: Float64Array;
  private readonly tail: Int32Array;
  private readonly next: Int32Array;
  private readonly previous: Int32Array;

  constructor(agents: number, profiles: number) {
    this.head = new Int32Array(profiles);
    this.tail = new Int32Array(profiles);
    this.since = new Float64Array(agents);
    this.next = new Int32Array(agents);
    this.previous = new Int32Array(agents);
  }

  clear(): void {
    this.head.fill(NONE);
    this.tail.fill(NONE);
    this.since.fill(NEVER);
  }

  add(agent: number, profile: number, now: number): void {
    const last = this.tail[profile];
    this.since[agent] = now;
    this.previous[agent] = last;
    this.next[agent] = NONE;
    this.tail[profile] = agent;
    if (last === NONE) this.head[profile] = agent;
    else this.next[last] = agent;
  }

  remove(agent: number, profile: number): void {
    const before = this.previous[agent];
    const after = this.next[agent];
    if (before === NONE) this.head[profile] = after;
    else this.next[before] = after;
    if (after === NONE) this.tail[profile] = before;
    else this.previous[after] = before;
    this.since[agent] = NEVER;
  }
}
