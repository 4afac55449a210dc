import { Field, Float, ID, InputType, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type JobStatus } from '../../jobs/job.js';
import {
  EXPLANATION_KINDS,
  type ExplainedConflict,
  type ExplainedMember,
  type ExplainedReason,
  type ExplainedRelaxation,
  type ExplainedRelaxations,
  type ExplanationAnswer,
  type ExplanationKind,
  RELAXATION_KINDS,
  type RelaxationKind,
} from '../../scheduling/explanation/roster-explanation.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { JobStatusEnum } from '../jobs/job.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';
import { RuleLevelEnum } from './schedule.type.js';

const spelled = <K extends string>(kinds: readonly K[]): Record<string, K> =>
  Object.fromEntries(kinds.map((kind) => [kind.toUpperCase().replaceAll('-', '_'), kind]));

/** The schema spells kinds as enum values: `MORE_AGENTS` for `more-agents`. */
export const ExplanationKindEnum = spelled(EXPLANATION_KINDS);
registerEnumType(ExplanationKindEnum, {
  name: 'ExplanationKind',
  description: 'RELAXATIONS: what would help most. CONFLICTS: hard demands that cannot be met together.',
});

export const RelaxationKindEnum = spelled(RELAXATION_KINDS);
registerEnumType(RelaxationKindEnum, { name: 'RelaxationKind' });

@ObjectType()
export class ReasonFact {
  @Field(() => String)
  name!: string;

  @Field(() => String)
  value!: string;
}

@ObjectType('WhyNotReason', {
  description: 'One thing that holds: a rule, time off, a certificate, a window.',
})
export class WhyNotReasonType {
  @Field(() => String)
  ruleId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => InstantScalar, { nullable: true })
  start!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  end!: Instant | null;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => String, { nullable: true })
  calledZoneId!: string | null;

  @Field(() => String, {
    description: 'Where it comes from: a rule pack and its source, the contract, the roster.',
  })
  source!: string;

  @Field(() => [ReasonFact], { description: 'Its data: until when, since when, how much.' })
  facts!: readonly ReasonFact[];

  @Field(() => String)
  message!: string;
}

@ObjectType('WhyNot', { description: 'Why an agent does not work, or not at that, in some time.' })
export class WhyNotType {
  @Field(() => ID)
  agentId!: number;

  @Field(() => InstantScalar)
  start!: Instant;

  @Field(() => InstantScalar)
  end!: Instant;

  @Field(() => Boolean, { description: 'Whether no hard rule is in the way of it.' })
  possible!: boolean;

  @Field(() => Float, {
    nullable: true,
    description: "What the cheapest shift found there changes the roster's cost by; none where none can be.",
  })
  costChange!: number | null;

  @Field(() => String)
  summary!: string;

  @Field(() => [WhyNotReasonType])
  reasons!: readonly ExplainedReason[];
}

@InputType()
export class WhyNotInput {
  @Field(() => ID)
  scheduleId!: string;

  @Field(() => ID)
  agentId!: string;

  @Field(() => LocalDateScalar, { nullable: true, description: "A day in the agent's zone; or from and to." })
  date?: LocalDate | null;

  @Field(() => InstantScalar, { nullable: true })
  from?: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  to?: Instant | null;

  @Field(() => ID, { nullable: true, description: 'Why not on this queue.' })
  queueId?: string | null;

  @Field(() => ID, { nullable: true, description: 'Why not on this campaign.' })
  campaignId?: string | null;
}

@ObjectType('Relaxation', {
  description: 'Something that could be allowed or brought, and its worth at best.',
})
export class RelaxationType {
  @Field(() => RelaxationKindEnum)
  kind!: RelaxationKind;

  @Field(() => String)
  message!: string;

  @Field(() => Float, { description: 'How much less the best roster could cost.' })
  gain!: number;

  @Field(() => Float, { description: 'Agent-minutes of understaffing that would go.' })
  understaffedMinutes!: number;

  @Field(() => Float, { description: 'Minutes of missing calls that would be made.' })
  outboundMinutes!: number;

  @Field(() => Int, { nullable: true })
  agents!: number | null;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => ID, { nullable: true })
  contractId!: number | null;

  @Field(() => LocalDateScalar, { nullable: true })
  date!: LocalDate | null;
}

@ObjectType('RelaxationReport')
export class RelaxationReportType {
  @Field(() => Float, { description: 'The least that a roster can cost as things are.' })
  cost!: number;

  @Field(() => Float, { description: 'Agent-minutes missing in it.' })
  understaffedMinutes!: number;

  @Field(() => Float, { description: 'Minutes of calls missing in it.' })
  outboundMinutes!: number;

  @Field(() => [RelaxationType], { description: 'The most helpful first.' })
  relaxations!: readonly ExplainedRelaxation[];
}

@ObjectType('ConflictMember')
export class ConflictMemberType {
  @Field(() => String)
  ruleId!: string;

  @Field(() => ID, { nullable: true })
  agentId!: number | null;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => String)
  message!: string;
}

@ObjectType('RosterConflict', {
  description: 'Demands that cannot all be met; without any one of them the others can.',
})
export class RosterConflictType {
  @Field(() => RuleLevelEnum, {
    description: 'hard: every roster breaks a hard rule. soft: rosters are possible, and all lack something.',
  })
  level!: 'hard' | 'soft';

  @Field(() => String)
  message!: string;

  @Field(() => [ConflictMemberType])
  members!: readonly ExplainedMember[];
}

@ObjectType('ExplanationAnswer')
export class ExplanationAnswerType {
  @Field(() => [String], { description: 'In words.' })
  summary!: readonly string[];

  @Field(() => RelaxationReportType, { nullable: true })
  relaxations!: ExplainedRelaxations | null;

  @Field(() => [RosterConflictType], {
    nullable: true,
    description: 'Empty when all hard demands can be met together, as far as the search sees.',
  })
  conflicts!: readonly ExplainedConflict[] | null;
}

@ObjectType('RosterExplanation', { description: 'A question about a roster or a period, and its answer.' })
export class RosterExplanationType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  periodId!: number;

  @Field(() => ID, { nullable: true })
  scheduleId!: number | null;

  @Field(() => ExplanationKindEnum)
  kind!: ExplanationKind;

  @Field(() => JobStatusEnum)
  status!: JobStatus;

  @Field(() => String)
  phase!: string;

  @Field(() => Float, { description: '0 to 1.' })
  progress!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => ExplanationAnswerType, { nullable: true, description: 'Once it has ended.' })
  answer!: ExplanationAnswer | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  finishedAt!: Instant | null;
}

@InputType({ description: 'About a schedule, or about a period that has none yet: exactly one of the two.' })
export class ExplainRosterInput {
  @Field(() => ID, { nullable: true })
  scheduleId?: string | null;

  @Field(() => ID, { nullable: true })
  periodId?: string | null;

  @Field(() => ExplanationKindEnum)
  kind!: ExplanationKind;
}
