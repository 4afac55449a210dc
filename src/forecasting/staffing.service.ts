import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { contains, type Interval } from '../time/interval.js';
import { type Queue } from '../workforce/workforce.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkSpan } from './check-span.js';
import { clientReach, reachedQueue, reachesQueue } from './client-reach.js';
import { queueFigures } from './engine/staffing.js';
import { workInProgress } from './engine/staffing-plan.js';
import { type QueueFigures } from './engine/staffing-targets.js';
import { type ForecastVersion } from './forecast-version.js';
import { ForecastStaffing } from './forecast-staffing.js';
import { requirementNotDraft, requirementNotFound, withValuesChecked } from './forecasting.errors.js';
import { RequirementRepository } from './persistence/requirement.repository.js';
import {
  type PublishRequirementOutcome,
  type Requirement,
  type RequirementRow,
  type RequirementStatus,
  type StaffingOrder,
} from './requirement.js';
import { planOf } from './staff-forecast.js';

export { type RequirementRow } from './requirement.js';

type QueueStaffing = Pick<Requirement, 'plan' | 'routedShare'>;

const EVERY_STATUS: readonly RequirementStatus[] = ['DRAFT', 'PUBLISHED', 'SUPERSEDED'];

/** Turns forecasts into the agents that rosters are made for. */
@Injectable()
export class StaffingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly staffing: ForecastStaffing,
    private readonly requirements: RequirementRepository,
  ) {}

  /** A draft: agents needed in every open interval of the forecast with the layers that count now. */
  async calculate(actor: Actor, order: StaffingOrder): Promise<Requirement> {
    const reach = clientReach(actor, 'forecast.write');
    const { version, intervals, ...staffed } = await this.staffing.staff(reach, order);
    const made = {
      ...staffed,
      queueId: version.queueId,
      forecastVersionId: version.id,
      startsAt: version.startsAt,
      endsAt: version.endsAt,
      intervalMinutes: version.intervalMinutes,
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
    };
    return this.unitOfWork.run((manager) => this.requirements.insertDraft(manager, made, intervals));
  }

  /** From now on rosters are made for it, where it overlaps earlier ones as well. */
  publish(actor: Actor, id: number): Promise<PublishRequirementOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      const found = await this.requirementWith(manager, reach, id);
      if (found.status !== 'DRAFT') return requirementNotDraft(found);
      const published = await this.requirements.publish(manager, found, actor.accountId, this.clock.now());
      return published ?? requirementNotDraft(await this.requirementWith(manager, reach, id));
    });
  }

  requirement(actor: Actor, id: number): Promise<Requirement> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read((manager) => this.requirementWith(manager, reach, id));
  }

  requirementsOf(
    actor: Actor,
    queueId: number,
    request: PageRequest,
    statuses: readonly RequirementStatus[] = EVERY_STATUS,
  ): Promise<Page<Requirement>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.requirements.page(manager, queueId, statuses, request);
    });
  }

  rows(actor: Actor, requirementId: number, span: Partial<Interval> = {}): Promise<RequirementRow[]> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      const requirement = await this.requirementWith(manager, reach, requirementId);
      return this.requirements.rows(manager, [requirement], span);
    });
  }

  /** What is published for a queue now. */
  published(actor: Actor, queueId: number, span: Interval): Promise<RequirementRow[]> {
    const reach = clientReach(actor, 'forecast.read');
    checkSpan(span);
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.publishedRequirement(manager, [queueId], span);
    });
  }

  /**
   * The published rows that start in the span, by time and queue, for services that are inside a unit of work. Where two
   * published requirements of a queue cover a time, the one published last counts, also for times at which it has no row.
   */
  async publishedRequirement(
    manager: EntityManager,
    queueIds: readonly number[],
    span: Interval,
  ): Promise<RequirementRow[]> {
    const published = await this.requirements.publishedIn(manager, queueIds, span);
    const order = new Map(published.map(({ id }, i) => [id, i]));
    const rows = await this.requirements.rows(manager, published, span);
    return rows.filter((row) => {
      const rank = order.get(row.requirementId) ?? 0;
      return !published.some(
        (later, i) =>
          i < rank &&
          later.queueId === row.queueId &&
          contains({ start: later.startsAt, end: later.endsAt }, row.start),
      );
    });
  }

  /** How a queue is staffed: as in the requirement, or by its own goal and the forecast's patience; for services that are inside a unit of work. */
  async planOf(
    manager: EntityManager,
    requirementId: number | null,
    queue: Queue,
    version: ForecastVersion,
  ): Promise<QueueStaffing> {
    const requirement = requirementId === null ? null : await this.requirements.find(manager, requirementId);
    return requirement ?? { plan: planOf(queue, version), routedShare: queue.routedShare };
  }

  /**
   * Shares of rostered time that rosters for these rows do not place: what raised the roster's target above the required agents, weighing by
   * that target; for services that are inside a unit of work.
   */
  async unplacedShrinkage(
    manager: EntityManager,
    rows: readonly RequirementRow[],
  ): Promise<{ readonly outOfOffice: number; readonly inOffice: number }> {
    const weights = new Map<number, number>();
    for (const { requirementId, rosterTarget } of rows) {
      weights.set(requirementId, (weights.get(requirementId) ?? 0) + rosterTarget);
    }
    let [total, outOfOffice, inOffice] = [0, 0, 0];
    for (const [id, weight] of weights) {
      const requirement = await this.requirements.find(manager, id);
      for (const { share, place, scheduledByRoster } of requirement?.plan.shrinkage ?? []) {
        if (scheduledByRoster) continue;
        if (place === 'out-of-office') outOfOffice += weight * share;
        else inOffice += weight * share;
      }
      total += weight;
    }
    return total === 0
      ? { outOfOffice: 0, inOffice: 0 }
      : { outOfOffice: outOfOffice / total, inOffice: inOffice / total };
  }

  /** What callers of an interval meet with a number of agents there. */
  figuresAt(row: RequirementRow, agents: number): QueueFigures {
    const work = workInProgress(row);
    return withValuesChecked(() => queueFigures(row.model, work, agents, row.targets.serviceLevel));
  }

  private async requirementWith(manager: EntityManager, reach: Scope, id: number): Promise<Requirement> {
    const found = await this.requirements.find(manager, id);
    if (found === null || !(await reachesQueue(manager, this.directory, reach, found.queueId))) {
      throw requirementNotFound(id);
    }
    return found;
  }
}
