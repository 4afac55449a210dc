import { Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type ServiceLevelReading } from '../../forecasting/engine/erlang-a.js';
import { type LoadModel } from '../../forecasting/engine/load-model.js';
import { type ShrinkageComponent } from '../../forecasting/engine/shrinkage.js';
import { type StaffingModel } from '../../forecasting/engine/staffing.js';
import { type StaffingProfile } from '../../forecasting/engine/staffing-plan.js';
import { type StaffingTargets } from '../../forecasting/engine/staffing-targets.js';
import { type StaffingOrder } from '../../forecasting/requirement.js';
import { type LocalTime, type Weekday } from '../../time/zoned-time.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { given } from '../workforce/given.js';
import {
  LoadModelEnum,
  ServiceLevelReadingEnum,
  ShrinkagePlaceEnum,
  StaffingModelEnum,
} from './requirement.type.js';

@InputType()
export class ServiceLevelTargetInput {
  @Field(() => Float, { description: '0.8 for 80 %.' })
  share!: number;

  @Field(() => Float)
  answerThresholdSeconds!: number;

  @Field(() => ServiceLevelReadingEnum, { nullable: true })
  reading?: ServiceLevelReading | null;
}

@InputType({ description: 'What is left out stays as the goal of the queue.' })
export class StaffingTargetsInput {
  @Field(() => ServiceLevelTargetInput, { nullable: true })
  serviceLevel?: ServiceLevelTargetInput | null;

  @Field(() => Float, { nullable: true })
  averageSpeedOfAnswerSeconds?: number | null;

  @Field(() => Float, { nullable: true })
  maxOccupancy?: number | null;

  @Field(() => Float, { nullable: true })
  maxAbandonment?: number | null;

  @Field(() => Int, { nullable: true })
  minAgents?: number | null;
}

@InputType()
export class ShrinkageComponentInput {
  @Field(() => String)
  name!: string;

  @Field(() => ShrinkagePlaceEnum)
  place!: ShrinkageComponent['place'];

  @Field(() => Float, { description: 'Of paid time: 0.1 for 10 %.' })
  share!: number;

  @Field(() => Boolean, {
    defaultValue: false,
    description: 'The roster places it itself (breaks, booked leave), so its target leaves it out.',
  })
  scheduledByRoster!: boolean;
}

@InputType({ description: 'What differs at certain times of the week; the first that fits counts.' })
export class StaffingProfileInput {
  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: number[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar, { description: '00:00 is the end of the day.' })
  to!: LocalTime;

  @Field(() => [ShrinkageComponentInput], { nullable: true })
  shrinkage?: ShrinkageComponentInput[] | null;

  @Field(() => Int, { nullable: true })
  minAgents?: number | null;

  @Field(() => StaffingTargetsInput, { nullable: true })
  targets?: StaffingTargetsInput | null;
}

@InputType()
export class CalculateRequirementInput {
  @Field(() => ID)
  forecastId!: string;

  @Field(() => StaffingModelEnum, { defaultValue: 'C' })
  model!: StaffingModel;

  @Field(() => StaffingTargetsInput, { nullable: true })
  targets?: StaffingTargetsInput | null;

  @Field(() => Float, { nullable: true, description: "The forecast's when left out, else the queue's." })
  averageHandleTimeSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: "The forecast's when left out, else the queue's." })
  patienceSeconds?: number | null;

  @Field(() => LoadModelEnum, { defaultValue: 'stationary' })
  loadModel!: LoadModel;

  @Field(() => Float, {
    nullable: true,
    description:
      'Of the modified offered load: handle times are lognormal with this standard deviation over mean.',
  })
  handleTimeVariation?: number | null;

  @Field(() => [ShrinkageComponentInput], { defaultValue: [] })
  shrinkage!: ShrinkageComponentInput[];

  @Field(() => [StaffingProfileInput], { defaultValue: [] })
  profiles!: StaffingProfileInput[];

  @Field(() => Float, { nullable: true, description: "The forecast's when left out." })
  routedShare?: number | null;
}

export function staffingOrder(input: CalculateRequirementInput): StaffingOrder {
  const { forecastId, targets, profiles, ...order } = input;
  return {
    ...given(order),
    forecastVersionId: parseId(forecastId, 'forecastId'),
    profiles: profiles.map(toProfile),
    ...(targets ? { targets: toTargets(targets) } : {}),
  };
}

function toProfile({ weekdays, targets, ...profile }: StaffingProfileInput): StaffingProfile {
  return {
    ...given(profile),
    from: profile.from,
    to: profile.to,
    weekdays: weekdays.map(toWeekday),
    ...(targets ? { targets: toTargets(targets) } : {}),
  };
}

export function toTargets({ serviceLevel, ...targets }: StaffingTargetsInput): StaffingTargets {
  if (!serviceLevel) return given(targets);
  const { share, answerThresholdSeconds, reading } = serviceLevel;
  const level = { share, answerThresholdSeconds, ...(reading ? { reading } : {}) };
  return { ...given(targets), serviceLevel: level };
}

function toWeekday(weekday: number): Weekday {
  if (weekday < 1 || weekday > 7) {
    throw badUserInput(`A weekday is 1 (Monday) to 7 (Sunday), got ${weekday}.`, 'weekdays', weekday);
  }
  return weekday as Weekday;
}
