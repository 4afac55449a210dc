import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { ACTIVITY_KINDS, type ActivityKind, type ScheduledActivity } from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

/** The schema spells kinds as enum values: `OFF_PHONE` for `off-phone`. */
export const ActivityKindEnum = Object.fromEntries(
  ACTIVITY_KINDS.map((kind) => [kind.toUpperCase().replace('-', '_'), kind]),
);
registerEnumType(ActivityKindEnum, { name: 'ActivityKind' });

@ObjectType({ description: 'Whose shift it is.' })
export class RosterAgent {
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

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;
}

@ObjectType()
export class ShiftActivity {
  @Field(() => ActivityKindEnum)
  kind!: ActivityKind;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => Boolean)
  paid!: boolean;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => String, { nullable: true, description: 'Who is called: jurisdiction and zone.' })
  calledZoneId!: string | null;

  @Field(() => ID, {
    nullable: true,
    description: 'The meeting, coaching or training that the roster placed.',
  })
  offPhoneActivityId?: number | null;
}

@ObjectType('Shift')
export class ShiftType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  scheduleId!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => LocalDateScalar, { description: "The day it starts on in the agent's zone." })
  date!: LocalDate;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => [ShiftActivity], { description: 'They fill the shift, in order.' })
  activities!: readonly ScheduledActivity[];
}

@ObjectType()
export class ShiftConnection extends Connection(ShiftType, 'Shift') {}
