import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type ContractBreak } from '../../workforce/workforce.js';
import { Connection } from '../connection.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

export const BreakKindEnum = { BREAK: 'break', MEAL: 'meal' } as const;
registerEnumType(BreakKindEnum, { name: 'BreakKind' });

@ObjectType('Site', { description: 'Where agents work.' })
export class SiteType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => String, { description: 'ISO 3166, with subdivision where holidays differ.' })
  country!: string;

  @Field(() => Int, { description: '1 is Monday.' })
  weekStartsOn!: Weekday;
}

@ObjectType('Team')
export class TeamType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  siteId!: number;
}

@ObjectType('MinutesRange')
export class MinutesRangeType {
  @Field(() => Int)
  min!: number;

  @Field(() => Int)
  max!: number;
}

@ObjectType('ShiftStarts', { description: 'Start times of shifts, from the earliest on in steps.' })
export class ShiftStartsType {
  @Field(() => LocalTimeScalar)
  earliest!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'Before the earliest when the starts run past midnight.' })
  latest!: LocalTime;

  @Field(() => Int)
  stepMinutes!: number;
}

@ObjectType('ContractBreak')
export class ContractBreakType {
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

  @Field(() => Int, { description: 'Given in shifts of at least this length.' })
  fromShiftMinutes!: number;
}

@ObjectType('Contract', { description: 'What agents have agreed to work.' })
export class ContractType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => MinutesRangeType)
  paidMinutesPerDay!: MinutesRangeType;

  @Field(() => MinutesRangeType)
  paidMinutesPerWeek!: MinutesRangeType;

  @Field(() => Int)
  minRestMinutes!: number;

  @Field(() => Int)
  maxConsecutiveDays!: number;

  @Field(() => Int)
  minDaysOffPerWeek!: number;

  @Field(() => ShiftStartsType)
  shiftStarts!: ShiftStartsType;

  @Field(() => [Int])
  shiftLengthsMinutes!: readonly number[];

  @Field(() => [ContractBreakType])
  breaks!: readonly ContractBreakType[];
}

@ObjectType()
export class SiteConnection extends Connection(SiteType, 'Site') {}

@ObjectType()
export class TeamConnection extends Connection(TeamType, 'Team') {}

@ObjectType()
export class ContractConnection extends Connection(ContractType, 'Contract') {}
