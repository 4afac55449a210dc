import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { TelephonySourceService } from '../../adherence/telephony-source.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { type Instant } from '../../time/instant.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import {
  changedRules,
  CreateTelephonySourceInput,
  newSource,
  UpdateTelephonySourceInput,
} from './telephony-source.input.js';
import {
  TelephonySourceType,
  TelephonySourceWithKeyType,
  toSourceWithKey,
  toTelephonySource,
  UnmappedAgentKeyType,
} from './telephony-source.type.js';

@Resolver(() => TelephonySourceType)
export class TelephonySourceResolver {
  constructor(private readonly sources: TelephonySourceService) {}

  @Query(() => [TelephonySourceType])
  async telephonySources(@CurrentActor() actor: Actor): Promise<TelephonySourceType[]> {
    return (await this.sources.sources(actor)).map(toTelephonySource);
  }

  @Query(() => [UnmappedAgentKeyType], { description: 'Of the last seven days.' })
  unmappedAgentKeys(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
  ): Promise<UnmappedAgentKeyType[]> {
    return this.sources.unmappedKeys(actor, parseId(sourceId, 'sourceId'));
  }

  @ResolveField(() => InstantScalar, {
    nullable: true,
    description: 'When the latest event counts. It reads every login once: ask for it apart.',
  })
  lastEventAt(@CurrentActor() actor: Actor, @Parent() { id }: TelephonySourceType): Promise<Instant | null> {
    return this.sources.lastEventAt(actor, id);
  }

  @Mutation(() => TelephonySourceWithKeyType)
  async createTelephonySource(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreateTelephonySourceInput,
  ): Promise<TelephonySourceWithKeyType> {
    return toSourceWithKey(await this.sources.create(actor, newSource(input), input.key));
  }

  @Mutation(() => TelephonySourceType)
  async updateTelephonySource(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: UpdateTelephonySourceInput,
  ): Promise<TelephonySourceType> {
    return toTelephonySource(await this.sources.update(actor, parseId(id), changedRules(input)));
  }

  @Mutation(() => TelephonySourceWithKeyType, {
    description: 'A new key. The one before signs until the next rotation, or ends now without keepPrevious.',
  })
  async rotateTelephonySourceKey(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('keepPrevious', { type: () => Boolean, defaultValue: true }) keepPrevious: boolean,
    @Args('key', { type: () => String, nullable: true }) key?: string | null,
  ): Promise<TelephonySourceWithKeyType> {
    return toSourceWithKey(await this.sources.rotateKey(actor, parseId(id), keepPrevious, key));
  }
}
