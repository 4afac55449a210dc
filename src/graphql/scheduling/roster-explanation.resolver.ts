import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { ExplanationsService } from '../../scheduling/explanation/explanations.service.js';
import {
  type ExplainedWhyNot,
  type ExplanationKind,
  type RosterExplanation,
} from '../../scheduling/explanation/roster-explanation.js';
import { WhyNotService } from '../../scheduling/explanation/why-not.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  ExplainRosterInput,
  ExplanationKindEnum,
  RosterExplanationType,
  WhyNotInput,
  WhyNotType,
} from './roster-explanation.type.js';

@Resolver(() => RosterExplanationType)
export class RosterExplanationResolver {
  constructor(
    private readonly explanations: ExplanationsService,
    private readonly reasons: WhyNotService,
  ) {}

  @Query(() => WhyNotType, {
    description: 'Why an agent does not work, or not at that, on a day or in a span.',
  })
  whyNot(@CurrentActor() actor: Actor, @Args('input') input: WhyNotInput): Promise<ExplainedWhyNot> {
    const { date, from, to, queueId, campaignId } = input;
    return this.reasons.whyNot(actor, {
      scheduleId: parseId(input.scheduleId, 'scheduleId'),
      agentId: parseId(input.agentId, 'agentId'),
      date: date ?? null,
      from: from ?? null,
      to: to ?? null,
      queueId: queueId ? parseId(queueId, 'queueId') : null,
      campaignId: campaignId ? parseId(campaignId, 'campaignId') : null,
    });
  }

  @Mutation(() => RosterExplanationType, { description: 'Asks; follow it with the subscription.' })
  explainRoster(
    @CurrentActor() actor: Actor,
    @Args('input') { scheduleId, periodId, kind }: ExplainRosterInput,
  ): Promise<RosterExplanation> {
    return this.explanations.ask(actor, {
      scheduleId: scheduleId ? parseId(scheduleId, 'scheduleId') : null,
      periodId: periodId ? parseId(periodId, 'periodId') : null,
      kind,
    });
  }

  @Query(() => RosterExplanationType)
  rosterExplanation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<RosterExplanation> {
    return this.explanations.explanation(actor, parseId(id));
  }

  @Subscription(() => RosterExplanationType, {
    name: 'rosterExplanation',
    description: 'The explanation now and on every change, until it has ended.',
    resolve: (explanation: RosterExplanation) => explanation,
  })
  follow(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AsyncIterableIterator<RosterExplanation>> {
    return this.explanations.follow(actor, parseId(id));
  }

  @ResolveField(() => ExplanationKindEnum)
  kind(@Parent() { question }: RosterExplanation): ExplanationKind {
    return question.kind;
  }
}
