import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { PayService } from '../../scheduling/terms/pay.service.js';
import { PeriodMoneyService } from '../../scheduling/terms/period-money.service.js';
import { type LabourBudget, type PayRate, type PeriodMoney } from '../../scheduling/terms/terms.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  SetLabourBudgetInput,
  SetPayRateInput,
  SetPeriodMoneyInput,
  toLabourBudget,
  toPayRate,
  toPeriodMoney,
} from './pay.input.js';
import { LabourBudgetType, PayRateType, PeriodMoneyType } from './pay.type.js';

@Resolver()
export class PayResolver {
  constructor(
    private readonly pay: PayService,
    private readonly money: PeriodMoneyService,
  ) {}

  @Query(() => [PayRateType], { description: 'Of all contracts and of the agents that you plan.' })
  payRates(@CurrentActor() actor: Actor): Promise<PayRate[]> {
    return this.pay.rates(actor);
  }

  @Mutation(() => PayRateType)
  setPayRate(@CurrentActor() actor: Actor, @Args('input') input: SetPayRateInput): Promise<PayRate> {
    return this.pay.setRate(actor, toPayRate(input));
  }

  @Mutation(() => PayRateType)
  removePayRate(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<PayRate> {
    return this.pay.removeRate(actor, parseId(id));
  }

  @Query(() => PeriodMoneyType, { nullable: true, description: 'null: as all rates are, where they agree.' })
  periodMoney(
    @CurrentActor() actor: Actor,
    @Args('periodId', { type: () => ID }) periodId: string,
  ): Promise<PeriodMoney | null> {
    return this.money.money(actor, parseId(periodId, 'periodId'));
  }

  @Mutation(() => PeriodMoneyType)
  setPeriodMoney(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetPeriodMoneyInput,
  ): Promise<PeriodMoney> {
    return this.money.setMoney(actor, toPeriodMoney(input));
  }

  @Query(() => [LabourBudgetType])
  labourBudgets(
    @CurrentActor() actor: Actor,
    @Args('periodId', { type: () => ID }) periodId: string,
  ): Promise<LabourBudget[]> {
    return this.money.budgets(actor, parseId(periodId, 'periodId'));
  }

  @Mutation(() => LabourBudgetType, { description: 'One for each site and one for everybody.' })
  setLabourBudget(
    @CurrentActor() actor: Actor,
    @Args('input') input: SetLabourBudgetInput,
  ): Promise<LabourBudget> {
    return this.money.setBudget(actor, toLabourBudget(input));
  }

  @Mutation(() => LabourBudgetType)
  removeLabourBudget(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<LabourBudget> {
    return this.money.removeBudget(actor, parseId(id));
  }
}
