import { Args, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { AdherenceMapService } from '../../adherence/adherence-map.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { AdherenceMapInput, AdherenceMapScopeArgs, toMap, toScope } from './adherence-map.input.js';
import { AdherenceMapType, toAdherenceMap } from './adherence-map.type.js';

@Resolver(() => AdherenceMapType)
export class AdherenceMapResolver {
  constructor(private readonly maps: AdherenceMapService) {}

  @Query(() => AdherenceMapType, {
    description:
      'What judges the work of a client, or at a site: its own map, or else the wider one; or the version asked for.',
  })
  async adherenceMap(
    @CurrentActor() actor: Actor,
    @Args() scope: AdherenceMapScopeArgs,
    @Args('version', { type: () => Int, nullable: true }) version: number | null,
  ): Promise<AdherenceMapType> {
    return toAdherenceMap(await this.maps.map(actor, toScope(scope), version ?? null));
  }

  @Query(() => [AdherenceMapType], {
    description: 'The house’s map, and those of sites and clients that have one of their own.',
  })
  async adherenceMaps(@CurrentActor() actor: Actor): Promise<AdherenceMapType[]> {
    return (await this.maps.inForce(actor)).map(toAdherenceMap);
  }

  @Query(() => [AdherenceMapType], { description: 'Every version of one map, newest first.' })
  async adherenceMapHistory(
    @CurrentActor() actor: Actor,
    @Args() scope: AdherenceMapScopeArgs,
  ): Promise<AdherenceMapType[]> {
    return (await this.maps.history(actor, toScope(scope))).map(toAdherenceMap);
  }

  @Mutation(() => AdherenceMapType, {
    description: 'Writes the next version of the map of a site, a client or the house.',
  })
  async updateAdherenceMap(
    @CurrentActor() actor: Actor,
    @Args() scope: AdherenceMapScopeArgs,
    @Args('input') input: AdherenceMapInput,
  ): Promise<AdherenceMapType> {
    const { note, basedOn = null } = input;
    return toAdherenceMap(await this.maps.update(actor, toScope(scope), toMap(input), note, basedOn));
  }

  @Mutation(() => AdherenceMapType, {
    description: 'From now on the wider map counts for the site or client.',
  })
  async endAdherenceMap(
    @CurrentActor() actor: Actor,
    @Args() scope: AdherenceMapScopeArgs,
    @Args('note', { type: () => String, defaultValue: '' }) note: string,
  ): Promise<AdherenceMapType> {
    return toAdherenceMap(await this.maps.end(actor, toScope(scope), note));
  }
}
