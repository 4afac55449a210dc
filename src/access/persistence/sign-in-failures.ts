import { type EntityManager, LessThan } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { SignInFailureEntity } from './account.entity.js';

export interface SignInFailures {
  readonly failures: number;
  readonly firstAt: Instant;
}

/** Makes the row that attempts are counted in; a transaction of its own, so that none waits for two locks. */
export async function openCount(manager: EntityManager, keyHash: string, now: Instant): Promise<void> {
  const insert = manager.createQueryBuilder().insert().into(SignInFailureEntity).updateEntity(false);
  await insert.values({ keyHash, failures: 0, firstAt: now }).orIgnore().execute();
}

/** Counts one more attempt at `now`, and tells how many there are; the count starts again after the window. */
export async function countAttempt(
  manager: EntityManager,
  keyHash: string,
  now: Instant,
  windowStart: Instant,
): Promise<SignInFailures> {
  await manager
    .createQueryBuilder()
    .update(SignInFailureEntity)
    .set({
      failures: () => 'CASE WHEN firstAt < :windowStart THEN 1 ELSE failures + 1 END',
      firstAt: () => 'CASE WHEN firstAt < :windowStart THEN :now ELSE firstAt END',
    })
    .where({ keyHash })
    .setParameters({ windowStart: toDatabase(windowStart), now: toDatabase(now) })
    .execute();
  // A success beside this attempt may have taken the row away.
  return (await manager.findOneBy(SignInFailureEntity, { keyHash })) ?? { failures: 1, firstAt: now };
}

export async function forgetFailures(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.delete(SignInFailureEntity, { keyHash });
}

export async function forgetOldFailures(manager: EntityManager, windowStart: Instant): Promise<void> {
  await manager.delete(SignInFailureEntity, { firstAt: LessThan(windowStart) });
}
