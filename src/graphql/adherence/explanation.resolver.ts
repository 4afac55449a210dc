import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type ExplanationReason } from '../../adherence/engine/explanation.js';
import { ExplanationsService } from '../../adherence/explanations.service.js';
import { EXPLANATION_REASONS } from '../../adherence/vocabulary.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId, parseIdOrNull, parseIds } from '../scalars/ids.js';
import {
  ExcuseEverybodyInput,
  ExplainDeviationInput,
  type ExplanationDecision,
  ExplanationDecisionEnum,
} from './explanation.input.js';
import { AdherenceExplanationType, ExplanationReasonType, toExplanation } from './explanation.type.js';
import { ExplanationReasonEnum } from './state.enum.js';

@Resolver()
export class ExplanationResolver {
  constructor(private readonly explanations: ExplanationsService) {}

  @Query(() => [ExplanationReasonType], { description: 'Why a deviation can be right.' })
  explanationReasons(): readonly ExplanationReasonType[] {
    return EXPLANATION_REASONS;
  }

  @Query(() => AdherenceExplanationType, { description: 'An explanation with its whole history.' })
  async adherenceExplanation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AdherenceExplanationType> {
    return toExplanation(await this.explanations.explanation(actor, parseId(id)));
  }

  @Mutation(() => AdherenceExplanationType, {
    description: 'Agents explain their own time, leads also that of their teams.',
  })
  async explainDeviation(
    @CurrentActor() actor: Actor,
    @Args('input') input: ExplainDeviationInput,
  ): Promise<AdherenceExplanationType> {
    const order = { ...input, agentId: parseId(input.agentId, 'agentId') };
    return toExplanation(await this.explanations.explain(actor, order));
  }

  @Mutation(() => AdherenceExplanationType, {
    description: 'Says it better, or once more after it was declined or withdrawn.',
  })
  async explainAgain(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('reason', { type: () => ExplanationReasonEnum }) reason: ExplanationReason,
    @Args('words') words: string,
  ): Promise<AdherenceExplanationType> {
    return toExplanation(await this.explanations.explainAgain(actor, parseId(id), { reason, words }));
  }

  @Mutation(() => AdherenceExplanationType, {
    description: 'Takes an explanation back; what was written stays.',
  })
  async withdrawExplanation(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('words', { type: () => String, defaultValue: '' }) words: string,
  ): Promise<AdherenceExplanationType> {
    return toExplanation(await this.explanations.withdraw(actor, parseId(id), words));
  }

  @Mutation(() => [AdherenceExplanationType], {
    description: 'All of them or none; a note is needed to decline.',
  })
  async decideExplanations(
    @CurrentActor() actor: Actor,
    @Args('ids', { type: () => [ID] }) ids: string[],
    @Args('decision', { type: () => ExplanationDecisionEnum }) action: ExplanationDecision,
    @Args('note', { type: () => String, defaultValue: '' }) words: string,
  ): Promise<AdherenceExplanationType[]> {
    return (await this.explanations.decide(actor, parseIds(ids), { action, words })).map(toExplanation);
  }

  @Mutation(() => AdherenceExplanationType, {
    description: 'Approves one reason for everybody, whoever deviated in that time.',
  })
  async excuseEverybody(
    @CurrentActor() actor: Actor,
    @Args('input') { teamId, siteId, ...rest }: ExcuseEverybodyInput,
  ): Promise<AdherenceExplanationType> {
    const whom = { teamId: parseIdOrNull(teamId, 'teamId'), siteId: parseIdOrNull(siteId, 'siteId') };
    return toExplanation(await this.explanations.excuse(actor, { ...rest, ...whom }));
  }
}
