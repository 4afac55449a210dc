import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { type Absence, type CefrLevel } from '../../workforce/workforce.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { CefrLevelEnum } from './client-work.type.js';

@ObjectType('Agent')
export class AgentType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  code!: string;

  @Field(() => String)
  name!: string;

  @Field(() => ID)
  siteId!: number;

  @Field(() => ID)
  teamId!: number;

  @Field(() => ID)
  contractId!: number;

  @Field(() => TimeZoneScalar, { description: "The agent's own, or else the site's." })
  zone!: TimeZone;

  @Field(() => TimeZoneScalar, { nullable: true })
  ownZone!: TimeZone | null;

  @Field(() => LocalDateScalar)
  hiredOn!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'The last day of employment.' })
  leftOn!: LocalDate | null;
}

@ObjectType()
export class AgentConnection extends Connection(AgentType, 'Agent') {}

@ObjectType('Entitlement', { description: 'An agent may work on this queue or campaign.' })
export class EntitlementType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => Float, { description: '1 is average; 1.2 handles 20 % more in the same time.' })
  speed!: number;
}

@ObjectType('LanguageCertificate')
export class LanguageCertificateType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => String, { description: 'BCP 47.' })
  language!: string;

  @Field(() => CefrLevelEnum)
  level!: CefrLevel;

  @Field(() => LocalDateScalar)
  testedOn!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day on which it is valid.' })
  expiresOn!: LocalDate;

  @Field(() => String)
  assessor!: string;
}

@ObjectType('Availability', { description: "Weekly times in the agent's zone in which the agent can work." })
export class AvailabilityType {
  @Field(() => ID)
  id!: number;

  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: readonly Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'On the next day where it is not after `from`.' })
  to!: LocalTime;
}

@ObjectType('Absence')
export class AbsenceType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => String)
  reason!: string;
}

export function toAbsence({ id, agentId, span, reason }: Absence): AbsenceType {
  return { id, agentId, start: span.start, end: span.end, reason };
}
