import { type ScenarioCampaign, type SkillGroup } from './scenario.js';

/** Outbound blocks that yield come after every group that is there for inbound. */
const AFTER_ALL_INBOUND = 1_000_000;

/** What an agent takes at a moment: queues in the order in which he takes them. Agents alike in this share one. */
export interface Profile {
  readonly queues: readonly ProfileQueue[];
  /** Whose outbound work fills the time between inbound contacts; -1 for none. */
  readonly campaign: number;
}

export interface ProfileQueue {
  readonly queue: number;
  readonly priority: number;
  readonly afterSeconds: number;
}

/** Every profile of a scenario, and for every queue the profiles that serve it; entries of both lie in one row each. */
export class RoutingPlan {
  readonly profiles: Profile[] = [];
  private readonly byKey = new Map<string, number>();

  constructor(
    private readonly queueIds: readonly string[],
    private readonly campaigns: readonly ScenarioCampaign[],
  ) {}

  /** The profile of inbound time, for all queues of the group or some of them. */
  inbound(group: SkillGroup, only: readonly string[] | null): number {
    return this.profile(this.queuesOf(group, only, 0, 0), -1);
  }

  /** The profile of an outbound block. */
  outbound(group: SkillGroup, campaignId: string): number {
    const campaign = this.campaigns.findIndex(({ id }) => id === campaignId);
    const after = this.campaigns[campaign].yieldsAfterSeconds;
    const queues = after === null ? [] : this.queuesOf(group, null, AFTER_ALL_INBOUND, after);
    return this.profile(queues, campaign);
  }

  /** Entries in flat arrays, as the simulation reads them. */
  tables(): RoutingTables {
    return {
      byProfile: flat(this.profiles.map(({ queues }) => queues.map((each) => ({ ...each, to: each.queue })))),
      byQueue: flat(this.queueIds.map((_, queue) => this.routesOf(queue))),
    };
  }

  private routesOf(queue: number): Route[] {
    const serving = this.profiles.flatMap(({ queues }, to) =>
      queues.filter((each) => each.queue === queue).map((each) => ({ ...each, to })),
    );
    return serving.sort((one, other) => one.priority - other.priority || one.to - other.to);
  }

  private queuesOf(
    group: SkillGroup,
    only: readonly string[] | null,
    added: number,
    least: number,
  ): ProfileQueue[] {
    return group.skills
      .filter(({ queueId }) => only === null || only.includes(queueId))
      .map(({ queueId, priority, afterSeconds }) => ({
        queue: this.queueIds.indexOf(queueId),
        priority: priority + added,
        afterSeconds: Math.max(afterSeconds, least),
      }))
      .sort((one, other) => one.priority - other.priority || one.queue - other.queue);
  }

  private profile(queues: readonly ProfileQueue[], campaign: number): number {
    const key = JSON.stringify([campaign, queues]);
    const known = this.byKey.get(key);
    if (known !== undefined) return known;
    this.byKey.set(key, this.profiles.length);
    return this.profiles.push({ queues, campaign }) - 1;
  }
}

interface Route {
  readonly to: number;
  readonly priority: number;
  readonly afterSeconds: number;
}

/** Entries of row i are those from `from[i]` to `from[i + 1]`, by rising priority. */
export interface RouteTable {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly priority: Float64Array;
  readonly afterSeconds: Float64Array;
}

export interface RoutingTables {
  /** To queues. */
  readonly byProfile: RouteTable;
  /** To profiles. */
  readonly byQueue: RouteTable;
}

function flat(rows: readonly (readonly Route[])[]): RouteTable {
  const all = rows.flat();
  let before = 0;
  return {
    from: Int32Array.from([0, ...rows.map((row) => (before += row.length))]),
    to: Int32Array.from(all, ({ to }) => to),
    priority: Float64Array.from(all, ({ priority }) => priority),
    afterSeconds: Float64Array.from(all, ({ afterSeconds }) => afterSeconds),
  };
}
