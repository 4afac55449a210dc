import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { type GridMinutes } from '../time/interval-grid.js';
import {
  addDays,
  daysBetween,
  localDateOf,
  localDay,
  type LocalDate,
  type TimeZone,
} from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkFileName } from './check-file-name.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { type HistoryRecord, type HistoryRecords } from './engine/history-rows.js';
import { type DateOrder } from './engine/wall-text.js';
import { MOST_FORECAST_DAYS } from './forecast-order.js';
import { type ForecastRow, type ForecastVersion } from './forecast-version.js';
import { forecastingInvalid, historyRejected } from './forecasting.errors.js';
import { readHistoryCsv } from './history-file.js';
import { type HistoryRejected } from './history.js';
import { ForecastRepository } from './persistence/forecast.repository.js';

export interface ImportForecastOrder {
  readonly queueId: number;
  readonly fileName: string;
  readonly content: string;
  /** Of the wall times in the file: asked, never guessed. */
  readonly zone: TimeZone;
  /** Found from the rows when not given. */
  readonly intervalMinutes?: GridMinutes;
  readonly dateOrder?: DateOrder;
}

export type ImportForecastOutcome = ForecastVersion | HistoryRejected;

/** The name that stands where other versions have their model. */
export const IMPORTED = 'imported';

/** Takes a forecast that was made elsewhere as a version of its own. */
@Injectable()
export class ForecastImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly forecasts: ForecastRepository,
  ) {}

  /** All rows or none: a forecast with holes is no forecast. */
  async import(actor: Actor, order: ImportForecastOrder): Promise<ImportForecastOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    checkFileName(order.fileName);
    const { queueId, fileName, content, ...reading } = order;
    const queue = await this.unitOfWork.read((manager) =>
      reachedQueue(manager, this.directory, reach, queueId),
    );
    const read = await readHistoryCsv(content, fileName, reading);
    const bad = read.problems.some(({ severity }) => severity === 'error');
    if (bad || read.records.length === 0 || read.intervalMinutes === undefined) {
      return historyRejected(fileName, read.problems);
    }
    const days = daysOf(read, queue.zone);
    const now = this.clock.now();
    const version = {
      queueId,
      model: IMPORTED,
      parameters: {},
      zone: queue.zone,
      intervalMinutes: read.intervalMinutes,
      ...days,
      startsAt: localDay(days.fromDate, queue.zone).start,
      endsAt: localDay(addDays(days.fromDate, days.days), queue.zone).start,
      cutOff: now,
      importIds: [],
      leftOut: [],
      routedShare: queue.routedShare,
      flags: [],
      accuracy: null,
      choice: null,
      patienceSeconds: null,
      createdBy: actor.accountId,
      createdAt: now,
    };
    const rows = read.records.map(importedRow);
    return this.unitOfWork.run((manager) => this.forecasts.insert(manager, version, rows));
  }
}

function importedRow({ start, offered, averageHandleTimeSeconds }: HistoryRecord): ForecastRow {
  return {
    start,
    offered,
    basis: IMPORTED,
    intervals: [],
    averageHandleTimeSeconds: averageHandleTimeSeconds || null,
    abandonShare: null,
  };
}

function daysOf({ records }: HistoryRecords, zone: TimeZone): { fromDate: LocalDate; days: number } {
  const fromDate = localDateOf(records[0].start, zone);
  const days = daysBetween(fromDate, localDateOf(records[records.length - 1].start, zone)) + 1;
  if (days > MOST_FORECAST_DAYS) {
    throw forecastingInvalid(
      `The file reaches over ${days} days, and a forecast has 1 to ${MOST_FORECAST_DAYS}. Bring it in parts.`,
      { field: 'content', value: days },
    );
  }
  return { fromDate, days };
}
