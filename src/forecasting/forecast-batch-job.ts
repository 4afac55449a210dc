import { Injectable, Logger, type OnModuleInit } from '@nestjs/common';
import { type Actor, SYSTEM_ACTOR } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type JobContext } from '../jobs/job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { UserError } from '../user-error.js';
import { type BatchQueue, FORECAST_BATCH_JOB, type ForecastBatchOrder } from './forecast-batch.js';
import { ForecastComputer } from './forecast-computer.js';
import { ForecastGenerationService } from './forecast-generation.service.js';
import { type ForecastVersion } from './forecast-version.js';
import { ForecastBatchRepository } from './persistence/forecast-batch.repository.js';

export interface ForecastBatchResult {
  readonly queues: number;
  readonly made: number;
}

/** Another worker was quicker with this queue. */
class SettledBefore extends Error {}

/**
 * Forecasts one queue after another, as many at a time as there are cores, each in a transaction of its own that also says
 * that it is done: a job that is begun again after a crash goes on with the queues that wait.
 */
@Injectable()
export class ForecastBatchJob implements OnModuleInit {
  private readonly logger = new Logger('Forecasts');

  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly generation: ForecastGenerationService,
    private readonly computer: ForecastComputer,
    private readonly batches: ForecastBatchRepository,
  ) {}

  onModuleInit(): void {
    this.jobs.register(FORECAST_BATCH_JOB, (context) => this.run(context));
  }

  /** What is left of the job; two at once, when a worker was thought dead, make no forecast twice. */
  async run(context: JobContext): Promise<ForecastBatchResult> {
    const { job, signal } = context;
    const all = await this.queues(job.id);
    const waiting = all.filter(({ outcome }) => outcome === 'waiting').values();
    let done = all.filter(({ outcome }) => outcome !== 'waiting').length;
    const report = () =>
      context.report({ phase: `${done} of ${all.length} queues`, progress: done / all.length });
    const lane = async (): Promise<void> => {
      for (const { queueId } of waiting) {
        await this.forecast(context, queueId);
        if (signal.aborted) return;
        done++;
        report();
      }
    };
    report();
    // One more than can be computed at once: the next is read while the others are at work.
    await Promise.all(Array.from({ length: this.computer.width + 1 }, lane));
    const made = (await this.queues(job.id)).filter(({ outcome }) => outcome === 'made');
    return { queues: all.length, made: made.length };
  }

  private async forecast({ job, signal }: JobContext, queueId: number): Promise<void> {
    const actor: Actor = { ...SYSTEM_ACTOR, accountId: job.createdBy };
    const order = { ...(job.input as ForecastBatchOrder['forecast']), queueId };
    const settle = async (settled: Omit<BatchQueue, 'queueId'>): Promise<void> => {
      await this.unitOfWork.run((manager) => this.batches.settle(manager, job.id, { queueId, ...settled }));
    };
    try {
      const made = await this.generation.generate(actor, order, {
        signal,
        alongside: async (manager, { id }: ForecastVersion) => {
          const settled = { queueId, outcome: 'made' as const, forecastVersionId: id };
          if (!(await this.batches.settle(manager, job.id, settled))) throw new SettledBefore();
        },
      });
      if (made.kind === 'ForecastVersion') return;
      await settle({ outcome: 'no-history', forecastVersionId: null, message: made.message });
    } catch (error) {
      if (signal.aborted || error instanceof SettledBefore) return;
      await settle({
        outcome: 'failed',
        forecastVersionId: null,
        message: this.reason(job.id, queueId, error),
      });
    }
  }

  private queues(jobId: number): Promise<BatchQueue[]> {
    return this.unitOfWork.read((manager) => this.batches.queues(manager, jobId));
  }

  private reason(jobId: number, queueId: number, error: unknown): string {
    if (error instanceof UserError) return error.message.slice(0, 500);
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.logger.error(`Job ${jobId}, queue ${queueId}: ${text}`);
    return `Something went wrong on our side. Quote job ${jobId}.`;
  }
}
