import { Field, Float, Int, ObjectType } from '@nestjs/graphql';

@ObjectType('ForecastAccuracy', {
  description: 'Shares of the actual contacts; error is forecast less actual. See docs/forecasting.md.',
})
export class AccuracyType {
  @Field(() => Int)
  intervals!: number;

  @Field(() => Float, { nullable: true })
  wape?: number;

  @Field(() => Float, { nullable: true, description: 'Above zero: the forecast was too high.' })
  bias?: number;

  @Field(() => Float, { nullable: true, description: 'Shown, never used to choose.' })
  mape?: number;

  @Field(() => Float, { nullable: true, description: 'Below 1: better than the same time last week.' })
  mase?: number;

  @Field(() => Float, { nullable: true, description: 'The WAPE that a perfect forecast would still have.' })
  noiseFloor?: number;
}

@ObjectType('AccuracyByLead')
export class AccuracyByLeadType {
  @Field(() => Int, { description: '1 is the day of the origin.' })
  leadDays!: number;

  @Field(() => AccuracyType)
  figures!: AccuracyType;
}

@ObjectType('ForecastBacktest', { description: 'A rolling origin over the weeks before the cut-off.' })
export class BacktestType {
  @Field(() => Int)
  origins!: number;

  @Field(() => AccuracyType)
  byInterval!: AccuracyType;

  @Field(() => AccuracyType)
  byDay!: AccuracyType;

  @Field(() => AccuracyType, { description: 'By week.' })
  bySpan!: AccuracyType;

  @Field(() => [AccuracyByLeadType])
  byLead!: readonly AccuracyByLeadType[];
}
