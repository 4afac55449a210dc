import { Field, ID, InputType, Int } from '@nestjs/graphql';
import { type NewPlanningPeriod } from '../../scheduling/planning-period.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { parseIds } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

@InputType()
export class CreatePlanningPeriodInput {
  @Field(() => String)
  name!: string;

  @Field(() => LocalDateScalar)
  firstDate!: LocalDate;

  @Field(() => Int, { defaultValue: 7, description: '1 to 42.' })
  days!: number;

  @Field(() => TimeZoneScalar, { description: 'Whose days these are.' })
  zone!: TimeZone;

  @Field(() => [ID], { nullable: true, description: 'Leave out for every site.' })
  siteIds?: string[] | null;
}

export function toNewPlanningPeriod(input: CreatePlanningPeriodInput): NewPlanningPeriod {
  const { name, firstDate, days, zone, siteIds } = input;
  return {
    name,
    firstDate,
    days,
    zone,
    siteIds: siteIds === null || siteIds === undefined ? null : parseIds(siteIds, 'siteIds'),
  };
}
