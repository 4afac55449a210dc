import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type Coverage, CoverageService } from '../../scheduling/coverage.service.js';
import { type PlanningPeriod } from '../../scheduling/planning-period.js';
import { PlanningPeriodService } from '../../scheduling/planning-period.service.js';
import { PublishingService } from '../../scheduling/publishing.service.js';
import { type NumberedViolation, RosterService } from '../../scheduling/roster.service.js';
import { type PublishOutcome } from '../../scheduling/schedule-run.js';
import { type OutboundDelivery, type Schedule, type ScheduledShift } from '../../scheduling/schedule.js';
import { type ConnectionOf, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { CoverageArgs, toCoverageRequest } from './coverage.input.js';
import { CoverageType } from './coverage.type.js';
import { PlanningPeriodType } from './planning-period.type.js';
import { toWhichViolations, ViolationArgs } from './schedule.input.js';
import {
  OutboundDeliveryType,
  PublishScheduleResult,
  ScheduleScore,
  ScheduleType,
  ScheduleViolationConnection,
} from './schedule.type.js';
import { ShiftFilterArgs, toWhoseShifts } from './shift.input.js';
import { ShiftConnection } from './shift.type.js';

@Resolver(() => ScheduleType)
export class ScheduleResolver {
  constructor(
    private readonly rosters: RosterService,
    private readonly periods: PlanningPeriodService,
    private readonly publishing: PublishingService,
    private readonly coverages: CoverageService,
  ) {}

  @Query(() => ScheduleType)
  schedule(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Schedule> {
    return this.rosters.schedule(actor, parseId(id));
  }

  @Mutation(() => PublishScheduleResult, { description: 'Tells the agents; replaces the published version.' })
  publishSchedule(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PublishOutcome> {
    return this.publishing.publish(actor, parseId(id));
  }

  @ResolveField(() => PlanningPeriodType)
  period(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { periodId }: Schedule,
  ): Promise<PlanningPeriod | null> {
    return loaders.by('periodById', (ids) => this.periods.byIds(actor, ids)).load(periodId);
  }

  @ResolveField(() => ScheduleScore, { description: 'For planners.' })
  score(@CurrentActor() actor: Actor, @Parent() { id }: Schedule): Promise<ScheduleScore> {
    return this.rosters.evaluation(actor, id);
  }

  @ResolveField(() => ScheduleViolationConnection, { description: 'For planners.' })
  async violations(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Schedule,
    @Args() args: ViolationArgs,
  ): Promise<ConnectionOf<NumberedViolation>> {
    const page = await this.rosters.violations(actor, id, toWhichViolations(args), pageRequest(args));
    return toConnection(page);
  }

  @ResolveField(() => [OutboundDeliveryType], { description: 'For planners.' })
  async outboundDelivery(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Schedule,
  ): Promise<readonly OutboundDelivery[]> {
    return (await this.rosters.evaluation(actor, id)).outbound;
  }

  @ResolveField(() => CoverageType)
  coverage(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Schedule,
    @Args() args: CoverageArgs,
  ): Promise<Coverage> {
    return this.coverages.coverage(actor, toCoverageRequest(args, id));
  }

  @ResolveField(() => ShiftConnection)
  async shifts(
    @CurrentActor() actor: Actor,
    @Parent() { id }: Schedule,
    @Args() args: ShiftFilterArgs,
  ): Promise<ConnectionOf<ScheduledShift>> {
    const page = await this.rosters.shiftsOfSchedule(actor, id, toWhoseShifts(args), pageRequest(args));
    return toConnection(page);
  }
}
