import { Field, ID, InputType, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type RosterPinKind } from '../../scheduling/editing/roster-pin.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

export const RosterPinKindEnum = { SHIFT: 'SHIFT', DAY_OFF: 'DAY_OFF' } as const satisfies {
  readonly [K in RosterPinKind]: K;
};
registerEnumType(RosterPinKindEnum, { name: 'RosterPinKind' });

@InputType({ description: 'A day of an agent.' })
export class AgentDayInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => LocalDateScalar, { description: "In the agent's zone: the day that a shift starts on." })
  date!: LocalDate;
}

@ObjectType('RosterPin', {
  description: 'A day of an agent that stays as it is when the rest is planned again.',
})
export class RosterPinType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  scheduleId!: number;

  @Field(() => ID)
  agentId!: number;

  @Field(() => LocalDateScalar)
  date!: LocalDate;

  @Field(() => RosterPinKindEnum)
  kind!: RosterPinKind;

  @Field(() => ID, { description: 'The account that pinned it.' })
  createdBy!: number;

  @Field(() => InstantScalar)
  createdAt!: Instant;
}
