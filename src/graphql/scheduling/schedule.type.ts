import { createUnionType, Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { type PublishOutcome } from '../../scheduling/schedule-run.js';
import {
  type OutboundShortfall,
  type RuleScore,
  type Schedule,
  type ScheduleStatus,
  SHORTFALL_CAUSES,
  type ShortfallCause,
} from '../../scheduling/schedule.js';
import { type Instant } from '../../time/instant.js';
import { Connection } from '../connection.js';
import { Problem } from '../errors/problem.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { PlanningPeriodClosedType } from './schedule-run.type.js';

export const ScheduleStatusEnum = {
  DRAFT: 'DRAFT',
  PUBLISHED: 'PUBLISHED',
  SUPERSEDED: 'SUPERSEDED',
} as const satisfies { readonly [S in ScheduleStatus]: S };
registerEnumType(ScheduleStatusEnum, { name: 'ScheduleStatus' });

export const RuleLevelEnum = { hard: 'hard', soft: 'soft' } as const;
registerEnumType(RuleLevelEnum, { name: 'RuleLevel' });

@ObjectType('Schedule', { description: 'One roster of a planning period.' })
export class ScheduleType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  periodId!: number;

  @Field(() => ID)
  runId!: number;

  @Field(() => Int, { nullable: true, description: 'Given when published: 1, 2, ...' })
  version!: number | null;

  @Field(() => ScheduleStatusEnum)
  status!: ScheduleStatus;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  publishedAt!: Instant | null;

  @Field(() => Int, { description: 'Counts the changes made by hand; an edit names the one that it saw.' })
  revision!: number;
}

@ObjectType()
export class ScheduleConnection extends Connection(ScheduleType, 'Schedule') {}

@ObjectType('RuleScore')
export class RuleScoreType {
  @Field(() => String)
  ruleId!: string;

  @Field(() => String)
  title!: string;

  @Field(() => RuleLevelEnum)
  level!: 'hard' | 'soft';

  @Field(() => Int)
  violations!: number;

  @Field(() => Float, { description: 'Sum over the violations, in minutes unless the title says otherwise.' })
  amount!: number;

  @Field(() => Float)
  cost!: number;
}

@ObjectType()
export class ScheduleScore {
  @Field(() => Int, { description: 'Rules broken that must not be; 0 when it can be worked as it stands.' })
  hardViolations!: number;

  @Field(() => Float, { description: 'Less is better.' })
  cost!: number;

  @Field(() => Float, { nullable: true, description: 'No roster can cost less.' })
  bound!: number | null;

  @Field(() => Float, { description: 'Agent-minutes below target, over all queues.' })
  understaffedMinutes!: number;

  @Field(() => Float, { description: 'Agent-minutes above target, over all queues.' })
  overstaffedMinutes!: number;

  @Field(() => [String], { description: 'In words, for people.' })
  summary!: readonly string[];

  @Field(() => [RuleScoreType])
  rules!: readonly RuleScore[];
}

@ObjectType('ScheduleViolation', { description: 'Where the roster breaks a rule, and why.' })
export class ScheduleViolationType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  ruleId!: string;

  @Field(() => ID, { nullable: true })
  agentId!: number | null;

  @Field(() => ID, { nullable: true })
  queueId!: number | null;

  @Field(() => ID, { nullable: true })
  campaignId!: number | null;

  @Field(() => InstantScalar, { nullable: true })
  start!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  end!: Instant | null;

  @Field(() => Float)
  amount!: number;

  @Field(() => String)
  message!: string;
}

@ObjectType()
export class ScheduleViolationConnection extends Connection(ScheduleViolationType, 'ScheduleViolation') {}

/** The schema spells causes as enum values: `NO_SURPLUS` for `no-surplus`. */
export const ShortfallCauseEnum = Object.fromEntries(
  SHORTFALL_CAUSES.map((cause) => [cause.toUpperCase().replaceAll('-', '_'), cause]),
);
registerEnumType(ShortfallCauseEnum, { name: 'ShortfallCause' });

@ObjectType('OutboundShortfall')
export class OutboundShortfallType {
  @Field(() => ShortfallCauseEnum)
  cause!: ShortfallCause;

  @Field(() => Float)
  hours!: number;
}

@ObjectType('OutboundDelivery', { description: 'Hours of calling wanted and rostered for one called zone.' })
export class OutboundDeliveryType {
  @Field(() => ID)
  campaignId!: number;

  @Field(() => String)
  calledZoneId!: string;

  @Field(() => String)
  jurisdiction!: string;

  @Field(() => String)
  zone!: string;

  @Field(() => Float)
  wantedHours!: number;

  @Field(() => Float)
  deliveredHours!: number;

  @Field(() => [OutboundShortfallType])
  shortfalls!: readonly OutboundShortfall[];
}

@ObjectType()
export class PublishedOutboundType extends OutboundDeliveryType {
  @Field(() => ID)
  scheduleId!: number;
}

@ObjectType('SchedulePublished')
export class SchedulePublishedType {
  @Field(() => ScheduleType)
  schedule!: Schedule;
}

@ObjectType('ScheduleNotDraft', { implements: () => Problem })
export class ScheduleNotDraftType extends Problem {
  @Field(() => ID)
  scheduleId!: number;
}

const PUBLISH_OUTCOMES = {
  SchedulePublished: SchedulePublishedType,
  PlanningPeriodClosed: PlanningPeriodClosedType,
  ScheduleNotDraft: ScheduleNotDraftType,
} as const satisfies Record<PublishOutcome['kind'], unknown>;

export const PublishScheduleResult = createUnionType({
  name: 'PublishScheduleResult',
  types: () => [SchedulePublishedType, PlanningPeriodClosedType, ScheduleNotDraftType] as const,
  resolveType: (outcome: PublishOutcome) => PUBLISH_OUTCOMES[outcome.kind],
});
