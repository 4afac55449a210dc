import { ArgsType, Field } from '@nestjs/graphql';
import { type JobStatus } from '../../jobs/job.js';
import { JobStatusEnum } from './job.type.js';

@ArgsType()
export class JobFilterArgs {
  @Field(() => JobStatusEnum, { nullable: true })
  status?: JobStatus | null;

  @Field(() => String, { nullable: true })
  kind?: string | null;
}
