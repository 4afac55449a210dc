import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireReach } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Interval } from '../time/interval.js';
import { addDays, localDay } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { siteNotFound } from '../workforce/workforce.errors.js';
import { PlanningPeriodRepository } from './persistence/planning-period.repository.js';
import { type NewPlanningPeriod, type PlanningPeriod, type PlanningPeriodStatus } from './planning-period.js';
import { holdsPeriod, ScheduleAccess } from './schedule-access.js';
import { planningPeriodInvalid, planningPeriodOverlaps } from './scheduling.errors.js';

export const MOST_DAYS = 42;

@Injectable()
export class PlanningPeriodService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly periods: PlanningPeriodRepository,
    private readonly access: ScheduleAccess,
  ) {}

  async create(actor: Actor, request: NewPlanningPeriod): Promise<PlanningPeriod> {
    const reach = requireReach(actor, 'roster.write');
    checkNewPeriod(request);
    const span = spanOf(request);
    return this.unitOfWork.run(async (manager) => {
      for (const siteId of request.siteIds ?? []) {
        const site = await this.directory.siteInReach(manager, reach, siteId);
        if (site === null) throw siteNotFound(siteId);
      }
      if (!holdsPeriod(reach, request)) {
        throw planningPeriodInvalid('list of sites', 'every site', 'reaches past your own; name your sites.');
      }
      await this.refuseOverlap(manager, request, span);
      return this.periods.insert(manager, {
        ...request,
        siteIds: request.siteIds === null ? null : [...new Set(request.siteIds)],
        span,
        status: 'OPEN',
        latestVersion: 0,
        createdBy: actor.accountId,
        createdAt: this.clock.now(),
      });
    });
  }

  async find(actor: Actor, id: number): Promise<PlanningPeriod> {
    return this.unitOfWork.read(
      async (manager) => (await this.access.visiblePeriod(manager, actor, id)).period,
    );
  }

  /** The periods that the actor plans. */
  async page(actor: Actor, request: PageRequest): Promise<Page<PlanningPeriod>> {
    const reach = requireReach(actor, 'roster.draft');
    return this.unitOfWork.read((manager) =>
      this.periods.page(manager, reach.everywhere ? null : reach.siteIds, request),
    );
  }

  /** For nested fields: those that the actor may see. */
  async byIds(actor: Actor, ids: readonly number[]): Promise<PlanningPeriod[]> {
    return this.unitOfWork.read(async (manager) => {
      const visible: PlanningPeriod[] = [];
      for (const period of await this.periods.findMany(manager, ids)) {
        if (await this.access.seesPeriod(manager, actor, period)) visible.push(period);
      }
      return visible;
    });
  }

  /** A closed period takes no more runs and no more publishing; what is published stays. */
  async setStatus(actor: Actor, id: number, status: PlanningPeriodStatus): Promise<PlanningPeriod> {
    return this.unitOfWork.run(async (manager) => {
      const period = await this.access.plannedPeriod(manager, actor, 'roster.write', id);
      await this.periods.setStatus(manager, id, status);
      return { ...period, status };
    });
  }

  /** Two rosters for one agent in one day would contradict each other. */
  private async refuseOverlap(
    manager: EntityManager,
    { siteIds }: NewPlanningPeriod,
    span: Interval,
  ): Promise<void> {
    const others = await this.periods.overlapping(manager, span);
    const shared = others.find(
      (other) =>
        siteIds === null ||
        other.siteIds === null ||
        other.siteIds.some((siteId) => siteIds.includes(siteId)),
    );
    if (shared !== undefined) throw planningPeriodOverlaps(shared);
  }
}

function checkNewPeriod({ name, firstDate, days, siteIds }: NewPlanningPeriod): void {
  if (name.trim() === '' || name.length > 120) {
    throw planningPeriodInvalid('name', name.slice(0, 40), 'must have 1 to 120 characters.');
  }
  if (!Number.isInteger(days) || days < 1 || days > MOST_DAYS) {
    throw planningPeriodInvalid('number of days', days, `must be from 1 to ${MOST_DAYS}. A week is 7.`);
  }
  if (firstDate < '2000-01-01' || firstDate > '2099-12-31') {
    throw planningPeriodInvalid('first date', firstDate, 'must be in the years 2000 to 2099.');
  }
  if (siteIds?.length === 0) {
    throw planningPeriodInvalid('list of sites', 'empty', 'must name a site. Leave it out for every site.');
  }
}

function spanOf({ firstDate, days, zone }: NewPlanningPeriod): Interval {
  return {
    start: localDay(firstDate, zone).start,
    end: localDay(addDays(firstDate, days), zone).start,
  };
}
