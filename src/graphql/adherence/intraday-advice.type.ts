import { ArgsType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import {
  type AdvisedAction,
  type AdvisedQueue,
  type AdviceOrder,
  INTRADAY_ACTION_KINDS,
  type IntradayActionKind,
  type IntradayAdvice,
} from '../../scheduling/intraday/intraday-advice.js';
import { type Schedule, type ScheduledActivity } from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ScheduleType } from '../scheduling/schedule.type.js';
import { ShiftActivity } from '../scheduling/shift.type.js';

/** The schema spells kinds as enum values: `MOVE_PAUSE` for `move-pause`. */
export const IntradayActionKindEnum = Object.fromEntries(
  INTRADAY_ACTION_KINDS.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]),
);
registerEnumType(IntradayActionKindEnum, { name: 'IntradayActionKind' });

@ArgsType()
export class IntradayAdviceArgs {
  @Field(() => ID, { description: 'The published schedule of today.' })
  scheduleId!: string;

  @Field(() => Int, { defaultValue: 15, description: 'Nothing changes sooner: 0 to 480.' })
  noticeMinutes!: number;

  @Field(() => [IntradayActionKindEnum], { nullable: true, description: 'All kinds when left out.' })
  kinds?: IntradayActionKind[] | null;

  @Field(() => Int, { defaultValue: 20, description: 'At most so many actions, 1 to 200.' })
  most!: number;
}

@ObjectType('AdvisedQueue', { description: 'A queue for the rest of the time looked at, before any action.' })
export class AdvisedQueueType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => Float, {
    nullable: true,
    description: 'Contacts still expected over those of the morning; null without a forecast of today.',
  })
  ratio!: number | null;

  @Field(() => Float)
  understaffedMinutes!: number;

  @Field(() => Float)
  overstaffedMinutes!: number;
}

@ObjectType('IntradayAction', {
  description:
    'One thing to do. Accept it with editSchedule: replaceShift with the shift and its activities, forced with a reason where `agreed` is not empty.',
})
export class IntradayActionType {
  @Field(() => IntradayActionKindEnum)
  kind!: IntradayActionKind;

  @Field(() => ID)
  agentId!: number;

  @Field(() => ID)
  shiftId!: number;

  @Field(() => InstantScalar, {
    description: 'Of the pause in its new place, the work that changes, the time that is added or given up.',
  })
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => InstantScalar, { nullable: true, description: 'When the pause was to start.' })
  movedFrom!: Instant | null;

  @Field(() => ID, { nullable: true, description: 'What the agent does then.' })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => String, { nullable: true })
  calledZoneId!: string | null;

  @Field(() => [ShiftActivity], { description: 'The shift afterwards.' })
  activities!: readonly ScheduledActivity[];

  @Field(() => Float, { description: 'Change in agent-minutes below the need; negative is fewer.' })
  understaffedMinutes!: number;

  @Field(() => Float)
  overstaffedMinutes!: number;

  @Field(() => Float)
  outboundMinutes!: number;

  @Field(() => Float, { description: 'Points of the score saved, on top of the actions before it.' })
  gain!: number;

  @Field(() => [String], { description: 'Terms of the contract that the agent has to agree to step over.' })
  agreed!: readonly string[];
}

@ObjectType('IntradayAdvice', { description: 'What to do for the rest of the day, best first.' })
export class IntradayAdviceType {
  @Field(() => ScheduleType, { description: 'At the revision that the actions speak of.' })
  schedule!: Schedule;

  @Field(() => InstantScalar)
  from!: Instant;

  @Field(() => InstantScalar)
  until!: Instant;

  @Field(() => [AdvisedQueueType])
  queues!: readonly AdvisedQueue[];

  @Field(() => [ID], { description: 'At work by the roster and logged out: counted nowhere.' })
  absentAgentIds!: readonly number[];

  @Field(() => [IntradayActionType], { description: 'At most one for an agent.' })
  actions!: IntradayActionType[];
}

export function adviceOrder({ scheduleId, noticeMinutes, kinds, most }: IntradayAdviceArgs): AdviceOrder {
  const wanted = kinds ?? INTRADAY_ACTION_KINDS;
  return { scheduleId: parseId(scheduleId, 'scheduleId'), noticeMinutes, kinds: wanted, most };
}

export function toAdvice({ actions, ...advice }: IntradayAdvice): IntradayAdviceType {
  return { ...advice, actions: actions.map(toAction) };
}

function toAction({ span, was, effect, ...action }: AdvisedAction): IntradayActionType {
  return { ...action, ...span, ...effect, movedFrom: was?.start ?? null };
}
