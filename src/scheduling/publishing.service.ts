import { Injectable } from '@nestjs/common';
import { type Actor, requireReach } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { PlanningPeriodRepository } from './persistence/planning-period.repository.js';
import { ScheduleRepository } from './persistence/schedule.repository.js';
import { ScheduleAccess } from './schedule-access.js';
import { planningPeriodClosed, type PublishOutcome, scheduleNotDraft } from './schedule-run.js';

/** Telling agents when they work. */
@Injectable()
export class PublishingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly periods: PlanningPeriodRepository,
    private readonly schedules: ScheduleRepository,
    private readonly access: ScheduleAccess,
  ) {}

  /** The draft becomes the period's newest version and replaces the published one. */
  async publish(actor: Actor, scheduleId: number): Promise<PublishOutcome> {
    requireReach(actor, 'roster.write');
    return this.unitOfWork.run(async (manager) => {
      const { period, schedule } = await this.access.plannedSchedule(manager, actor, scheduleId);
      await this.access.plannedPeriod(manager, actor, 'roster.write', period.id);
      if (period.status === 'CLOSED') return planningPeriodClosed(period);
      if (!(await this.schedules.leaveDraft(manager, scheduleId))) return scheduleNotDraft(schedule);
      await this.schedules.supersede(manager, period.id, scheduleId);
      const version = await this.periods.nextVersion(manager, period.id);
      const published = { version, publishedBy: actor.accountId, publishedAt: this.clock.now() };
      await this.schedules.stampPublished(manager, scheduleId, published);
      return { kind: 'SchedulePublished', schedule: { ...schedule, status: 'PUBLISHED', ...published } };
    });
  }
}
