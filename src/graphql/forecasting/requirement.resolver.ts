import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import {
  type PublishRequirementOutcome,
  type Requirement,
  type RequirementRow,
  type RequirementStatus,
} from '../../forecasting/requirement.js';
import { StaffingService } from '../../forecasting/staffing.service.js';
import { ClientWorkService } from '../../workforce/client-work.service.js';
import { type Queue } from '../../workforce/workforce.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { Loaders } from '../loaders/loaders.js';
import { parseId } from '../scalars/ids.js';
import { QueueType } from '../workforce/client-work.type.js';
import { CalculateRequirementInput, staffingOrder } from './requirement.input.js';
import {
  PublishRequirementResult,
  RequirementConnection,
  RequirementRowType,
  RequirementStatusEnum,
  RequirementType,
} from './requirement.type.js';
import { ForecastSpanArgs, PartArgs, partOf, spanOf } from './span.input.js';

@Resolver(() => RequirementType)
export class RequirementResolver {
  constructor(
    private readonly staffing: StaffingService,
    private readonly work: ClientWorkService,
  ) {}

  @Query(() => RequirementConnection)
  async requirements(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() page: PageArgs,
    @Args('statuses', { type: () => [RequirementStatusEnum], nullable: true })
    statuses?: RequirementStatus[] | null,
  ): Promise<ConnectionOf<Requirement>> {
    const id = parseId(queueId, 'queueId');
    return toConnection(
      await this.staffing.requirementsOf(actor, id, pageRequest(page), statuses ?? undefined),
    );
  }

  @Query(() => RequirementType)
  requirement(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<Requirement> {
    return this.staffing.requirement(actor, parseId(id));
  }

  @Query(() => [RequirementRowType])
  requirementRows(
    @CurrentActor() actor: Actor,
    @Args('requirementId', { type: () => ID }) requirementId: string,
    @Args() part: PartArgs,
  ): Promise<RequirementRow[]> {
    return this.staffing.rows(actor, parseId(requirementId, 'requirementId'), partOf(part));
  }

  @Query(() => [RequirementRowType], { description: 'What rosters of a queue are made for now.' })
  publishedRequirement(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args() span: ForecastSpanArgs,
  ): Promise<RequirementRow[]> {
    return this.staffing.published(actor, parseId(queueId, 'queueId'), spanOf(span));
  }

  @Mutation(() => RequirementType, { description: 'A draft, in the opening hours of the queue.' })
  calculateRequirement(
    @CurrentActor() actor: Actor,
    @Args('input') input: CalculateRequirementInput,
  ): Promise<Requirement> {
    return this.staffing.calculate(actor, staffingOrder(input));
  }

  @Mutation(() => PublishRequirementResult, { description: 'It counts above earlier ones that it overlaps.' })
  publishRequirement(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PublishRequirementOutcome> {
    return this.staffing.publish(actor, parseId(id));
  }

  @ResolveField(() => QueueType, { nullable: true })
  queue(
    @CurrentActor() actor: Actor,
    @Loaders() loaders: Loaders,
    @Parent() { queueId }: Requirement,
  ): Promise<Queue | null> {
    return loaders.by('queueById', (ids) => this.work.queuesByIds(actor, ids)).load(queueId);
  }
}
