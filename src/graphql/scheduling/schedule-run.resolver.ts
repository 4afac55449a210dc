import { Args, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type GenerateOutcome, type ScheduleRun } from '../../scheduling/schedule-run.js';
import { ScheduleRunsService } from '../../scheduling/schedule-runs.service.js';
import { SchedulingService } from '../../scheduling/scheduling.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { GenerateScheduleInput, reoptimiseRequest, ReoptimiseScheduleInput } from './schedule-run.input.js';
import { GenerateScheduleResult, ScheduleRunType } from './schedule-run.type.js';

@Resolver(() => ScheduleRunType)
export class ScheduleRunResolver {
  constructor(
    private readonly scheduling: SchedulingService,
    private readonly runs: ScheduleRunsService,
  ) {}

  @Mutation(() => GenerateScheduleResult, { description: 'Starts a run; follow it with the subscription.' })
  generateSchedule(
    @CurrentActor() actor: Actor,
    @Args('input') { periodId, seed, budgetSeconds }: GenerateScheduleInput,
  ): Promise<GenerateOutcome> {
    return this.scheduling.generate(actor, { periodId: parseId(periodId, 'periodId'), seed, budgetSeconds });
  }

  @Mutation(() => GenerateScheduleResult, {
    description:
      'Starts a run that begins with a roster and plans a part of it again; the rest and what is pinned stay as they are. The result is a new draft.',
  })
  reoptimiseSchedule(
    @CurrentActor() actor: Actor,
    @Args('input') input: ReoptimiseScheduleInput,
  ): Promise<GenerateOutcome> {
    return this.scheduling.reoptimise(actor, reoptimiseRequest(input));
  }

  @Query(() => ScheduleRunType)
  scheduleRun(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ScheduleRun> {
    return this.runs.run(actor, parseId(id));
  }

  @Mutation(() => ScheduleRunType, { description: 'The best roster so far, if any, becomes the draft.' })
  cancelScheduleRun(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<ScheduleRun> {
    return this.runs.cancel(actor, parseId(id));
  }

  @Subscription(() => ScheduleRunType, {
    name: 'scheduleRun',
    description: 'The run now and on every change, until it has ended.',
    resolve: (run: ScheduleRun) => run,
  })
  follow(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AsyncIterableIterator<ScheduleRun>> {
    return this.runs.follow(actor, parseId(id));
  }
}
