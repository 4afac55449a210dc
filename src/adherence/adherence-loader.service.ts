import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type PublishedShift, type VersionedShift } from '../scheduling/schedule.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent } from '../workforce/workforce.js';
import { type AsOfRequest, type Reading } from './as-of.js';
import { type PlannedActivity, type PlannedShift } from './engine/plan.js';
import { type Evidence, EvidenceLoader } from './evidence.service.js';
import { type Explanation } from './explanation.js';
import { groupBy } from './group-by.js';
import { type MapBook, mapBook, mapFor, type MapVersion } from './map-version.js';
import { AdherenceMapRepository } from './persistence/adherence-map.repository.js';
import { ExplanationRepository } from './persistence/explanation.repository.js';
import { ReasonMapRepository } from './persistence/reason-map.repository.js';

/** What judges the activities of a shift. */
export interface Judged {
  readonly activities: readonly (VersionedShift['activities'][number] & PlannedActivity)[];
}

export type JudgedShift = PublishedShift & Judged;

/** Everything that is known of one agent over a span. */
export interface AgentRecord extends Omit<Evidence, 'shifts'> {
  readonly agent: Agent;
  readonly shifts: readonly JudgedShift[];
  /** Judges time outside shifts. */
  readonly map: MapVersion;
  readonly explanations: readonly Explanation[];
  readonly reading: Reading;
}

/** Few enough that what a chunk leaves behind is cleared away while it is young. */
const AGENTS_AT_ONCE = 50;

/** Loads plan, events, maps and explanations of many agents in a few statements a chunk, as of any time. */
@Injectable()
export class AdherenceLoader {
  constructor(
    private readonly evidence: EvidenceLoader,
    private readonly maps: AdherenceMapRepository,
    private readonly reasonMaps: ReasonMapRepository,
    private readonly explanations: ExplanationRepository,
    private readonly directory: WorkforceDirectory,
    private readonly clock: Clock,
  ) {}

  async reading(manager: EntityManager, request: AsOfRequest): Promise<Reading> {
    const now = this.clock.now();
    const by = request.at ?? null;
    const mapVersion = request.mapVersion ?? (await this.maps.newest(manager, by));
    const reasonMapVersion = request.reasonMapVersion ?? (await this.reasonMaps.newest(manager, by));
    const moment = (wanted: Instant | undefined) => Math.min(now, wanted ?? by ?? now) as Instant;
    const asOf = {
      ...{ mapVersion, reasonMapVersion },
      publishedBy: moment(request.publishedBy),
      storedBy: moment(request.storedBy),
      mappedBy: moment(request.mappedBy),
      decidedBy: moment(request.decidedBy),
    };
    return {
      asOf,
      maps: mapBook(mapVersion, await this.maps.asOf(manager, mapVersion)),
      reasons: await this.reasonMaps.asOf(manager, reasonMapVersion),
      now: asOf.storedBy,
      isPresent: {
        plan: asOf.publishedBy === now,
        events: asOf.storedBy === now,
        logins: asOf.mappedBy === now,
        decisions: asOf.decidedBy === now,
      },
    };
  }

  /** Records of the agents, in their order, a chunk at a time. */
  async *records(
    manager: EntityManager,
    agents: readonly Agent[],
    span: Interval,
    reading: Reading,
  ): AsyncGenerator<readonly AgentRecord[]> {
    for (let from = 0; from < agents.length; from += AGENTS_AT_ONCE) {
      yield await this.chunk(manager, agents.slice(from, from + AGENTS_AT_ONCE), span, reading);
    }
  }

  private async chunk(
    manager: EntityManager,
    agents: readonly Agent[],
    span: Interval,
    reading: Reading,
  ): Promise<AgentRecord[]> {
    const { asOf, isPresent, reasons } = reading;
    const agentIds = agents.map(({ id }) => id);
    const publishedBy = isPresent.plan ? null : asOf.publishedBy;
    const evidence = await this.evidence.load(manager, agentIds, span, {
      ...{ reasons, publishedBy },
      storedBy: isPresent.events ? null : asOf.storedBy,
      mappedBy: isPresent.logins ? null : asOf.mappedBy,
    });
    const planned = [...evidence.values()].flatMap(({ shifts }) => shifts);
    const changes = await this.evidence.changes(manager, planned, publishedBy);
    const clients = await this.clientsOf(manager, planned);
    const explanations = await this.explanations.touching(
      manager,
      { agentIds, teamIds: distinct(agents, 'teamId'), siteIds: distinct(agents, 'siteId') },
      span,
      isPresent.decisions ? null : asOf.decidedBy,
    );
    const by = (column: 'agentId' | 'teamId' | 'siteId') => groupBy(explanations, (each) => each[column]);
    const [ofAgents, ofTeams, ofSites] = [by('agentId'), by('teamId'), by('siteId')];
    return agents.flatMap((agent) => {
      const own = evidence.get(agent.id);
      if (own === undefined) return [];
      return {
        ...own,
        ...{ agent, reading },
        shifts: own.shifts.map((shift) => ({
          ...judged(shift, clients, reading.maps, agent.siteId),
          changes: changes.get(shift.scheduleId) ?? 0,
        })),
        map: mapFor(reading.maps, { siteId: agent.siteId, clientId: null }),
        explanations: [
          ...(ofSites.get(agent.siteId) ?? []),
          ...(ofTeams.get(agent.teamId) ?? []),
          ...(ofAgents.get(agent.id) ?? []),
        ],
      };
    });
  }

  /** Whose work queues and campaigns are, by `queue 1` and `campaign 1`. */
  async clientsOf(manager: EntityManager, shifts: readonly VersionedShift[]): Promise<Map<string, number>> {
    const work = shifts.flatMap(({ activities }) => activities);
    const queues = await this.directory.queues(manager, present(work.map(({ queueId }) => queueId)));
    const campaigns = await this.directory.campaigns(
      manager,
      present(work.map(({ campaignId }) => campaignId)),
    );
    return new Map([
      ...queues.map(({ id, clientId }) => [`queue ${id}`, clientId] as const),
      ...campaigns.map(({ id, clientId }) => [`campaign ${id}`, clientId] as const),
    ]);
  }
}

/** A pause, and work off the phone, is the client's when all calls of the shift are. */
export function judged(
  shift: VersionedShift,
  clients: ReadonlyMap<string, number>,
  maps: MapBook,
  siteId: number,
): VersionedShift & Judged {
  const own = shift.activities.map(
    ({ queueId, campaignId }) => clients.get(`queue ${queueId}`) ?? clients.get(`campaign ${campaignId}`),
  );
  const all = new Set(own.filter((client) => client !== undefined));
  const only = all.size === 1 ? [...all][0] : null;
  const activities = shift.activities.map((activity, at) => {
    const clientId = own[at] ?? only;
    return { ...activity, clientId, map: mapFor(maps, { siteId, clientId }).map };
  });
  return { ...shift, activities };
}

/** Which versions of maps judge the shifts and the time outside them, sorted. */
export function mapVersionsOf(
  shifts: readonly PlannedShift[],
  { agent, map, reading }: Pick<AgentRecord, 'agent' | 'map' | 'reading'>,
): number[] {
  const clients = shifts.flatMap(({ activities }) => activities.map(({ clientId }) => clientId ?? null));
  const versions = clients.map(
    (clientId) => mapFor(reading.maps, { siteId: agent.siteId, clientId }).version,
  );
  return [...new Set([map.version, ...versions])].sort((a, b) => a - b);
}

function present(ids: readonly (number | null)[]): number[] {
  return [...new Set(ids.filter((id) => id !== null))];
}

function distinct(agents: readonly Agent[], column: 'teamId' | 'siteId'): number[] {
  return [...new Set(agents.map((agent) => agent[column]))];
}
