import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../../access/actor.js';
import { UnitOfWork } from '../../database/unit-of-work.js';
import { Clock } from '../../time/clock.js';
import { addDays, type LocalDate } from '../../time/zoned-time.js';
import { WorkforceDirectory } from '../../workforce/workforce-directory.service.js';
import { agentNotFound } from '../../workforce/workforce.errors.js';
import { RosterPinRepository } from '../persistence/roster-pin.repository.js';
import { ShiftRepository } from '../persistence/shift.repository.js';
import { type PlanningPeriod } from '../planning-period.js';
import { ScheduleAccess, type VisibleSchedule } from '../schedule-access.js';
import { rosterPinInvalid } from '../scheduling.errors.js';
import { type PinOrder, type RosterPin } from './roster-pin.js';

const MOST_DAYS_AT_ONCE = 1_000;

/** Days of agents that planners hold fixed: kept with who pinned them and when, and handed to the solver. */
@Injectable()
export class RosterPinsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly access: ScheduleAccess,
    private readonly directory: WorkforceDirectory,
    private readonly shifts: ShiftRepository,
    private readonly pins: RosterPinRepository,
  ) {}

  /** Pins days as they are in this roster: with their shifts, or off. A day that is pinned already stays pinned. */
  pin(actor: Actor, scheduleId: number, days: readonly PinOrder[]): Promise<RosterPin[]> {
    return this.write(actor, scheduleId, days, async (manager, planned) => {
      await this.checkDays(manager, planned, days);
      const agentIds = [...new Set(days.map(({ agentId }) => agentId))];
      const shifts = await this.shifts.list(manager, { scheduleIds: [scheduleId], agentIds });
      const worked = new Set(shifts.map(keyOf));
      const known = new Set((await this.pins.ofSchedule(manager, scheduleId)).map(keyOf));
      const wanted = new Map(days.map((day) => [keyOf(day), day]));
      const createdBy = actor.accountId;
      const createdAt = this.clock.now();
      const fresh = [...wanted].flatMap(([key, { agentId, date }]) => {
        if (known.has(key)) return [];
        const kind = worked.has(key) ? ('SHIFT' as const) : ('DAY_OFF' as const);
        return [{ scheduleId, agentId, date, kind, createdBy, createdAt }];
      });
      await this.pins.insert(manager, fresh);
    });
  }

  /** Unpins days; those that are not pinned stay so. */
  unpin(actor: Actor, scheduleId: number, days: readonly PinOrder[]): Promise<RosterPin[]> {
    return this.write(actor, scheduleId, days, (manager) => this.pins.remove(manager, scheduleId, days));
  }

  async pinsOf(actor: Actor, scheduleId: number): Promise<RosterPin[]> {
    return this.unitOfWork.read(async (manager) => {
      await this.access.plannedSchedule(manager, actor, scheduleId);
      return this.pins.ofSchedule(manager, scheduleId);
    });
  }

  private async write(
    actor: Actor,
    scheduleId: number,
    days: readonly PinOrder[],
    work: (manager: EntityManager, planned: VisibleSchedule) => Promise<void>,
  ): Promise<RosterPin[]> {
    requireReach(actor, 'roster.write');
    if (days.length === 0 || days.length > MOST_DAYS_AT_ONCE) {
      throw rosterPinInvalid('days', days.length, `must be 1 to ${MOST_DAYS_AT_ONCE} at once.`);
    }
    return this.unitOfWork.run(async (manager) => {
      const planned = await this.access.plannedSchedule(manager, actor, scheduleId);
      await this.access.plannedPeriod(manager, actor, 'roster.write', planned.period.id);
      await work(manager, planned);
      return this.pins.ofSchedule(manager, scheduleId);
    });
  }

  private async checkDays(
    manager: EntityManager,
    { period, reach }: VisibleSchedule,
    days: readonly PinOrder[],
  ): Promise<void> {
    for (const agentId of new Set(days.map((day) => day.agentId))) {
      const agent = await this.directory.agentInReach(manager, reach, agentId);
      if (agent === null || !(period.siteIds?.includes(agent.siteId) ?? true)) throw agentNotFound(agentId);
    }
    const { first, last } = daysOf(period);
    for (const { date } of days) {
      if (date < first || date > last) {
        throw rosterPinInvalid('date', date, `must be a day of the period, ${first} to ${last}.`);
      }
    }
  }
}

/** An agent's local day may begin before the period's first and end after its last. */
function daysOf({ firstDate, days }: PlanningPeriod): {
  readonly first: LocalDate;
  readonly last: LocalDate;
} {
  return { first: addDays(firstDate, -1), last: addDays(firstDate, days) };
}

function keyOf({ agentId, date }: PinOrder): string {
  return `${agentId} ${date}`;
}
