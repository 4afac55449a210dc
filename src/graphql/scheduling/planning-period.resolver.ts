import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type PlanningPeriod } from '../../scheduling/planning-period.js';
import { PlanningPeriodService } from '../../scheduling/planning-period.service.js';
import { RosterService } from '../../scheduling/roster.service.js';
import { type Schedule } from '../../scheduling/schedule.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { CreatePlanningPeriodInput, toNewPlanningPeriod } from './planning-period.input.js';
import { PlanningPeriodConnection, PlanningPeriodType } from './planning-period.type.js';
import { ScheduleConnection } from './schedule.type.js';

@Resolver(() => PlanningPeriodType)
export class PlanningPeriodResolver {
  constructor(
    private readonly periods: PlanningPeriodService,
    private readonly rosters: RosterService,
  ) {}

  @Query(() => PlanningPeriodType)
  planningPeriod(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PlanningPeriod> {
    return this.periods.find(actor, parseId(id));
  }

  @Query(() => PlanningPeriodConnection, { description: 'Those that you plan, oldest first.' })
  async planningPeriods(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<PlanningPeriod>> {
    return toConnection(await this.periods.page(actor, pageRequest(page)));
  }

  @Mutation(() => PlanningPeriodType)
  createPlanningPeriod(
    @CurrentActor() actor: Actor,
    @Args('input') input: CreatePlanningPeriodInput,
  ): Promise<PlanningPeriod> {
    return this.periods.create(actor, toNewPlanningPeriod(input));
  }

  @Mutation(() => PlanningPeriodType)
  closePlanningPeriod(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PlanningPeriod> {
    return this.periods.setStatus(actor, parseId(id), 'CLOSED');
  }

  @Mutation(() => PlanningPeriodType)
  reopenPlanningPeriod(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PlanningPeriod> {
    return this.periods.setStatus(actor, parseId(id), 'OPEN');
  }

  @ResolveField(() => ScheduleConnection, { description: 'Drafts and old versions only for its planners.' })
  async schedules(
    @CurrentActor() actor: Actor,
    @Parent() period: PlanningPeriod,
    @Args() page: PageArgs,
  ): Promise<ConnectionOf<Schedule>> {
    return toConnection(await this.rosters.schedulesOfPeriod(actor, period.id, pageRequest(page)));
  }
}
