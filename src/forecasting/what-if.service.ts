import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Instant } from '../time/instant.js';
import { type Queue } from '../workforce/workforce.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { type LoadFollowing } from './engine/load-model.js';
import { planAt, type StaffingPlan } from './engine/staffing-plan.js';
import { forecastingInvalid, withValuesChecked } from './forecasting.errors.js';
import { ForecastingService } from './forecasting.service.js';
import { forecastWork, isOpenBefore } from './staff-forecast.js';
import { StaffingService } from './staffing.service.js';
import { MOST_SCENARIOS, type WhatIfBase, type WhatIfOrder } from './what-if.js';

const MOST_QUEUES = 50;
const DEAREST_HOUR = 1_000_000_000;

/** Reads plans to be looked at under other assumptions; it changes none. */
@Injectable()
export class WhatIfService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly forecasting: ForecastingService,
    private readonly forecasts: EffectiveForecasts,
    private readonly staffing: StaffingService,
  ) {}

  /** The queues of the order as they are planned; nobody is rostered in them yet. */
  async bases(actor: Actor, order: WhatIfOrder): Promise<WhatIfBase[]> {
    const reach = clientReach(actor, 'forecast.read');
    checkOrder(order);
    const bases: WhatIfBase[] = [];
    for (const id of order.requirementIds) bases.push(await this.ofRequirement(actor, reach, id));
    for (const id of order.forecastVersionIds) {
      bases.push(await this.unitOfWork.read((manager) => this.ofForecast(manager, reach, id)));
    }
    const queueIds = bases.map(({ queueId }) => queueId);
    const twice = queueIds.find((queueId, at) => queueIds.indexOf(queueId) !== at);
    if (twice !== undefined) {
      throw forecastingInvalid(
        `Queue ${twice} is there twice. Name one requirement or forecast of each queue.`,
      );
    }
    return bases.map((base) => within(base, order));
  }

  private async ofRequirement(actor: Actor, reach: Scope, requirementId: number): Promise<WhatIfBase> {
    const requirement = await this.staffing.requirement(actor, requirementId);
    const rows = await this.staffing.rows(actor, requirementId);
    const { queueId, forecastVersionId, intervalMinutes, plan } = requirement;
    const queue = await this.unitOfWork.read((manager) =>
      reachedQueue(manager, this.directory, reach, queueId),
    );
    const intervals = rows.map((row) => ({
      start: row.start,
      intervalMinutes,
      offered: row.offered,
      averageHandleTimeSeconds: row.averageHandleTimeSeconds,
      patienceSeconds: row.patienceSeconds,
      model: row.model,
      targets: row.targets,
      shrinkage: planAt(plan, row.start, queue.zone).shrinkage,
      plannedAgents: null,
    }));
    const following = followingOf(queue, plan, rows);
    return { queueId, requirementId, forecastVersionId, intervalMinutes, intervals, following };
  }

  private async ofForecast(manager: EntityManager, reach: Scope, id: number): Promise<WhatIfBase> {
    const version = await this.forecasting.versionWith(manager, reach, id);
    const queue = await reachedQueue(manager, this.directory, reach, version.queueId);
    const { rows } = await this.forecasts.of(manager, version);
    const { task } = withValuesChecked(() => forecastWork(queue, version, rows, { forecastVersionId: id }));
    const { plan } = task;
    const { intervalMinutes } = version;
    const intervals = task.intervals.map(({ start, offered, averageHandleTimeSeconds }) => ({
      start,
      intervalMinutes,
      offered,
      averageHandleTimeSeconds: averageHandleTimeSeconds ?? plan.averageHandleTimeSeconds,
      patienceSeconds: plan.patienceSeconds,
      model: plan.model,
      ...planAt(plan, start, version.zone),
      plannedAgents: null,
    }));
    return {
      queueId: queue.id,
      requirementId: null,
      forecastVersionId: id,
      intervalMinutes,
      intervals,
      following: followingOf(queue, plan, intervals),
    };
  }
}

function within(base: WhatIfBase, { span: { start, end } }: WhatIfOrder): WhatIfBase {
  const intervals = base.intervals.filter(
    (interval) => (start ?? interval.start) <= interval.start && interval.start < (end ?? Infinity),
  );
  const following = base.following && {
    ...base.following,
    openBefore: base.following.openBefore || intervals[0] !== base.intervals[0],
  };
  return { ...base, intervals, following };
}

/** As the plan follows its load; the queue may have been open before its first interval. */
function followingOf(
  queue: Queue,
  { loadModel = 'stationary', handleTimeVariation }: StaffingPlan,
  [first]: readonly { readonly start: Instant }[],
): LoadFollowing {
  const openBefore = first !== undefined && isOpenBefore(queue, queue.zone, first.start);
  return { loadModel, openBefore, handleTimeVariation };
}

function checkOrder({ requirementIds, forecastVersionIds, scenarios, costPerHour }: WhatIfOrder): void {
  const queues = requirementIds.length + forecastVersionIds.length;
  if (queues < 1 || queues > MOST_QUEUES) {
    throw forecastingInvalid(`Name 1 to ${MOST_QUEUES} requirements and forecasts (got ${queues}).`);
  }
  if (scenarios.length > MOST_SCENARIOS) {
    throw forecastingInvalid(
      `Ask for at most ${MOST_SCENARIOS} scenarios at once (got ${scenarios.length}).`,
    );
  }
  const names = scenarios.map(({ name }) => name.trim());
  const bad = names.find((name, at) => name === '' || name.length > 60 || names.indexOf(name) !== at);
  if (bad !== undefined) {
    throw forecastingInvalid(`The scenario "${bad}" must have a name of its own, of 1 to 60 characters.`);
  }
  if (costPerHour !== null && !(costPerHour >= 0 && costPerHour <= DEAREST_HOUR)) {
    throw forecastingInvalid(`costPerHour (${costPerHour}) must be from 0 to ${DEAREST_HOUR}.`);
  }
}
