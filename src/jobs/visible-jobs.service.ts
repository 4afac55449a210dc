import { Injectable } from '@nestjs/common';
import { type Actor, reachOf } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { jobTopic, Topics } from '../topics/topics.js';
import { JobChanges } from './job-changes.js';
import { type Job } from './job.js';
import { jobNotFound } from './jobs.errors.js';
import { JobsService } from './jobs.service.js';
import { jobById, type JobFilter, jobsPage } from './persistence/job.repository.js';

const LOOK_AGAIN_MS = 3_000;

/** Jobs as somebody sees them: his own; all of them where he may see drafts of the whole company. */
@Injectable()
export class VisibleJobs {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly topics: Topics,
    private readonly jobs: JobsService,
  ) {}

  async find(actor: Actor, jobId: number): Promise<Job> {
    const job = await this.row(jobId);
    if (job === null || !(seesAll(actor) || job.createdBy === actor.accountId)) throw jobNotFound(jobId);
    return job;
  }

  page(actor: Actor, request: PageRequest, filter: Omit<JobFilter, 'createdBy'>): Promise<Page<Job>> {
    const visible = seesAll(actor) ? filter : { ...filter, createdBy: actor.accountId };
    return this.unitOfWork.read((manager) => jobsPage(manager, request, visible));
  }

  /** The job afterwards; nothing happens to one that has ended. */
  async cancel(actor: Actor, jobId: number): Promise<Job> {
    await this.find(actor, jobId);
    await this.jobs.cancel(jobId);
    return this.find(actor, jobId);
  }

  /** The job now and on every change, until it has ended. */
  async follow(actor: Actor, jobId: number): Promise<AsyncIterableIterator<Job>> {
    const changes = this.topics.subscribe<Job>(jobTopic(jobId));
    try {
      return new JobChanges(await this.find(actor, jobId), changes, () => this.row(jobId), LOOK_AGAIN_MS);
    } catch (error) {
      await changes.return?.();
      throw error;
    }
  }

  private row(jobId: number): Promise<Job | null> {
    return this.unitOfWork.read((manager) => jobById(manager, jobId));
  }
}

function seesAll(actor: Actor): boolean {
  return reachOf(actor, 'roster.draft')?.everywhere ?? false;
}
