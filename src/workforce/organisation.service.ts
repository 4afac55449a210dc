import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { checkWhole, readCode, readCountry, readName, readZone } from './checks.js';
import { checkedContract } from './contract-rules.js';
import { codedThing, insertCoded, updateCoded } from './persistence/coded-rows.js';
import { contractsWithin, sitesSeenFrom, teamsSeenFrom } from './persistence/reach.js';
import { contracts, sites, teams } from './persistence/tables.js';
import { contractNotFound, siteNotFound, teamNotFound } from './workforce.errors.js';
import { type Contract, type Site, type Team } from './workforce.js';

export type NewSite = Omit<Site, 'id'>;
export type NewTeam = Omit<Team, 'id'>;
export type NewContract = Omit<Contract, 'id'>;

const SITE = codedThing({
  name: 'site',
  table: sites,
  notFound: siteNotFound,
  check: (site) => ({
    code: readCode(site.code),
    name: readName(site.name),
    zone: readZone(site.zone),
    country: readCountry(site.country),
    weekStartsOn: checkWhole(site.weekStartsOn, 'weekStartsOn', {
      min: 1,
      max: 7,
      unit: '(1 is Monday)',
    }) as Site['weekStartsOn'],
  }),
});

const TEAM = codedThing({
  name: 'team',
  table: teams,
  notFound: teamNotFound,
  check: (team) => ({ code: readCode(team.code), name: readName(team.name), siteId: team.siteId }),
});

const CONTRACT = codedThing({
  name: 'contract',
  table: contracts,
  notFound: contractNotFound,
  check: checkedContract,
});

/** Sites, teams and contracts. Whoever sees an agent sees the site, the team and the contract of the agent. */
@Injectable()
export class OrganisationService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  sites(actor: Actor, request: PageRequest): Promise<Page<Site>> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      sites.page(manager, request, await sitesSeenFrom(manager, reach)),
    );
  }

  sitesByIds(actor: Actor, ids: readonly number[]): Promise<Site[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      sites.byIds(manager, ids, await sitesSeenFrom(manager, reach)),
    );
  }

  async site(actor: Actor, id: number): Promise<Site> {
    const found = await this.sitesByIds(actor, [id]);
    if (found.length === 0) throw siteNotFound(id);
    return found[0];
  }

  createSite(actor: Actor, site: NewSite): Promise<Site> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => insertCoded(manager, SITE, site));
  }

  updateSite(actor: Actor, id: number, change: Partial<NewSite>): Promise<Site> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, SITE, id, change));
  }

  teams(actor: Actor, request: PageRequest, siteId: number | null = null): Promise<Page<Team>> {
    const reach = requireReach(actor, 'agent.read');
    const filter = siteId === null ? {} : { siteId };
    return this.unitOfWork.read(async (manager) =>
      teams.page(manager, request, await teamsSeenFrom(manager, reach), filter),
    );
  }

  teamsByIds(actor: Actor, ids: readonly number[]): Promise<Team[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      teams.byIds(manager, ids, await teamsSeenFrom(manager, reach)),
    );
  }

  teamsOfSites(actor: Actor, siteIds: readonly number[]): Promise<Team[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      teams.among(manager, 'siteId', siteIds, await teamsSeenFrom(manager, reach)),
    );
  }

  async team(actor: Actor, id: number): Promise<Team> {
    const found = await this.teamsByIds(actor, [id]);
    if (found.length === 0) throw teamNotFound(id);
    return found[0];
  }

  createTeam(actor: Actor, team: NewTeam): Promise<Team> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run(async (manager) => {
      await requireSite(manager, team.siteId);
      return insertCoded(manager, TEAM, team);
    });
  }

  /** A team stays at its site: its agents would move with it. */
  updateTeam(actor: Actor, id: number, change: Partial<Omit<NewTeam, 'siteId'>>): Promise<Team> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, TEAM, id, change));
  }

  contracts(actor: Actor, request: PageRequest): Promise<Page<Contract>> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      contracts.page(manager, request, await contractsWithin(manager, reach)),
    );
  }

  contractsByIds(actor: Actor, ids: readonly number[]): Promise<Contract[]> {
    const reach = requireReach(actor, 'agent.read');
    return this.unitOfWork.read(async (manager) =>
      contracts.byIds(manager, ids, await contractsWithin(manager, reach)),
    );
  }

  async contract(actor: Actor, id: number): Promise<Contract> {
    const found = await this.contractsByIds(actor, [id]);
    if (found.length === 0) throw contractNotFound(id);
    return found[0];
  }

  createContract(actor: Actor, contract: NewContract): Promise<Contract> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => insertCoded(manager, CONTRACT, contract));
  }

  updateContract(actor: Actor, id: number, change: Partial<NewContract>): Promise<Contract> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, CONTRACT, id, change));
  }
}

async function requireSite(manager: EntityManager, id: number): Promise<void> {
  if ((await sites.byId(manager, id)) === null) throw siteNotFound(id);
}
