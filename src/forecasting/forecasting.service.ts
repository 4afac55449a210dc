import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { type Instant } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientReach, reachedQueue, reachesQueue } from './client-reach.js';
import { compareVersions } from './compare-versions.js';
import { EffectiveForecasts } from './effective-forecasts.js';
import { type ForecasterEntry, FORECASTERS } from './engine/registry.js';
import {
  type ComparedLayers,
  type EffectiveRow,
  type ForecastComparison,
  type ForecastVersion,
} from './forecast-version.js';
import { forecastingInvalid, forecastNotFound } from './forecasting.errors.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { HistoryRepository } from './persistence/history.repository.js';

const MOST_COMPARED = 8;

/** Shows and compares forecasts of the client's total contacts of a queue. */
@Injectable()
export class ForecastingService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
    private readonly forecasts: ForecastRepository,
    private readonly effective: EffectiveForecasts,
  ) {}

  /** Every model there is; they are no secret. */
  models(): readonly ForecasterEntry[] {
    return FORECASTERS;
  }

  version(actor: Actor, id: number): Promise<ForecastVersion> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read((manager) => this.versionWith(manager, reach, id));
  }

  versions(
    actor: Actor,
    queueId: number,
    request: PageRequest,
    newestFirst = false,
  ): Promise<Page<ForecastVersion>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.forecasts.page(manager, queueId, request, newestFirst);
    });
  }

  /**
   * Intervals of a version at which the queue's history is ever open, in the order of time: with the layers that count,
   * or as the version was made.
   */
  rows(
    actor: Actor,
    versionId: number,
    part: Partial<Interval> = {},
    layers = true,
  ): Promise<EffectiveRow[]> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      const version = await this.versionWith(manager, reach, versionId);
      const { rows } = layers
        ? await this.effective.of(manager, version)
        : await this.effective.bare(manager, version);
      return rows.filter(isIn(part));
    });
  }

  /** Versions of one queue beside each other and beside what has come since; the figures are of all days, whatever the rows. */
  compare(
    actor: Actor,
    versionIds: readonly number[],
    layers: ComparedLayers = 'with',
    part: Partial<Interval> = {},
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
      const compared = compareVersions(forecasts, observed, latest?.intervalMinutes);
      return { ...compared, rows: compared.rows.filter(isIn(part)) };
    });
  }

  /** Those that the caller may see. */
  versionsByIds(actor: Actor, ids: readonly number[]): Promise<ForecastVersion[]> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) =>
      this.forecasts.byIds(manager, await this.reachedVersions(manager, reach, ids)),
    );
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
}

function isIn({ start, end }: Partial<Interval>): (row: { readonly start: Instant }) => boolean {
  return (row) => (start ?? row.start) <= row.start && row.start < (end ?? Infinity);
}
