import { Args, ID, Mutation, Query, Resolver, Subscription } from '@nestjs/graphql';
import { type Actor } from '../../access/actor.js';
import { type Job } from '../../jobs/job.js';
import { VisibleJobs } from '../../jobs/visible-jobs.service.js';
import { type ConnectionOf, PageArgs, pageRequest, toConnection } from '../connection.js';
import { CurrentActor } from '../current-actor.decorator.js';
import { parseId } from '../scalars/ids.js';
import { JobFilterArgs } from './job.input.js';
import { JobConnection, JobType } from './job.type.js';

@Resolver(() => JobType)
export class JobResolver {
  constructor(private readonly jobs: VisibleJobs) {}

  @Query(() => JobType)
  job(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Job> {
    return this.jobs.find(actor, parseId(id));
  }

  @Query(() => JobConnection, { name: 'jobs', description: 'Oldest first.' })
  async list(
    @CurrentActor() actor: Actor,
    @Args() page: PageArgs,
    @Args() filter: JobFilterArgs,
  ): Promise<ConnectionOf<Job>> {
    return toConnection(
      await this.jobs.page(actor, pageRequest(page), {
        status: filter.status ?? undefined,
        kind: filter.kind ?? undefined,
      }),
    );
  }

  @Mutation(() => JobType, { description: 'Asks the job to stop; one that has ended stays as it is.' })
  cancelJob(@CurrentActor() actor: Actor, @Args('id', { type: () => ID }) id: string): Promise<Job> {
    return this.jobs.cancel(actor, parseId(id));
  }

  @Subscription(() => JobType, {
    description: 'The job now and on every change, until it has ended.',
    resolve: (job: Job) => job,
  })
  jobProgress(
    @CurrentActor() actor: Actor,
    @Args('id', { type: () => ID }) id: string,
  ): Promise<AsyncIterableIterator<Job>> {
    return this.jobs.follow(actor, parseId(id));
  }
}
