import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AdherenceMapService } from '../../adherence/adherence-map.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { AdherenceMapInput, toMap } from './adherence-map.input.js';
import { AdherenceMapType, toAdherenceMap } from './adherence-map.type.js';

@Resolver(() => AdherenceMapType)
export class AdherenceMapResolver {
  constructor(private readonly maps: AdherenceMapService) {}

  @Query(() => AdherenceMapType, { description: 'The version in force, or the one asked for.' })
  async adherenceMap(
    @CurrentActor() actor: Actor,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
  ): Promise<AdherenceMapType> {
    return toAdherenceMap(await this.maps.map(actor, version ?? null));
  }

  @Mutation(() => AdherenceMapType)
  async updateAdherenceMap(
    @CurrentActor() actor: Actor,
    @Args('input') input: AdherenceMapInput,
  ): Promise<AdherenceMapType> {
    return toAdherenceMap(await this.maps.update(actor, toMap(input), input.note));
  }
}
