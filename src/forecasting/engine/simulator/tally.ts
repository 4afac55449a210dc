import { floor } from './arithmetic.js';
import { type Scenario } from './scenario.js';

const JUST_IN_TIME = 1e-9;

/** What a replication counts: contacts by queue and the interval they arrived in, agents' seconds by the interval they pass in. */
export class Tally {
  readonly offered: Float64Array;
  readonly answered: Float64Array;
  readonly abandoned: Float64Array;
  readonly answeredInTime: Float64Array;
  readonly abandonedInTime: Float64Array;
  readonly abandonedShort: Float64Array;
  /** Contacts that an agent has finished with, by queue. */
  readonly completed: Int32Array;
  /** Seconds that answered contacts had waited. */
  readonly waited: Float64Array;
  /** Seconds on contacts and seconds idle, by profile. */
  readonly busy: Float64Array;
  readonly idle: Float64Array;
  /** Seconds on outbound calls, by campaign, where calls have a length; elsewhere outbound work is idle time of its profile. */
  readonly calling: Float64Array;
  private readonly intervals: number;
  private readonly intervalSeconds: number;
  private readonly thresholds: Float64Array;
  private readonly shorts: Float64Array;
  private readonly perSecond: number;

  constructor(scenario: Scenario, profiles: number) {
    const { queues, campaigns, intervals, intervalSeconds } = scenario;
    this.intervals = intervals;
    this.intervalSeconds = intervalSeconds;
    this.thresholds = Float64Array.from(queues, (queue) => queue.answerThresholdSeconds + JUST_IN_TIME);
    this.shorts = Float64Array.from(queues, (queue) => queue.shortAbandonSeconds + JUST_IN_TIME);
    const byQueue = () => new Float64Array(queues.length * intervals);
    this.offered = byQueue();
    this.answered = byQueue();
    this.abandoned = byQueue();
    this.answeredInTime = byQueue();
    this.abandonedInTime = byQueue();
    this.abandonedShort = byQueue();
    this.waited = byQueue();
    this.completed = new Int32Array(queues.length);
    this.busy = new Float64Array(profiles * intervals);
    this.idle = new Float64Array(profiles * intervals);
    this.calling = new Float64Array(campaigns.length * intervals);
    this.perSecond = 1 / intervalSeconds;
  }

  clear(): void {
    for (const counts of [this.offered, this.answered, this.abandoned, this.waited]) counts.fill(0);
    for (const counts of [this.answeredInTime, this.abandonedInTime, this.abandonedShort]) counts.fill(0);
    this.completed.fill(0);
    for (const seconds of [this.busy, this.idle, this.calling]) seconds.fill(0);
  }

  offer(queue: number, interval: number): void {
    this.offered[queue * this.intervals + interval]++;
  }

  answer(queue: number, interval: number, waited: number): void {
    const cell = queue * this.intervals + interval;
    this.answered[cell]++;
    this.waited[cell] += waited;
    if (waited <= this.thresholds[queue]) this.answeredInTime[cell]++;
  }

  abandon(queue: number, interval: number, waited: number): void {
    const cell = queue * this.intervals + interval;
    this.abandoned[cell]++;
    if (waited <= this.thresholds[queue]) this.abandonedInTime[cell]++;
    if (waited <= this.shorts[queue]) this.abandonedShort[cell]++;
  }

  /** Adds the seconds of a span to the intervals it lies in; those before the first and after the last are dropped. */
  spend(seconds: Float64Array, row: number, from: number, to: number): void {
    const { intervals, intervalSeconds } = this;
    const first = row * intervals;
    let at = from < 0 ? 0 : from;
    let interval = floor(at * this.perSecond);
    while (at < to && interval < intervals) {
      const end = (interval + 1) * intervalSeconds;
      if (to <= end) {
        seconds[first + interval] += to - at;
        return;
      }
      seconds[first + interval] += end - at;
      at = end;
      interval++;
    }
  }
}
