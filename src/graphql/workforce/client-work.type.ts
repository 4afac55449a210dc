import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { CEFR_LEVELS, type CampaignVolume, type CefrLevel } from '../../workforce/workforce.js';
import { Connection } from '../connection.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

export const CefrLevelEnum = Object.fromEntries(CEFR_LEVELS.map((level) => [level, level]));
registerEnumType(CefrLevelEnum, {
  name: 'CefrLevel',
  description: 'Common European Framework of Reference for languages, A1 lowest.',
});

export const VolumeKindEnum = { HOURS: 'hours', CONTACTS: 'contacts' } as const;
registerEnumType(VolumeKindEnum, { name: 'CampaignVolumeKind' });

@ObjectType('Client', { description: 'A company whose customers agents talk to.' })
export class ClientType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => String, { nullable: true, description: 'Whose public holidays the client keeps; ISO 3166.' })
  country!: string | null;
}

@ObjectType('OpeningHours')
export class OpeningHoursType {
  @Field(() => [Int], { description: '1 is Monday; none: closed on these days.' })
  weekdays!: readonly Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar)
  to!: LocalTime;

  @Field(() => Boolean, { description: 'They end on the next day; until 24:00 is written 00:00.' })
  throughMidnight!: boolean;

  @Field(() => LocalDateScalar, {
    nullable: true,
    description: 'Of the entries valid on a day those with the latest first day hold.',
  })
  validFrom?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day.' })
  validTo?: LocalDate | null;
}

@ObjectType('ServiceGoal')
export class ServiceGoalType {
  @Field(() => Float, { description: 'Share of the calls ...' })
  serviceLevel!: number;

  @Field(() => Float, { description: '... answered in this time.' })
  answerThresholdSeconds!: number;

  @Field(() => Float, { nullable: true })
  maxOccupancy!: number | null;

  @Field(() => Float, { nullable: true })
  averageSpeedOfAnswerSeconds!: number | null;

  @Field(() => Int)
  minAgents!: number;
}

@ObjectType('Queue', { description: 'Inbound work.' })
export class QueueType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  clientId!: number;

  @Field(() => String, { description: 'BCP 47.' })
  language!: string;

  @Field(() => CefrLevelEnum)
  level!: CefrLevel;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => String, {
    nullable: true,
    description: 'Whose public holidays its callers keep, ISO 3166; those of the client when missing.',
  })
  country!: string | null;

  @Field(() => [OpeningHoursType], { description: 'In the zone of the queue.' })
  openingHours!: readonly OpeningHoursType[];

  @Field(() => ServiceGoalType)
  goal!: ServiceGoalType;

  @Field(() => Float)
  averageHandleTimeSeconds!: number;

  @Field(() => Float, { nullable: true })
  patienceSeconds!: number | null;

  @Field(() => Float, { description: "Share of the client's calls that is routed to us." })
  routedShare!: number;
}

@ObjectType('CalledZone')
export class CalledZoneType {
  @Field(() => String, { description: 'ISO 3166: FR, US-NY.' })
  jurisdiction!: string;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float, { description: 'Share of the list.' })
  share!: number;

  @Field(() => Boolean, { description: 'Whether the called have agreed to be called.' })
  consent!: boolean;
}

@ObjectType('CampaignVolume', { description: 'Per week: hours, or contacts x attempts x minutes.' })
export class CampaignVolumeType {
  @Field(() => VolumeKindEnum)
  kind!: CampaignVolume['kind'];

  @Field(() => Float, { nullable: true })
  hoursPerWeek?: number;

  @Field(() => Float, { nullable: true })
  contactsPerWeek?: number;

  @Field(() => Float, { nullable: true })
  attemptsPerContact?: number;

  @Field(() => Float, { nullable: true })
  minutesPerAttempt?: number;
}

@ObjectType('Campaign', { description: 'Outbound work.' })
export class CampaignType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  clientId!: number;

  @Field(() => String, { description: 'BCP 47.' })
  language!: string;

  @Field(() => CefrLevelEnum)
  level!: CefrLevel;

  @Field(() => String, { description: 'Which calling rules hold: solicitation, debt-collection, survey.' })
  callType!: string;

  @Field(() => CampaignVolumeType)
  volume!: CampaignVolumeType;

  @Field(() => [CalledZoneType])
  zones!: readonly CalledZoneType[];
}

@ObjectType()
export class ClientConnection extends Connection(ClientType, 'Client') {}

@ObjectType()
export class QueueConnection extends Connection(QueueType, 'Queue') {}

@ObjectType()
export class CampaignConnection extends Connection(CampaignType, 'Campaign') {}
