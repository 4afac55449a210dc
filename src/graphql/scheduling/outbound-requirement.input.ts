import { ArgsType, Field, Float, ID, InputType, Int } from '@nestjs/graphql';
import { type OutboundPace } from '../../forecasting/engine/outbound-requirement.js';
import { type OutboundRequirementRequest } from '../../scheduling/outbound-requirement.service.js';
import { type LocalDate, type TimeZone } from '../../time/zoned-time.js';
import { readInterval } from '../forecasting/read-interval.js';
import { badUserInput } from '../graphql.errors.js';
import { parseId } from '../scalars/ids.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { TimeZoneScalar } from '../scalars/time-zone.scalar.js';

@InputType({
  description:
    'How work is spread over open time: one of the fields, or evenly when none is given. What is known of who answered when in the past is no weight, on purpose.',
})
export class OutboundPaceInput {
  @Field(() => Float, {
    nullable: true,
    description: 'So many times as many agents in the first open minute as in the last: 1 is even.',
  })
  frontLoaded?: number | null;

  @Field(() => [Float], {
    nullable: true,
    description: '24 weights of the planner, for the hours of the called party’s clock from 00:00 on.',
  })
  byHour?: number[] | null;
}

@ArgsType()
export class OutboundRequirementArgs {
  @Field(() => ID)
  campaignId!: string;

  @Field(() => LocalDateScalar)
  from!: LocalDate;

  @Field(() => Int, { defaultValue: 7, description: '1 to 62, from `from` on.' })
  days!: number;

  @Field(() => TimeZoneScalar, { description: 'Whose days: the planner’s zone.' })
  zone!: TimeZone;

  @Field(() => OutboundPaceInput, { nullable: true })
  pace?: OutboundPaceInput | null;

  @Field(() => Int, { defaultValue: 15, description: '5, 15, 30 or 60.' })
  intervalMinutes!: number;

  @Field(() => Float, { defaultValue: 0, description: 'Of paid time: 0.3 for 30 %.' })
  shrinkage!: number;
}

export function outboundRequest({
  campaignId,
  pace,
  intervalMinutes,
  ...args
}: OutboundRequirementArgs): OutboundRequirementRequest {
  return {
    ...args,
    campaignId: parseId(campaignId, 'campaignId'),
    intervalMinutes: readInterval(intervalMinutes),
    pace: toPace(pace ?? {}),
  };
}

function toPace({ frontLoaded, byHour }: OutboundPaceInput): OutboundPace {
  if (typeof frontLoaded === 'number' && byHour) {
    throw badUserInput('A pace is front-loaded or by hour, not both.', 'pace', frontLoaded);
  }
  if (typeof frontLoaded === 'number') return { kind: 'front-loaded', firstToLast: frontLoaded };
  return byHour ? { kind: 'by-hour', weights: byHour } : { kind: 'even' };
}
