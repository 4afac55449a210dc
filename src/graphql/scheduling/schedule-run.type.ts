import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type JobStatus } from '../../jobs/job.js';
import { type GenerateOutcome, type MissingRequirement } from '../../scheduling/schedule-run.js';
import { type Instant } from '../../time/instant.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { Problem } from '../errors/problem.type.js';
import { JobStatusEnum } from '../jobs/job.type.js';
import { InstantScalar } from '../scalars/instant.scalar.js';
import { LocalDateScalar } from '../scalars/local-date.scalar.js';

@ObjectType({ description: 'What a run was made from: equal stamps, equal input.' })
export class RunInputsType {
  @Field(() => [ID])
  requirementIds!: readonly number[];

  @Field(() => String)
  workforceStamp!: string;

  @Field(() => String)
  problemStamp!: string;
}

@ObjectType('ScheduleRun', { description: 'The making of one roster.' })
export class ScheduleRunType {
  @Field(() => ID)
  id!: number;

  @Field(() => ID)
  periodId!: number;

  @Field(() => ID)
  jobId!: number;

  @Field(() => JobStatusEnum)
  status!: JobStatus;

  @Field(() => String, { description: 'What it is doing; empty before it starts.' })
  phase!: string;

  @Field(() => Float, { description: '0 to 1.' })
  progress!: number;

  @Field(() => Float, { nullable: true, description: 'Cost of the best roster so far; less is better.' })
  bestScore!: number | null;

  @Field(() => Float, { nullable: true, description: 'No roster can cost less.' })
  bound!: number | null;

  @Field(() => Int)
  seed!: number;

  @Field(() => Int)
  budgetSeconds!: number;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => RunInputsType, { nullable: true, description: 'Known once the work has begun.' })
  inputs!: RunInputsType | null;

  @Field(() => ID, { nullable: true, description: 'The draft, once there is one.' })
  scheduleId!: number | null;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  finishedAt!: Instant | null;
}

@ObjectType('PlanningPeriodClosed', { implements: () => Problem })
export class PlanningPeriodClosedType extends Problem {
  @Field(() => ID)
  periodId!: number;
}

@ObjectType('MissingRequirement')
export class MissingRequirementType {
  @Field(() => ID)
  queueId!: number;

  @Field(() => String)
  queueName!: string;

  @Field(() => [LocalDateScalar], { description: 'Days of the queue on which it is open.' })
  dates!: readonly LocalDate[];
}

@ObjectType('RequirementMissing', { implements: () => Problem })
export class RequirementMissingType extends Problem {
  @Field(() => [MissingRequirementType])
  queues!: readonly MissingRequirement[];
}

@ObjectType('NobodyToSchedule', { implements: () => Problem })
export class NobodyToScheduleType extends Problem {
  @Field(() => ID)
  periodId!: number;
}

const GENERATE_OUTCOMES = {
  ScheduleRun: ScheduleRunType,
  PlanningPeriodClosed: PlanningPeriodClosedType,
  RequirementMissing: RequirementMissingType,
  NobodyToSchedule: NobodyToScheduleType,
} as const satisfies Record<GenerateOutcome['kind'], unknown>;

export const GenerateScheduleResult = createUnionType({
  name: 'GenerateScheduleResult',
  types: () =>
    [ScheduleRunType, PlanningPeriodClosedType, RequirementMissingType, NobodyToScheduleType] as const,
  resolveType: (outcome: GenerateOutcome) => GENERATE_OUTCOMES[outcome.kind],
});
