import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Permission, reachOf, requireReach, type Scope } from '../access/actor.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { PlanningPeriodRepository } from './persistence/planning-period.repository.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { type PlanningPeriod } from './planning-period.js';
import { type Schedule, type ScheduleStatus } from './schedule.js';
import { planningPeriodNotFound, scheduleNotFound } from './scheduling.errors.js';

/** A schedule as one actor may see it. */
export interface VisibleSchedule {
  readonly schedule: Schedule;
  readonly period: PlanningPeriod;
  /** Whose shifts in it: drafts only within the reach of a planner. */
  readonly reach: Scope;
}

const PLANNERS_VIEW: readonly ScheduleStatus[] = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'];

/** Who may see which periods and rosters: planners all of what they plan, others what is published and theirs. */
@Injectable()
export class ScheduleAccess {
  constructor(
    private readonly periods: PlanningPeriodRepository,
    private readonly schedules: ScheduleRepository,
    private readonly directory: WorkforceDirectory,
  ) {}

  /** @throws UserError PLANNING_PERIOD_NOT_FOUND unless the permission reaches every site of the period. */
  async plannedPeriod(
    manager: EntityManager,
    actor: Actor,
    permission: Permission,
    periodId: number,
  ): Promise<PlanningPeriod> {
    const reach = requireReach(actor, permission);
    const period = await this.periods.find(manager, periodId);
    if (period === null || !holdsPeriod(reach, period)) throw planningPeriodNotFound(periodId);
    return period;
  }

  async seesPeriod(manager: EntityManager, actor: Actor, period: PlanningPeriod): Promise<boolean> {
    const reach = reachOf(actor, 'roster.read');
    return (
      this.plans(actor, period) || (reach !== null && (await this.touchesPeriod(manager, reach, period)))
    );
  }

  /** The period and which of its rosters the actor may see. */
  async visiblePeriod(
    manager: EntityManager,
    actor: Actor,
    periodId: number,
  ): Promise<{ readonly period: PlanningPeriod; readonly statuses: readonly ScheduleStatus[] }> {
    const period = await this.periods.find(manager, periodId);
    if (this.plans(actor, period)) return { period, statuses: PLANNERS_VIEW };
    const reach = requireReach(actor, 'roster.read');
    if (period === null || !(await this.touchesPeriod(manager, reach, period))) {
      throw planningPeriodNotFound(periodId);
    }
    return { period, statuses: ['PUBLISHED'] };
  }

  /** @throws UserError SCHEDULE_NOT_FOUND for drafts and old versions of periods that the actor does not plan. */
  async visibleSchedule(manager: EntityManager, actor: Actor, scheduleId: number): Promise<VisibleSchedule> {
    const schedule = await this.schedules.find(manager, scheduleId);
    const period = schedule === null ? null : await this.periods.find(manager, schedule.periodId);
    const draftReach = reachOf(actor, 'roster.draft');
    if (schedule !== null && draftReach !== null && this.plans(actor, period)) {
      return { schedule, period, reach: draftReach };
    }
    const reach = requireReach(actor, 'roster.read');
    if (schedule === null || period === null || schedule.status !== 'PUBLISHED') {
      throw scheduleNotFound(scheduleId);
    }
    if (!(await this.touchesPeriod(manager, reach, period))) throw scheduleNotFound(scheduleId);
    return { schedule, period, reach };
  }

  /** For what only planners see: runs, scores, violations. */
  async plannedSchedule(manager: EntityManager, actor: Actor, scheduleId: number): Promise<VisibleSchedule> {
    requireReach(actor, 'roster.draft');
    const visible = await this.visibleSchedule(manager, actor, scheduleId);
    if (!this.plans(actor, visible.period)) throw scheduleNotFound(scheduleId);
    return visible;
  }

  /** Whose cover is shown is bound by the queue; which rosters, by what is published. */
  async scheduleForCover(manager: EntityManager, actor: Actor, scheduleId: number): Promise<Schedule> {
    const schedule = await this.schedules.find(manager, scheduleId);
    if (schedule === null) throw scheduleNotFound(scheduleId);
    if (schedule.status !== 'PUBLISHED' && !(await this.canPlan(manager, actor, schedule.periodId))) {
      throw scheduleNotFound(scheduleId);
    }
    return schedule;
  }

  async canPlan(manager: EntityManager, actor: Actor, periodId: number): Promise<boolean> {
    return this.plans(actor, await this.periods.find(manager, periodId));
  }

  private plans(actor: Actor, period: PlanningPeriod | null): period is PlanningPeriod {
    const reach = reachOf(actor, 'roster.draft');
    return reach !== null && period !== null && holdsPeriod(reach, period);
  }

  private async touchesPeriod(
    manager: EntityManager,
    reach: Scope,
    period: PlanningPeriod,
  ): Promise<boolean> {
    const { siteIds } = period;
    if (reach.everywhere || siteIds === null) return true;
    const agents = await this.directory.agentsInReach(manager, reach);
    return agents.some((agent) => siteIds.includes(agent.siteId));
  }
}

/** A period of every site belongs to planners of the whole company. */
export function holdsPeriod(reach: Scope, period: Pick<PlanningPeriod, 'siteIds'>): boolean {
  if (reach.everywhere) return true;
  return period.siteIds !== null && period.siteIds.every((siteId) => reach.siteIds.includes(siteId));
}
