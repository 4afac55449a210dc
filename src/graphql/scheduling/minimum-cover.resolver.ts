import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { MinimumCoverService } from '../../scheduling/terms/minimum-cover.service.js';
import { type MinimumCoverRow } from '../../scheduling/terms/terms.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { MinimumCoverType, SetMinimumCoverInput, toMinimumCover } from './minimum-cover.type.js';

@Resolver()
export class MinimumCoverResolver {
  constructor(private readonly covers: MinimumCoverService) {}

  @Query(() => [MinimumCoverType], { description: 'By queue and first day.' })
  minimumCovers(@CurrentActor() actor: Actor): Promise<MinimumCoverRow[]> {
    return this.covers.list(actor);
  }

  @Mutation(() => MinimumCoverType, {
    description: 'From a day on; takes the place of what begins on the same day.',
  })
  setMinimumCover(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetMinimumCoverInput,
  ): Promise<MinimumCoverRow> {
    return this.covers.set(actor, toMinimumCover(input));
  }

  @Mutation(() => MinimumCoverType)
  removeMinimumCover(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<MinimumCoverRow> {
    return this.covers.remove(actor, parseId(id));
  }
}
