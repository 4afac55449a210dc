import { type EntityManager } from 'typeorm';
import { type Page, type PageRequest } from '../../database/page.js';
import { type LocalDate } from '../../time/zoned-time.js';
import { type ShiftRequestRow } from '../terms/terms.js';
import { ShiftRequestEntity } from './wishes.entity.js';

/** Requests of these agents for days of a span, both ends included, a page of them in the order in which they were made. */
export async function requestsBetween(
  manager: EntityManager,
  {
    agentIds,
    from,
    to,
  }: { readonly agentIds: readonly number[]; readonly from: LocalDate; readonly to: LocalDate },
  { first, after }: PageRequest,
): Promise<Page<ShiftRequestRow>> {
  if (agentIds.length === 0) return { nodes: [], hasNextPage: false, totalCount: 0 };
  const query = manager
    .createQueryBuilder(ShiftRequestEntity, 'request')
    .where('request.date BETWEEN :from AND :to', { from, to })
    .andWhere('request.agentId IN (:...agentIds)', { agentIds });
  const totalCount = await query.getCount();
  const rows = await query
    .andWhere('request.id > :after', { after: after ?? 0 })
    .orderBy('request.id')
    .take(first + 1)
    .getMany();
  return {
    nodes: rows.slice(0, first).map((row) => ({ ...row })),
    hasNextPage: rows.length > first,
    totalCount,
  };
}
