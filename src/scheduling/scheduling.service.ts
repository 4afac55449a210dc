import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobsService } from '../jobs/jobs.service.js';
import { type Interval } from '../time/interval.js';
import { missingRequirement } from './missing-requirement.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { type PlanningPeriod } from './planning-period.js';
import { ScheduleAccess } from './schedule-access.js';
import {
  type GenerateOutcome,
  type GenerateRequest,
  nobodyToSchedule,
  planningPeriodClosed,
  requirementMissing,
  SCHEDULE_JOB,
  type ScheduleRun,
  toScheduleRun,
} from './schedule-run.js';
import { type PublishedShift } from './schedule.js';
import { scheduleRequestInvalid } from './scheduling.errors.js';
import { ProblemLoader } from './solver/problem-loader.js';

export const LARGEST_SEED = 2 ** 31 - 1;
export const LONGEST_BUDGET_SECONDS = 3_600;

/** Asking for rosters, and telling other features what is published. */
@Injectable()
export class SchedulingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly jobs: JobsService,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
    private readonly loader: ProblemLoader,
    private readonly access: ScheduleAccess,
  ) {}

  async generate(actor: Actor, request: GenerateRequest): Promise<GenerateOutcome> {
    requireReach(actor, 'roster.write');
    checkRequest(request);
    const outcome = await this.unitOfWork.run(async (manager) => {
      const period = await this.access.plannedPeriod(manager, actor, 'roster.write', request.periodId);
      return (await this.refusal(manager, period)) ?? (await this.createRun(manager, actor, request));
    });
    if (outcome.kind === 'ScheduleRun') await this.jobs.dispatch(outcome.jobId);
    return outcome;
  }

  /** For features that measure against the plan, inside their unit of work and unscoped. */
  publishedShifts(
    manager: EntityManager,
    { agentIds, span }: { readonly agentIds: readonly number[]; readonly span: Interval },
  ): Promise<PublishedShift[]> {
    return this.shifts.published(manager, agentIds, span);
  }

  private async refusal(manager: EntityManager, period: PlanningPeriod): Promise<GenerateOutcome | null> {
    if (period.status === 'CLOSED') return planningPeriodClosed(period);
    const { workforce, requirement } = await this.loader.inputs(manager, period);
    if (workforce.entitlements.length === 0) return nobodyToSchedule(period);
    const missing = missingRequirement(workforce.queues, requirement, period.span);
    return missing.length > 0 ? requirementMissing(missing) : null;
  }

  private async createRun(
    manager: EntityManager,
    actor: Actor,
    request: GenerateRequest,
  ): Promise<ScheduleRun> {
    const { periodId, seed, budgetSeconds, steps } = request;
    const createdBy = actor.accountId;
    const input = { periodId, ...(steps === undefined ? {} : { steps }) };
    const job = await this.jobs.create(manager, {
      kind: SCHEDULE_JOB,
      input,
      seed,
      budgetSeconds,
      createdBy,
    });
    const row = await this.schedules.insertRun(manager, {
      periodId,
      jobId: job.id,
      createdBy,
      createdAt: job.createdAt,
    });
    return toScheduleRun(row, job, null);
  }
}

function checkRequest({ seed, budgetSeconds }: GenerateRequest): void {
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
    throw scheduleRequestInvalid('seed', seed, `must be a whole number from 0 to ${LARGEST_SEED}.`);
  }
  if (!Number.isInteger(budgetSeconds) || budgetSeconds < 1 || budgetSeconds > LONGEST_BUDGET_SECONDS) {
    const advice = `must be whole seconds from 1 to ${LONGEST_BUDGET_SECONDS}. A week takes about 30.`;
    throw scheduleRequestInvalid('budget', budgetSeconds, advice);
  }
}
