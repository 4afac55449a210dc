import { Field, Float, ID, InputType, Int, OmitType, PartialType } from '@nestjs/graphql';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type CampaignVolume, type CefrLevel } from '../../workforce/workforce.js';
import { badUserInput } from '../graphql.errors.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { CefrLevelEnum } from './client-work.type.js';

@InputType()
export class CreateClientInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, defaultValue: null })
  country!: string | null;
}

@InputType()
export class UpdateClientInput {
  @Field(() => String, { nullable: true })
  code?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => String, { nullable: true, description: 'null for no public holidays.' })
  country?: string | null;
}

@InputType()
export class OpeningHoursInput {
  @Field(() => [Int], { description: '1 is Monday. None, with both dates: closed on these days.' })
  weekdays!: Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar)
  to!: LocalTime;

  @Field(() => Boolean, { defaultValue: false })
  throughMidnight!: boolean;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description:
      'Of the entries valid on a day those with the latest first day hold: a change is one more entry.',
  })
  validFrom?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day.' })
  validTo?: LocalDate | null;
}

@InputType()
export class ServiceGoalInput {
  @Field(() => Float)
  serviceLevel!: number;

  @Field(() => Float)
  answerThresholdSeconds!: number;

  @Field(() => Float, { nullable: true, defaultValue: null })
  maxOccupancy!: number | null;

  @Field(() => Float, { nullable: true, defaultValue: null })
  averageSpeedOfAnswerSeconds!: number | null;

  @Field(() => Int, { defaultValue: 0 })
  minAgents!: number;
}

@InputType()
class WorkInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  clientId!: string;

  @Field(() => String, { description: 'BCP 47.' })
  language!: string;

  @Field(() => CefrLevelEnum)
  level!: CefrLevel;
}

@InputType()
export class CreateQueueInput extends WorkInput {
  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => String, {
    nullable: true,
    description:
      'Whose public holidays its callers keep, ISO 3166: FR, CA-QC; those of the client when null.',
  })
  country?: string | null;

  @Field(() => [OpeningHoursInput])
  openingHours!: OpeningHoursInput[];

  @Field(() => ServiceGoalInput)
  goal!: ServiceGoalInput;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { nullable: true })
  patienceSeconds?: number | null;

  @Field(() => Float, { nullable: true, description: '1 unless given.' })
  routedShare?: number | null;
}

@InputType()
export class UpdateQueueInput extends PartialType(OmitType(CreateQueueInput, ['clientId'] as const)) {}

@InputType()
export class CalledZoneInput {
  @Field(() => String)
  jurisdiction!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float)
  share!: number;

  @Field(() => Boolean, { defaultValue: true })
  consent!: boolean;
}

@InputType({ description: 'Either hoursPerWeek, or the three others.' })
export class CampaignVolumeInput {
  @Field(() => Float, { nullable: true })
  hoursPerWeek?: number | null;

  @Field(() => Float, { nullable: true })
  contactsPerWeek?: number | null;

  @Field(() => Float, { nullable: true })
  attemptsPerContact?: number | null;

  @Field(() => Float, { nullable: true })
  minutesPerAttempt?: number | null;
}

@InputType()
export class CreateCampaignInput extends WorkInput {
  @Field(() => String)
  callType!: string;

  @Field(() => CampaignVolumeInput)
  volume!: CampaignVolumeInput;

  @Field(() => [CalledZoneInput])
  zones!: CalledZoneInput[];
}

@InputType()
export class UpdateCampaignInput extends PartialType(OmitType(CreateCampaignInput, ['clientId'] as const)) {}

export function toVolume(input: CampaignVolumeInput): CampaignVolume {
  const hoursPerWeek = input.hoursPerWeek ?? null;
  const contacts = [input.contactsPerWeek, input.attemptsPerContact, input.minutesPerAttempt];
  const named = contacts.filter((value) => value !== null && value !== undefined);
  if (hoursPerWeek !== null && named.length === 0) return { kind: 'hours', hoursPerWeek };
  if (hoursPerWeek === null && named.length === 3) {
    const [contactsPerWeek, attemptsPerContact, minutesPerAttempt] = named;
    return { kind: 'contacts', contactsPerWeek, attemptsPerContact, minutesPerAttempt };
  }
  throw badUserInput(
    'A volume is hoursPerWeek alone, or contactsPerWeek, attemptsPerContact and minutesPerAttempt together.',
    'volume',
    JSON.stringify(input),
  );
}
