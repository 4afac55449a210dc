import { Global, Module } from '@nestjs/common';
import { Settings } from '../settings.js';
import { BullMqCarrier } from './bullmq-carrier.js';
import { InProcessCarrier } from './in-process-carrier.js';
import { JobCarrier } from './job-carrier.js';
import { JobSupervisor } from './job-supervisor.js';
import { JobSweeper } from './job-sweeper.js';
import { JOB_TIMING, JobTiming } from './job-timing.js';
import { JobWorker } from './job-worker.js';
import { JobsService } from './jobs.service.js';
import { VisibleJobs } from './visible-jobs.service.js';

@Global()
@Module({
  providers: [
    { provide: JobTiming, useValue: JOB_TIMING },
    {
      provide: JobCarrier,
      inject: [Settings],
      useFactory: ({ redis }: Settings): JobCarrier =>
        redis === null ? new InProcessCarrier() : new BullMqCarrier(redis.url, `${redis.prefix}-jobs`),
    },
    JobWorker,
    JobSweeper,
    JobSupervisor,
    JobsService,
    VisibleJobs,
  ],
  exports: [JobsService, VisibleJobs, JobSupervisor],
})
export class JobsModule {}
