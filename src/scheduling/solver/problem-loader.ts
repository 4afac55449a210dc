import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { EVERYWHERE } from '../../access/actor.js';
import { type RequirementRow } from '../../forecasting/requirement.js';
import { StaffingService } from '../../forecasting/staffing.service.js';
import { addMinutes } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { type PlanningWorkforce } from '../../workforce/workforce.js';
import { CallingHoursService } from '../calling-hours.service.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { PlanningPeriodRepository } from '../persistence/planning-period.repository.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { type PlannedWork, ShiftRepository } from '../persistence/shift.repository.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type RunInputs } from '../schedule.js';
import { planningPeriodNotFound } from '../scheduling.errors.js';
import { toSchedulingProblem } from './problem-mapping.js';

/** The people and the requirement that a period is planned with. */
export interface PlanningInputs {
  readonly workforce: PlanningWorkforce;
  readonly requirement: readonly RequirementRow[];
}

export interface LoadedProblem {
  readonly problem: SchedulingProblem;
  readonly inputs: RunInputs;
}

const DAY_MINUTES = 24 * 60;
/** Long enough for the longest stretch of working days that a contract may bound. */
const HISTORY_DAYS = 21;
/** Absences and shifts past the end still bear on the last shifts. */
const MARGIN_DAYS = 2;

@Injectable()
export class ProblemLoader {
  constructor(
    private readonly directory: WorkforceDirectory,
    private readonly staffing: StaffingService,
    private readonly callingHours: CallingHoursService,
    private readonly periods: PlanningPeriodRepository,
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
  ) {}

  async inputs(manager: EntityManager, period: PlanningPeriod): Promise<PlanningInputs> {
    const siteIds = period.siteIds ?? (await this.everySite(manager));
    const workforce = inOrder(
      await this.directory.planningWorkforce(manager, {
        siteIds,
        span: widened(period.span, 0, MARGIN_DAYS),
      }),
    );
    const queueIds = workforce.queues.map((queue) => queue.id);
    const requirement = await this.staffing.publishedRequirement(manager, queueIds, period.span);
    return { workforce, requirement };
  }

  async load(manager: EntityManager, periodId: number): Promise<LoadedProblem> {
    const period = await this.periods.find(manager, periodId);
    if (period === null) throw planningPeriodNotFound(periodId);
    const { workforce, requirement } = await this.inputs(manager, period);
    const agentIds = workforce.agents.map((agent) => agent.id);
    const near = widened(period.span, HISTORY_DAYS, MARGIN_DAYS);
    const jurisdictions = workforce.campaigns.flatMap(({ zones }) => zones.map((zone) => zone.jurisdiction));
    const problem = toSchedulingProblem({
      period,
      workforce,
      requirement,
      shiftsElsewhere: await this.shifts.published(manager, agentIds, near, period.id),
      workElsewhere: await this.workElsewhere(manager, period, workforce),
      callingHours: this.callingHours.packs,
      calledHolidays: this.callingHours.holidays(jurisdictions, near),
    });
    return {
      problem,
      inputs: {
        requirementIds: [...new Set(requirement.map((row) => row.requirementId))].sort((a, b) => a - b),
        workforceStamp: stampOf(workforce),
        problemStamp: stampOf(problem),
      },
    };
  }

  private async workElsewhere(
    manager: EntityManager,
    period: PlanningPeriod,
    { queues, campaigns }: PlanningWorkforce,
  ): Promise<PlannedWork[]> {
    const near = widened(period.span, MARGIN_DAYS, MARGIN_DAYS);
    const published = await this.schedules.publishedIn(manager, near, period.id);
    const where = { scheduleIds: published.map((schedule) => schedule.id), span: period.span };
    const onQueues = queues.map((queue) => queue.id);
    const onCampaigns = campaigns.map((campaign) => campaign.id);
    return [
      ...(await this.shifts.work(manager, { ...where, column: 'queueId', ids: onQueues })),
      ...(await this.shifts.work(manager, { ...where, column: 'campaignId', ids: onCampaigns })),
    ];
  }

  private async everySite(manager: EntityManager): Promise<number[]> {
    const agents = await this.directory.agentsInReach(manager, EVERYWHERE);
    return [...new Set(agents.map((agent) => agent.siteId))].sort((a, b) => a - b);
  }
}

/** Databases give rows in any order; the same rows must make the same roster. */
function inOrder(workforce: PlanningWorkforce): PlanningWorkforce {
  const byId = <T extends { readonly id: number }>(rows: readonly T[]): T[] =>
    [...rows].sort((a, b) => a.id - b.id);
  return {
    sites: byId(workforce.sites),
    contracts: byId(workforce.contracts),
    agents: byId(workforce.agents),
    entitlements: byId(workforce.entitlements),
    certificates: byId(workforce.certificates),
    availability: byId(workforce.availability),
    absences: byId(workforce.absences),
    queues: byId(workforce.queues),
    campaigns: byId(workforce.campaigns),
  };
}

function widened({ start, end }: Interval, daysBefore: number, daysAfter: number): Interval {
  return {
    start: addMinutes(start, -daysBefore * DAY_MINUTES),
    end: addMinutes(end, daysAfter * DAY_MINUTES),
  };
}

function stampOf(input: unknown): string {
  return createHash('sha256').update(JSON.stringify(input)).digest('hex').slice(0, 32);
}
