import { Field, ID, InputType, registerEnumType } from '@nestjs/graphql';
import { type ExplanationReason } from '../../adherence/engine/explanation.js';
import { type Instant } from '../../time/instant.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { ExplanationReasonEnum } from './state.enum.js';

@InputType({ description: 'A deviation, or a part of one, exactly as the day shows it.' })
export class ExplainDeviationInput {
  @Field(() => ID)
  agentId!: string;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => ExplanationReasonEnum)
  reason!: ExplanationReason;

  @Field(() => String)
  words!: string;
}

@InputType({ description: 'One reason for everybody of a team or of a site, a day long at most.' })
export class ExcuseEverybodyInput {
  @Field(() => ID, { nullable: true })
  teamId?: string | null;

  @Field(() => ID, { nullable: true })
  siteId?: string | null;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => ExplanationReasonEnum)
  reason!: ExplanationReason;

  @Field(() => String)
  words!: string;
}

export const ExplanationDecisionEnum = {
  APPROVE: 'approved',
  DECLINE: 'declined',
  REOPEN: 'reopened',
} as const;
export type ExplanationDecision = (typeof ExplanationDecisionEnum)[keyof typeof ExplanationDecisionEnum];
registerEnumType(ExplanationDecisionEnum, {
  name: 'ExplanationDecision',
  description: 'REOPEN takes a decision back.',
});
