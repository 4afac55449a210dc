import { Injectable } from '@nestjs/common';
import { type EntityManager, In, MoreThan } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { type Page, type PageRequest } from '../../database/page.js';
import { type Instant } from '../../time/instant.js';
import { type Interval } from '../../time/interval.js';
import { type StaffedInterval } from '../engine/staffing-plan.js';
import { type StaffingTargets } from '../engine/staffing-targets.js';
import { type Requirement, type RequirementRow, type RequirementStatus } from '../requirement.js';
import { insertRows, nextNumber } from './row-writing.js';
import { RequirementEntity, RequirementRowEntity } from './requirement.entity.js';

export interface TargetedInterval extends StaffedInterval {
  readonly targets: StaffingTargets;
}

type NewRequirement = Omit<Requirement, 'kind' | 'id' | 'status' | 'publishedBy' | 'publishedAt'>;

@Injectable()
export class RequirementRepository {
  async insertDraft(
    manager: EntityManager,
    made: NewRequirement,
    intervals: readonly TargetedInterval[],
  ): Promise<Requirement> {
    const row = await manager.save(
      manager.create(RequirementEntity, {
        ...made,
        status: 'DRAFT',
        publishedBy: null,
        publishedAt: null,
        publication: 0,
      }),
    );
    const rows = intervals.map(({ start, ...interval }) => ({
      ...interval,
      requirementId: row.id,
      startsAt: start,
    }));
    await insertRows(manager, RequirementRowEntity, rows);
    return toRequirement(row);
  }

  async find(manager: EntityManager, id: number): Promise<Requirement | null> {
    const row = await manager.findOneBy(RequirementEntity, { id });
    return row === null ? null : toRequirement(row);
  }

  async page(
    manager: EntityManager,
    queueId: number,
    statuses: readonly RequirementStatus[],
    request: PageRequest,
  ): Promise<Page<Requirement>> {
    const where = { queueId, status: In([...statuses]) };
    const rows = await manager.find(RequirementEntity, {
      where: { ...where, id: MoreThan(request.after ?? 0) },
      order: { id: 'ASC' },
      take: request.first + 1,
    });
    return {
      nodes: rows.slice(0, request.first).map(toRequirement),
      hasNextPage: rows.length > request.first,
      totalCount: await manager.countBy(RequirementEntity, where),
    };
  }

  /**
   * Makes a draft count, above all that was published before; those that lie wholly in its span count no more. Writing
   * the queue's published rows first makes two publications wait for each other.
   */
  async publish(
    manager: EntityManager,
    draft: Requirement,
    by: number,
    at: Instant,
  ): Promise<Requirement | null> {
    await manager
      .createQueryBuilder()
      .update(RequirementEntity)
      .set({ status: 'SUPERSEDED' })
      .where({ queueId: draft.queueId, status: 'PUBLISHED' })
      .andWhere('startsAt >= :start AND endsAt <= :end', parameters(draft.startsAt, draft.endsAt))
      .execute();
    const published = await manager.update(
      RequirementEntity,
      { id: draft.id, status: 'DRAFT' },
      {
        status: 'PUBLISHED',
        publishedBy: by,
        publishedAt: at,
        publication: () => nextNumber('requirement', 'publication', draft.queueId),
      },
    );
    return published.affected === 1 ? this.find(manager, draft.id) : null;
  }

  async rows(
    manager: EntityManager,
    requirements: readonly Requirement[],
    span: Partial<Interval> = {},
  ): Promise<RequirementRow[]> {
    const byId = new Map(requirements.map((requirement) => [requirement.id, requirement]));
    if (byId.size === 0) return [];
    const query = manager
      .createQueryBuilder(RequirementRowEntity, 'r')
      .where({ requirementId: In([...byId.keys()]) })
      .orderBy('r.startsAt')
      .addOrderBy('r.requirementId');
    if (span.start !== undefined) query.andWhere('r.startsAt >= :start', { start: toDatabase(span.start) });
    if (span.end !== undefined) query.andWhere('r.startsAt < :end', { end: toDatabase(span.end) });
    return (await query.getMany()).map((row) => toRow(row, byId.get(row.requirementId) as Requirement));
  }

  /** Published requirements that share time with the span, of each queue the last published first. */
  async publishedIn(
    manager: EntityManager,
    queueIds: readonly number[],
    span: Interval,
  ): Promise<Requirement[]> {
    if (queueIds.length === 0) return [];
    const rows = await manager
      .createQueryBuilder(RequirementEntity, 'q')
      .where({ queueId: In([...new Set(queueIds)]), status: 'PUBLISHED' })
      .andWhere('q.startsAt < :end AND q.endsAt > :start', parameters(span.start, span.end))
      .orderBy('q.queueId')
      .addOrderBy('q.publication', 'DESC')
      .getMany();
    return rows.map(toRequirement);
  }
}

function parameters(start: Instant, end: Instant): { start: Date; end: Date } {
  return { start: toDatabase(start), end: toDatabase(end) };
}

function toRequirement(row: RequirementEntity): Requirement {
  return {
    kind: 'Requirement',
    id: row.id,
    queueId: row.queueId,
    forecastVersionId: row.forecastVersionId,
    layerIds: row.layerIds ?? [],
    status: row.status,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    intervalMinutes: row.intervalMinutes,
    routedShare: row.routedShare,
    plan: { loadModel: 'stationary', ...row.plan },
    closedContacts: row.closedContacts,
    handleTimeSource: row.handleTimeSource,
    patienceSource: row.patienceSource,
    createdBy: row.createdBy,
    createdAt: row.createdAt,
    publishedBy: row.publishedBy,
    publishedAt: row.publishedAt,
  };
}

function toRow(row: RequirementRowEntity, requirement: Requirement): RequirementRow {
  return {
    requirementId: requirement.id,
    queueId: requirement.queueId,
    start: row.startsAt,
    intervalMinutes: requirement.intervalMinutes,
    offered: row.offered,
    averageHandleTimeSeconds: row.averageHandleTimeSeconds,
    offeredLoad:
      row.offeredLoad ?? (row.offered * row.averageHandleTimeSeconds) / (requirement.intervalMinutes * 60),
    requiredAgents: row.requiredAgents,
    scheduledAgents: row.scheduledAgents,
    rosterTarget: row.rosterTarget,
    bindingTarget: row.bindingTarget,
    serviceLevel: row.serviceLevel,
    averageSpeedOfAnswerSeconds: row.averageSpeedOfAnswerSeconds,
    occupancy: row.occupancy,
    abandonProbability: row.abandonProbability,
    targets: row.targets,
    model: requirement.plan.model,
    patienceSeconds: requirement.plan.patienceSeconds,
  };
}
