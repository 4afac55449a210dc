import {
  type EntityManager,
  type FindOptionsWhere,
  In,
  LessThan,
  MoreThan,
  type QueryDeepPartialEntity,
} from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Job, type JobProgress, type JobStatus } from '../job.js';
import { JobEntity } from './job.entity.js';

const LONGEST_ERROR = 1_000;
const LONGEST_PHASE = 100;

export interface JobEnd {
  readonly status: Extract<JobStatus, 'COMPLETED' | 'FAILED' | 'CANCELLED'>;
  readonly result?: unknown;
  readonly error?: string;
}

export interface JobFilter {
  readonly createdBy?: number;
  readonly kind?: string;
  readonly status?: JobStatus;
}

export async function insertJob(manager: EntityManager, job: Omit<Job, 'id'>): Promise<Job> {
  const inserted = await manager.insert(JobEntity, job as QueryDeepPartialEntity<JobEntity>);
  return { ...job, id: Number((inserted.identifiers[0] as { id: number }).id) };
}

export async function jobById(manager: EntityManager, id: number): Promise<Job | null> {
  const row = await manager.findOneBy(JobEntity, { id });
  return row === null ? null : { ...row };
}

export async function jobsPage(
  manager: EntityManager,
  request: PageRequest,
  filter: JobFilter,
): Promise<Page<Job>> {
  const where: FindOptionsWhere<JobEntity> = Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== undefined),
  );
  const totalCount = await manager.countBy(JobEntity, where);
  const rows = await manager.find(JobEntity, {
    where: request.after === null ? where : { ...where, id: MoreThan(request.after) },
    order: { id: 'ASC' },
    take: request.first + 1,
  });
  const nodes = rows.slice(0, request.first).map((row) => ({ ...row }));
  return { nodes, hasNextPage: rows.length > request.first, totalCount };
}

/** Takes a queued job for one worker; `null` when another was first, or it is no longer to be done. */
export async function claimJob(manager: EntityManager, id: number, now: Instant): Promise<Job | null> {
  const claimed = await manager.update(
    JobEntity,
    { id, status: 'QUEUED', cancelRequested: false },
    { status: 'RUNNING', attempt: () => 'attempt + 1', startedAt: now, heartbeatAt: now },
  );
  return claimed.affected === 1 ? jobById(manager, id) : null;
}

/** Says that the worker is alive and, when given, how far it is; `false` when the attempt is no longer its own. */
export async function beat(
  manager: EntityManager,
  job: Job,
  now: Instant,
  progress: JobProgress | null,
): Promise<boolean> {
  const told = progress === null ? {} : { ...progress, phase: progress.phase.slice(0, LONGEST_PHASE) };
  const beaten = await manager.update(JobEntity, own(job), { heartbeatAt: now, ...told });
  return beaten.affected === 1;
}

/** `false` when the attempt is no longer the worker's own. */
export async function endJob(manager: EntityManager, job: Job, end: JobEnd, now: Instant): Promise<boolean> {
  const ended = await manager.update(JobEntity, own(job), {
    status: end.status,
    result: end.result ?? null,
    error: end.error?.slice(0, LONGEST_ERROR) ?? null,
    finishedAt: now,
    ...(end.status === 'COMPLETED' ? { progress: 1 } : {}),
  } as QueryDeepPartialEntity<JobEntity>);
  return ended.affected === 1;
}

/** Gives a running job back, for any worker to take. */
export async function releaseJob(manager: EntityManager, job: Job): Promise<boolean> {
  const released = await manager.update(JobEntity, own(job), { status: 'QUEUED', heartbeatAt: null });
  return released.affected === 1;
}

/** A queued job is cancelled at once, a running one is asked to stop; `false` when it has ended. */
export async function requestCancel(manager: EntityManager, id: number, now: Instant): Promise<boolean> {
  const unstarted = await manager.update(
    JobEntity,
    { id, status: 'QUEUED' },
    { status: 'CANCELLED', cancelRequested: true, finishedAt: now },
  );
  if (unstarted.affected === 1) return true;
  const running = await manager.update(JobEntity, { id, status: 'RUNNING' }, { cancelRequested: true });
  return running.affected === 1;
}

/** Running jobs whose worker has not been heard of since. */
export async function silentJobs(manager: EntityManager, since: Instant): Promise<Job[]> {
  const rows = await manager.findBy(JobEntity, { status: 'RUNNING', heartbeatAt: LessThan(since) });
  return rows.map((row) => ({ ...row }));
}

/** Ids of queued jobs of these kinds, oldest first. */
export async function queuedJobIds(
  manager: EntityManager,
  kinds: readonly string[],
  limit: number,
): Promise<number[]> {
  const rows = await manager.find(JobEntity, {
    select: { id: true },
    where: { status: 'QUEUED', kind: In(kinds) },
    order: { id: 'ASC' },
    take: limit,
  });
  return rows.map((row) => row.id);
}

const own = ({ id, attempt }: Job) => ({ id, attempt, status: 'RUNNING' as const });
