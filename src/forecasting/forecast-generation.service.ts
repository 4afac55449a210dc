import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { chooseForecaster, DEFAULT_FORECASTER } from './engine/registry.js';
import { ForecastComputer } from './forecast-computer.js';
import { ForecastInputsReader } from './forecast-inputs.js';
import { checkForecastDays, type ForecastOrder, spanOfOrder } from './forecast-order.js';
import { type ForecastVersion, type GenerateForecastOutcome } from './forecast-version.js';
import { historyMissing, valuesChecked, withValuesChecked } from './forecasting.errors.js';
import { ForecastRepository } from './persistence/forecast.repository.js';

export interface GenerateOptions {
  readonly signal?: AbortSignal;
  /** Runs in the transaction that keeps the version; throwing, it keeps it from being kept. */
  readonly alongside?: (manager: EntityManager, version: ForecastVersion) => Promise<void>;
}

/** Makes forecasts of the client's total contacts of a queue. */
@Injectable()
export class ForecastGenerationService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly inputs: ForecastInputsReader,
    private readonly computer: ForecastComputer,
    private readonly forecasts: ForecastRepository,
  ) {}

  /** A new version; the older ones stay as they are. */
  async generate(
    actor: Actor,
    order: ForecastOrder,
    { signal, alongside }: GenerateOptions = {},
  ): Promise<GenerateForecastOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    const { parameters } = withValuesChecked(() =>
      chooseForecaster(order.model ?? DEFAULT_FORECASTER, order.parameters),
    );
    checkForecastDays(order.days);
    const { queue, inputs } = await this.unitOfWork.read(async (manager) => {
      const found = await reachedQueue(manager, this.directory, reach, order.queueId);
      return { queue: found, inputs: await this.inputs.read(manager, found, order) };
    });
    const { intervals, cutOff } = inputs;
    if (intervals.length === 0) return historyMissing(queue.id, cutOff);
    const { from, days, model = DEFAULT_FORECASTER, intervalMinutes } = order;
    const task = { ...inputs, model, parameters, zone: queue.zone, from, days, intervalMinutes };
    const { rows, ...made } = await valuesChecked(this.computer.make(task, signal));
    const { start, end } = spanOfOrder(order, queue.zone);
    const version = {
      ...made,
      queueId: queue.id,
      model,
      parameters,
      zone: queue.zone,
      fromDate: from,
      days,
      startsAt: start,
      endsAt: end,
      cutOff,
      leftOut: [...inputs.calendar.leftOut],
      importIds: [...new Set(intervals.map(({ importId }) => importId))].sort((a, b) => a - b),
      routedShare: queue.routedShare,
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
    };
    return this.unitOfWork.run(async (manager) => {
      const kept = await this.forecasts.insert(manager, version, rows);
      await alongside?.(manager, kept);
      return kept;
    });
  }
}
