import { Field, Float, ID, InputType, Int, ObjectType } from '@nestjs/graphql';
import { type MinimumCoverRow, type MinimumHours, type New } from '../../scheduling/terms/terms.js';
import { type LocalDate, type LocalTime, type Weekday } from '../../time/zoned-time.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

@ObjectType('MinimumHours')
export class MinimumHoursType implements MinimumHours {
  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: readonly Weekday[];

  @Field(() => LocalTimeScalar, { description: 'Of the queue.' })
  from!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'Before or at `from`: on the next day.' })
  to!: LocalTime;

  @Field(() => Float)
  agents!: number;
}

@ObjectType('MinimumCover', { description: 'Agents that a queue always has, whatever its forecast says.' })
export class MinimumCoverType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  queueId!: number;

  @Field(() => [MinimumHoursType])
  hours!: readonly MinimumHours[];

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => Float, {
    nullable: true,
    description: 'Of a soft one: points for each minute of a missing agent.',
  })
  weight!: number | null;

  @Field(() => LocalDateScalar)
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true, description: 'Included.' })
  validTo!: LocalDate | null;
}

@InputType()
export class MinimumHoursInput {
  @Field(() => [Int])
  weekdays!: Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar)
  to!: LocalTime;

  @Field(() => Float)
  agents!: number;
}

@InputType()
export class SetMinimumCoverInput {
  @Field(() => ID)
  queueId!: string;

  @Field(() => [MinimumHoursInput])
  hours!: MinimumHoursInput[];

  @Field(() => RuleLevelEnum, { defaultValue: 'hard' })
  level!: 'hard' | 'soft';

  @Field(() => Float, { nullable: true })
  weight?: number | null;

  @Field(() => LocalDateScalar, { description: 'Of several that are valid on a day the latest begun holds.' })
  validFrom!: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  validTo?: LocalDate | null;
}

export function toMinimumCover(input: SetMinimumCoverInput): New<MinimumCoverRow> {
  const { queueId, hours, level, weight, validFrom, validTo } = input;
  return {
    queueId: parseId(queueId, 'queueId'),
    hours: hours.map(({ weekdays, from, to, agents }) => ({ weekdays, from, to, agents })),
    level,
    weight: weight ?? null,
    validFrom,
    validTo: validTo ?? null,
  };
}
