import { Args, Float, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { EntitlementsService } from '../../workforce/entitlements.service.js';
import { type Agent, type Campaign, type Entitlement, type Queue } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { CreateEntitlementInput } from './agent.input.js';
import { AgentType, EntitlementType } from './agent.type.js';
import { CampaignType, QueueType } from './client-work.type.js';

@Resolver(() => EntitlementType)
export class EntitlementResolver {
  constructor(
    private readonly entitlements: EntitlementsService,
    private readonly work: ClientWorkService,
    private readonly agents: AgentsService,
  ) {}

  @Mutation(() => EntitlementType)
  createEntitlement(
    @CurrentActor() actor: Actor,
    @Args('input') { agentId, queueId, campaignId, speed }: CreateEntitlementInput,
  ): Promise<Entitlement> {
    return this.entitlements.createEntitlement(actor, {
      agentId: parseId(agentId, 'agentId'),
      queueId: queueId ? parseId(queueId, 'queueId') : null,
      campaignId: campaignId ? parseId(campaignId, 'campaignId') : null,
      speed,
    });
  }

  @Mutation(() => EntitlementType)
  updateEntitlement(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('speed', { type: () => Float }) speed: number,
  ): Promise<Entitlement> {
    return this.entitlements.updateEntitlement(actor, parseId(id), speed);
  }

  @Mutation(() => EntitlementType)
  removeEntitlement(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Entitlement> {
    return this.entitlements.removeEntitlement(actor, parseId(id));
  }

  @ResolveField(() => AgentType, { nullable: true })
  agent(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() entitlement: Entitlement) {
    const fetch = (ids: readonly number[]): Promise<Agent[]> => this.agents.agentsByIds(actor, ids);
    return loaders.by('agentById', fetch).load(entitlement.agentId);
  }

  @ResolveField(() => QueueType, { nullable: true })
  queue(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() { queueId }: Entitlement) {
    const fetch = (ids: readonly number[]): Promise<Queue[]> => this.work.queuesByIds(actor, ids);
    return queueId === null ? null : loaders.by('queueById', fetch).load(queueId);
  }

  @ResolveField(() => CampaignType, { nullable: true })
  campaign(@CurrentActor() actor: Actor, @Loaders() loaders: Loaders, @Parent() { campaignId }: Entitlement) {
    const fetch = (ids: readonly number[]): Promise<Campaign[]> => this.work.campaignsByIds(actor, ids);
    return campaignId === null ? null : loaders.by('campaignById', fetch).load(campaignId);
  }
}
