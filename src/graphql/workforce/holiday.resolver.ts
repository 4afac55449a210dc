import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { CalendarsService } from '../../workforce/calendars.service.js';
import { type Holiday, type HolidayOverride } from '../../workforce/workforce.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import {
  AddOwnHolidayInput,
  CalendarArgs,
  CalendarOfArgs,
  HolidayType,
  OwnHolidayType,
  toCalendar,
  toOwnCalendar,
} from './holiday.type.js';

@Resolver(() => HolidayType)
export class HolidayResolver {
  constructor(private readonly calendars: CalendarsService) {}

  @Query(() => [HolidayType], {
    description:
      'Holidays of a site, a client, a queue’s callers, or a country: public ones with own days put in.',
  })
  holidays(@CurrentActor() actor: Actor, @Args() args: CalendarArgs): Promise<Holiday[]> {
    return this.calendars.holidays(actor, toCalendar(args), args.from, args.to);
  }

  @Query(() => [OwnHolidayType])
  ownHolidays(@CurrentActor() actor: Actor, @Args() args: CalendarOfArgs): Promise<HolidayOverride[]> {
    return this.calendars.overrides(actor, toOwnCalendar(args));
  }

  @Mutation(() => OwnHolidayType)
  addOwnHoliday(
    @CurrentActor() actor: Actor,
    @Args('input') { siteId, clientId, ...day }: AddOwnHolidayInput,
  ): Promise<HolidayOverride> {
    const owner = { siteId: null, clientId: null, ...toOwnCalendar({ siteId, clientId }) };
    return this.calendars.addOverride(actor, { ...day, ...owner });
  }

  @Mutation(() => OwnHolidayType)
  removeOwnHoliday(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<HolidayOverride> {
    return this.calendars.removeOverride(actor, parseId(id));
  }
}
