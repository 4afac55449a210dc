import { ArgsType, Field, ID, InputType, Int } from '@nestjs/graphql';
import { type AdherenceMap, type PlannedKind, type Verdict } from '../../adherence/engine/adherence-map.js';
import { type AgentState } from '../../adherence/engine/agent-state.js';
import { type MapScope } from '../../adherence/map-version.js';
import { DEFAULT_ADHERENCE_MAP, PLANNED_KINDS } from '../../adherence/vocabulary.js';
import { ActivityKindEnum } from '../scheduling/shift.type.js';
import { parseIdOrNull } from '../scalars/ids.js';
import { AgentStateEnum, VerdictEnum } from './state.enum.js';

@InputType()
export class AdherenceMapCellInput {
  @Field(() => ActivityKindEnum)
  activity!: PlannedKind;

  @Field(() => String, {
    description: 'A state (on-hold), or a state with the direction of its call (on-hold/outbound).',
  })
  state!: string;

  @Field(() => VerdictEnum)
  verdict!: Verdict;
}

@InputType({ description: 'The whole map; it becomes the next version.' })
export class AdherenceMapInput {
  @Field(() => [AdherenceMapCellInput])
  cells!: AdherenceMapCellInput[];

  @Field(() => [AgentStateEnum])
  workStates!: AgentState[];

  @Field(() => [AgentStateEnum])
  onQueueStates!: AgentState[];

  @Field(() => Int, { defaultValue: DEFAULT_ADHERENCE_MAP.alarmGraceSeconds })
  alarmGraceSeconds!: number;

  @Field(() => Int, { defaultValue: DEFAULT_ADHERENCE_MAP.forgivenSeconds })
  forgivenSeconds!: number;

  @Field(() => Int, { defaultValue: DEFAULT_ADHERENCE_MAP.excusedOverrunSeconds })
  excusedOverrunSeconds!: number;

  @Field(() => String, { defaultValue: '', description: 'Why it changed.' })
  note!: string;

  @Field(() => Int, {
    nullable: true,
    description: 'The version that was looked at: refused when another one counts by now.',
  })
  basedOn?: number | null;
}

export function toMap(input: AdherenceMapInput): AdherenceMap {
  const row = (kind: PlannedKind) =>
    Object.fromEntries(
      input.cells.filter((cell) => cell.activity === kind).map(({ state, verdict }) => [state, verdict]),
    );
  const { workStates, onQueueStates, alarmGraceSeconds, forgivenSeconds, excusedOverrunSeconds } = input;
  return {
    cells: Object.fromEntries(PLANNED_KINDS.map((kind) => [kind, row(kind)])) as AdherenceMap['cells'],
    workStates,
    onQueueStates,
    alarmGraceSeconds,
    forgivenSeconds,
    excusedOverrunSeconds,
  };
}

@ArgsType()
export class AdherenceMapScopeArgs {
  @Field(() => ID, { nullable: true, description: 'The map of a site; of the house when neither is named.' })
  siteId?: string | null;

  @Field(() => ID, { nullable: true, description: 'The map of a client’s work: it goes before a site’s.' })
  clientId?: string | null;
}

export function toScope({ siteId, clientId }: AdherenceMapScopeArgs): MapScope {
  return {
    siteId: parseIdOrNull(siteId, 'siteId'),
    clientId: parseIdOrNull(clientId, 'clientId'),
  };
}
