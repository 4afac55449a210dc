import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type CampaignRequirement } from '../../scheduling/campaign-requirement.js';
import { OutboundRequirementService } from '../../scheduling/outbound-requirement.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { OutboundRequirementArgs, outboundRequest } from './outbound-requirement.input.js';
import { OutboundRequirementType } from './outbound-requirement.type.js';

@Resolver(() => OutboundRequirementType)
export class OutboundRequirementResolver {
  constructor(private readonly requirements: OutboundRequirementService) {}

  @Query(() => OutboundRequirementType, {
    description: 'When a campaign’s work has to be done and how many agents that takes; nothing is stored.',
  })
  outboundRequirement(
    @CurrentActor() actor: Actor,
    @Args() args: OutboundRequirementArgs,
  ): Promise<CampaignRequirement> {
    return this.requirements.requirement(actor, outboundRequest(args));
  }
}
