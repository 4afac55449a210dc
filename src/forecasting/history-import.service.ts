import { Injectable } from '@nestjs/common';
import { type Readable } from 'node:stream';
import { type EntityManager } from 'typeorm';
import { type Actor } from '../access/actor.js';
import { type Page, type PageRequest } from '../database/page.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { addMinutes } from '../time/instant.js';
import { type Interval } from '../time/interval.js';
import { type GridMinutes } from '../time/interval-grid.js';
import { type TimeZone } from '../time/zoned-time.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkFileName } from './check-file-name.js';
import { checkSpan } from './check-span.js';
import { clientReach, reachedQueue, reachesQueue } from './client-reach.js';
import { type HistoryReading, type RowProblem } from './engine/history-rows.js';
import { type DateOrder } from './engine/wall-text.js';
import {
  forecastingInvalid,
  historyImportNotFound,
  historyIntervalDiffers,
  historyRejected,
} from './forecasting.errors.js';
import {
  type HistoryBatch,
  type HistoryImport,
  type HistoryInterval,
  type HistoryIntervalDiffers,
  type ImportHistoryOutcome,
} from './history.js';
import { readHistoryCsv } from './history-file.js';
import { HistoryRepository } from './persistence/history.repository.js';

export interface HistoryOrder {
  readonly queueId: number;
  /** For the report and the list of imports. */
  readonly fileName: string;
  readonly content: string | Readable;
  /** Of the wall times in the file: asked, never guessed. */
  readonly zone: TimeZone;
  /** Found from the rows when not given. */
  readonly intervalMinutes?: GridMinutes;
  readonly dateOrder?: DateOrder;
  /** Looks and reports, and writes nothing. */
  readonly dryRun?: boolean;
  /** Takes the good rows although others are bad; otherwise all rows or none. */
  readonly keepGood?: boolean;
}

/** Takes interval history of a client's total calls. The last upload wins; a file can be undone. */
@Injectable()
export class HistoryImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly directory: WorkforceDirectory,
    private readonly history: HistoryRepository,
  ) {}

  async import(actor: Actor, order: HistoryOrder): Promise<ImportHistoryOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    checkFileName(order.fileName);
    await this.unitOfWork.read((manager) => reachedQueue(manager, this.directory, reach, order.queueId));
    const { dryRun = false, keepGood = false, fileName, queueId, zone } = order;
    const read = await readHistoryCsv(order.content, fileName, readingOf(order));
    const { intervalMinutes, records, blankRows } = read;
    const problems = [...read.problems, ...wholeFileProblems(read)];
    const bad = problems.some(({ severity }) => severity === 'error');
    if (intervalMinutes === undefined || records.length === 0 || (bad && !keepGood)) {
      return historyRejected(fileName, problems);
    }
    const report = {
      kind: 'HistoryReport',
      dryRun,
      intervalMinutes,
      rows: records.length,
      blankRows,
      problems,
    } as const;
    const batch = { queueId, fileName, zone, intervalMinutes, records };
    return this.unitOfWork.run(async (manager) => {
      const differs = await this.differingInterval(manager, batch);
      if (differs !== null) return differs;
      return { ...report, import: dryRun ? null : await this.store(manager, actor, batch) };
    });
  }

  /** Takes records that a program has already; they are at most one for each interval. */
  add(actor: Actor, batch: HistoryBatch): Promise<HistoryImport | HistoryIntervalDiffers> {
    const reach = clientReach(actor, 'forecast.write');
    checkFileName(batch.fileName);
    if (batch.records.length === 0)
      throw forecastingInvalid('The batch holds no records.', { field: 'records' });
    return this.unitOfWork.run(async (manager) => {
      await reachedQueue(manager, this.directory, reach, batch.queueId);
      return (await this.differingInterval(manager, batch)) ?? this.store(manager, actor, batch);
    });
  }

  /** What the file said counts no more; what it had covered counts again. Undoing twice changes nothing. */
  undo(actor: Actor, importId: number): Promise<HistoryImport> {
    const reach = clientReach(actor, 'forecast.write');
    return this.unitOfWork.run(async (manager) => {
      const found = await this.history.find(manager, importId);
      if (found === null || !(await reachesQueue(manager, this.directory, reach, found.queueId))) {
        throw historyImportNotFound(importId);
      }
      await this.history.undo(manager, importId, actor.accountId, this.clock.now());
      return (await this.history.find(manager, importId)) ?? found;
    });
  }

  imports(actor: Actor, queueId: number, request: PageRequest): Promise<Page<HistoryImport>> {
    const reach = clientReach(actor, 'forecast.read');
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.history.page(manager, queueId, request);
    });
  }

  /** What counts now, in the order of time. */
  intervals(actor: Actor, queueId: number, span: Interval): Promise<HistoryInterval[]> {
    const reach = clientReach(actor, 'forecast.read');
    checkSpan(span);
    return this.unitOfWork.read(async (manager) => {
      await reachedQueue(manager, this.directory, reach, queueId);
      return this.history.intervals(manager, queueId, span);
    });
  }

  private async differingInterval(
    manager: EntityManager,
    { queueId, intervalMinutes }: HistoryBatch,
  ): Promise<HistoryIntervalDiffers | null> {
    const latest = await this.history.latest(manager, queueId);
    if (latest === null || latest.intervalMinutes === intervalMinutes) return null;
    return historyIntervalDiffers(intervalMinutes, latest.intervalMinutes);
  }

  private store(
    manager: EntityManager,
    actor: Actor,
    { records, ...batch }: HistoryBatch,
  ): Promise<HistoryImport> {
    const starts = records.map(({ start }) => start);
    const first = starts.reduce((least, start) => (start < least ? start : least));
    const last = starts.reduce((most, start) => (start > most ? start : most));
    const made = {
      ...batch,
      rowCount: records.length,
      startsAt: first,
      endsAt: addMinutes(last, batch.intervalMinutes),
      importedBy: actor.accountId,
      importedAt: this.clock.now(),
      undoneBy: null,
      undoneAt: null,
    };
    return this.history.insert(manager, made, records);
  }
}

function readingOf({ zone, intervalMinutes, dateOrder }: HistoryOrder): HistoryReading {
  return {
    zone,
    ...(intervalMinutes === undefined ? {} : { intervalMinutes }),
    ...(dateOrder === undefined ? {} : { dateOrder }),
  };
}

/** What is wrong with the file as a whole stands at its header. */
function wholeFileProblems({
  intervalMinutes,
  records,
}: {
  readonly intervalMinutes: GridMinutes | undefined;
  readonly records: readonly unknown[];
}): RowProblem[] {
  const header = { severity: 'error', row: 1, value: '' } as const;
  if (records.length === 0) {
    return [
      { ...header, column: 'calls', advice: 'The file has no row with a count. Bring a file with some.' },
    ];
  }
  if (intervalMinutes === undefined) {
    const advice = 'The interval cannot be found from the rows. State it: 5, 15, 30 or 60 minutes.';
    return [{ ...header, column: 'start', advice }];
  }
  return [];
}
