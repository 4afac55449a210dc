import { Args, Int, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type Staffing } from '../../forecasting/engine/staffing.js';
import { type QueueFigures } from '../../forecasting/engine/staffing-targets.js';
import { type AgentsReach, StaffingQuestionsService } from '../../forecasting/staffing-questions.service.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { StaffingQuestionInput, staffingQuestion } from './staffing-question.input.js';
import { AgentsNeededType, AgentsReachType } from './staffing-question.type.js';

@Resolver()
export class StaffingQuestionResolver {
  constructor(private readonly questions: StaffingQuestionsService) {}

  @Query(() => AgentsNeededType, { description: 'For one interval of numbers alone.' })
  agentsNeeded(
    @CurrentActor() actor: Actor,
    @Args('input') input: StaffingQuestionInput,
  ): Staffing & { readonly figures: QueueFigures } {
    const staffing = this.questions.needed(actor, staffingQuestion(input));
    return { ...staffing, figures: staffing };
  }

  @Query(() => AgentsReachType, { description: 'For one interval of numbers alone.' })
  agentsReach(
    @CurrentActor() actor: Actor,
    @Args('input') input: StaffingQuestionInput,
    @Args('agents', { type: () => Int }) agents: number,
  ): AgentsReach {
    return this.questions.reached(actor, staffingQuestion(input), agents);
  }
}
