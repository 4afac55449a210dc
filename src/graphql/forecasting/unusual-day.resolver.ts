import { Args, ID, Mutation, Query, Resolver } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type UnusualDayMark } from '../../forecasting/unusual-day.js';
import { UnusualDaysService } from '../../forecasting/unusual-days.service.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { MarkUnusualDaysInput, markOrder } from './unusual-day.input.js';
import {
  shownUnusualDay,
  type ShownUnusualDay,
  UnusualDayMarkType,
  UnusualDayType,
} from './unusual-day.type.js';

@Resolver(() => UnusualDayType)
export class UnusualDayResolver {
  constructor(private readonly days: UnusualDaysService) {}

  @Query(() => [UnusualDayType], {
    description:
      'Outliers, gaps and days under a marketing driver beside what planners marked; oldest first.',
  })
  async unusualDays(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('from', { type: () => LocalDateScalar }) from: LocalDate,
    @Args('to', { type: () => LocalDateScalar, description: 'The last day, at most 370 days on.' })
    to: LocalDate,
  ): Promise<ShownUnusualDay[]> {
    return (await this.days.list(actor, parseId(queueId, 'queueId'), from, to)).map(shownUnusualDay);
  }

  @Mutation(() => [UnusualDayMarkType], {
    description: 'Nothing more is learned from the days; what is marked already stays as it is.',
  })
  markUnusualDays(
    @CurrentActor() actor: Actor,
    @Args('input') input: MarkUnusualDaysInput,
  ): Promise<UnusualDayMark[]> {
    return this.days.mark(actor, markOrder(input));
  }

  @Mutation(() => [UnusualDayMarkType], {
    description: 'The days count again; the marks stay on record. Gives all marks of the days.',
  })
  unmarkUnusualDays(
    @CurrentActor() actor: Actor,
    @Args('queueId', { type: () => ID }) queueId: string,
    @Args('dates', { type: () => [LocalDateScalar] }) dates: LocalDate[],
  ): Promise<UnusualDayMark[]> {
    return this.days.unmark(actor, parseId(queueId, 'queueId'), dates);
  }
}
