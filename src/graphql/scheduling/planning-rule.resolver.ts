import { Args, ID, Mutation, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { PlanningRulesService } from '../../scheduling/terms/planning-rules.service.js';
import { RULE_CATALOGUE, type RuleDescription } from '../../scheduling/terms/rule-catalogue.js';
import { levelOf, planningRuleInWords } from '../../scheduling/terms/rule-words.js';
import { type PlanningRule } from '../../scheduling/terms/terms.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  AddPlanningRuleInput,
  ChangePlanningRuleInput,
  RuleOwnerInput,
  toRuleChange,
  toRuleOrder,
  toRuleOwner,
} from './planning-rule.input.js';
import { PlanningRuleType, RuleDescriptionType } from './planning-rule.type.js';
import { RuleLevelEnum } from './schedule.type.js';

@Resolver(() => PlanningRuleType)
export class PlanningRuleResolver {
  constructor(private readonly rules: PlanningRulesService) {}

  @Query(() => [RuleDescriptionType], { description: 'Every rule that can be chosen, with its parameters.' })
  ruleCatalogue(): readonly RuleDescription[] {
    return RULE_CATALOGUE;
  }

  @Query(() => [PlanningRuleType])
  planningRules(@CurrentActor() actor: Actor, @Args('owner') owner: RuleOwnerInput): Promise<PlanningRule[]> {
    return this.rules.list(actor, toRuleOwner(owner));
  }

  @Mutation(() => PlanningRuleType)
  addPlanningRule(
    @CurrentActor() actor: Actor,
    @Args('input') input: AddPlanningRuleInput,
  ): Promise<PlanningRule> {
    return this.rules.add(actor, toRuleOrder(input));
  }

  @Mutation(() => PlanningRuleType)
  changePlanningRule(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
    @Args('input') input: ChangePlanningRuleInput,
  ): Promise<PlanningRule> {
    return this.rules.change(actor, parseId(id), toRuleChange(input));
  }

  @Mutation(() => PlanningRuleType)
  removePlanningRule(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<PlanningRule> {
    return this.rules.remove(actor, parseId(id));
  }

  @ResolveField(() => String, { description: 'In one line.' })
  text(@Parent() rule: PlanningRule): string {
    return planningRuleInWords(rule);
  }

  @ResolveField(() => RuleLevelEnum)
  level(@Parent() { kind, content }: PlanningRule): 'hard' | 'soft' {
    return levelOf(kind, content);
  }
}
