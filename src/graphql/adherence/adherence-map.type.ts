import { Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { type PlannedKind, type Verdict } from '../../adherence/engine/adherence-map.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type MapVersion } from '../../adherence/map-version.js';
import { PLANNED_KINDS } from '../../adherence/vocabulary.js';
import { type Instant } from '../../time/instant.js';
import { ActivityKindEnum } from '../scheduling/shift.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { AgentStateEnum, VerdictEnum } from './state.enum.js';

@ObjectType('AdherenceMapCell')
export class AdherenceMapCellType {
  @Field(() => ActivityKindEnum)
  activity!: PlannedKind;

  @Field(() => String, {
    description: 'A state (on-hold), or a state with the direction of its call (on-hold/outbound).',
  })
  state!: string;

  @Field(() => VerdictEnum)
  verdict!: Verdict;
}

@ObjectType('AdherenceMap', {
  description:
    'Which states are right in which activity, as one version. What no cell names is not adherent.',
})
export class AdherenceMapType {
  @Field(() => Int, { description: '0 is the map that the program comes with.' })
  version!: number;

  @Field(() => ID, { nullable: true })
  siteId!: number | null;

  @Field(() => ID, { nullable: true })
  clientId!: number | null;

  @Field(() => Boolean, { description: 'From this version on the wider map counts again.' })
  ended!: boolean;

  @Field(() => [AdherenceMapCellType])
  cells!: AdherenceMapCellType[];

  @Field(() => [AgentStateEnum])
  workStates!: readonly AgentState[];

  @Field(() => [AgentStateEnum])
  onQueueStates!: readonly AgentState[];

  @Field(() => Int, { description: 'A deviation raises an alarm after so long; figures do not change.' })
  alarmGraceSeconds!: number;

  @Field(() => Int, {
    description: 'The first seconds of a deviation that figures forgive; alarms do not change.',
  })
  forgivenSeconds!: number;

  @Field(() => Int, { description: 'How far a call may run into a pause.' })
  excusedOverrunSeconds!: number;

  @Field(() => String)
  note!: string;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  /** Told by name. */
  createdBy!: number;
}

export function toAdherenceMap({ map, ...version }: MapVersion): AdherenceMapType {
  const cells = PLANNED_KINDS.flatMap((activity) =>
    Object.entries(map.cells[activity]).map(([state, verdict]) => ({ activity, state, verdict })),
  );
  return { ...map, ...version, cells };
}
