import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { JobsService } from '../jobs/jobs.service.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { missingRequirement } from './missing-requirement.js';
import { countChanges, rewound } from './persistence/published-changes.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { type PlanningPeriod } from './planning-period.js';
import { checkPart, openAgents } from './reoptimise-part.js';
import { ScheduleAccess } from './schedule-access.js';
import {
  type GenerateOutcome,
  type GenerateRequest,
  nobodyToSchedule,
  planningPeriodClosed,
  type ReoptimiseRequest,
  requirementMissing,
  SCHEDULE_JOB,
  type ScheduleJobInput,
  type ScheduleRun,
  toScheduleRun,
} from './schedule-run.js';
import { type ReoptimiseOrder, type VersionedShift } from './schedule.js';
import { scheduleRequestInvalid } from './scheduling.errors.js';
import { ProblemLoader } from './solver/problem-loader.js';

export const LARGEST_SEED = 2 ** 31 - 1;
export const LONGEST_BUDGET_SECONDS = 3_600;

export interface PublishedShiftsWanted {
  readonly agentIds: readonly number[];
  readonly span: Interval;
  readonly publishedBy?: Instant | null;
}

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
    const { periodId, steps } = request;
    return this.start(async (manager) => {
      const period = await this.access.plannedPeriod(manager, actor, 'roster.write', periodId);
      const refusal = await this.refusal(manager, period);
      return refusal ?? this.createRun(manager, actor, request, { periodId, steps }, null);
    });
  }

  /** Plans a part of a roster again, beginning with it; the rest and what is pinned stay as they are. */
  async reoptimise(actor: Actor, request: ReoptimiseRequest): Promise<GenerateOutcome> {
    requireReach(actor, 'roster.write');
    checkRequest(request);
    const { scheduleId, part, steps } = request;
    checkPart(part);
    return this.start(async (manager) => {
      const { period } = await this.access.plannedSchedule(manager, actor, scheduleId);
      await this.access.plannedPeriod(manager, actor, 'roster.write', period.id);
      const refusal = await this.refusal(manager, period);
      if (refusal !== null) return refusal;
      const { workforce } = await this.loader.inputs(manager, period);
      const openAgentIds = openAgents(part, workforce.agents);
      const { from, to } = part;
      const reoptimise = { scheduleId, openAgentIds, from, to };
      const input = { periodId: period.id, steps, reoptimise };
      return this.createRun(manager, actor, request, input, { scheduleId, part });
    });
  }

  /** For features that measure against the plan, inside their unit of work and unscoped; as it was published by a moment, or as it is now. */
  async publishedShifts(
    manager: EntityManager,
    { agentIds, span, publishedBy: by = null }: PublishedShiftsWanted,
  ): Promise<VersionedShift[]> {
    if (by === null) return this.shifts.published(manager, agentIds, span);
    const shifts = await this.shifts.publishedBy(manager, agentIds, span, by);
    return rewound(manager, shifts, { agentIds, span, by });
  }

  /** How often the rosters of these shifts had been changed by a moment; `null` is now. Those never changed are left out. */
  changes(
    manager: EntityManager,
    shifts: readonly VersionedShift[],
    by: Instant | null,
  ): Promise<ReadonlyMap<number, number>> {
    return countChanges(manager, [...new Set(shifts.map(({ scheduleId }) => scheduleId))], by);
  }

  private async refusal(manager: EntityManager, period: PlanningPeriod): Promise<GenerateOutcome | null> {
    if (period.status === 'CLOSED') return planningPeriodClosed(period);
    const { workforce, requirement } = await this.loader.inputs(manager, period);
    if (workforce.entitlements.length === 0) return nobodyToSchedule(period);
    const missing = missingRequirement(workforce.queues, requirement, period.span);
    return missing.length > 0 ? requirementMissing(missing) : null;
  }

  private async start(work: (manager: EntityManager) => Promise<GenerateOutcome>): Promise<GenerateOutcome> {
    const outcome = await this.unitOfWork.run(work);
    if (outcome.kind === 'ScheduleRun') await this.jobs.dispatch(outcome.jobId);
    return outcome;
  }

  private async createRun(
    manager: EntityManager,
    actor: Actor,
    { seed, budgetSeconds }: Pick<GenerateRequest, 'seed' | 'budgetSeconds'>,
    input: ScheduleJobInput,
    reoptimise: ReoptimiseOrder | null,
  ): Promise<ScheduleRun> {
    const createdBy = actor.accountId;
    const kind = SCHEDULE_JOB;
    const job = await this.jobs.create(manager, { kind, input, seed, budgetSeconds, createdBy });
    const row = await this.schedules.insertRun(manager, {
      periodId: input.periodId,
      jobId: job.id,
      reoptimise,
      createdBy,
      createdAt: job.createdAt,
    });
    return toScheduleRun(row, job, null);
  }
}

function checkRequest({ seed, budgetSeconds }: Pick<GenerateRequest, 'seed' | 'budgetSeconds'>): void {
  if (!Number.isInteger(seed) || seed < 0 || seed > LARGEST_SEED) {
    throw scheduleRequestInvalid('seed', seed, `must be a whole number from 0 to ${LARGEST_SEED}.`);
  }
  if (!Number.isInteger(budgetSeconds) || budgetSeconds < 1 || budgetSeconds > LONGEST_BUDGET_SECONDS) {
    const advice = `must be whole seconds from 1 to ${LONGEST_BUDGET_SECONDS}. A week takes about 30.`;
    throw scheduleRequestInvalid('budget', budgetSeconds, advice);
  }
}
