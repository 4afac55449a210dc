import { AsyncLocalStorage } from 'node:async_hooks';
import { randomInt } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';

const MOST_REPEATS = 3;
/** Works that met once would meet again if all began anew at once; each waits longer after every time. */
const LONGEST_PAUSE_MS = 50;
const RETRY_CODES = new Set([
  'ER_LOCK_DEADLOCK',
  'ER_LOCK_WAIT_TIMEOUT',
  'SQLITE_BUSY',
  'SQLITE_BUSY_SNAPSHOT',
]);

/**
 * The one way to the database. `run` is a transaction; on deadlock or lock wait time-out the whole work runs again in a
 * new one after a short pause, at most three times, so the work holds no I/O but SQL. SQLite has one connection, on which two transactions
 * would interleave: there all work queues.
 */
@Injectable()
export class UnitOfWork {
  private readonly inside = new AsyncLocalStorage<true>();
  private tail: Promise<unknown> = Promise.resolve();

  constructor(private readonly dataSource: DataSource) {}

  /** Runs `work` in a transaction and returns what it returns. Pass `manager` down; a second `run` inside is a mistake. */
  run<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.enter(() => this.withRetries(() => this.dataSource.transaction(work)));
  }

  /** Reads outside a transaction. */
  read<T>(work: (manager: EntityManager) => Promise<T>): Promise<T> {
    return this.enter(() => work(this.dataSource.manager));
  }

  private enter<T>(task: () => Promise<T>): Promise<T> {
    if (this.inside.getStore()) {
      throw new Error('A unit of work was opened inside another. Pass the open manager down instead.');
    }
    const guarded = (): Promise<T> => this.inside.run(true, task);
    if (this.dataSource.options.type !== 'better-sqlite3') return guarded();
    const result = this.tail.then(guarded, guarded);
    this.tail = result.catch(() => undefined);
    return result;
  }

  private async withRetries<T>(attempt: () => Promise<T>): Promise<T> {
    for (let repeats = 0; ; repeats++) {
      try {
        return await attempt();
      } catch (error) {
        if (repeats >= MOST_REPEATS || !isLockConflict(error)) throw error;
      }
      await setTimeout(randomInt(LONGEST_PAUSE_MS * 2 ** repeats));
    }
  }
}

function isLockConflict(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code !== undefined && RETRY_CODES.has(code);
}
