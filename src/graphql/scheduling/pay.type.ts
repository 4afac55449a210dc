import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type BudgetUse, type LabourCost } from '../../scheduling/schedule.js';
import { type ExchangeRate } from '../../scheduling/terms/terms.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { JsonScalar } from '../scalars/json.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

@ObjectType('PayRate', { description: 'What an hour of a contract, or of one agent, costs.' })
export class PayRateType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID, { nullable: true })
  contractId!: number | null;

  @Field(() => ID, { nullable: true, description: 'The agent’s own rate comes before the contract’s.' })
  agentId!: number | null;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => String, { description: 'An exact decimal: `18.50`.' })
  perHour!: string;

  @Field(() => JsonScalar, { description: 'Beyond those of labour packs; as in docs/scheduling-rules.md.' })
  premiums!: unknown;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Included.' })
  validTo!: LocalDate | null;
}

@ObjectType('ExchangeRate')
export class ExchangeRateType {
  @Field(() => String)
  currency!: string;

  @Field(() => String, { description: 'Units of the period’s currency for one of this: `0.0157`.' })
  rate!: string;
}

@ObjectType('PeriodMoney', { description: 'What a period counts money in.' })
export class PeriodMoneyType {
  @Field(() => ID)
  periodId!: number;

  @Field(() => String)
  currency!: string;

  @Field(() => [ExchangeRateType])
  exchangeRates!: readonly ExchangeRate[];

  @Field(() => Float, {
    nullable: true,
    description: 'Points for a unit of the currency; null: an hour at the dearest rate counts 30.',
  })
  costWeight!: number | null;
}

@ObjectType('LabourBudget')
export class LabourBudgetType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  periodId!: number;

  @Field(() => ID, { nullable: true, description: 'null: everybody in the period.' })
  siteId!: number | null;

  @Field(() => String, { description: 'Units of the period’s currency, as a decimal.' })
  amount!: string;

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => Float, { nullable: true, description: 'Of a soft one: points for each unit over it.' })
  weight!: number | null;
}

@ObjectType('BudgetUse')
export class BudgetUseType implements BudgetUse {
  @Field(() => ID, { nullable: true })
  siteId!: number | null;

  @Field(() => Float)
  amount!: number;

  @Field(() => Float)
  spent!: number;
}

@ObjectType('RosterCost', { description: 'What a roster’s paid time costs, in units of the currency.' })
export class RosterCostType implements LabourCost {
  @Field(() => String, { nullable: true, description: 'ISO 4217.' })
  currency!: string | null;

  @Field(() => Float)
  total!: number;

  @Field(() => Float, { description: 'Paid time at its rate, without premiums.' })
  base!: number;

  @Field(() => Float, { description: 'Premiums for nights; so are the next three of theirs.' })
  night!: number;

  @Field(() => Float)
  weekend!: number;

  @Field(() => Float)
  holiday!: number;

  @Field(() => Float)
  overtime!: number;

  @Field(() => Float, { description: 'Owed for pauses that were not given.' })
  missedPauses!: number;

  @Field(() => Int, {
    description: 'Agents with shifts whose pay is not counted, as it or its exchange rate is unknown.',
  })
  unpaidAgents!: number;

  @Field(() => [BudgetUseType])
  budgets!: readonly BudgetUse[];
}
