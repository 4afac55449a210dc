import { SECOND_MS } from '../time/instant.js';
import { storageSlow } from './adherence.errors.js';

/**
 * What the work gives, unless it takes longer: a sender must not hang on a database that does.
 * @throws UserError STORAGE_SLOW
 */
export async function inTime<T>(work: Promise<T>, longestMs: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(storageSlow(longestMs / SECOND_MS)), longestMs);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}
