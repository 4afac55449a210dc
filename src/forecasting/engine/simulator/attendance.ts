import { NEVER } from './arithmetic.js';
import { addShift } from './agent-day.js';
import { AgentTimes } from './agent-times.js';
import { type CompiledScenario } from './compile.js';
import { RandomStream, streamOf } from './random-stream.js';

export const SIGNED_OUT = -1;

/** Who is signed in, for what, and when that changes. */
export class Attendance {
  /** The profile each agent is signed in for. */
  readonly profile: Int32Array;
  /** Agents signed in, by queue. */
  readonly signedIn: Int32Array;
  private times: AgentTimes;
  /** The span each agent is in, or waits for. */
  private readonly span: Int32Array;
  private readonly leftAt: Float64Array;
  private readonly ownTimes: AgentTimes | null;
  private readonly chance = { slips: new RandomStream(), away: new RandomStream() };
  private readonly streams: readonly { readonly slips: number; readonly away: number }[];

  constructor(private readonly compiled: CompiledScenario) {
    const { agents, queues } = compiled.scenario;
    this.profile = new Int32Array(agents.length);
    this.signedIn = new Int32Array(queues.length);
    this.span = new Int32Array(agents.length);
    this.leftAt = new Float64Array(agents.length);
    const noisy = compiled.noise.some((noise) => noise !== null);
    this.ownTimes = noisy ? new AgentTimes(agents.length) : null;
    this.times = compiled.plannedTimes;
    this.streams = agents.map(({ id }) => ({
      slips: streamOf('adherence', id),
      away: streamOf('away', id),
    }));
  }

  begin(seed: number, replication: number): void {
    this.times = this.timesOf(seed, replication);
    this.profile.fill(SIGNED_OUT);
    this.signedIn.fill(0);
    this.leftAt.fill(-Infinity);
    for (let agent = 0; agent < this.span.length; agent++) this.span[agent] = this.times.from[agent];
  }

  /** Ends what the agent is on and begins what he should be on by now; gives the time of his next change, infinity for none. */
  turn(agent: number, now: number): number {
    const { times, profile } = this;
    if (profile[agent] !== SIGNED_OUT) {
      this.countFor(profile[agent], -1);
      this.leftAt[agent] = now;
      this.span[agent]++;
    }
    profile[agent] = SIGNED_OUT;
    for (let span = this.span[agent]; span < times.from[agent + 1]; span++) {
      this.span[agent] = span;
      const begin = Math.max(times.start[span], this.leftAt[agent] + times.rest[span]);
      if (begin > now) return begin;
      if (times.end[span] > now) {
        profile[agent] = times.profile[span];
        this.countFor(profile[agent], 1);
        return this.endOf(span);
      }
    }
    return NEVER;
  }

  /** Who is there for inbound when the last interval ends stays until everybody who came in it has been answered. */
  private endOf(span: number): number {
    const { endSeconds, profiles } = this.compiled;
    const end = this.times.end[span];
    return end >= endSeconds && profiles[this.times.profile[span]].campaign < 0 ? NEVER : end;
  }

  private countFor(profile: number, change: number): void {
    const { from, to } = this.compiled.byProfile;
    for (let entry = from[profile]; entry < from[profile + 1]; entry++) this.signedIn[to[entry]] += change;
  }

  private timesOf(seed: number, replication: number): AgentTimes {
    const { shifts, noise, plannedTimes } = this.compiled;
    const { ownTimes: own, chance, streams } = this;
    if (own === null) return plannedTimes;
    own.clear();
    for (let agent = 0; agent < shifts.length; agent++) {
      chance.slips.start(seed, streams[agent].slips, replication);
      chance.away.start(seed, streams[agent].away, replication);
      for (const plan of shifts[agent]) addShift(plan, noise[agent], chance, own);
      own.close(agent);
    }
    return own;
  }
}
