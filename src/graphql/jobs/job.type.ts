import { Field, Float, ID, Int, ObjectType, registerEnumType } from '@nestjs/graphql';
import { JOB_STATUSES, type JobStatus } from '../../jobs/job.js';
import { type Instant } from '../../time/instant.js';
import { Connection } from '../connection.js';
import { InstantScalar } from '../scalars/instant.scalar.js';

export const JobStatusEnum = Object.fromEntries(JOB_STATUSES.map((status) => [status, status])) as {
  readonly [S in JobStatus]: S;
};
registerEnumType(JobStatusEnum, { name: 'JobStatus' });

@ObjectType('Job', { description: 'Long work: a forecast, a roster.' })
export class JobType {
  @Field(() => ID)
  id!: number;

  @Field(() => String)
  kind!: string;

  @Field(() => JobStatusEnum)
  status!: JobStatus;

  @Field(() => Int)
  seed!: number;

  @Field(() => Float)
  budgetSeconds!: number;

  @Field(() => String, { description: 'What it is doing; empty before it starts.' })
  phase!: string;

  @Field(() => Float, { description: '0 to 1.' })
  progress!: number;

  @Field(() => Float, { nullable: true, description: 'Score of the best solution so far.' })
  bestScore!: number | null;

  @Field(() => Float, { nullable: true, description: 'No solution can be better than this.' })
  bound!: number | null;

  @Field(() => String, { nullable: true, description: 'Why it failed.' })
  error!: string | null;

  @Field(() => Int, { description: 'How many workers have begun it.' })
  attempt!: number;

  @Field(() => Boolean)
  cancelRequested!: boolean;

  @Field(() => InstantScalar)
  createdAt!: Instant;

  @Field(() => InstantScalar, { nullable: true })
  startedAt!: Instant | null;

  @Field(() => InstantScalar, { nullable: true })
  finishedAt!: Instant | null;
}

@ObjectType()
export class JobConnection extends Connection(JobType, 'Job') {}
