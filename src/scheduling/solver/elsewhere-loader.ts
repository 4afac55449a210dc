import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { addMinutes } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type PlanningWorkforce } from '../../workforce/workforce.js';
import { ScheduleRepository } from '../persistence/schedule.repository.js';
import { type PlannedWork, ShiftRepository } from '../persistence/shift.repository.js';
import { type PlanningPeriod } from '../planning-period.js';
import { type VersionedShift } from '../schedule.js';

const DAY_MINUTES = 24 * 60;
/** Long enough for the longest stretch of working days that a contract may bound. */
const HISTORY_DAYS = 21;
/** Absences and shifts past the end still bear on the last shifts. */
export const MARGIN_DAYS = 2;

/** What published rosters of other periods give a period's people and work. */
@Injectable()
export class ElsewhereLoader {
  constructor(
    private readonly schedules: ScheduleRepository,
    private readonly shifts: ShiftRepository,
  ) {}

  shiftsOf(
    manager: EntityManager,
    period: PlanningPeriod,
    { agents }: Pick<PlanningWorkforce, 'agents'>,
  ): Promise<VersionedShift[]> {
    const agentIds = agents.map((agent) => agent.id);
    return this.shifts.published(manager, agentIds, near(period), period.id);
  }

  async workOn(
    manager: EntityManager,
    period: PlanningPeriod,
    { queues, campaigns }: Pick<PlanningWorkforce, 'queues' | 'campaigns'>,
  ): Promise<PlannedWork[]> {
    const around = widened(period.span, MARGIN_DAYS, MARGIN_DAYS);
    const published = await this.schedules.publishedIn(manager, around, period.id);
    const where = { scheduleIds: published.map((schedule) => schedule.id), span: period.span };
    const onQueues = queues.map((queue) => queue.id);
    const onCampaigns = campaigns.map((campaign) => campaign.id);
    return [
      ...(await this.shifts.work(manager, { ...where, column: 'queueId', ids: onQueues })),
      ...(await this.shifts.work(manager, { ...where, column: 'campaignId', ids: onCampaigns })),
    ];
  }
}

/** The period with the days before and after it that bear on it. */
export function near({ span }: Pick<PlanningPeriod, 'span'>): Interval {
  return widened(span, HISTORY_DAYS, MARGIN_DAYS);
}

export function widened({ start, end }: Interval, daysBefore: number, daysAfter: number): Interval {
  return {
    start: addMinutes(start, -daysBefore * DAY_MINUTES),
    end: addMinutes(end, daysAfter * DAY_MINUTES),
  };
}
