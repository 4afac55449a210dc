import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { IdentityService } from '../../adherence/identity.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { AgentIdentityInput, EndAgentIdentityInput, identityEntry } from './telephony-source.input.js';
import { AgentIdentityType } from './telephony-source.type.js';

@Resolver(() => AgentIdentityType)
export class AgentIdentityResolver {
  constructor(private readonly identities: IdentityService) {}

  @Query(() => [AgentIdentityType], { description: 'Every login of a source, with whom it belongs to.' })
  agentIdentities(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
  ): Promise<AgentIdentityType[]> {
    return this.identities.identities(actor, parseId(sourceId, 'sourceId'));
  }

  @Mutation(() => Int, { description: 'All or none; tells how many are new.' })
  mapAgentIdentities(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('identities', { type: () => [AgentIdentityInput] }) identities: AgentIdentityInput[],
  ): Promise<number> {
    return this.identities.map(actor, parseId(sourceId, 'sourceId'), identities.map(identityEntry));
  }

  @Mutation(() => AgentIdentityType)
  endAgentIdentity(
    @CurrentActor() actor: Actor,
    @Args('input') { sourceId, agentKey, validTo }: EndAgentIdentityInput,
  ): Promise<AgentIdentityType> {
    return this.identities.end(actor, parseId(sourceId, 'sourceId'), agentKey, validTo);
  }
}
