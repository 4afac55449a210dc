import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ReasonMapsService } from '../../adherence/reason-maps.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { ReasonMapVersionType, toReasonMapVersion } from './reason-map.type.js';

@Resolver()
export class ReasonMapResolver {
  constructor(private readonly reasonMaps: ReasonMapsService) {}

  @Query(() => [ReasonMapVersionType], {
    description: 'Every version of how a source is read, newest first.',
  })
  async reasonMapHistory(
    @CurrentActor() actor: Actor,
    @Args('sourceId', { type: () => ID }) sourceId: string,
  ): Promise<ReasonMapVersionType[]> {
    const versions = await this.reasonMaps.history(actor, parseId(sourceId, 'sourceId'));
    return versions.map(toReasonMapVersion);
  }
}
