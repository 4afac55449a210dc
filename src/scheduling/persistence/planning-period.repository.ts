import { Injectable } from '@nestjs/common';
import { type EntityManager, In, LessThan, MoreThan } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Interval } from '../../time/interval.js';
import { type PlanningPeriod, type PlanningPeriodStatus } from '../planning-period.js';
import { PlanningPeriodEntity, PlanningPeriodSiteEntity } from './planning-period.entity.js';

@Injectable()
export class PlanningPeriodRepository {
  async insert(manager: EntityManager, period: Omit<PlanningPeriod, 'id'>): Promise<PlanningPeriod> {
    const { span, siteIds, ...columns } = period;
    const row = await manager.save(
      manager.create(PlanningPeriodEntity, {
        ...columns,
        startsAt: span.start,
        endsAt: span.end,
        everySite: siteIds === null,
      }),
    );
    if (siteIds !== null && siteIds.length > 0) {
      const sites = siteIds.map((siteId) => ({ periodId: row.id, siteId }));
      await manager.insert(PlanningPeriodSiteEntity, sites);
    }
    return { ...period, id: row.id };
  }

  async find(manager: EntityManager, id: number): Promise<PlanningPeriod | null> {
    return (await this.findMany(manager, [id])).at(0) ?? null;
  }

  async findMany(manager: EntityManager, ids: readonly number[]): Promise<PlanningPeriod[]> {
    return this.withSites(manager, await manager.findBy(PlanningPeriodEntity, { id: In([...ids]) }));
  }

  async overlapping(manager: EntityManager, span: Interval): Promise<PlanningPeriod[]> {
    const rows = await manager.findBy(PlanningPeriodEntity, {
      startsAt: LessThan(span.end),
      endsAt: MoreThan(span.start),
    });
    return this.withSites(manager, rows);
  }

  /** Periods that keep to these sites; all periods when that is `null`. */
  async page(
    manager: EntityManager,
    withinSiteIds: readonly number[] | null,
    request: PageRequest,
  ): Promise<Page<PlanningPeriod>> {
    const query = manager.createQueryBuilder(PlanningPeriodEntity, 'period');
    if (withinSiteIds !== null) {
      const outside = query
        .subQuery()
        .select('1')
        .from(PlanningPeriodSiteEntity, 'site')
        .where('site.periodId = period.id AND site.siteId NOT IN (:...withinSiteIds)')
        .getQuery();
      query
        .where('period.everySite = :no', { no: false })
        .andWhere(`NOT EXISTS ${outside}`)
        .setParameter('withinSiteIds', withinSiteIds.length > 0 ? withinSiteIds : [0]);
    }
    const totalCount = await query.getCount();
    const rows = await query
      .andWhere('period.id > :after', { after: request.after ?? 0 })
      .orderBy('period.id')
      .take(request.first + 1)
      .getMany();
    const nodes = await this.withSites(manager, rows.slice(0, request.first));
    return { nodes, hasNextPage: rows.length > request.first, totalCount };
  }

  async setStatus(manager: EntityManager, id: number, status: PlanningPeriodStatus): Promise<void> {
    await manager.update(PlanningPeriodEntity, { id }, { status });
  }

  /** Raises and returns the period's version; the row stays locked to the end of the transaction. */
  async nextVersion(manager: EntityManager, id: number): Promise<number> {
    await manager.increment(PlanningPeriodEntity, { id }, 'latestVersion', 1);
    return (await manager.findOneByOrFail(PlanningPeriodEntity, { id })).latestVersion;
  }

  private async withSites(
    manager: EntityManager,
    rows: readonly PlanningPeriodEntity[],
  ): Promise<PlanningPeriod[]> {
    const limited = rows.filter((row) => !row.everySite).map((row) => row.id);
    const sites =
      limited.length === 0 ? [] : await manager.findBy(PlanningPeriodSiteEntity, { periodId: In(limited) });
    return rows.map((row) => {
      const own = sites.filter((site) => site.periodId === row.id).map((site) => site.siteId);
      return toPeriod(row, row.everySite ? null : own);
    });
  }
}

function toPeriod(row: PlanningPeriodEntity, siteIds: readonly number[] | null): PlanningPeriod {
  return {
    id: row.id,
    name: row.name,
    firstDate: row.firstDate,
    days: row.days,
    zone: row.zone,
    span: { start: row.startsAt, end: row.endsAt },
    status: row.status,
    siteIds,
    latestVersion: row.latestVersion,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
  };
}
