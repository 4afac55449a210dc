import { Injectable } from '@nestjs/common';
import { stringify } from 'csv-stringify/sync';
import { SYSTEM_ACTOR } from '../access/actor.js';
import { type Page } from '../database/page.js';
import { formatInstant } from '../time/instant.js';
import { addDays } from '../time/zoned-time.js';
import { AgentsService } from '../workforce/agents.service.js';
import { CalendarsService } from '../workforce/calendars.service.js';
import { ClientWorkService } from '../workforce/client-work.service.js';
import { type ImportKind } from '../workforce/import/import-report.js';
import { OrganisationService } from '../workforce/organisation.service.js';
import { type Agent } from '../workforce/workforce.js';
import { WorkforceImportService } from '../workforce/workforce-import.service.js';
import { type DemoCompany } from './company/demo-company.js';
import { CLIENTS } from './company/organisation.js';
import { DemoHouseTermsLoader } from './demo-house-terms.loader.js';
import { type DemoIds } from './demo-ids.js';

const PAGE = 200;

type Cell = string | number | null;

/** Brings the organisation in by its services, the people by the files that planners import, and what they are held to. */
@Injectable()
export class DemoWorkforceLoader {
  constructor(
    private readonly organisation: OrganisationService,
    private readonly clientWork: ClientWorkService,
    private readonly calendars: CalendarsService,
    private readonly agents: AgentsService,
    private readonly imports: WorkforceImportService,
    private readonly terms: DemoHouseTermsLoader,
  ) {}

  async isEmpty(): Promise<boolean> {
    const clients = await this.clientWork.clients(SYSTEM_ACTOR, { first: 1, after: null });
    return clients.totalCount === 0;
  }

  /** Some of the made-up company is in the database. */
  async isThere(): Promise<boolean> {
    const { nodes } = await this.clientWork.clients(SYSTEM_ACTOR, { first: 1, after: null });
    return nodes.some(({ code, name }) => code === CLIENTS[0].code && name === CLIENTS[0].name);
  }

  async load(company: DemoCompany): Promise<DemoIds> {
    const organisation = await this.loadOrganisation(company);
    await this.loadOwnDays(company, organisation);
    await this.loadPeople(company);
    const ids = { ...organisation, agents: await this.agentIds() };
    await this.terms.load(company, ids);
    return ids;
  }

  private async loadOrganisation(company: DemoCompany): Promise<Omit<DemoIds, 'agents'>> {
    const { organisation, clientWork } = this;
    const clients = await created(company.clients, (client) => clientWork.createClient(SYSTEM_ACTOR, client));
    const sites = await created(company.sites, (site) => organisation.createSite(SYSTEM_ACTOR, site));
    const teams = await created(company.teams, ({ siteCode, ...team }) =>
      organisation.createTeam(SYSTEM_ACTOR, { ...team, siteId: sites.get(siteCode)! }),
    );
    const contracts = await created(company.contracts, (contract) =>
      organisation.createContract(SYSTEM_ACTOR, contract),
    );
    const queues = await created(company.queues, ({ clientCode, ...queue }) =>
      clientWork.createQueue(SYSTEM_ACTOR, { ...queue, clientId: clients.get(clientCode)! }),
    );
    await created(company.campaigns, ({ clientCode, ...campaign }) =>
      clientWork.createCampaign(SYSTEM_ACTOR, { ...campaign, clientId: clients.get(clientCode)! }),
    );
    return { clients, sites, teams, contracts, queues };
  }

  /** One of each, far enough ahead to disturb no week that is planned already. */
  private async loadOwnDays(
    { weeks }: DemoCompany,
    { clients, sites }: Pick<DemoIds, 'clients' | 'sites'>,
  ): Promise<void> {
    const date = addDays(weeks.next, 9);
    const ownDay = { date, name: 'Demo: own day', removed: false };
    const siteId = sites.get('MNL')!;
    const clientId = clients.get('ENERGY-FR')!;
    await this.calendars.addOverride(SYSTEM_ACTOR, { ...ownDay, siteId, clientId: null });
    await this.calendars.addOverride(SYSTEM_ACTOR, { ...ownDay, siteId: null, clientId });
  }

  private async loadPeople(company: DemoCompany): Promise<void> {
    await this.import(
      'agents',
      ['code', 'name', 'team', 'contract', 'site', 'hired_on'],
      company.agents.map((a) => [a.code, a.name, a.teamCode, a.contractCode, a.siteCode, a.hiredOn]),
    );
    await this.import(
      'entitlements',
      ['agent', 'queue', 'campaign', 'speed'],
      company.entitlements.map((e) => [e.agentCode, e.queueCode, e.campaignCode, e.speed]),
    );
    await this.import(
      'certificates',
      ['agent', 'language', 'level', 'tested_on', 'expires_on', 'assessor'],
      company.certificates.map((c) => [
        c.agentCode,
        c.language,
        c.level,
        c.testedOn,
        c.expiresOn,
        c.assessor,
      ]),
    );
    await this.import(
      'absences',
      ['agent', 'start', 'end', 'reason'],
      company.absences.map((a) => [
        a.agentCode,
        formatInstant(a.span.start),
        formatInstant(a.span.end),
        a.reason,
      ]),
    );
    await this.import(
      'availability',
      ['agent', 'weekdays', 'from', 'to'],
      company.availability.map((a) => [a.agentCode, a.weekdays.join(' '), a.from, a.to]),
    );
  }

  private async agentIds(): Promise<Map<string, number>> {
    const ids = new Map<string, number>();
    for (let after: number | null = null, more = true; more;) {
      const page: Page<Agent> = await this.agents.agents(SYSTEM_ACTOR, { first: PAGE, after });
      for (const { code, id } of page.nodes) ids.set(code, id);
      after = page.nodes.at(-1)?.id ?? null;
      more = page.hasNextPage;
    }
    return ids;
  }

  private async import(kind: ImportKind, header: readonly string[], rows: readonly Cell[][]): Promise<void> {
    const fileName = `demo-${kind}.csv`;
    const content = stringify([header, ...rows]);
    const outcome = await this.imports.import(SYSTEM_ACTOR, { kind, fileName, content });
    if (outcome.kind === 'import-rejected') {
      const [first] = outcome.problems;
      throw new Error(`${outcome.message} First: row ${first.row}, ${first.column}: ${first.advice}`);
    }
  }
}

async function created<T extends { readonly code: string }>(
  parts: readonly T[],
  create: (part: T) => Promise<{ readonly id: number }>,
): Promise<Map<string, number>> {
  const ids = new Map<string, number>();
  for (const part of parts) ids.set(part.code, (await create(part)).id);
  return ids;
}
