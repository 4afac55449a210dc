import { Injectable, type OnModuleInit } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Job, type JobContext } from '../jobs/job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { ForecastSnapshotsService } from './forecast-snapshots.service.js';

export const SNAPSHOT_JOB = 'forecast-snapshots';

export interface SnapshotJobResult {
  readonly queues: number;
  readonly taken: number;
}

/** The night's work: a snapshot of every queue that has none of its today. Running it again takes what is missing. */
@Injectable()
export class SnapshotJob implements OnModuleInit {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly snapshots: ForecastSnapshotsService,
  ) {}

  onModuleInit(): void {
    this.jobs.register(SNAPSHOT_JOB, (context) => this.take(context));
  }

  /** @throws UserError FORBIDDEN unless the actor may write forecasts everywhere. */
  async start(actor: Actor): Promise<Job> {
    await this.snapshots.due(actor);
    const work = { kind: SNAPSHOT_JOB, input: {}, seed: 0, budgetSeconds: 0, createdBy: actor.accountId };
    const job = await this.unitOfWork.run((manager) => this.jobs.create(manager, work));
    await this.jobs.dispatch(job.id);
    return job;
  }

  private async take(context: JobContext): Promise<SnapshotJobResult> {
    const due = await this.snapshots.due(SYSTEM_ACTOR);
    let taken = 0;
    for (const [done, queueId] of due.entries()) {
      if (context.signal.aborted) break;
      context.report({ phase: 'snapshot', progress: done / due.length });
      const outcome = await this.snapshots.take(SYSTEM_ACTOR, queueId);
      if (outcome.kind === 'ForecastSnapshot') taken++;
    }
    return { queues: due.length, taken };
  }
}
