import {
  type EntityManager,
  type EntityTarget,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
} from 'typeorm';

/** TypeORM's cost grows with the square of a statement's parameters: a hundred rows at once are twice as fast as 500. */
const CHUNK_ROWS = 100;

/** Writes many rows, and reads nothing back. */
export async function insertRows<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  rows: readonly Omit<Row, 'id'>[],
): Promise<void> {
  for (let from = 0; from < rows.length; from += CHUNK_ROWS) {
    const chunk = rows.slice(from, from + CHUNK_ROWS) as unknown as QueryDeepPartialEntity<Row>[];
    await manager.createQueryBuilder().insert().into(entity).values(chunk).updateEntity(false).execute();
  }
}

/** SQL for one more than the largest number of a queue; the inner table lets MySQL read what it is writing to. */
export function nextNumber(table: string, column: string, queueId: number): string {
  return `(SELECT n FROM (SELECT COALESCE(MAX(${column}), 0) + 1 AS n FROM ${table} WHERE queueId = ${queueId}) AS latest)`;
}
