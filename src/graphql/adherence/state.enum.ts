import { registerEnumType } from '@nestjs/graphql';
import {
  AGENT_STATES,
  BOARD_STATUSES,
  DECLARED_CODES,
  DIRECTIONS,
  EXCEPTION_KINDS,
  REASON_STATES,
  VERDICTS,
} from '../../adherence/vocabulary.js';

/** `on-hold` of the engine is `ON_HOLD` in the schema. */
function enumOf<T extends string>(values: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(values.map((value) => [value.toUpperCase().replaceAll('-', '_'), value]));
}

export const AgentStateEnum = enumOf(AGENT_STATES);
registerEnumType(AgentStateEnum, { name: 'AgentState', description: 'What an agent is doing.' });

export const ReasonStateEnum = enumOf(REASON_STATES);
registerEnumType(ReasonStateEnum, {
  name: 'ReasonState',
  description: 'What a reason for being unavailable means.',
});

export const DeclaredCodeEnum = enumOf(DECLARED_CODES);
registerEnumType(DeclaredCodeEnum, {
  name: 'DeclaredCode',
  description: 'What an agent, or the platform for him, has set; calls are apart from it.',
});

export const CallDirectionEnum = enumOf(DIRECTIONS);
registerEnumType(CallDirectionEnum, { name: 'CallDirection' });

export const VerdictEnum = enumOf(VERDICTS);
registerEnumType(VerdictEnum, { name: 'AdherenceVerdict' });

export const ExceptionKindEnum = enumOf(EXCEPTION_KINDS);
registerEnumType(ExceptionKindEnum, { name: 'AdherenceExceptionKind' });

export const BoardStatusEnum = enumOf(BOARD_STATUSES);
registerEnumType(BoardStatusEnum, { name: 'BoardStatus' });
