import { Field, Float, ID, InputType } from '@nestjs/graphql';
import { type NewPayRate } from '../../scheduling/terms/pay.service.js';
import { type LabourBudget, type New, type PeriodMoney } from '../../scheduling/terms/terms.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { JsonScalar } from '../scalars/json.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

@InputType()
export class SetPayRateInput {
  @Field(() => ID, { nullable: true, description: 'Exactly one of contractId and agentId.' })
  contractId?: string | null;

  @Field(() => ID, { nullable: true })
  agentId?: string | null;

  @Field(() => String, { description: 'ISO 4217.' })
  currency!: string;

  @Field(() => String, { description: 'A decimal with at most two places: `18.50`.' })
  perHour!: string;

  @Field(() => JsonScalar, {
    nullable: true,
    description: '`[{ kind: "night", percent: 10, window: { from: "22:00", to: "06:00" } }]`.',
  })
  premiums?: unknown;

  @Field(() => LocalDateScalar, { description: 'A rate without an end is ended the day before.' })
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  validTo?: LocalDate | null;
}

@InputType()
export class ExchangeRateInput {
  @Field(() => String)
  currency!: string;

  @Field(() => String, {
    description: 'Units of the period’s currency for one of this, at most eight places.',
  })
  rate!: string;
}

@InputType()
export class SetPeriodMoneyInput {
  @Field(() => ID)
  periodId!: string;

  @Field(() => String)
  currency!: string;

  @Field(() => [ExchangeRateInput], { defaultValue: [] })
  exchangeRates!: ExchangeRateInput[];

  @Field(() => Float, { nullable: true, description: 'Points for a unit; leave out for the usual.' })
  costWeight?: number | null;
}

@InputType()
export class SetLabourBudgetInput {
  @Field(() => ID)
  periodId!: string;

  @Field(() => ID, { nullable: true, description: 'Leave out for everybody.' })
  siteId?: string | null;

  @Field(() => String, { description: 'A decimal.' })
  amount!: string;

  @Field(() => RuleLevelEnum, { defaultValue: 'soft' })
  level!: 'hard' | 'soft';

  @Field(() => Float, { nullable: true })
  weight?: number | null;
}

export function toPayRate(input: SetPayRateInput): NewPayRate {
  const { contractId, agentId, currency, perHour, premiums, validFrom, validTo } = input;
  return {
    contractId: contractId ? parseId(contractId, 'contractId') : null,
    agentId: agentId ? parseId(agentId, 'agentId') : null,
    currency,
    perHour,
    premiums: premiums ?? [],
    validFrom,
    validTo: validTo ?? null,
  };
}

export function toPeriodMoney(input: SetPeriodMoneyInput): New<PeriodMoney> {
  const { periodId, currency, exchangeRates, costWeight } = input;
  return {
    periodId: parseId(periodId, 'periodId'),
    currency,
    exchangeRates: exchangeRates.map(({ currency: of, rate }) => ({ currency: of, rate })),
    costWeight: costWeight ?? null,
  };
}

export function toLabourBudget(input: SetLabourBudgetInput): New<LabourBudget> {
  const { periodId, siteId, amount, level, weight } = input;
  return {
    periodId: parseId(periodId, 'periodId'),
    siteId: siteId ? parseId(siteId, 'siteId') : null,
    amount,
    level,
    weight: weight ?? null,
  };
}
