import { Field, ID, InputType, Int, OmitType, PartialType } from '@nestjs/graphql';
import { type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type ContractBreak } from '../../workforce/workforce.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { BreakKindEnum } from './organisation.type.js';

@InputType()
export class CreateSiteInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => String, { description: 'ISO 3166, with subdivision where holidays differ: PH, US-FL.' })
  country!: string;

  // No default value: the update would inherit it, and set it.
  @Field(() => Int, { nullable: true, description: '1 is Monday; so for a new site that does not say.' })
  weekStartsOn?: Weekday | null;
}

@InputType()
export class UpdateSiteInput extends PartialType(CreateSiteInput) {}

@InputType()
export class CreateTeamInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  siteId!: string;
}

@InputType()
export class UpdateTeamInput extends PartialType(OmitType(CreateTeamInput, ['siteId'] as const)) {}

@InputType()
export class MinutesRangeInput {
  @Field(() => Int)
  min!: number;

  @Field(() => Int)
  max!: number;
}

@InputType()
export class ShiftStartsInput {
  @Field(() => LocalTimeScalar)
  earliest!: LocalTime;

  @Field(() => LocalTimeScalar)
  latest!: LocalTime;

  @Field(() => Int, { defaultValue: 15 })
  stepMinutes!: number;
}

@InputType()
export class ContractBreakInput {
  @Field(() => BreakKindEnum)
  kind!: ContractBreak['kind'];

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean)
  paid!: boolean;

  @Field(() => Int)
  earliestAfterStartMinutes!: number;

  @Field(() => Int)
  latestAfterStartMinutes!: number;

  @Field(() => Int, { defaultValue: 0 })
  fromShiftMinutes!: number;
}

@InputType()
export class CreateContractInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => MinutesRangeInput)
  paidMinutesPerDay!: MinutesRangeInput;

  @Field(() => MinutesRangeInput)
  paidMinutesPerWeek!: MinutesRangeInput;

  @Field(() => Int)
  minRestMinutes!: number;

  @Field(() => Int)
  maxConsecutiveDays!: number;

  @Field(() => Int)
  minDaysOffPerWeek!: number;

  @Field(() => ShiftStartsInput)
  shiftStarts!: ShiftStartsInput;

  @Field(() => [Int])
  shiftLengthsMinutes!: number[];

  @Field(() => [ContractBreakInput])
  breaks!: ContractBreakInput[];
}

@InputType()
export class UpdateContractInput extends PartialType(CreateContractInput) {}
