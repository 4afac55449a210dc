import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { jobNotFound } from '../jobs/jobs.errors.js';
import { JobsService } from '../jobs/jobs.service.js';
import { VisibleJobs } from '../jobs/visible-jobs.service.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientNotFound } from '../workforce/workforce.errors.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { chooseForecaster, DEFAULT_FORECASTER } from './engine/registry.js';
import { FORECAST_BATCH_JOB, type ForecastBatch, type ForecastBatchOrder } from './forecast-batch.js';
import { checkForecastDays } from './forecast-order.js';
import { forecastingInvalid, withValuesChecked } from './forecasting.errors.js';
import { ForecastBatchRepository } from './persistence/forecast-batch.repository.js';

const MOST_QUEUES = 2_000;

/** Forecasts of many queues by one job. */
@Injectable()
export class ForecastBatchesService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly visibleJobs: VisibleJobs,
    private readonly directory: WorkforceDirectory,
    private readonly batches: ForecastBatchRepository,
  ) {}

  /** Begins the job; all queues must be in reach. */
  async start(actor: Actor, order: ForecastBatchOrder): Promise<ForecastBatch> {
    const reach = clientReach(actor, 'forecast.write');
    const { model = DEFAULT_FORECASTER, parameters, days } = order.forecast;
    withValuesChecked(() => chooseForecaster(model, parameters));
    checkForecastDays(days);
    const job = await this.unitOfWork.run(async (manager) => {
      const wanted = await this.wantedQueues(manager, reach, order);
      const work = { kind: FORECAST_BATCH_JOB, input: order.forecast, seed: 0, budgetSeconds: 0 };
      const created = await this.jobs.create(manager, { ...work, createdBy: actor.accountId });
      await this.batches.insert(manager, created.id, wanted);
      return created;
    });
    await this.jobs.dispatch(job.id);
    return this.batch(actor, job.id);
  }

  /** Of a job that the actor may see, its queues that he may see. */
  async batch(actor: Actor, jobId: number): Promise<ForecastBatch> {
    const reach = clientReach(actor, 'forecast.read');
    const job = await this.visibleJobs.find(actor, jobId);
    if (job.kind !== FORECAST_BATCH_JOB) throw jobNotFound(jobId);
    return this.unitOfWork.read(async (manager) => {
      const reached = new Set((await this.directory.queuesInReach(manager, reach)).map(({ id }) => id));
      const queues = await this.batches.queues(manager, jobId);
      return { id: jobId, job, queues: queues.filter(({ queueId }) => reached.has(queueId)) };
    });
  }

  private async wantedQueues(
    manager: EntityManager,
    reach: Scope,
    { queueIds, clientId }: ForecastBatchOrder,
  ): Promise<number[]> {
    if ((queueIds === undefined) === (clientId === undefined)) {
      throw forecastingInvalid('Name queues, or a client for all of its queues: one of the two.');
    }
    const wanted = new Set(queueIds);
    if (clientId !== undefined) {
      if ((await this.directory.clientInReach(manager, reach, clientId)) === null)
        throw clientNotFound(clientId);
      for (const queue of await this.directory.queuesInReach(manager, reach)) {
        if (queue.clientId === clientId) wanted.add(queue.id);
      }
    }
    if (wanted.size === 0 || wanted.size > MOST_QUEUES) {
      throw forecastingInvalid(`One job forecasts 1 to ${MOST_QUEUES} queues (got ${wanted.size}).`);
    }
    for (const queueId of queueIds ?? []) await reachedQueue(manager, this.directory, reach, queueId);
    return [...wanted].sort((a, b) => a - b);
  }
}
