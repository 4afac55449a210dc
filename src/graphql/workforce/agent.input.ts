import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type CefrLevel } from '../../workforce/workforce.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { CefrLevelEnum } from './client-work.type.js';

@ArgsType()
export class AgentFilterArgs {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => String, { nullable: true, description: 'Part of the code or the name.' })
  search?: string | null;
}

@InputType()
export class CreateAgentInput {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID, { description: 'The site is that of the team.' })
  teamId!: string;

  @Field(() => ID)
  contractId!: string;

  @Field(() => TimeZoneScalar, { nullable: true, description: "Only when it is not the site's." })
  ownZone?: TimeZone | null;

  @Field(() => LocalDateScalar)
  hiredOn!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of employment.' })
  leftOn?: LocalDate | null;
}

@InputType()
export class UpdateAgentInput {
  @Field(() => String, { nullable: true })
  code?: string | null;

  @Field(() => String, { nullable: true })
  name?: string | null;

  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  contractId?: string | null;

  @Field(() => TimeZoneScalar, { nullable: true, description: "null for the site's." })
  ownZone?: TimeZone | null;

  @Field(() => LocalDateScalar, { nullable: true })
  hiredOn?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true, description: 'null for somebody who stays.' })
  leftOn?: LocalDate | null;
}

@InputType()
export class AvailabilityInput {
  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar)
  to!: LocalTime;
}

@InputType({ description: 'To a queue or to a campaign.' })
export class CreateEntitlementInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => ID, { nullable: true })
  queueId?: string | null;

  @Field(() => ID, { nullable: true })
  campaignId?: string | null;

  @Field(() => Float, { defaultValue: 1 })
  speed!: number;
}

@InputType()
export class CreateCertificateInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => String, { description: 'BCP 47.' })
  language!: string;

  @Field(() => CefrLevelEnum)
  level!: CefrLevel;

  @Field(() => LocalDateScalar)
  testedOn!: LocalDate;

  @Field(() => LocalDateScalar)
  expiresOn!: LocalDate;

  @Field(() => String)
  assessor!: string;
}

@InputType()
export class UpdateCertificateInput {
  @Field(() => String, { nullable: true })
  language?: string | null;

  @Field(() => CefrLevelEnum, { nullable: true })
  level?: CefrLevel | null;

  @Field(() => LocalDateScalar, { nullable: true })
  testedOn?: LocalDate | null;

  @Field(() => LocalDateScalar, { nullable: true })
  expiresOn?: LocalDate | null;

  @Field(() => String, { nullable: true })
  assessor?: string | null;
}

@InputType()
export class CreateAbsenceInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => String)
  reason!: string;
}

@InputType()
export class UpdateAbsenceInput {
  @Field(() => InstantScalar, { nullable: true })
  start?: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  end?: Instant | null;

  @Field(() => String, { nullable: true })
  reason?: string | null;
}
