import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type CapacityPlanOutcome, type LongTermOutcome } from '../../forecasting/capacity-plan.js';
import { type OutlookBasis } from '../../forecasting/engine/weekly-outlook.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { HistoryMissingType } from './forecast.type.js';

export const OutlookBasisEnum = {
  TREND_AND_SEASON: 'trend-and-season',
  TREND: 'trend',
  LEVEL: 'level',
} as const satisfies Record<string, OutlookBasis>;
registerEnumType(OutlookBasisEnum, {
  name: 'LongTermBasis',
  description: 'A season needs 60 weeks of history, a trend eight.',
});

@ObjectType('WeekTotal')
export class WeekTotalType {
  @Field(() => LocalDateScalar, { description: 'Its Monday.' })
  week!: LocalDate;

  @Field(() => Float)
  offered!: number;
}

@ObjectType('LongTermView', { description: "The client's total contacts by week, as far as a budget looks." })
export class LongTermViewType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => [WeekTotalType], { description: 'Whole weeks that were observed.' })
  history!: readonly WeekTotalType[];

  @Field(() => OutlookBasisEnum)
  basis!: OutlookBasis;

  @Field(() => Float, { description: 'Contacts a week, at the end of the history.' })
  weeklyTrend!: number;

  @Field(() => [WeekTotalType])
  weeks!: readonly WeekTotalType[];
}

@ObjectType('HiringClass')
export class HiringClassType {
  @Field(() => LocalDateScalar)
  startsOn!: LocalDate;

  @Field(() => Float)
  heads!: number;

  @Field(() => Int)
  trainingWeeks!: number;

  @Field(() => [Float], { description: 'Of a practised agent, week by week after the training.' })
  rampUp!: readonly number[];
}

@ObjectType('CapacityAssumptions')
export class CapacityAssumptionsType {
  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float)
  routedShare!: number;

  @Field(() => Float)
  occupancy!: number;

  @Field(() => Float)
  shrinkage!: number;

  @Field(() => Float)
  hoursPerFte!: number;

  @Field(() => Float)
  ftePerHead!: number;

  @Field(() => Float)
  headsAtStart!: number;

  @Field(() => Float)
  monthlyAttrition!: number;

  @Field(() => [HiringClassType])
  classes!: readonly HiringClassType[];
}

@ObjectType('CapacityMonth')
export class CapacityMonthType {
  @Field(() => String, { description: 'yyyy-mm.' })
  month!: string;

  @Field(() => Float, { description: "The client's total." })
  offered!: number;

  @Field(() => Float, { description: 'Mean over the days of the month that are planned.' })
  requiredFte!: number;

  @Field(() => Float, { description: 'In its busiest week.' })
  peakRequiredFte!: number;

  @Field(() => Int, { description: 'Practised heads that the mean asks for.' })
  requiredHeads!: number;

  @Field(() => Float)
  joiners!: number;

  @Field(() => Float)
  leavers!: number;

  @Field(() => Float, { description: 'Employed in its last week, in training too.' })
  headsAtEnd!: number;

  @Field(() => Float, { description: 'What they work as practised agents would.' })
  productiveFte!: number;

  @Field(() => Float, { description: 'Below zero: so many are missing.' })
  gapFte!: number;
}

@ObjectType('CapacityPlan', { description: 'Heads needed by month. It never changes: another one is made.' })
export class CapacityPlanType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => CapacityAssumptionsType)
  assumptions!: CapacityAssumptionsType;

  @Field(() => OutlookBasisEnum)
  basis!: OutlookBasis;

  @Field(() => Float)
  weeklyTrend!: number;

  @Field(() => LocalDateScalar, { description: 'The last week of the history that it was made from.' })
  historyUntil!: LocalDate;

  @Field(() => [WeekTotalType])
  weeks!: readonly WeekTotalType[];

  @Field(() => [CapacityMonthType])
  months!: readonly CapacityMonthType[];

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType('CapacityPlanConnection')
export class CapacityPlanConnection extends Connection(CapacityPlanType, 'CapacityPlan') {}

const PLAN_OUTCOMES = {
  CapacityPlan: CapacityPlanType,
  HistoryMissing: HistoryMissingType,
} as const satisfies Record<CapacityPlanOutcome['kind'], unknown>;

export const MakeCapacityPlanResult = createUnionType({
  name: 'MakeCapacityPlanResult',
  types: () => [CapacityPlanType, HistoryMissingType] as const,
  resolveType: ({ kind }: CapacityPlanOutcome) => PLAN_OUTCOMES[kind],
});

const VIEW_OUTCOMES = {
  LongTermView: LongTermViewType,
  HistoryMissing: HistoryMissingType,
} as const satisfies Record<LongTermOutcome['kind'], unknown>;

export const LongTermViewResult = createUnionType({
  name: 'LongTermViewResult',
  types: () => [LongTermViewType, HistoryMissingType] as const,
  resolveType: ({ kind }: LongTermOutcome) => VIEW_OUTCOMES[kind],
});
