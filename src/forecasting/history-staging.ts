import { Injectable } from '@nestjs/common';
import { type Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { Clock } from '../time/clock.js';
import { addMinutes, HOUR_MS, type Instant } from '../time/instant.js';
import { type GridMinutes, QUARTER_HOUR } from '../time/interval-grid.js';
import { type TimeZone } from '../time/zoned-time.js';
import { historyIntervalDiffers } from './forecasting.errors.js';
import { type HistoryImport, type HistoryIntervalDiffers } from './history.js';
import { type FileInterval, type QueueIntervals } from './layouts/queue-intervals.js';
import { HistoryRepository } from './persistence/history.repository.js';

/** A file on its way in: one import for each queue, which nobody sees yet. */
export interface StagedImport {
  readonly fileName: string;
  readonly zone: TimeZone;
  readonly importedBy: number;
  readonly importedAt: Instant;
  minutes: GridMinutes;
  readonly importIds: Map<number, number>;
}

/** What a process left behind when it was stopped is thrown away after that. */
const ABANDONED_AFTER_MS = 48 * HOUR_MS;

/** Writes a long file in many short transactions; the last one makes it count, or it is thrown away. */
@Injectable()
export class HistoryStaging {
  constructor(
    private readonly unitOfWork: UnitOfWork,
    private readonly clock: Clock,
    private readonly history: HistoryRepository,
  ) {}

  async begin(
    actor: Actor,
    { fileName, zone }: Pick<StagedImport, 'fileName' | 'zone'>,
  ): Promise<StagedImport> {
    const importedAt = this.clock.now();
    const before = (importedAt - ABANDONED_AFTER_MS) as Instant;
    await this.throwAway(await this.unitOfWork.read((manager) => this.history.stagedBefore(manager, before)));
    const importIds = new Map<number, number>();
    return { fileName, zone, importedBy: actor.accountId, importedAt, minutes: QUARTER_HOUR, importIds };
  }

  write(
    staged: StagedImport,
    minutes: GridMinutes | undefined,
    intervals: readonly FileInterval[],
  ): Promise<void> {
    staged.minutes = minutes ?? staged.minutes;
    const queueIds = [...new Set(intervals.map(({ queueId }) => queueId))];
    return this.unitOfWork.run(async (manager) => {
      const made = new Map(staged.importIds);
      for (const queueId of queueIds) {
        if (!made.has(queueId))
          made.set(queueId, await this.history.stage(manager, draftOf(staged, queueId)));
      }
      await this.history.writeStaged(
        manager,
        intervals.map((interval) => ({ ...interval, importId: made.get(interval.queueId) as number })),
      );
      for (const [queueId, id] of made) staged.importIds.set(queueId, id);
    });
  }

  /** From now on all of it counts; nothing does where a queue's history is in another interval. */
  complete(
    staged: StagedImport,
    queues: readonly QueueIntervals[],
  ): Promise<HistoryImport[] | HistoryIntervalDiffers> {
    return this.unitOfWork.run(async (manager) => {
      for (const queueId of staged.importIds.keys()) {
        const latest = await this.history.latest(manager, queueId);
        if (latest !== null && latest.intervalMinutes !== staged.minutes) {
          return historyIntervalDiffers(staged.minutes, latest.intervalMinutes);
        }
      }
      const imports: HistoryImport[] = [];
      for (const { queueId, first, last, count } of queues) {
        const id = staged.importIds.get(queueId);
        if (id === undefined || first === null || last === null) continue;
        const span = { start: first, end: addMinutes(last, staged.minutes) };
        imports.push(await this.history.complete(manager, id, count, span));
      }
      return imports;
    });
  }

  /** Throws away what was written, if anything was; never what counts already. */
  discard({ importIds }: StagedImport): Promise<void> {
    return this.throwAway([...importIds.values()]);
  }

  private async throwAway(importIds: readonly number[]): Promise<void> {
    for (const id of importIds) {
      let more = true;
      while (more) more = await this.unitOfWork.run((manager) => this.history.discardSome(manager, id));
    }
  }
}

function draftOf(staged: StagedImport, queueId: number): Omit<HistoryImport, 'id'> {
  const { fileName, zone, minutes, importedBy, importedAt } = staged;
  return {
    queueId,
    fileName,
    zone,
    intervalMinutes: minutes,
    rowCount: 0,
    startsAt: importedAt,
    endsAt: importedAt,
    importedBy,
    importedAt,
    undoneBy: null,
    undoneAt: null,
  };
}
