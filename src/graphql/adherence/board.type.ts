import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type BoardRow } from '../../adherence/board-row.js';
import { type BoardUpdate } from '../../adherence/board-stream.js';
import { type PlannedKind } from '../../adherence/engine/adherence-map.js';
import { type Direction } from '../../adherence/engine/agent-event.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type BoardStatus } from '../../adherence/engine/board.js';
import { type ExceptionKind } from '../../adherence/engine/exceptions.js';
import { type Instant } from '../../time/instant.js';
import { ActivityKindEnum } from '../scheduling/shift.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { AgentStateEnum, BoardStatusEnum, CallDirectionEnum, ExceptionKindEnum } from './state.enum.js';

@ObjectType('BoardActivity')
export class BoardActivityType {
  @Field(() => ActivityKindEnum)
  kind!: PlannedKind;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;
}

@ObjectType('BoardRow', { description: 'Where one agent stands now.' })
export class BoardRowType {
  @Field(() => ID)
  agentId!: number;

  @Field(() => String)
  agentCode!: string;

  @Field(() => String)
  agentName!: string;

  @Field(() => ID)
  teamId!: number;

  @Field(() => InstantScalar)
  asOf!: Instant;

  @Field(() => AgentStateEnum)
  state!: AgentState;

  @Field(() => InstantScalar)
  stateSince!: Instant;

  @Field(() => CallDirectionEnum, { nullable: true })
  direction!: Direction | null;

  @Field(() => String, { nullable: true, description: 'A reason that the source has no meaning for yet.' })
  unmappedReason!: string | null;

  @Field(() => BoardActivityType, { nullable: true })
  planned!: BoardActivityType | null;

  @Field(() => BoardActivityType, {
    nullable: true,
    description: 'What comes next, of shifts within twelve hours.',
  })
  next!: BoardActivityType | null;

  @Field(() => BoardStatusEnum)
  status!: BoardStatus;

  @Field(() => ExceptionKindEnum, { nullable: true })
  exception!: ExceptionKind | null;

  @Field(() => InstantScalar)
  statusSince!: Instant;

  @Field(() => Boolean, { description: 'The deviation has outlasted the grace of the adherence map.' })
  alarm!: boolean;
}

@ObjectType('BoardUpdate', { description: 'Rows that are new or have changed.' })
export class BoardUpdateType {
  @Field(() => [BoardRowType])
  rows!: BoardRowType[];

  @Field(() => [ID], { description: 'Agents who are no longer on this board.' })
  gone!: readonly number[];

  @Field(() => Int, { description: 'Agents on this board: it is whole once so many rows have come.' })
  total!: number;
}

export function toBoardUpdate({ rows, gone, total }: BoardUpdate): BoardUpdateType {
  return { rows: rows.map(toBoardRow), gone, total };
}

export function toBoardRow({ agent, asOf, actual, planned, next, ...rest }: BoardRow): BoardRowType {
  const { status, exception, statusSince, alarm } = rest;
  return {
    agentId: agent.id,
    agentCode: agent.code,
    agentName: agent.name,
    teamId: agent.teamId,
    asOf,
    state: actual.state,
    stateSince: actual.start,
    direction: actual.direction,
    unmappedReason: actual.unmappedReason,
    planned,
    next,
    status,
    exception,
    statusSince,
    alarm,
  };
}
