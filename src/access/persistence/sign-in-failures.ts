import { type EntityManager, LessThan } from 'typeorm';
import { type Instant } from '../../time/instant.js';
import { SignInFailureEntity } from './account.entity.js';

export interface SignInFailures {
  readonly failures: number;
  readonly firstAt: Instant;
}

/** Counts one more attempt at `now`, and tells how many there are; the count starts again after the window. */
export async function countAttempt(
  manager: EntityManager,
  keyHash: string,
  now: Instant,
  windowStart: Instant,
): Promise<SignInFailures> {
  await manager.delete(SignInFailureEntity, { firstAt: LessThan(windowStart) });
  const insert = manager.createQueryBuilder().insert().into(SignInFailureEntity).updateEntity(false);
  await insert.values({ keyHash, failures: 0, firstAt: now }).orIgnore().execute();
  await manager.increment(SignInFailureEntity, { keyHash }, 'failures', 1);
  return manager.findOneByOrFail(SignInFailureEntity, { keyHash });
}

export async function forgetFailures(manager: EntityManager, keyHash: string): Promise<void> {
  await manager.delete(SignInFailureEntity, { keyHash });
}
