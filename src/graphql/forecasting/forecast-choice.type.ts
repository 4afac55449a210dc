import { Field, Float, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type HorizonClass } from '../../forecasting/engine/horizon-class.js';

export const ForecastHorizonEnum = {
  DAY: 'day',
  WEEK: 'week',
  FOUR_WEEKS: 'four-weeks',
} as const satisfies Record<string, HorizonClass>;
registerEnumType(ForecastHorizonEnum, {
  name: 'ForecastHorizon',
  description: 'How far ahead: the first day, the rest of the first week, beyond.',
});

@ObjectType('ForecastCandidate')
export class ForecastCandidateType {
  @Field(() => String)
  model!: string;

  @Field(() => Float, { description: 'Share of the forecast that it makes up.' })
  weight!: number;

  @Field(() => Float, { nullable: true, description: 'On the past days compared.' })
  wape?: number;
}

@ObjectType('SimpleAverageScore')
export class SimpleAverageScoreType {
  @Field(() => String)
  model!: string;

  @Field(() => Float)
  wape!: number;
}

@ObjectType('HorizonChoice', { description: 'What the automatic choice mixed for one class of horizons.' })
export class HorizonChoiceType {
  @Field(() => ForecastHorizonEnum)
  horizon!: HorizonClass;

  @Field(() => Int, { description: 'Past days compared, over all origins.' })
  days!: number;

  @Field(() => Float, { nullable: true, description: 'Of the mixture on these days.' })
  wape?: number;

  @Field(() => Float, { nullable: true, description: 'The WAPE that a perfect forecast would still have.' })
  noiseFloor?: number;

  @Field(() => SimpleAverageScoreType, { nullable: true, description: 'The best simple average there.' })
  simple?: SimpleAverageScoreType;

  @Field(() => [ForecastCandidateType], { description: 'The heaviest first.' })
  candidates!: readonly ForecastCandidateType[];

  @Field(() => String, { description: 'In plain words.' })
  why!: string;
}

@ObjectType('ForecastChoice', { description: 'Why the automatic choice says what it says.' })
export class ForecastChoiceType {
  @Field(() => Int, { description: 'Past origins it compared models from; 0 for too short a history.' })
  origins!: number;

  @Field(() => [HorizonChoiceType])
  horizons!: readonly HorizonChoiceType[];

  @Field(() => [String], { description: 'In plain words, a line for each class of horizons.' })
  why!: readonly string[];
}
