import { type Settings } from '../settings.js';

/** How much the intake of events takes on; also the injection token. */
export abstract class IntakeLimits {
  /** Transactions at the same time. */
  abstract readonly writers: number;
  /** Of events that have come and are not stored: more are refused until some are. */
  abstract readonly mostUnstoredBytes: number;
  /** A sender that has waited for so long is told to send again. */
  abstract readonly longestStoreMs: number;
}

const MEBIBYTE = 1_048_576;

/** SQLite has one connection; MariaDB's commits share the disk's, and gain little from more than a few. */
export function intakeLimits({ database }: Settings): IntakeLimits {
  return {
    writers: database.kind === 'sqlite' ? 1 : 4,
    mostUnstoredBytes: 64 * MEBIBYTE,
    longestStoreMs: 20_000,
  };
}
