import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { toRoster } from './editing/edit-mapping.js';
import { type SchedulingProblem } from './engine/problem.js';
import { type Roster } from './engine/roster.js';
import { missingRequirement } from './missing-requirement.js';
import { ShiftRepository } from './persistence/shift.repository.js';
import { ScheduleAccess } from './schedule-access.js';
import { type MissingRequirement } from './schedule-run.js';
import { scheduleNotFound } from './scheduling.errors.js';
import { ProblemLoader } from './solver/problem-loader.js';

/** A planning period as the solver would see it now, with one of its rosters where one is asked for. */
export interface PeriodProblem {
  readonly problem: SchedulingProblem;
  readonly roster: Roster | null;
  /** Days of queues that the problem asks nobody for, as nothing is published. */
  readonly missing: readonly MissingRequirement[];
}

/** For planners' questions about a period that are answered without making a roster. */
@Injectable()
export class PeriodProblems {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly access: ScheduleAccess,
    private readonly loader: ProblemLoader,
    private readonly shifts: ShiftRepository,
  ) {}

  /** @throws UserError PLANNING_PERIOD_NOT_FOUND or SCHEDULE_NOT_FOUND unless the actor plans them. */
  load(actor: Actor, periodId: number, scheduleId: number | null): Promise<PeriodProblem> {
    return this.unitOfWork.read(async (manager) => {
      const period = await this.access.plannedPeriod(manager, actor, 'roster.draft', periodId);
      const roster = scheduleId === null ? null : await this.roster(manager, actor, periodId, scheduleId);
      const { workforce, requirement } = await this.loader.inputs(manager, period);
      const { problem } = await this.loader.load(manager, periodId);
      return { problem, roster, missing: missingRequirement(workforce.queues, requirement, period.span) };
    });
  }

  private async roster(
    manager: EntityManager,
    actor: Actor,
    periodId: number,
    scheduleId: number,
  ): Promise<Roster> {
    const { schedule } = await this.access.plannedSchedule(manager, actor, scheduleId);
    if (schedule.periodId !== periodId) throw scheduleNotFound(scheduleId);
    const shifts = await this.shifts.list(manager, { scheduleIds: [scheduleId] });
    return toRoster(shifts);
  }
}
