import { Parent, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type PlanningPeriod } from '../../scheduling/planning-period.js';
import { type Schedule, type TermLine } from '../../scheduling/schedule.js';
import {
  PlanningTermsService,
  type RosterCost,
  type TermChanges,
} from '../../scheduling/terms/planning-terms.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { RosterCostType } from './pay.type.js';
import { PlanningPeriodType } from './planning-period.type.js';
import { PlanningTermType, TermChangesType } from './planning-terms.type.js';
import { ScheduleType } from './schedule.type.js';

@Resolver(() => PlanningPeriodType)
export class PeriodTermsResolver {
  constructor(private readonly terms: PlanningTermsService) {}

  @ResolveField(() => [PlanningTermType], {
    description:
      'Labour packs, rules, pay, requests and so on that a roster would be held to now. For planners.',
  })
  heldTo(@CurrentActor() actor: Actor, @Parent() { id }: PlanningPeriod): Promise<readonly TermLine[]> {
    return this.terms.ofPeriod(actor, id);
  }
}

@Resolver(() => ScheduleType)
export class ScheduleTermsResolver {
  constructor(private readonly terms: PlanningTermsService) {}

  @ResolveField(() => RosterCostType, {
    nullable: true,
    description: 'null where no pay is known. For planners.',
  })
  labourCost(@CurrentActor() actor: Actor, @Parent() { id }: Schedule): Promise<RosterCost | null> {
    return this.terms.cost(actor, id);
  }

  @ResolveField(() => [PlanningTermType], {
    nullable: true,
    description: 'What it was held to when it was made; null where that was not kept. For planners.',
  })
  heldTo(@CurrentActor() actor: Actor, @Parent() { id }: Schedule): Promise<readonly TermLine[] | null> {
    return this.terms.ofSchedule(actor, id);
  }

  @ResolveField(() => TermChangesType, { nullable: true, description: 'Since it was made. For planners.' })
  termChanges(@CurrentActor() actor: Actor, @Parent() { id }: Schedule): Promise<TermChanges | null> {
    return this.terms.changesSince(actor, id);
  }
}
