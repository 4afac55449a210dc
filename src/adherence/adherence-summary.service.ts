import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { daysBetween, type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Agent, type Site } from '../workforce/workforce.js';
import { spanInvalid } from './adherence.errors.js';
import { AdherenceLoader } from './adherence-loader.service.js';
import { type AdherenceSummary, type SummaryLevel, type SummaryWanted } from './adherence-summary.js';
import { type InputVersions, type Provenance } from './engine/adherence.js';
import { type Bucket, bucketsOf } from './engine/buckets.js';
import { groupBy } from './group-by.js';
import { type GroupName, SummaryGroups } from './summary-groups.js';

const LONGEST_DAYS = 93;
const LONGEST_INTERVAL_DAYS = 8;
const MOST_AGENT_DAYS = 20_000;

/** Figures of agents, teams, sites and clients by interval, day and week: sums of seconds, made anew whenever they are asked for. */
@Injectable()
export class AdherenceSummaryService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly loader: AdherenceLoader,
    private readonly directory: WorkforceDirectory,
  ) {}

  async summary(actor: Actor, wanted: SummaryWanted): Promise<AdherenceSummary> {
    const reach = requireReach(actor, 'adherence.read');
    const days = checkDays(wanted);
    return this.unitOfWork.read(async (manager) => {
      const agents = await this.agents(manager, reach, wanted);
      if (agents.length * days > MOST_AGENT_DAYS) {
        throw spanInvalid(
          `${agents.length} agents over ${days} days are too many at once (${MOST_AGENT_DAYS} agent days at most). Ask for less at a time.`,
        );
      }
      return this.summed(manager, agents, wanted);
    });
  }

  private async agents(manager: EntityManager, reach: Scope, wanted: SummaryWanted): Promise<Agent[]> {
    const { agentIds, teamId, siteId } = wanted;
    const filter = { ...(teamId === null ? {} : { teamId }), ...(siteId === null ? {} : { siteId }) };
    const found = await this.directory.agentsInReach(manager, reach, filter);
    const asked = agentIds === null ? null : new Set(agentIds);
    return found.filter(({ id }) => asked?.has(id) ?? true).sort((a, b) => (a.code < b.code ? -1 : 1));
  }

  private async summed(
    manager: EntityManager,
    agents: readonly Agent[],
    wanted: SummaryWanted,
  ): Promise<AdherenceSummary> {
    const sites = await this.directory.sites(manager, [...new Set(agents.map(({ siteId }) => siteId))]);
    const buckets = bucketsBySite(sites, wanted);
    const reading = await this.loader.reading(manager, wanted.asOf);
    const groups = new SummaryGroups(wanted.level, wanted.answerThresholdSeconds);
    const passports = new PassportSum({ ...NO_VERSIONS, asOf: reading.asOf });
    for (const [zone, { siteIds, cut }] of buckets) {
      const own = agents.filter(({ siteId }) => siteIds.has(siteId));
      const span = { start: cut[0].start, end: cut[cut.length - 1].end };
      for await (const records of this.loader.records(manager, own, span, reading)) {
        for (const record of records) passports.add(groups.add(record, zone, cut));
      }
    }
    const nameOf = await this.names(manager, groups.ids, wanted);
    const rows = groups
      .rows(nameOf)
      .filter(({ id }) => wanted.clientId === null || wanted.level !== 'client' || id === wanted.clientId);
    return { rows, versions: passports.sum };
  }

  private async names(
    manager: EntityManager,
    ids: readonly number[],
    { level }: SummaryWanted,
  ): Promise<(id: number | null) => GroupName> {
    const found: Readonly<Record<SummaryLevel, () => Promise<readonly GroupName[]>>> = {
      agent: () => this.directory.agentsByIds(manager, ids),
      team: () => this.directory.teams(manager, ids),
      site: () => this.directory.sites(manager, ids),
      client: () => this.directory.clients(manager, ids),
    };
    const named = new Map(
      (await found[level]()).map(({ id, code, name }) => [id, { id, code, name }] as const),
    );
    return (id) => named.get(id) ?? { id, code: '', name: '' };
  }
}

interface SiteBuckets {
  readonly siteIds: ReadonlySet<number>;
  readonly cut: readonly Bucket[];
}

/** The buckets of each zone; the sites of one zone share them. */
function bucketsBySite(sites: readonly Site[], wanted: SummaryWanted): Map<TimeZone, SiteBuckets> {
  const byZone = groupBy(sites, (site) => wanted.zone ?? site.zone);
  if (wanted.level === 'client' && byZone.size > 1) {
    const zones = [...byZone.keys()].sort().join(', ');
    throw spanInvalid(`The work of clients is done in several time zones (${zones}): name one.`);
  }
  return new Map(
    [...byZone].map(([zone, of]) => {
      const { from, to, size } = wanted;
      const cut = bucketsOf({ from, to, size, zone, weekStartsOn: of[0].weekStartsOn });
      return [zone, { siteIds: new Set(of.map(({ id }) => id)), cut }];
    }),
  );
}

function checkDays({ from, to, size }: SummaryWanted): number {
  const days = daysBetween(from, to) + 1;
  const longest = typeof size === 'number' ? LONGEST_INTERVAL_DAYS : LONGEST_DAYS;
  if (days < 1) throw spanInvalid(`${to} is before ${from}.`);
  if (days > longest) throw spanInvalid(`At most ${longest} days at a time (asked for ${days}).`);
  return days;
}

const NO_VERSIONS: InputVersions & { readonly approvals: readonly number[] } = {
  planVersions: [],
  mapVersions: [],
  reasonMapVersions: [],
  lastEventId: null,
  timelineRevision: 0,
  asOf: null,
  approvals: [],
};

/** The versions of many figures as those of one. */
class PassportSum {
  constructor(public sum: typeof NO_VERSIONS) {}

  add(passport: Provenance): void {
    const { lastEventId, timelineRevision } = passport;
    const union = <T extends string | number>(a: readonly T[], b: readonly T[]): readonly T[] =>
      b.every((each) => a.includes(each)) ? a : [...new Set([...a, ...b])].sort((x, y) => (x < y ? -1 : 1));
    this.sum = {
      planVersions: union(this.sum.planVersions, passport.planVersions),
      mapVersions: union(this.sum.mapVersions, passport.mapVersions),
      reasonMapVersions: union(this.sum.reasonMapVersions, passport.reasonMapVersions),
      approvals: union(this.sum.approvals, passport.approvals),
      lastEventId: Math.max(this.sum.lastEventId ?? 0, lastEventId ?? 0) || null,
      timelineRevision: this.sum.timelineRevision + timelineRevision,
      asOf: this.sum.asOf,
    };
  }
}
