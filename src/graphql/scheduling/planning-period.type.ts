import { Field, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PlanningPeriodStatus } from '../../scheduling/planning-period.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

export const PlanningPeriodStatusEnum = { OPEN: 'OPEN', CLOSED: 'CLOSED' } as const;
registerEnumType(PlanningPeriodStatusEnum, { name: 'PlanningPeriodStatus' });

@ObjectType()
export class TimeSpan {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar, { description: 'The first moment after it.' })
  end!: Instant;
}

@ObjectType('PlanningPeriod', { description: 'Whole local days that are rostered together.' })
export class PlanningPeriodType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  name!: string;

  @Field(() => LocalDateScalar)
  firstDate!: LocalDate;

  @Field(() => Int)
  days!: number;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => TimeSpan)
  span!: Interval;

  @Field(() => PlanningPeriodStatusEnum, { description: 'A closed period takes no runs and no publishing.' })
  status!: PlanningPeriodStatus;

  @Field(() => [ID], { nullable: true, description: 'null: every site.' })
  siteIds!: readonly number[] | null;

  @Field(() => Int, { description: 'Of the newest published version; 0 before the first.' })
  latestVersion!: number;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType()
export class PlanningPeriodConnection extends Connection(PlanningPeriodType, 'PlanningPeriod') {}
