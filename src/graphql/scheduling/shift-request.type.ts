import { ArgsType, Field, Float, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type NewShiftRequest, type RequestsWanted } from '../../scheduling/terms/shift-requests.service.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { Connection, PageArgs } from '../connection.js';
import { parseId } from '../scalars/ids.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

export const WishEnum = { FOR: 'for', AGAINST: 'against' } as const;
registerEnumType(WishEnum, { name: 'Wish' });

@ObjectType('ShiftRequest', { description: 'What an agent asks for on a day.' })
export class ShiftRequestType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => LocalDateScalar, { description: 'Of the agent.' })
  date!: LocalDate;

  @Field(() => WishEnum)
  wish!: 'for' | 'against';

  @Field(() => ID, { nullable: true, description: 'null: any shift.' })
  shiftTypeId!: number | null;

  @Field(() => Float, { description: 'Points when it is not granted.' })
  weight!: number;

  @Field(() => String, { nullable: true })
  note!: string | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}

@ObjectType()
export class ShiftRequestConnection extends Connection(ShiftRequestType, 'ShiftRequest') {}

@ArgsType()
export class ShiftRequestArgs extends PageArgs {
  @Field(() => LocalDateScalar)
  from!: LocalDate;

  @Field(() => LocalDateScalar, { description: 'Included; at most 92 days.' })
  to!: LocalDate;

  @Field(() => ID, { nullable: true })
  agentId?: string | null;

  @Field(() => ID, { nullable: true })
  siteId?: string | null;
}

@InputType()
export class AskForShiftInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => WishEnum)
  wish!: 'for' | 'against';

  @Field(() => ID, { nullable: true, description: 'Leave out for any shift.' })
  shiftTypeId?: string | null;

  @Field(() => Float, { nullable: true, description: 'For planners; leave out for the usual.' })
  weight?: number | null;

  @Field(() => String, { nullable: true })
  note?: string | null;
}

export function toRequestsWanted({ from, to, agentId, siteId }: ShiftRequestArgs): RequestsWanted {
  return {
    from,
    to,
    agentId: agentId ? parseId(agentId, 'agentId') : null,
    siteId: siteId ? parseId(siteId, 'siteId') : null,
  };
}

export function toShiftRequest(input: AskForShiftInput): NewShiftRequest {
  const { agentId, date, wish, shiftTypeId, weight, note } = input;
  return {
    agentId: parseId(agentId, 'agentId'),
    date,
    wish,
    shiftTypeId: shiftTypeId ? parseId(shiftTypeId, 'shiftTypeId') : null,
    weight: weight ?? null,
    note: note ?? null,
  };
}
