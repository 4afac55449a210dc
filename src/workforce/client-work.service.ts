import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere, requireReach } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { readCode, readCountry, readName } from './checks.js';
import { codedThing, insertCoded, updateCoded } from './persistence/coded-rows.js';
import { campaignsWithin, clientsWithin, queuesWithin } from './persistence/reach.js';
import { campaigns, clients, queues } from './persistence/tables.js';
import { checkedCampaign, checkedQueue } from './work-rules.js';
import { campaignNotFound, clientNotFound, queueNotFound } from './workforce.errors.js';
import { type Campaign, type Client, type Queue } from './workforce.js';

export type NewClient = Omit<Client, 'id'>;
export type NewQueue = Omit<Queue, 'id'>;
export type NewCampaign = Omit<Campaign, 'id'>;

const CLIENT = codedThing({
  name: 'client',
  table: clients,
  notFound: clientNotFound,
  check: (client) => ({
    code: readCode(client.code),
    name: readName(client.name),
    country: client.country === null ? null : readCountry(client.country),
  }),
});

const QUEUE = codedThing({
  name: 'queue',
  table: queues,
  notFound: queueNotFound,
  check: checkedQueue,
});

const CAMPAIGN = codedThing({
  name: 'campaign',
  table: campaigns,
  notFound: campaignNotFound,
  check: checkedCampaign,
});

/** Clients with their queues and campaigns. Whoever sees an agent sees the work that the agent is entitled to. */
@Injectable()
export class ClientWorkService {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  clients(actor: Actor, request: PageRequest): Promise<Page<Client>> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      clients.page(manager, request, await clientsWithin(manager, reach)),
    );
  }

  clientsByIds(actor: Actor, ids: readonly number[]): Promise<Client[]> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      clients.byIds(manager, ids, await clientsWithin(manager, reach)),
    );
  }

  async client(actor: Actor, id: number): Promise<Client> {
    const found = await this.clientsByIds(actor, [id]);
    if (found.length === 0) throw clientNotFound(id);
    return found[0];
  }

  createClient(actor: Actor, client: NewClient): Promise<Client> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => insertCoded(manager, CLIENT, client));
  }

  updateClient(actor: Actor, id: number, change: Partial<NewClient>): Promise<Client> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, CLIENT, id, change));
  }

  queues(actor: Actor, request: PageRequest, clientId: number | null = null): Promise<Page<Queue>> {
    const reach = requireReach(actor, 'client.read');
    const filter = clientId === null ? {} : { clientId };
    return this.unitOfWork.read(async (manager) =>
      queues.page(manager, request, await queuesWithin(manager, reach), filter),
    );
  }

  queuesByIds(actor: Actor, ids: readonly number[]): Promise<Queue[]> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      queues.byIds(manager, ids, await queuesWithin(manager, reach)),
    );
  }

  queuesOfClients(actor: Actor, clientIds: readonly number[]): Promise<Queue[]> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      queues.among(manager, 'clientId', clientIds, await queuesWithin(manager, reach)),
    );
  }

  async queue(actor: Actor, id: number): Promise<Queue> {
    const found = await this.queuesByIds(actor, [id]);
    if (found.length === 0) throw queueNotFound(id);
    return found[0];
  }

  createQueue(actor: Actor, queue: NewQueue): Promise<Queue> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run(async (manager) => {
      await requireClient(manager, queue.clientId);
      return insertCoded(manager, QUEUE, queue);
    });
  }

  /** A queue stays with its client, whose history and forecasts it has. */
  updateQueue(actor: Actor, id: number, change: Partial<Omit<NewQueue, 'clientId'>>): Promise<Queue> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, QUEUE, id, change));
  }

  campaigns(actor: Actor, request: PageRequest, clientId: number | null = null): Promise<Page<Campaign>> {
    const reach = requireReach(actor, 'client.read');
    const filter = clientId === null ? {} : { clientId };
    return this.unitOfWork.read(async (manager) =>
      campaigns.page(manager, request, await campaignsWithin(manager, reach), filter),
    );
  }

  campaignsByIds(actor: Actor, ids: readonly number[]): Promise<Campaign[]> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      campaigns.byIds(manager, ids, await campaignsWithin(manager, reach)),
    );
  }

  campaignsOfClients(actor: Actor, clientIds: readonly number[]): Promise<Campaign[]> {
    const reach = requireReach(actor, 'client.read');
    return this.unitOfWork.read(async (manager) =>
      campaigns.among(manager, 'clientId', clientIds, await campaignsWithin(manager, reach)),
    );
  }

  async campaign(actor: Actor, id: number): Promise<Campaign> {
    const found = await this.campaignsByIds(actor, [id]);
    if (found.length === 0) throw campaignNotFound(id);
    return found[0];
  }

  createCampaign(actor: Actor, campaign: NewCampaign): Promise<Campaign> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run(async (manager) => {
      await requireClient(manager, campaign.clientId);
      return insertCoded(manager, CAMPAIGN, campaign);
    });
  }

  updateCampaign(
    actor: Actor,
    id: number,
    change: Partial<Omit<NewCampaign, 'clientId'>>,
  ): Promise<Campaign> {
    requireEverywhere(actor, 'organisation.write');
    return this.unitOfWork.run((manager) => updateCoded(manager, CAMPAIGN, id, change));
  }
}

async function requireClient(manager: EntityManager, id: number): Promise<void> {
  if ((await clients.byId(manager, id)) === null) throw clientNotFound(id);
}
