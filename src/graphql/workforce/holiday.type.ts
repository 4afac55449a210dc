import { ArgsType, Field, ID, InputType, ObjectType } from '@nestjs/graphql';
import { type LocalDate } from '../../time/zoned-time.js';
import { type CalendarOf } from '../../workforce/workforce-directory.service.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@ObjectType('Holiday')
export class HolidayType {
  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => String)
  name!: string;
}

@ObjectType('OwnHoliday', { description: 'A day added to the public calendar, or taken out of it.' })
export class OwnHolidayType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID, { nullable: true })
  siteId!: number | null;

  @Field(() => ID, { nullable: true })
  clientId!: number | null;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { description: 'A public holiday that is worked.' })
  removed!: boolean;
}

@ArgsType()
export class CalendarOfArgs {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  clientId?: string | null;
}

@ArgsType()
export class CalendarArgs extends CalendarOfArgs {
  @Field(() => ID, { nullable: true, description: 'Those that the callers of a queue keep.' })
  queueId?: string | null;

  @Field(() => String, { nullable: true, description: 'ISO 3166: PH, US-FL.' })
  country?: string | null;

  @Field(() => LocalDateScalar)
  from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'The last day, included.' })
  to!: LocalDate;
}

@InputType({ description: 'Of a site or of a client.' })
export class AddOwnHolidayInput {
  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => ID, { nullable: true })
  clientId?: string | null;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => String)
  name!: string;

  @Field(() => Boolean, { defaultValue: false, description: 'true for a public holiday that is worked.' })
  removed!: boolean;
}

export type OwnCalendar = { readonly siteId: number } | { readonly clientId: number };

export function toOwnCalendar({ siteId, clientId }: CalendarOfArgs): OwnCalendar {
  if (siteId && !clientId) return { siteId: parseId(siteId, 'siteId') };
  if (clientId && !siteId) return { clientId: parseId(clientId, 'clientId') };
  throw badUserInput('Say whose days: give exactly one of siteId and clientId.', 'siteId', siteId ?? '');
}

export function toCalendar({ siteId, clientId, queueId, country }: CalendarArgs): CalendarOf {
  if ([siteId, clientId, queueId, country].filter(Boolean).length > 1) {
    throw badUserInput(
      'Give exactly one of country, siteId, clientId and queueId.',
      'country',
      country ?? '',
    );
  }
  if (country) return { country: country.trim().toUpperCase() };
  return queueId ? { queueId: parseId(queueId, 'queueId') } : toOwnCalendar({ siteId, clientId });
}
