import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { type VersionedShift } from '../scheduling/schedule.js';
import { type Instant } from '../time/instant.js';
import { contains, type Interval, overlaps } from '../time/interval.js';
import { effectiveTime, orderEvents } from './engine/agent-event.js';
import { type AgentFeed } from './engine/agent-timeline.js';
import { wordsStanding } from './engine/situation.js';
import { groupBy } from './group-by.js';
import { HeardSources } from './heard-sources.service.js';
import { AgentEventRepository } from './persistence/agent-event.repository.js';
import { type StoredEvent } from './persistence/event-rows.js';
import { IdentityHistoryRepository } from './persistence/identity-history.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { type AgentIdentity, type ReasonMapVersion, type TelephonySource } from './telephony-source.js';

/** A login of an agent with its stored events. */
export interface StoredFeed extends AgentFeed {
  readonly sourceId: number;
  readonly agentKey: string;
  readonly events: readonly StoredEvent[];
}

/** What was planned for an agent and what is known of him, over a span and every shift that touches it. */
export interface Evidence {
  readonly agentId: number;
  readonly shifts: readonly VersionedShift[];
  readonly feeds: readonly StoredFeed[];
  /** The longest lateness of his sources. */
  readonly latenessSeconds: number;
}

/** How plan and events are read: with these reason maps, as published, stored and mapped by these moments; left out, as they are now. */
export interface EvidenceReading {
  readonly reasons?: ReadonlyMap<number, ReasonMapVersion>;
  readonly publishedBy?: Instant | null;
  readonly storedBy?: Instant | null;
  readonly mappedBy?: Instant | null;
}

type AgentsFeed = StoredFeed & { readonly agentId: number; readonly latenessSeconds: number };

/** What is known before events are read. */
interface Known {
  readonly identities: readonly AgentIdentity[];
  readonly sources: readonly TelephonySource[];
  readonly reach: Interval;
}

const END_OF_TIME = 8.64e15 as Instant;

/** Loads plan and events of many agents in a few statements. */
@Injectable()
export class EvidenceLoader {
  constructor(
    private readonly events: AgentEventRepository,
    private readonly sources: TelephonySourceRepository,
    private readonly scheduling: SchedulingService,
    private readonly heard: HeardSources,
    private readonly history: IdentityHistoryRepository,
  ) {}

  async load(
    manager: EntityManager,
    agentIds: readonly number[],
    span: Interval,
    reading: EvidenceReading = {},
  ): Promise<Map<number, Evidence>> {
    const { publishedBy = null, mappedBy = null } = reading;
    // What needs nothing of the rest is asked for at once: each on a connection of its own, outside transactions.
    const [shifts, identities, sources] = await Promise.all([
      this.scheduling.publishedShifts(manager, { agentIds, span, publishedBy }),
      this.identities(manager, agentIds, mappedBy),
      this.sources.all(manager),
    ]);
    const reach = shifts.reduce(cover, span);
    const current = identities.filter((identity) => overlaps(validity(identity), reach));
    const feeds = await this.feeds(manager, { identities: current, sources, reach }, reading);
    const feedsOf = groupBy(feeds, (feed) => feed.agentId);
    const shiftsOf = groupBy(shifts, (shift) => shift.agentId);
    return new Map(
      agentIds.map((agentId) => {
        const own = feedsOf.get(agentId) ?? [];
        const latenessSeconds = Math.max(0, ...own.map((feed) => feed.latenessSeconds));
        return [agentId, { agentId, shifts: shiftsOf.get(agentId) ?? [], feeds: own, latenessSeconds }];
      }),
    );
  }

  /** How often published rosters had been changed, by roster: figures name it, boards do without. */
  changes(
    manager: EntityManager,
    shifts: readonly VersionedShift[],
    publishedBy: Instant | null,
  ): Promise<ReadonlyMap<number, number>> {
    return this.scheduling.changes(manager, shifts, publishedBy);
  }

  private identities(
    manager: EntityManager,
    agentIds: readonly number[],
    mappedBy: Instant | null,
  ): Promise<AgentIdentity[]> {
    if (mappedBy === null) return this.sources.identitiesOfAgents(manager, agentIds);
    return this.history.asOf(manager, agentIds, mappedBy);
  }

  /** When followed sources were heard, by source. */
  async heardAround(
    manager: EntityManager,
    reach: Interval,
  ): Promise<ReadonlyMap<number, readonly Interval[]>> {
    return this.heard.around(manager, await this.sources.all(manager), reach);
  }

  private async feeds(
    manager: EntityManager,
    { identities, sources, reach }: Known,
    { reasons, storedBy = null }: EvidenceReading,
  ): Promise<AgentsFeed[]> {
    const ofSource = groupBy(identities, (identity) => identity.sourceId);
    const used = sources.filter(({ id }) => ofSource.has(id));
    const [heard, ...events] = await Promise.all([
      this.heard.around(manager, used, reach),
      ...used.map(({ id }) => {
        const keys = new Set(ofSource.get(id)?.map((identity) => identity.agentKey));
        return this.events.around(manager, id, [...keys], reach, storedBy);
      }),
    ]);
    return used.flatMap((source, at) => {
      const eventsOf = groupBy(events[at], (event) => event.agentKey);
      const rules = this.rulesOf(source, reasons?.get(source.id), heard.get(source.id));
      return logins(ofSource.get(source.id) ?? []).map((login) => ({
        ...login,
        ...{ sourceId: source.id, ...rules },
        events: eventsOf.get(login.agentKey) ?? [],
      }));
    });
  }

  private rulesOf(
    source: TelephonySource,
    version: ReasonMapVersion | undefined,
    heard: readonly Interval[] | undefined,
  ) {
    const { reasonMap: reasons, freshnessSeconds } = version ?? source;
    const limit = this.heard.freshnessOf({ ...source, freshnessSeconds }, heard !== undefined);
    const { latenessSeconds } = source;
    return { reasons, freshnessSeconds: limit, latenessSeconds, heard: heard ?? [] };
  }
}

/** The identities of one agent under one key are one login with several validities. */
function logins(identities: readonly AgentIdentity[]) {
  const grouped = groupBy(identities, ({ agentId, agentKey }) => JSON.stringify([agentId, agentKey]));
  return [...grouped.values()].map((same) => ({
    agentId: same[0].agentId,
    agentKey: same[0].agentKey,
    valid: same.map(validity),
  }));
}

function validity({ validFrom, validTo }: AgentIdentity): Interval {
  return { start: validFrom, end: validTo ?? END_OF_TIME };
}

function cover(span: Interval, shift: Interval): Interval {
  return {
    start: Math.min(span.start, shift.start) as Instant,
    end: Math.max(span.end, shift.end) as Instant,
  };
}

/** The events that decide a span: those in it, and of each login those before it that still speak at its start. */
export function eventsDeciding(feed: Pick<StoredFeed, 'events'>, span: Interval): StoredEvent[] {
  const within = feed.events.filter((event) => contains(span, effectiveTime(event)));
  const before = feed.events.filter((event) => effectiveTime(event) < span.start);
  return [...wordsStanding(orderEvents(before), span.start), ...within];
}
