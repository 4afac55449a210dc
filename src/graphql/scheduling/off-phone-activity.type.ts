import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type NewOffPhoneActivity } from '../../scheduling/terms/off-phone-activities.service.js';
import { OFF_PHONE_KINDS, type OffPhoneKind } from '../../scheduling/terms/terms.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate, type LocalTime, type TimeZone, type Weekday } from '../../time/zoned-time.js';
import { parseId, parseIds } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { LocalTimeScalar } from '../scalars/local-time.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

export const OffPhoneKindEnum = Object.fromEntries(OFF_PHONE_KINDS.map((kind) => [kind.toUpperCase(), kind]));
registerEnumType(OffPhoneKindEnum, { name: 'OffPhoneKind' });

@ObjectType('OffPhoneActivity', {
  description: 'A meeting, coaching or training that rosters have to place.',
})
export class OffPhoneActivityType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  periodId!: number;

  @Field(() => String)
  name!: string;

  @Field(() => OffPhoneKindEnum)
  kind!: OffPhoneKind;

  @Field(() => Int)
  minutes!: number;

  @Field(() => ID, { nullable: true, description: 'Whoever is in the team when a roster is made.' })
  teamId!: number | null;

  @Field(() => [ID])
  agentIds!: readonly number[];

  @Field(() => Int, { nullable: true, description: 'null: all.' })
  atLeast!: number | null;

  @Field(() => Boolean, { description: 'All at one time, or each alone.' })
  together!: boolean;

  @Field(() => LocalDateScalar)
  firstDate!: LocalDate;

  @Field(() => LocalDateScalar)
  lastDate!: LocalDate;

  @Field(() => [Int], { description: '1 is Monday.' })
  weekdays!: readonly Weekday[];

  @Field(() => LocalTimeScalar, { description: 'It lies between these times of `zone`.' })
  from!: LocalTime;

  @Field(() => LocalTimeScalar)
  to!: LocalTime;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float, {
    nullable: true,
    description: 'Share of a queue’s target that stays on it meanwhile.',
  })
  inboundFloor!: number | null;

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => Float, {
    nullable: true,
    description: 'Of a soft one: points for each missing minute of somebody.',
  })
  weight!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  cancelledAt!: Instant | null;
}

@InputType()
export class ChangeOffPhoneActivityInput {
  @Field(() => String)
  name!: string;

  @Field(() => OffPhoneKindEnum)
  kind!: OffPhoneKind;

  @Field(() => Int, { description: 'In steps of 15.' })
  minutes!: number;

  @Field(() => ID, { nullable: true, description: 'A whole team, or else agentIds.' })
  teamId?: string | null;

  @Field(() => [ID], { defaultValue: [] })
  agentIds!: string[];

  @Field(() => Int, { nullable: true, description: 'Fewest who take part; leave out for all.' })
  atLeast?: number | null;

  @Field(() => Boolean, { defaultValue: true })
  together!: boolean;

  @Field(() => LocalDateScalar)
  firstDate!: LocalDate;

  @Field(() => LocalDateScalar)
  lastDate!: LocalDate;

  @Field(() => [Int], { defaultValue: [1, 2, 3, 4, 5, 6, 7], description: '1 is Monday.' })
  weekdays!: Weekday[];

  @Field(() => LocalTimeScalar)
  from!: LocalTime;

  @Field(() => LocalTimeScalar, { description: 'Before or at `from`: on the next day.' })
  to!: LocalTime;

  @Field(() => TimeZoneScalar)
  zone!: TimeZone;

  @Field(() => Float, { nullable: true })
  inboundFloor?: number | null;

  @Field(() => RuleLevelEnum, { defaultValue: 'soft' })
  level!: 'hard' | 'soft';

  @Field(() => Float, { nullable: true })
  weight?: number | null;
}

@InputType()
export class OrderOffPhoneActivityInput extends ChangeOffPhoneActivityInput {
  @Field(() => ID)
  periodId!: string;
}

export function toOffPhoneChange(input: ChangeOffPhoneActivityInput): Omit<NewOffPhoneActivity, 'periodId'> {
  return {
    name: input.name,
    kind: input.kind,
    minutes: input.minutes,
    teamId: input.teamId ? parseId(input.teamId, 'teamId') : null,
    agentIds: parseIds(input.agentIds, 'agentIds'),
    atLeast: input.atLeast ?? null,
    together: input.together,
    firstDate: input.firstDate,
    lastDate: input.lastDate,
    weekdays: input.weekdays,
    from: input.from,
    to: input.to,
    zone: input.zone,
    inboundFloor: input.inboundFloor ?? null,
    level: input.level,
    weight: input.weight ?? null,
  };
}

export function toOffPhoneOrder(input: OrderOffPhoneActivityInput): NewOffPhoneActivity {
  return { ...toOffPhoneChange(input), periodId: parseId(input.periodId, 'periodId') };
}
