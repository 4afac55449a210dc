import { Field, ID, ObjectType } from '@nestjs/graphql';
import { type ApprovedEffect, type ExceptionKind } from '../../adherence/engine/exceptions.js';
import {
  type ExplanationAction,
  type ExplanationReason,
  type ExplanationStatus,
} from '../../adherence/engine/explanation.js';
import { type Explanation, type SignedEntry } from '../../adherence/explanation.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import {
  ApprovedEffectEnum,
  ExceptionKindEnum,
  ExplanationActionEnum,
  ExplanationReasonEnum,
  ExplanationStatusEnum,
} from './state.enum.js';

@ObjectType('ExplanationReasonInfo', { description: 'A reason, and what an approved one makes of the time.' })
export class ExplanationReasonType {
  @Field(() => ExplanationReasonEnum)
  code!: ExplanationReason;

  @Field(() => ApprovedEffectEnum)
  effect!: ApprovedEffect;

  @Field(() => String)
  words!: string;
}

@ObjectType('ExplanationEntry', { description: 'Entries are added, never changed.' })
export class ExplanationEntryType {
  @Field(() => ExplanationActionEnum)
  action!: ExplanationAction;

  @Field(() => ExplanationReasonEnum, { nullable: true })
  reason!: ExplanationReason | null;

  @Field(() => String)
  words!: string;

  @Field(() => ID)
  authorId!: number;

  @Field(() => String, { description: 'As he was called then.' })
  authorName!: string;

  @Field(() => InstantScalar)
  at!: Instant;
}

@ObjectType('AdherenceExplanation', {
  description: 'Why a deviation was right. Figures with approvals count it once it is approved.',
})
export class AdherenceExplanationType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID, { nullable: true, description: 'Null where it is for everybody of a team or site.' })
  agentId!: number | null;

  @Field(() => ID, { nullable: true })
  teamId!: number | null;

  @Field(() => ID, { nullable: true })
  siteId!: number | null;

  @Field(() => ExceptionKindEnum, { nullable: true })
  kind!: ExceptionKind | null;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => ExplanationStatusEnum)
  status!: ExplanationStatus;

  @Field(() => ExplanationReasonEnum)
  reason!: ExplanationReason;

  @Field(() => [String], {
    description:
      'The published schedules it was explained against, as id:version. It counts while its span is planned as then.',
  })
  planVersions!: readonly string[];

  @Field(() => [ExplanationEntryType], {
    description: 'Everything that was ever written to it, oldest first.',
  })
  history!: readonly SignedEntry[];
}

export function toExplanation(explanation: Explanation): AdherenceExplanationType {
  return explanation;
}
