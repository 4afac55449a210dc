import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type UnusualDayKind } from '../../forecasting/engine/unusual-days.js';
import { type DayToJudge } from '../../forecasting/unusual-day.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { ForecastLayerType, shownLayer, type ShownLayer } from './forecast-layer.type.js';

export const UnusualDayKindEnum = {
  HIGH: 'high',
  LOW: 'low',
  GAP: 'gap',
  PARTIAL: 'partial',
} as const satisfies Record<string, UnusualDayKind>;
registerEnumType(UnusualDayKindEnum, {
  name: 'UnusualDayKind',
  description: 'Far more or fewer contacts than ordinary, none recorded at all, or some intervals missing.',
});

@ObjectType('UnusualDayFinding', { description: 'What the history shows about a day.' })
export class UnusualDayFindingType {
  @Field(() => UnusualDayKindEnum)
  kind!: UnusualDayKind;

  @Field(() => Float, { nullable: true, description: 'Contacts that came; missing for a gap.' })
  offered?: number;

  @Field(() => Float, { description: 'Contacts of an ordinary day in the same intervals.' })
  expected!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'The surprise in standard deviations of a day, below zero for too few.',
  })
  spreads?: number;

  @Field(() => Int)
  missingIntervals!: number;
}

@ObjectType('UnusualDayMark', {
  description:
    'A planner’s word that nothing is to be learned from a day. Never deleted: undone it does not count.',
})
export class UnusualDayMarkType {
  @Field(() => ID)
  id!: number;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => String)
  reason!: string;

  @Field(() => ID, { description: 'The account that marked it.' })
  createdBy!: number;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => ID, { nullable: true })
  undoneBy!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  undoneAt!: Instant | null;
}

@ObjectType('UnusualDay', { description: 'A day to decide about, or that was decided about.' })
export class UnusualDayType {
  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => UnusualDayFindingType, { nullable: true, description: 'Missing when nothing is found.' })
  finding!: UnusualDayFindingType | null;

  @Field(() => [ForecastLayerType], {
    description: 'Marketing drivers of the forecast in force on that day.',
  })
  drivers!: readonly ForecastLayerType[];

  @Field(() => Boolean, { description: 'A mark counts: nothing is learned from the day.' })
  leftOut!: boolean;

  @Field(() => [UnusualDayMarkType], { description: 'Oldest first, undone ones too.' })
  marks!: readonly UnusualDayMarkType[];
}

export type ShownUnusualDay = Omit<DayToJudge, 'drivers'> & { readonly drivers: readonly ShownLayer[] };

export function shownUnusualDay(day: DayToJudge): ShownUnusualDay {
  return { ...day, drivers: day.drivers.map(shownLayer) };
}
