import { Args, ID, Int, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { IdentityService } from '../../adherence/identity.service.js';
import { AgentsService } from '../../workforce/agents.service.js';
import { type Agent } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { AgentType } from '../workforce/agent.type.js';
import { AgentIdentityInput, EndAgentIdentityInput, identityEntry } from './telephony-source.input.js';
import { AgentIdentityType } from './telephony-source.type.js';

@Resolver(() => AgentIdentityType)
export class AgentIdentityResolver {
  constructor(
    private readonly identities: IdentityService,
    private readonly agents: AgentsService,
  ) {}

  @Query(() => [AgentIdentityType], { description: 'Logins of a source, with whom each belongs to.' })
  async agentIdentities(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('search', { type: () => String, nullable: true, description: 'Part of the login.' })
    search?: string,
    @Args('first', { type: () => Int, nullable: true, description: 'How many; all when left out.' })
    first?: number,
  ): Promise<AgentIdentityType[]> {
    const all = await this.identities.identities(actor, parseId(sourceId, 'sourceId'), search ?? '');
    return all.slice(0, first ?? undefined);
  }

  @ResolveField(() => AgentType, { nullable: true })
  agent(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { agentId }: AgentIdentityType,
  ): Promise<Agent | null> {
    const fetch = (ids: readonly number[]): Promise<Agent[]> => this.agents.agentsByIds(actor, ids);
    return loaders.by('agentById', fetch).load(agentId);
  }

  @Mutation(() => Int, { description: 'All or none; tells how many are new.' })
  mapAgentIdentities(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('identities', { type: () => [AgentIdentityInput] }) identities: AgentIdentityInput[],
  ): Promise<number> {
    return this.identities.map(actor, parseId(sourceId, 'sourceId'), identities.map(identityEntry));
  }

  @Mutation(() => AgentIdentityType, {
    description: 'It was a mistake: figures are made without it, unless they are asked as of before.',
  })
  removeAgentIdentity(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AgentIdentityType> {
    return this.identities.remove(actor, parseId(id));
  }

  @Mutation(() => AgentIdentityType)
  endAgentIdentity(
    @CurrentActor() actor: Actor,
    @Args('input') { sourceId, agentKey, validTo }: EndAgentIdentityInput,
  ): Promise<AgentIdentityType> {
    return this.identities.end(actor, parseId(sourceId, 'sourceId'), agentKey, validTo);
  }
}
