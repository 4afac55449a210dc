import { Injectable } from '@nestjs/common';
import { type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { reachedQueue } from './client-reach.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { planAt, type StaffingPlan } from './engine/staffing-plan.js';
import { ForecastComputer } from './forecast-computer.js';
import { type ForecastVersion } from './forecast-version.js';
import { valuesChecked, withValuesChecked } from './forecasting.errors.js';
import { ForecastingService } from './forecasting.service.js';
import { type TargetedInterval } from './persistence/requirement.repository.js';
import { type StaffingOrder } from './requirement.js';
import { type ForecastWork, forecastWork } from './staff-forecast.js';

export interface StaffedForecast extends Omit<ForecastWork, 'task'> {
  readonly version: ForecastVersion;
  readonly layerIds: readonly number[];
  readonly plan: StaffingPlan;
  readonly intervals: readonly TargetedInterval[];
}

/** Staffs forecasts with the layers that count now, outside of transactions and off the event loop. */
@Injectable()
export class ForecastStaffing {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly forecasting: ForecastingService,
    private readonly forecasts: EffectiveForecasts,
    private readonly computer: ForecastComputer,
  ) {}

  async staff(reach: Scope, order: StaffingOrder): Promise<StaffedForecast> {
    const { version, layerIds, work } = await this.unitOfWork.read(async (manager) => {
      const found = await this.forecasting.versionWith(manager, reach, order.forecastVersionId);
      const queue = await reachedQueue(manager, this.directory, reach, found.queueId);
      const { rows, layerIds: layers } = await this.forecasts.of(manager, found);
      const toStaff = withValuesChecked(() => forecastWork(queue, found, rows, order));
      return { version: found, layerIds: layers, work: toStaff };
    });
    const { task, ...told } = work;
    const staffed = await valuesChecked(this.computer.staff(task));
    const { plan, zone } = task;
    const intervals = staffed.map((interval) => ({
      ...interval,
      targets: planAt(plan, interval.start, zone).targets,
    }));
    return { ...told, version, layerIds, plan, intervals };
  }
}
