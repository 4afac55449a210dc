import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach, SYSTEM_ACTOR } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { type Job } from '../../jobs/job.js';
import { JobsService } from '../../jobs/jobs.service.js';
import { MappedChanges } from '../../jobs/mapped-changes.js';
import { VisibleJobs } from '../../jobs/visible-jobs.service.js';
import {
  type ExplanationRow,
  RosterExplanationRepository,
} from '../persistence/roster-explanation.repository.js';
import { ScheduleAccess } from '../schedule-access.js';
import { rosterExplanationInvalid, rosterExplanationNotFound } from '../scheduling.errors.js';
import { EXPLANATION_JOB, type ExplanationKind, type RosterExplanation } from './roster-explanation.js';

/** About one of the two. */
export interface ExplanationOrder {
  readonly scheduleId: number | null;
  readonly periodId: number | null;
  readonly kind: ExplanationKind;
}

/** The question says what it asks; no seed or seconds bound the answer. */
const NO_BUDGET = { seed: 0, budgetSeconds: 0 };

/** What would help most, and what cannot be met together: for the planners of a period. */
@Injectable()
export class ExplanationsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly visibleJobs: VisibleJobs,
    private readonly explanations: RosterExplanationRepository,
    private readonly access: ScheduleAccess,
  ) {}

  /** Starts the answering; nothing of the plan is touched. */
  async ask(actor: Actor, order: ExplanationOrder): Promise<RosterExplanation> {
    requireReach(actor, 'roster.draft');
    const explanation = await this.unitOfWork.run(async (manager) => {
      const { scheduleId, kind } = order;
      const periodId = await this.periodOf(manager, actor, order);
      const createdBy = actor.accountId;
      const input = { periodId, scheduleId, kind };
      const job = await this.jobs.create(manager, { kind: EXPLANATION_JOB, input, ...NO_BUDGET, createdBy });
      const row = await this.explanations.insert(manager, {
        periodId,
        scheduleId,
        jobId: job.id,
        question: { kind },
        createdBy,
        createdAt: job.createdAt,
      });
      return toExplanation(row, job);
    });
    await this.jobs.dispatch(explanation.jobId);
    return explanation;
  }

  async explanation(actor: Actor, id: number): Promise<RosterExplanation> {
    requireReach(actor, 'roster.draft');
    return this.unitOfWork.read(async (manager) => {
      const row = await this.explanations.find(manager, id);
      if (row === null || !(await this.access.canPlan(manager, actor, row.periodId))) {
        throw rosterExplanationNotFound(id);
      }
      const job = await this.jobs.find(manager, row.jobId);
      if (job === null) throw rosterExplanationNotFound(id);
      return toExplanation(row, job);
    });
  }

  /** The explanation now and on every change, until it has ended. */
  async follow(actor: Actor, id: number): Promise<AsyncIterableIterator<RosterExplanation>> {
    const { jobId } = await this.explanation(actor, id);
    const changes = await this.visibleJobs.follow(SYSTEM_ACTOR, jobId);
    return new MappedChanges(changes, () => this.explanation(actor, id));
  }

  private async periodOf(
    manager: EntityManager,
    actor: Actor,
    { scheduleId, periodId }: ExplanationOrder,
  ): Promise<number> {
    if (scheduleId !== null && periodId === null) {
      return (await this.access.plannedSchedule(manager, actor, scheduleId)).period.id;
    }
    if (scheduleId === null && periodId !== null) {
      return (await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId)).id;
    }
    const given = scheduleId === null ? 0 : 2;
    throw rosterExplanationInvalid(
      'input',
      given,
      'names scheduleId and periodId; give exactly one of them.',
    );
  }
}

function toExplanation(row: ExplanationRow, job: Job): RosterExplanation {
  const { status, phase, progress, error, finishedAt } = job;
  return { ...row, status, phase, progress, error, finishedAt };
}
