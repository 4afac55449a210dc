import { Field, ObjectType } from '@nestjs/graphql';
import { type DeclaredCode, type Direction } from '../../adherence/engine/agent-event.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type StateInterval } from '../../adherence/engine/agent-timeline.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { AgentStateEnum, CallDirectionEnum, DeclaredCodeEnum } from './state.enum.js';

@ObjectType('AgentStateInterval', { description: 'From start up to, and without, end.' })
export class AgentStateIntervalType {
  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => AgentStateEnum)
  state!: AgentState;

  @Field(() => CallDirectionEnum, { nullable: true, description: 'Of the call that decided the state.' })
  direction!: Direction | null;

  @Field(() => DeclaredCodeEnum, { nullable: true })
  declared!: DeclaredCode | null;

  @Field(() => String, { nullable: true, description: 'The reason given, as the platform words it.' })
  reason!: string | null;

  @Field(() => String, { nullable: true, description: 'A reason that the source has no meaning for yet.' })
  unmappedReason!: string | null;

  @Field(() => [String])
  contactIds!: readonly string[];

  @Field(() => Boolean, { description: 'The event was stamped in the future; it counts from when it came.' })
  clamped!: boolean;
}

export function toStateInterval(interval: StateInterval): AgentStateIntervalType {
  const { start, end, state, direction, declared, unmappedReason, contactIds, clamped } = interval;
  return {
    start,
    end,
    state,
    direction,
    declared: declared?.code ?? null,
    reason: declared?.reasonLabel ?? declared?.reasonCode ?? null,
    unmappedReason,
    contactIds,
    clamped,
  };
}
