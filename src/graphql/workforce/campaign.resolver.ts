import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Campaign, type Client } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { CreateCampaignInput, toVolume, UpdateCampaignInput } from './client-work.input.js';
import { CampaignConnection, CampaignType, ClientType } from './client-work.type.js';
import { given } from './given.js';

@Resolver(() => CampaignType)
export class CampaignResolver {
  constructor(private readonly work: ClientWorkService) {}

  @Query(() => CampaignConnection)
  async campaigns(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args('clientId', { type: () => ID, nullable: true }) clientId?: string | null,
  ): Promise<ConnectionOf<Campaign>> {
    const client = clientId ? parseId(clientId, 'clientId') : null;
    return toConnection(await this.work.campaigns(actor, pageRequest(page), client));
  }

  @Query(() => CampaignType)
  campaign(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Campaign> {
    return this.work.campaign(actor, parseId(id));
  }

  @Mutation(() => CampaignType)
  createCampaign(@CurrentActor() actor: Actor, @Args('input') input: CreateCampaignInput): Promise<Campaign> {
    const clientId = parseId(input.clientId, 'clientId');
    return this.work.createCampaign(actor, { ...input, clientId, volume: toVolume(input.volume) });
  }

  @Mutation(() => CampaignType)
  updateCampaign(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') { volume, ...input }: UpdateCampaignInput,
  ): Promise<Campaign> {
    const change = { ...given(input), ...(volume ? { volume: toVolume(volume) } : {}) };
    return this.work.updateCampaign(actor, parseId(id), change);
  }

  @ResolveField(() => ClientType, { nullable: true })
  client(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() campaign: Campaign,
  ): Promise<Client | null> {
    const fetch = (ids: readonly number[]) => this.work.clientsByIds(actor, ids);
    return loaders.by('clientById', fetch).load(campaign.clientId);
  }
}
