import { Args, Float, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { BlendedDemandService } from '../../scheduling/blended-demand.service.js';
import { type BlendedView } from '../../scheduling/blended-view.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { BlendedDemandType } from './blended-demand.type.js';

@Resolver(() => BlendedDemandType)
export class BlendedDemandResolver {
  constructor(private readonly blended: BlendedDemandService) {}

  @Query(() => BlendedDemandType, { description: 'What outbound hours can a planning period carry?' })
  blendedDemand(
    @CurrentActor() actor: Actor,
    @Args('periodId', { type: () => ID }) periodId: string,
    @Args('scheduleId', {
      type: () => ID,
      nullable: true,
      description: 'Whose people are there; those who could work, within their contracts, when left out.',
    })
    scheduleId: string | null,
    @Args('inboundFloor', {
      type: () => Float,
      defaultValue: 1,
      description: 'Share of the inbound targets that comes first.',
    })
    inboundFloor: number,
  ): Promise<BlendedView> {
    const schedule = scheduleId ? parseId(scheduleId, 'scheduleId') : null;
    return this.blended.demand(actor, {
      periodId: parseId(periodId, 'periodId'),
      scheduleId: schedule,
      inboundFloor,
    });
  }
}
