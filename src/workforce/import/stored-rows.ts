import { type EntityManager, type ObjectLiteral } from 'typeorm';
import { type MappedTable } from '../../database/mapped-table.js';
import { type ImportPlan } from './import-layout.js';

/** A row of a file beside the stored row of the same key. */
export type Compared<Data extends { readonly id: number }> =
  | { readonly change: 'create'; readonly data: Omit<Data, 'id'> }
  | { readonly change: 'update'; readonly data: Data }
  | { readonly change: 'none' };

export function compare<Data extends { readonly id: number }>(
  before: Data | undefined,
  after: Omit<Data, 'id'>,
): Compared<Data> {
  if (before === undefined) return { change: 'create', data: after };
  const fields = Object.keys(after) as (keyof Omit<Data, 'id'>)[];
  const same = fields.every((field) => JSON.stringify(before[field]) === JSON.stringify(after[field]));
  return same ? { change: 'none' } : { change: 'update', data: { ...after, id: before.id } as Data };
}

export function planOf<Row extends ObjectLiteral & { id: number }, Data extends { readonly id: number }>(
  table: MappedTable<Row, Data>,
  rows: readonly Compared<Data>[],
): ImportPlan {
  const creates = rows.flatMap((row) => (row.change === 'create' ? [row.data] : []));
  const updates = rows.flatMap((row) => (row.change === 'update' ? [row.data] : []));
  return {
    created: creates.length,
    updated: updates.length,
    unchanged: rows.length - creates.length - updates.length,
    async write(manager: EntityManager) {
      await table.insertMany(manager, creates);
      await table.updateMany(manager, updates);
    },
  };
}
