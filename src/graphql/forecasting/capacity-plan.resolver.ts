import { Args, ID, Int, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type CapacityPlan,
  type CapacityPlanOutcome,
  type LongTermOutcome,
} from '../../forecasting/capacity-plan.js';
import { CapacityPlansService } from '../../forecasting/capacity-plans.service.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { capacityOrder, MakeCapacityPlanInput } from './capacity-plan.input.js';
import {
  CapacityPlanConnection,
  CapacityPlanType,
  LongTermViewResult,
  MakeCapacityPlanResult,
} from './capacity-plan.type.js';

@Resolver(() => CapacityPlanType)
export class CapacityPlanResolver {
  constructor(private readonly plans: CapacityPlansService) {}

  @Query(() => LongTermViewResult, { description: 'By week, from the next Monday on.' })
  longTermView(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('months', { type: () => Int, defaultValue: 18 }) months: number,
  ): Promise<LongTermOutcome> {
    return this.plans.view(actor, parseId(queueId, 'queueId'), months);
  }

  @Query(() => CapacityPlanType)
  capacityPlan(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<CapacityPlan> {
    return this.plans.plan(actor, parseId(id));
  }

  @Query(() => CapacityPlanConnection)
  async capacityPlans(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<CapacityPlan>> {
    return toConnection(await this.plans.list(actor, parseId(queueId, 'queueId'), pageRequest(page)));
  }

  @Mutation(() => MakeCapacityPlanResult)
  makeCapacityPlan(
    @CurrentActor() actor: Actor,
    @Args('input') input: MakeCapacityPlanInput,
  ): Promise<CapacityPlanOutcome> {
    return this.plans.make(actor, capacityOrder(input));
  }
}
