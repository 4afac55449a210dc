/** Where the lanes of a solve tell each other numbers: all hand something in, and all get everything, by lane. */
export interface Meeting {
  readonly lane: number;
  readonly lanes: number;
  /** What is handed in belongs to the others from then on. */
  exchange(values: Float64Array): Promise<readonly Float64Array[]>;
}

/** What ends a lane early. */
export interface LaneEnds {
  readonly shouldStop: () => boolean;
  readonly abandoned: () => boolean;
}

const STOPPED = 1;
const ABANDONED = 2;

/**
 * One of the equal parts of a solve. Lanes do the same at the same time, each with its own agents, and know of each other only
 * what they exchange: so it does not matter whether they share a thread. Whether to end early they decide together.
 */
export class Lane {
  private ends = 0;

  constructor(
    private readonly meeting: Meeting,
    private readonly asked: LaneEnds,
  ) {}

  get number(): number {
    return this.meeting.lane;
  }

  get count(): number {
    return this.meeting.lanes;
  }

  get isFirst(): boolean {
    return this.number === 0;
  }

  /** Once stopped, a lane stays so. */
  get stopped(): boolean {
    if (this.count === 1) this.ask();
    return this.ends >= STOPPED;
  }

  get abandoned(): boolean {
    if (this.count === 1) this.ask();
    return this.ends >= ABANDONED;
  }

  /** Everybody's numbers, by lane. */
  async exchange(values: Float64Array): Promise<readonly Float64Array[]> {
    if (this.count === 1) return [values];
    this.ask();
    const told = new Float64Array(values.length + 1);
    told[0] = this.ends;
    told.set(values, 1);
    const all = await this.meeting.exchange(told);
    for (const [ends] of all) this.ends = Math.max(this.ends, ends);
    return all.map((each) => each.subarray(1));
  }

  /** The sum over all lanes, the same for each of them. */
  async sum(value: number): Promise<number> {
    const all = await this.exchange(Float64Array.of(value));
    return all.reduce((sum, [each]) => sum + each, 0);
  }

  private ask(): void {
    if (this.asked.abandoned()) this.ends = ABANDONED;
    else if (this.asked.shouldStop()) this.ends = Math.max(this.ends, STOPPED);
  }
}

/**
 * Meetings for lanes that take turns in one thread.
 * @example
 * meetHere(2).map(({ lane, lanes }) => [lane, lanes]) // => [[0, 2], [1, 2]]
 */
export function meetHere(lanes: number): Meeting[] {
  let told: Float64Array[] = [];
  let waiting: ((all: readonly Float64Array[]) => void)[] = [];
  const exchange = (lane: number, values: Float64Array) =>
    new Promise<readonly Float64Array[]>((resolve) => {
      told[lane] = values;
      waiting.push(resolve);
      if (waiting.length < lanes) return;
      const [all, wake] = [told, waiting];
      [told, waiting] = [[], []];
      for (const each of wake) each(all);
    });
  return Array.from({ length: lanes }, (_, lane) => ({
    lane,
    lanes,
    exchange: (values: Float64Array) => exchange(lane, values),
  }));
}
