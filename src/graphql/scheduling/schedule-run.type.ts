import { createUnionType, Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { type JobStatus } from '../../jobs/job.js';
import { type GenerateOutcome, type MissingRequirement } from '../../scheduling/schedule-run.js';
import { type ReoptimiseOrder, type RosterPart, type RunImprovement } from '../../scheduling/schedule.js';
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

@ObjectType('RunImprovement', { description: 'How far a run was after some seconds.' })
export class RunImprovementType {
  @Field(() => Float)
  seconds!: number;

  @Field(() => String)
  phase!: string;

  @Field(() => Float)
  progress!: number;

  @Field(() => Float, { nullable: true })
  bestScore!: number | null;

  @Field(() => Float, { nullable: true })
  bound!: number | null;
}

@ObjectType('ReoptimisedPart', {
  description: 'What was planned again; empty lists and no days do not narrow.',
})
export class ReoptimisedPartType {
  @Field(() => [ID], { nullable: true })
  agentIds?: readonly number[];

  @Field(() => [ID], { nullable: true })
  teamIds?: readonly number[];

  @Field(() => [ID], { nullable: true })
  siteIds?: readonly number[];

  @Field(() => LocalDateScalar, { nullable: true })
  from?: LocalDate;

  @Field(() => LocalDateScalar, { nullable: true })
  to?: LocalDate;
}

@ObjectType('Reoptimised')
export class ReoptimisedType {
  @Field(() => ID, { description: 'The roster that the run began with.' })
  scheduleId!: number;

  @Field(() => ReoptimisedPartType)
  part!: RosterPart;
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

  @Field(() => Float, {
    nullable: true,
    description: 'How far the score may be from the best one: (score - bound) / score.',
  })
  gap!: number | null;

  @Field(() => [RunImprovementType], { description: 'How score and bound came on, oldest first.' })
  improvements!: readonly RunImprovement[];

  @Field(() => ReoptimisedType, { nullable: true, description: 'Of a run that began with a roster.' })
  reoptimise!: ReoptimiseOrder | null;

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
