import { Injectable } from '@nestjs/common';
import { type EntityManager } from 'typeorm';
import { type Actor, type Scope } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { checkFileName } from './check-file-name.js';
import { clientReach, reachedQueue } from './client-reach.js';
import { type RowProblem } from './engine/history-rows.js';
import { historyFileRejected, historyMappingNotFound } from './forecasting.errors.js';
import {
  type HistoryFileOrder,
  type HistoryFileReport,
  type ImportHistoryFileOutcome,
} from './history-file-import.js';
import { type HistoryImport } from './history.js';
import { HistoryCollector, type QueueFinder } from './layouts/history-collector.js';
import { type LayoutSource } from './layouts/layout-row.js';
import { type HistoryMapping } from './layouts/mapping.js';
import { openLayout } from './layouts/open-layout.js';
import { queueFinder } from './layouts/queues-of-file.js';
import { HistoryMappingRepository } from './persistence/history-mapping.repository.js';
import { HistoryStaging, type StagedImport } from './history-staging.js';

/** Written in one transaction: enough to be quick, few enough to let others in and to be forgotten soon. */
const BATCH_ROWS = 5_000;
/** A file with so many bad rows is of another layout: nobody reads on. */
const MOST_ERRORS = 10_000;

/** Takes files of any layout and length, row by row: all of a file or nothing of it counts in the end. */
@Injectable()
export class HistoryFileImportService {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly directory: WorkforceDirectory,
    private readonly mappings: HistoryMappingRepository,
    private readonly staging: HistoryStaging,
  ) {}

  async import(actor: Actor, order: HistoryFileOrder): Promise<ImportHistoryFileOutcome> {
    const reach = clientReach(actor, 'forecast.write');
    checkFileName(order.fileName);
    const { findQueue, mapping } = await this.unitOfWork.read((manager) =>
      this.prepare(manager, reach, order),
    );
    const { content, fileName: name, zone, dateOrder } = order;
    const file = { content, name, zone, ...(dateOrder === undefined ? {} : { dateOrder }) };
    const { layout = 'plain', intervalMinutes, wrapUpSeconds, keyIsAbandon } = order;
    const choice = { layout, mapping, intervalMinutes, wrapUpSeconds, keyIsAbandon };
    const source = await openLayout(file, choice);
    const { addUp, gapsAreZero } = source;
    const collector = new HistoryCollector({ addUp, gapsAreZero, intervalMinutes, zone, findQueue });
    if (order.dryRun) {
      await this.read(source, collector, order, () => Promise.resolve());
      return rejection(order, collector) ?? report(order, collector, []);
    }
    return this.store(actor, order, source, collector);
  }

  private async store(
    actor: Actor,
    order: HistoryFileOrder,
    source: LayoutSource,
    collector: HistoryCollector,
  ): Promise<ImportHistoryFileOutcome> {
    const staged = await this.staging.begin(actor, order);
    try {
      await this.read(source, collector, order, (intervals) =>
        this.staging.write(staged, collector.intervalMinutes, intervals),
      );
      const rejected = rejection(order, collector);
      const finished = rejected ?? (await this.finish(staged, collector));
      if (Array.isArray(finished)) return report(order, collector, finished);
      await this.staging.discard(staged);
      return finished;
    } catch (error) {
      await this.staging.discard(staged);
      throw error;
    }
  }

  private finish(staged: StagedImport, collector: HistoryCollector) {
    return this.staging.complete(staged, [...collector.queues.values()]);
  }

  /** Hands over what is complete, a batch at a time, and goes on reading when it is written. */
  private async read(
    { events }: LayoutSource,
    collector: HistoryCollector,
    { keepGood = false }: HistoryFileOrder,
    write: (intervals: ReturnType<HistoryCollector['drain']>) => Promise<void>,
  ): Promise<void> {
    let waiting: ReturnType<HistoryCollector['drain']> = [];
    const handOver = async (drained: typeof waiting, atLeast: number): Promise<void> => {
      waiting = waiting.length === 0 ? drained : waiting.concat(drained);
      if (waiting.length === 0 || waiting.length < atLeast) return;
      const wanted = collector.errors === 0 || keepGood;
      for (let from = 0; wanted && from < waiting.length; from += BATCH_ROWS) {
        await write(waiting.slice(from, from + BATCH_ROWS));
      }
      waiting = [];
    };
    for await (const batch of events) {
      for (const event of batch) collector.take(event);
      await handOver(collector.drain(), BATCH_ROWS);
      if (collector.errors >= MOST_ERRORS && !keepGood) return;
    }
    for (const drained of collector.finish()) await handOver(drained, BATCH_ROWS);
    await handOver([], 0);
  }

  private async prepare(
    manager: EntityManager,
    reach: Scope,
    order: HistoryFileOrder,
  ): Promise<{ findQueue: QueueFinder; mapping: HistoryMapping | undefined }> {
    const named = order.queues ?? [];
    for (const { queueId } of named) await reachedQueue(manager, this.directory, reach, queueId);
    const known = named.length > 0 ? [] : await this.directory.queuesInReach(manager, reach);
    const findQueue = queueFinder(named, known);
    if (order.mapping === undefined) return { findQueue, mapping: undefined };
    const saved = await this.mappings.byName(manager, order.mapping);
    if (saved === null) throw historyMappingNotFound(order.mapping);
    return { findQueue, mapping: saved.mapping };
  }
}

function rejection({ fileName, keepGood }: HistoryFileOrder, collector: HistoryCollector) {
  if (collector.errors > 0 && !(keepGood && intervals(collector) > 0)) {
    return historyFileRejected(fileName, collector.errors, inOrder(collector));
  }
  if (intervals(collector) > 0) return null;
  const advice = `No row of the ${collector.rowsRead} has a count for a queue of ours. Bring a file with some, or look at the layout.`;
  return historyFileRejected(fileName, 1, [{ severity: 'error', row: 1, column: '', value: '', advice }]);
}

function report(
  order: HistoryFileOrder,
  collector: HistoryCollector,
  imports: readonly HistoryImport[],
): HistoryFileReport {
  return {
    kind: 'HistoryFileReport',
    imports,
    dryRun: order.dryRun ?? false,
    intervalMinutes: collector.intervalMinutes ?? 15,
    rowsRead: collector.rowsRead,
    intervals: intervals(collector),
    blankRows: collector.blankRows,
    skippedRows: collector.skippedRows,
    badRows: collector.errors,
    handledAboveOffered: collector.handledAboveOffered,
    leftOut: [...collector.leftOut].sort(),
    problems: inOrder(collector),
  };
}

function intervals({ queues }: HistoryCollector): number {
  return [...queues.values()].reduce((sum, { count }) => sum + count, 0);
}

function inOrder({ problems }: HistoryCollector): RowProblem[] {
  return [...problems].sort((a, b) => a.row - b.row);
}
