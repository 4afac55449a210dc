import { registerEnumType } from '@nestjs/graphql';
import {
  AGENT_STATES,
  APPROVED_EFFECTS,
  BOARD_STATUSES,
  DECLARED_CODES,
  DIRECTIONS,
  EXCEPTION_KINDS,
  EXPLANATION_ACTIONS,
  EXPLANATION_REASONS,
  EXPLANATION_STATUSES,
  FEED_STATUSES,
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

export const ExplanationReasonEnum = enumOf(EXPLANATION_REASONS.map(({ code }) => code));
registerEnumType(ExplanationReasonEnum, {
  name: 'ExplanationReason',
  description: 'Why a deviation was right; `explanationReasons` says what each makes of the time.',
});

export const ExplanationActionEnum = enumOf(EXPLANATION_ACTIONS);
registerEnumType(ExplanationActionEnum, { name: 'ExplanationAction' });

export const ExplanationStatusEnum = enumOf(EXPLANATION_STATUSES);
registerEnumType(ExplanationStatusEnum, { name: 'ExplanationStatus' });

export const ApprovedEffectEnum = enumOf(APPROVED_EFFECTS);
registerEnumType(ApprovedEffectEnum, { name: 'ApprovedEffect' });

export const FeedStatusEnum = enumOf(FEED_STATUSES);
registerEnumType(FeedStatusEnum, { name: 'FeedStatus', description: 'How the following of a source goes.' });
