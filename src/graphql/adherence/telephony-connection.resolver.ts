import { Args, ID, Mutation, Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type ConnectionWithHealth,
  TelephonyConnectionService,
} from '../../adherence/telephony-connection.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import {
  TelephonyConnectionInput,
  TelephonyConnectionType,
  TelephonySourceHealthType,
  toConnection,
} from './telephony-connection.type.js';
import { TelephonySourceType } from './telephony-source.type.js';

@Resolver(() => TelephonySourceType)
export class TelephonyConnectionResolver {
  constructor(private readonly connections: TelephonyConnectionService) {}

  @ResolveField(() => TelephonyConnectionType, {
    nullable: true,
    description: 'null for a source that sends to us, or that nobody has connected yet.',
  })
  async connection(
    @CurrentActor() actor: Actor,
    @Parent() { id }: TelephonySourceType,
    @Loaders() loaders: Loaders,
  ): Promise<TelephonyConnectionType | null> {
    const found = await this.found(actor, id, loaders);
    return found === null ? null : toConnection(found);
  }

  @ResolveField(() => TelephonySourceHealthType, { nullable: true })
  async health(
    @CurrentActor() actor: Actor,
    @Parent() { id }: TelephonySourceType,
    @Loaders() loaders: Loaders,
  ): Promise<TelephonySourceHealthType | null> {
    return (await this.found(actor, id, loaders))?.health ?? null;
  }

  @Mutation(() => TelephonyConnectionType, {
    description:
      'How the source is followed. Whoever follows it begins with the new settings within seconds.',
  })
  async setTelephonyConnection(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('input') input: TelephonyConnectionInput,
  ): Promise<TelephonyConnectionType> {
    return toConnection(await this.connections.set(actor, parseId(sourceId, 'sourceId'), input));
  }

  @Mutation(() => TelephonyConnectionType, {
    description: 'Follows the source, or stops that; nothing is forgotten.',
  })
  async enableTelephonyConnection(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
    @Args('enabled', { type: () => Boolean, defaultValue: true }) enabled: boolean,
  ): Promise<TelephonyConnectionType> {
    return toConnection(await this.connections.enable(actor, parseId(sourceId, 'sourceId'), enabled));
  }

  private found(actor: Actor, id: number, loaders: Loaders): Promise<ConnectionWithHealth | null> {
    const fetch = (ids: readonly number[]) => this.connections.ofSources(actor, ids);
    return loaders.by('telephonyConnection', fetch, ({ sourceId }) => sourceId).load(id);
  }
}
