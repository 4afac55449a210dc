import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { SchedulingService } from '../scheduling/scheduling.service.js';
import { type PublishedShift } from '../scheduling/schedule.js';
import { type Instant } from '../time/instant.js';
import { type Interval, overlaps } from '../time/interval.js';
import { effectiveTime } from './engine/agent-event.js';
import { type AgentFeed } from './engine/agent-timeline.js';
import { groupBy } from './group-by.js';
import { AgentEventRepository, type StoredEvent } from './persistence/agent-event.repository.js';
import { TelephonySourceRepository } from './persistence/telephony-source.repository.js';
import { type AgentIdentity, type TelephonySource } from './telephony-source.js';

/** A login of an agent with its stored events. */
export interface StoredFeed extends AgentFeed {
  readonly events: readonly StoredEvent[];
}

/** What was planned for an agent and what is known of him, over a span and every shift that touches it. */
export interface Evidence {
  readonly agentId: number;
  readonly shifts: readonly PublishedShift[];
  readonly feeds: readonly StoredFeed[];
  /** The longest lateness of his sources. */
  readonly latenessSeconds: number;
}

const END_OF_TIME = 8.64e15 as Instant;

/** Loads plan and events of many agents in a few statements. */
@Injectable()
export class EvidenceLoader {
  constructor(
    private readonly events: AgentEventRepository,
    private readonly sources: TelephonySourceRepository,
    private readonly scheduling: SchedulingService,
  ) {}

  async load(
    manager: EntityManager,
    agentIds: readonly number[],
    span: Interval,
  ): Promise<Map<number, Evidence>> {
    const shifts = await this.scheduling.publishedShifts(manager, { agentIds, span });
    const reach = shifts.reduce(cover, span);
    const identities = await this.sources.identitiesOfAgents(manager, agentIds);
    const current = identities.filter((identity) => overlaps(validity(identity), reach));
    const feeds = await this.feeds(manager, current, reach);
    const shiftsOf = groupBy(shifts, (shift) => shift.agentId);
    return new Map(
      agentIds.map((agentId) => {
        const own = feeds.filter((feed) => feed.agentId === agentId);
        const latenessSeconds = Math.max(0, ...own.map((feed) => feed.latenessSeconds));
        return [agentId, { agentId, shifts: shiftsOf.get(agentId) ?? [], feeds: own, latenessSeconds }];
      }),
    );
  }

  private async feeds(manager: EntityManager, identities: readonly AgentIdentity[], reach: Interval) {
    const feeds: (StoredFeed & { readonly agentId: number; readonly latenessSeconds: number })[] = [];
    for (const source of await this.sources.all(manager)) {
      const own = identities.filter((identity) => identity.sourceId === source.id);
      if (own.length === 0) continue;
      const keys = [...new Set(own.map((identity) => identity.agentKey))];
      const events = groupBy(
        await this.events.around(manager, source.id, keys, reach),
        (event) => event.agentKey,
      );
      for (const { agentId, agentKey, valid } of logins(own)) {
        feeds.push({ agentId, ...rulesOf(source), valid, events: events.get(agentKey) ?? [] });
      }
    }
    return feeds;
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

function rulesOf({ reasonMap, freshnessSeconds, latenessSeconds }: TelephonySource) {
  return { reasons: reasonMap, freshnessSeconds, latenessSeconds };
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

/** The events that decide a span: those in it, and of each login those of the last moment before it. */
export function eventsDeciding(feed: StoredFeed, span: Interval): StoredEvent[] {
  const within = feed.events.filter((event) => inside(effectiveTime(event), span));
  const before = feed.events.filter((event) => effectiveTime(event) < span.start);
  const last = before.reduce((latest, event) => Math.max(latest, effectiveTime(event)), -Infinity);
  return [...before.filter((event) => effectiveTime(event) === last), ...within];
}

function inside(at: Instant, span: Interval): boolean {
  return span.start <= at && at < span.end;
}
