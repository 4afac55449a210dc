import { Args, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type AllocationView, type MixView } from '../../scheduling/skills.js';
import { SkillsService } from '../../scheduling/skills.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { allocationRequest, mixRequest, SkillAllocationArgs, SkillMixArgs } from './skills.input.js';
import { SkillAllocationType, SkillMixType } from './skills.type.js';

@Resolver(() => SkillAllocationType)
export class SkillsResolver {
  constructor(private readonly skills: SkillsService) {}

  @Query(() => SkillAllocationType, { description: 'Nothing is stored.' })
  skillAllocation(@CurrentActor() actor: Actor, @Args() args: SkillAllocationArgs): Promise<AllocationView> {
    return this.skills.allocation(actor, allocationRequest(args));
  }

  @Query(() => SkillMixType, { description: 'Nothing is stored.' })
  skillMix(@CurrentActor() actor: Actor, @Args() args: SkillMixArgs): Promise<MixView> {
    return this.skills.mix(actor, mixRequest(args));
  }
}
