import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, requireEverywhere } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type Instant } from '../time/instant.js';
import { addDays, daysBetween, localDateOf } from '../time/zoned-time.js';
import { type Queue } from '../workforce/workforce.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { CurrentForecasts } from './current-forecasts.js';
import { type ForecastSnapshot, type TakeSnapshotOutcome } from './forecast-snapshot.js';
import { forecastMissing } from './forecasting.errors.js';
import { ForecastRepository } from './persistence/forecast.repository.js';
import { ForecastSnapshotRepository } from './persistence/forecast-snapshot.repository.js';

/** Five weeks, so that every snapshot holds the day four weeks ahead. */
const DAYS_KEPT = 35;

/** Keeps what forecasts say before the days come, so that they can be held to it. */
@Injectable()
export class ForecastSnapshotsService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly current: CurrentForecasts,
    private readonly forecasts: ForecastRepository,
    private readonly snapshots: ForecastSnapshotRepository,
  ) {}

  /**
   * Of the days after that of `takenAt` in the queue's zone; now when not given, and earlier only for a company that comes
   * with its past. Of several snapshots of one day the last counts.
   */
  take(actor: Actor, queueId: number, takenAt: Instant = this.clock.now()): Promise<TakeSnapshotOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      const queue = await reachedQueue(manager, this.directory, reach, queueId);
      return (await this.takeOf(manager, actor, queue, takenAt)) ?? forecastMissing(queueId);
    });
  }

  /** Queues whose forecasts reach beyond now and that have no snapshot of their today. */
  due(actor: Actor): Promise<number[]> {
    requireEverywhere(actor, 'forecast.write');
    const now = this.clock.now();
    return this.unitOfWork.read(async (manager) => {
      const ids = await this.forecasts.queuesForecastAfter(manager, now);
      const due: number[] = [];
      for (const { id, zone } of await this.directory.queues(manager, ids)) {
        if (!(await this.snapshots.isTaken(manager, id, localDateOf(now, zone)))) due.push(id);
      }
      return due;
    });
  }

  list(actor: Actor, queueId: number, request: PageRequest): Promise<Page<ForecastSnapshot>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.snapshots.page(manager, queueId, request);
    });
  }

  private async takeOf(
    manager: EntityManager,
    actor: Actor,
    queue: Queue,
    takenAt: Instant,
  ): Promise<ForecastSnapshot | null> {
    const takenOn = localDateOf(takenAt, queue.zone);
    const days = await this.current.ofDays(manager, queue, addDays(takenOn, 1), DAYS_KEPT);
    if (days.length === 0) return null;
    const forecasts = [...new Set(days.map(({ forecast }) => forecast))];
    const made = {
      queueId: queue.id,
      takenOn,
      takenAt,
      takenBy: actor.accountId,
      versionIds: forecasts.map(({ version }) => version.id),
      layerIds: forecasts.flatMap(({ layerIds }) => layerIds),
    };
    const kept = days.map(({ date, forecast, rows }) => ({
      date,
      leadDays: daysBetween(takenOn, date),
      intervalMinutes: forecast.version.intervalMinutes,
      rows: rows.map(({ start, offered }) => ({ start, offered })),
    }));
    return this.snapshots.insert(manager, made, kept);
  }
}
