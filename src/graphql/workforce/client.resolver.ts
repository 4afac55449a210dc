import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Campaign, type Client, type Queue } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { CreateClientInput, UpdateClientInput } from './client-work.input.js';
import { CampaignType, ClientConnection, ClientType, QueueType } from './client-work.type.js';
import { given } from './given.js';

@Resolver(() => ClientType)
export class ClientResolver {
  constructor(private readonly work: ClientWorkService) {}

  @Query(() => ClientConnection)
  async clients(@CurrentActor() actor: Actor, @Args() page: PageArgs): Promise<ConnectionOf<Client>> {
    return toConnection(await this.work.clients(actor, pageRequest(page)));
  }

  @Query(() => ClientType)
  client(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Client> {
    return this.work.client(actor, parseId(id));
  }

  @Mutation(() => ClientType)
  createClient(@CurrentActor() actor: Actor, @Args('input') input: CreateClientInput): Promise<Client> {
    return this.work.createClient(actor, input);
  }

  @Mutation(() => ClientType)
  updateClient(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateClientInput,
  ): Promise<Client> {
    return this.work.updateClient(actor, parseId(id), given(input, ['country']));
  }

  @ResolveField(() => [QueueType])
  queues(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() client: Client,
  ): Promise<readonly Queue[]> {
    const fetch = (ids: readonly number[]) => this.work.queuesOfClients(actor, ids);
    return loaders.many('queuesByClient', fetch, (queue) => queue.clientId).load(client.id);
  }

  @ResolveField(() => [CampaignType])
  campaigns(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() client: Client,
  ): Promise<readonly Campaign[]> {
    const fetch = (ids: readonly number[]) => this.work.campaignsOfClients(actor, ids);
    return loaders.many('campaignsByClient', fetch, (campaign) => campaign.clientId).load(client.id);
  }
}
