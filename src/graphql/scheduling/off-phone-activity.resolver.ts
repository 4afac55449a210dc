import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { OffPhoneActivitiesService } from '../../scheduling/terms/off-phone-activities.service.js';
import { type OffPhoneActivityRow } from '../../scheduling/terms/terms.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  ChangeOffPhoneActivityInput,
  OffPhoneActivityType,
  OrderOffPhoneActivityInput,
  toOffPhoneChange,
  toOffPhoneOrder,
} from './off-phone-activity.type.js';

@Resolver()
export class OffPhoneActivityResolver {
  constructor(private readonly activities: OffPhoneActivitiesService) {}

  @Query(() => [OffPhoneActivityType], { description: 'Those that rosters of the period have to place.' })
  offPhoneActivities(
    @CurrentActor() actor: Actor,
    @Args('periodId', { type: () => ID }) periodId: string,
  ): Promise<OffPhoneActivityRow[]> {
    return this.activities.list(actor, parseId(periodId, 'periodId'));
  }

  @Mutation(() => OffPhoneActivityType)
  orderOffPhoneActivity(
    @CurrentActor() actor: Actor,
    @Args('input') input: OrderOffPhoneActivityInput,
  ): Promise<OffPhoneActivityRow> {
    return this.activities.order(actor, toOffPhoneOrder(input));
  }

  @Mutation(() => OffPhoneActivityType)
  changeOffPhoneActivity(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: ChangeOffPhoneActivityInput,
  ): Promise<OffPhoneActivityRow> {
    return this.activities.change(actor, parseId(id), toOffPhoneChange(input));
  }

  @Mutation(() => OffPhoneActivityType, { description: 'Rosters that hold it keep it, and say so.' })
  cancelOffPhoneActivity(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<OffPhoneActivityRow> {
    return this.activities.cancel(actor, parseId(id));
  }
}
