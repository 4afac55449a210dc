import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { addDays, localDateOf, localDay, type LocalDate } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { type Queue } from '../workforce/workforce.js';
import { clientReach, reachedQueue, reachesQueue } from './client-reach.js';
import { compareVersions } from './compare-versions.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import {
  chooseForecaster,
  DEFAULT_FORECASTER,
  type ForecasterEntry,
  type ForecasterParameters,
  FORECASTERS,
} from './engine/registry.js';
import {
  type ComparedLayers,
  type EffectiveRow,
  type ForecastComparison,
  type ForecastVersion,
  type GenerateForecastOutcome,
} from './forecast-version.js';
import {
  forecastingInvalid,
  forecastNotFound,
  historyMissing,
  withValuesChecked,
} from './forecasting.errors.js';
import { makeForecast } from './make-forecast.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';

export interface ForecastOrder {
  readonly queueId: number;
  readonly from: LocalDate;
  readonly days: number;
  readonly model?: string;
  readonly parameters?: ForecasterParameters;
  /** The history's own interval (15 minutes for one of 5) when not given; a wider one adds its intervals up. */
  readonly intervalMinutes?: GridMinutes;
  /** Use nothing at or after it; local midnight of `from` when not given, and never later. */
  readonly cutOff?: Instant;
}

/** Far enough for a budget; nearer than a year, so that a request stays a request. */
export const MOST_FORECAST_DAYS = 186;
const MOST_COMPARED = 8;

/** Makes, keeps and compares forecasts of the client's total contacts of a queue. */
@Injectable()
export class ForecastingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
    private readonly forecasts: ForecastRepository,
    private readonly effective: EffectiveForecasts,
  ) {}

  /** Every model there is; they are no secret. */
  models(): readonly ForecasterEntry[] {
    return FORECASTERS;
  }

  /** A new version; the older ones stay as they are. */
  async generate(actor: Actor, order: ForecastOrder): Promise<GenerateForecastOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    const { forecaster, parameters } = withValuesChecked(() =>
      chooseForecaster(order.model ?? DEFAULT_FORECASTER, order.parameters),
    );
    checkDays(order.days);
    const found = await this.unitOfWork.read((manager) => this.inputs(manager, reach, order));
    if (found.intervals.length === 0) return historyMissing(order.queueId, found.cutOff);
    const { queue, cutOff } = found;
    const made = withValuesChecked(() => makeForecast({ ...found, ...order, cutOff, forecaster }));
    const version = {
      queueId: queue.id,
      model: forecaster.name,
      parameters,
      zone: queue.zone,
      intervalMinutes: made.intervalMinutes,
      fromDate: order.from,
      days: order.days,
      ...spanOf(queue, order),
      cutOff,
      importIds: [...new Set(found.intervals.map(({ importId }) => importId))].sort((a, b) => a - b),
      routedShare: queue.routedShare,
      flags: made.flags,
      accuracy: made.accuracy,
      createdBy: actor.accountId,
      createdAt: this.clock.now(),
    };
    return this.unitOfWork.run((manager) => this.forecasts.insert(manager, version, made.rows));
  }

  version(actor: Actor, id: number): Promise<ForecastVersion> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read((manager) => this.versionWith(manager, reach, id));
  }

  versions(actor: Actor, queueId: number, request: PageRequest): Promise<Page<ForecastVersion>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.forecasts.page(manager, queueId, request);
    });
  }

  /**
   * Intervals of a version at which the queue's history is ever open, in the order of time: with the layers that count,
   * or as the version was made.
   */
  rows(
    actor: Actor,
    versionId: number,
    { start, end }: Partial<Interval> = {},
    layers = true,
  ): Promise<EffectiveRow[]> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      const version = await this.versionWith(manager, reach, versionId);
      const { rows } = layers
        ? await this.effective.of(manager, version)
        : await this.effective.bare(manager, version);
      return rows.filter((row) => (start ?? row.start) <= row.start && row.start < (end ?? Infinity));
    });
  }

  /** Versions of one queue beside each other and beside what has come since. */
  compare(
    actor: Actor,
    versionIds: readonly number[],
    layers: ComparedLayers = 'with',
  ): Promise<ForecastComparison> {
    const reach = clientReach(actor, 'forecast.read');
    const ids = [...new Set(versionIds)];
    if (ids.length === 0 || ids.length > MOST_COMPARED) {
      throw forecastingInvalid(`Name 1 to ${MOST_COMPARED} forecasts to compare (got ${ids.length}).`);
    }
    return this.unitOfWork.read(async (manager) => {
      const forecasts = [];
      for (const id of ids) {
        const version = await this.versionWith(manager, reach, id);
        if (layers !== 'with')
          forecasts.push({ ...(await this.effective.bare(manager, version)), layerIds: null });
        if (layers !== 'without') forecasts.push(await this.effective.of(manager, version));
      }
      const queueId = forecasts[0].version.queueId;
      if (forecasts.some(({ version }) => version.queueId !== queueId)) {
        throw forecastingInvalid('The forecasts are of different queues. Compare those of one queue.');
      }
      const latest = await this.history.latest(manager, queueId);
      const observed = await this.history.intervals(manager, queueId);
      return compareVersions(forecasts, observed, latest?.intervalMinutes);
    });
  }

  /** For services that are inside a unit of work already. */
  async versionWith(manager: EntityManager, reach: Scope, id: number): Promise<ForecastVersion> {
    const version = await this.forecasts.find(manager, id);
    const queue = version && (await this.directory.queueInReach(manager, reach, version.queueId));
    if (version === null || queue === null) throw forecastNotFound(id);
    return version;
  }

  /** Those of the versions that are in reach. */
  async reachedVersions(manager: EntityManager, reach: Scope, ids: readonly number[]): Promise<number[]> {
    const queueOf = await this.forecasts.queueIds(manager, ids);
    const reached = new Set<number>();
    for (const queueId of new Set(queueOf.values())) {
      if (await reachesQueue(manager, this.directory, reach, queueId)) reached.add(queueId);
    }
    return [...queueOf].flatMap(([id, queueId]) => (reached.has(queueId) ? [id] : []));
  }

  private async inputs(manager: EntityManager, reach: Scope, order: ForecastOrder) {
    const queue = await reachedQueue(manager, this.directory, reach, order.queueId);
    const { startsAt } = spanOf(queue, order);
    const cutOff = order.cutOff !== undefined && order.cutOff < startsAt ? order.cutOff : startsAt;
    const intervals = await this.history.intervals(manager, queue.id, { end: cutOff });
    const latest = await this.history.latest(manager, queue.id);
    const first = intervals.length === 0 ? order.from : localDateOf(intervals[0].start, queue.zone);
    const last = addDays(order.from, order.days);
    const holidays = await this.directory.holidays(manager, { clientId: queue.clientId }, first, last);
    return {
      queue,
      cutOff,
      intervals,
      historyMinutes: latest?.intervalMinutes,
      holidays: new Set(holidays.map(({ date }) => date)),
    };
  }
}

function spanOf(queue: Queue, { from, days }: ForecastOrder): { startsAt: Instant; endsAt: Instant } {
  return {
    startsAt: localDay(from, queue.zone).start,
    endsAt: localDay(addDays(from, days), queue.zone).start,
  };
}

function checkDays(days: number): void {
  if (!Number.isInteger(days) || days < 1 || days > MOST_FORECAST_DAYS) {
    throw forecastingInvalid(`A forecast has 1 to ${MOST_FORECAST_DAYS} days (got ${days}).`, {
      field: 'days',
      value: days,
    });
  }
}
