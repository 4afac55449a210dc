import { type EntityManager } from 'typeorm';
import { toDatabase } from '../../database/columns.js';
import { type Instant } from '../../time/instant.js';
import { type Interval, overlaps } from '../../time/interval.js';
import { type ScheduledShift, type VersionedShift } from '../schedule.js';
import { PublishedChangeEntity } from './published-change.entity.js';
import { ScheduleEntity } from './schedule.entity.js';

/** How often each of these published rosters had been changed by a moment; `null` is now. */
export async function countChanges(
  manager: EntityManager,
  scheduleIds: readonly number[],
  by: Instant | null,
): Promise<Map<number, number>> {
  if (scheduleIds.length === 0) return new Map();
  const query = manager
    .createQueryBuilder(PublishedChangeEntity, 'c')
    .select('c.scheduleId', 'scheduleId')
    .addSelect('COUNT(*)', 'changes')
    .where('c.scheduleId IN (:...scheduleIds)', { scheduleIds })
    .groupBy('c.scheduleId');
  if (by !== null) query.andWhere('c.changedAt <= :by', { by: toDatabase(by) });
  const rows = await query.getRawMany<{ scheduleId: number; changes: number | string }>();
  return new Map(rows.map(({ scheduleId, changes }) => [scheduleId, Number(changes)]));
}

/**
 * The shifts as they stood at a moment: what was changed since is taken back, the newest change first. A roster that was changed after the moment
 * was the one in force at it, since what another has replaced is not changed any more.
 */
export async function rewound(
  manager: EntityManager,
  shifts: readonly VersionedShift[],
  {
    agentIds,
    span,
    by,
  }: { readonly agentIds: readonly number[]; readonly span: Interval; readonly by: Instant },
): Promise<VersionedShift[]> {
  const rows = await manager
    .createQueryBuilder(PublishedChangeEntity, 'c')
    .innerJoin(ScheduleEntity, 's', 's.id = c.scheduleId')
    .addSelect('s.version', 'version')
    .where('c.changedAt > :by AND s.publishedAt <= :by', { by: toDatabase(by) })
    .orderBy('c.id', 'DESC')
    .getRawAndEntities<{ version: number }>();
  if (rows.entities.length === 0) return [...shifts];
  const standing = new Map(shifts.map((shift) => [keyOf(shift), shift]));
  for (const [at, { shiftsBefore, shiftsAfter }] of rows.entities.entries()) {
    const version = Number(rows.raw[at].version);
    for (const shift of shiftsAfter) standing.delete(keyOf(shift));
    for (const shift of shiftsBefore) standing.set(keyOf(shift), { ...shift, version });
  }
  const wanted = new Set(agentIds);
  return [...standing.values()]
    .filter((shift) => wanted.has(shift.agentId) && overlaps(shift, span))
    .sort((a, b) => a.start - b.start || a.id - b.id);
}

function keyOf({ scheduleId, agentId, start }: ScheduledShift): string {
  return `${scheduleId} ${agentId} ${start}`;
}
