import { type EntityManager } from 'typeorm';
import { type Actor, NOWHERE, type Permission, requireReach, type Scope } from '../access/actor.js';
import { type WorkforceDirectory } from '../workforce/workforce-directory.service.js';
import { queueNotFound } from '../workforce/workforce.errors.js';
import { type Queue } from '../workforce/workforce.js';

/**
 * Where an actor may see or change forecasts: the clients of the grant. Sites and teams in it give none, as a client's
 * volumes are no business of a site's.
 */
export function clientReach(actor: Actor, permission: Permission): Scope {
  const { everywhere, clientIds } = requireReach(actor, permission);
  return { ...NOWHERE, everywhere, clientIds };
}

/** @throws UserError QUEUE_NOT_FOUND when there is none or it is out of reach. */
export async function reachedQueue(
  manager: EntityManager,
  directory: WorkforceDirectory,
  reach: Scope,
  queueId: number,
): Promise<Queue> {
  const queue = await directory.queueInReach(manager, reach, queueId);
  if (queue === null) throw queueNotFound(queueId);
  return queue;
}

/** Whether the work of a queue is in reach. */
export async function reachesQueue(
  manager: EntityManager,
  directory: WorkforceDirectory,
  reach: Scope,
  queueId: number,
): Promise<boolean> {
  return (await directory.queueInReach(manager, reach, queueId)) !== null;
}
