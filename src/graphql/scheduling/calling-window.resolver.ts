import { Args, ID, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type CalledZoneWindow, CallingWindowService } from '../../scheduling/calling-window.service.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { CalledZoneWindowType } from './calling-window.type.js';

@Resolver(() => CalledZoneWindowType)
export class CallingWindowResolver {
  constructor(private readonly windows: CallingWindowService) {}

  @Query(() => [CalledZoneWindowType], {
    description:
      'When people of each called zone may be called on these local days of theirs, both included.',
  })
  callingWindow(
    @CurrentActor() actor: Actor,
    @Args('campaignId', { type: () => ID }) campaignId: string,
    @Args('from', { type: () => LocalDateScalar }) from: LocalDate,
    @Args('to', { type: () => LocalDateScalar }) to: LocalDate,
  ): Promise<CalledZoneWindow[]> {
    return this.windows.callingWindow(actor, parseId(campaignId, 'campaignId'), from, to);
  }
}
