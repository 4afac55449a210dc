/**
 * When agents are on the phone, in flat growing arrays: agent i has the spans from `from[i]` to `from[i + 1]`, in order. `rest` is the pause
 * before a span that keeps its length when it begins late (a break that a contact ran into), 0 where there is none.
 */
export class AgentTimes {
  start = new Float64Array(64);
  end = new Float64Array(64);
  profile = new Int32Array(64);
  rest = new Float64Array(64);
  readonly from: Int32Array;
  private count = 0;

  constructor(agents: number) {
    this.from = new Int32Array(agents + 1);
  }

  clear(): void {
    this.count = 0;
  }

  add(start: number, end: number, profile: number, rest: number): void {
    if (this.count === this.start.length) this.grow();
    const at = this.count++;
    this.start[at] = start;
    this.end[at] = end;
    this.profile[at] = profile;
    this.rest[at] = rest;
  }

  /** What was added since the last one belongs to this agent. */
  close(agent: number): void {
    this.from[agent + 1] = this.count;
  }

  private grow(): void {
    const size = this.count * 2;
    const wider = (old: Float64Array) => {
      const grown = new Float64Array(size);
      grown.set(old);
      return grown;
    };
    this.start = wider(this.start);
    this.end = wider(this.end);
    this.rest = wider(this.rest);
    const profile = new Int32Array(size);
    profile.set(this.profile);
    this.profile = profile;
  }
}
