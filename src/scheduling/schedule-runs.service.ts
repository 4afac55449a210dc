import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, SYSTEM_ACTOR } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Job } from '../jobs/job.js';
import { JobsService } from '../jobs/jobs.service.js';
import { MappedChanges } from '../jobs/mapped-changes.js';
import { VisibleJobs } from '../jobs/visible-jobs.service.js';
import { type RunRow, ScheduleRepository } from './persistence/schedule.repository.js';

import { ScheduleAccess } from './schedule-access.js';
import { type ScheduleRun, toScheduleRun } from './schedule-run.js';
import { scheduleRunNotFound } from './scheduling.errors.js';

/** Runs under way and past, for the planners of their periods: looking, following, stopping. */
@Injectable()
export class ScheduleRunsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly visibleJobs: VisibleJobs,
    private readonly schedules: ScheduleRepository,
    private readonly access: ScheduleAccess,
  ) {}

  async run(actor: Actor, runId: number): Promise<ScheduleRun> {
    const { row, job, scheduleId } = await this.look(actor, runId);
    return toScheduleRun(row, job, scheduleId);
  }

  /** Asks the run to stop; the best roster it has by then becomes the draft. */
  async cancel(actor: Actor, runId: number): Promise<ScheduleRun> {
    requireReach(actor, 'roster.write');
    const { jobId } = await this.run(actor, runId);
    await this.jobs.cancel(jobId);
    return this.run(actor, runId);
  }

  /** The run now and on every change, until it has ended. */
  async follow(actor: Actor, runId: number): Promise<AsyncIterableIterator<ScheduleRun>> {
    const { jobId } = await this.run(actor, runId);
    // Who may follow has just been decided by the period, not by who started the job.
    const changes = await this.visibleJobs.follow(SYSTEM_ACTOR, jobId);
    return new MappedChanges(changes, async (job) => {
      const { row, scheduleId } = await this.look(actor, runId);
      return toScheduleRun(row, job, scheduleId);
    });
  }

  private look(actor: Actor, runId: number): Promise<RunAndJob> {
    requireReach(actor, 'roster.draft');
    return this.unitOfWork.read(async (manager) => {
      const row = await this.visibleRow(manager, actor, runId);
      const job = await this.jobs.find(manager, row.jobId);
      if (job === null) throw scheduleRunNotFound(runId);
      const schedules = await this.schedules.findByRuns(manager, [runId]);
      return { row, job, scheduleId: schedules.at(0)?.id ?? null };
    });
  }

  private async visibleRow(manager: EntityManager, actor: Actor, runId: number): Promise<RunRow> {
    const row = await this.schedules.findRun(manager, runId);
    if (row === null || !(await this.access.canPlan(manager, actor, row.periodId))) {
      throw scheduleRunNotFound(runId);
    }
    return row;
  }
}

interface RunAndJob {
  readonly row: RunRow;
  readonly job: Job;
  readonly scheduleId: number | null;
}
