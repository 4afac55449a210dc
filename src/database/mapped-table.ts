import {
  type EntityManager,
  type EntityTarget,
  type FindOptionsWhere,
  In,
  MoreThan,
  type ObjectLiteral,
  type QueryDeepPartialEntity,
} from 'typeorm';
import { type Page, type PageRequest } from './page.js';

/** Databases bound the number of parameters of a statement. */
export const CHUNK_ROWS = 500;

export type Where<Row> = FindOptionsWhere<Row> | FindOptionsWhere<Row>[];

export interface Mapping<Row, Data> {
  readonly toData: (row: Row) => Data;
  readonly toRow: (data: Omit<Data, 'id'>) => Omit<Row, 'id'>;
}

/** The rows of one table as the plain data that services hand out. */
export class MappedTable<Row extends ObjectLiteral & { id: number }, Data extends { readonly id: number }> {
  constructor(
    private readonly entity: EntityTarget<Row>,
    private readonly mapping: Mapping<Row, Data>,
  ) {}

  async byId(manager: EntityManager, id: number, where: Where<Row> = {}): Promise<Data | null> {
    const row = await this.query(manager, where).andWhere({ id }).getOne();
    return row === null ? null : this.mapping.toData(row);
  }

  byIds(manager: EntityManager, ids: readonly number[], where: Where<Row> = {}): Promise<Data[]> {
    return this.among(manager, 'id', ids, where);
  }

  /** Rows whose column holds one of the values, in the order of ids. */
  async among(
    manager: EntityManager,
    column: keyof Row & string,
    values: readonly (number | string)[],
    where: Where<Row> = {},
  ): Promise<Data[]> {
    const found: Row[] = [];
    const wanted = [...new Set(values)];
    for (let from = 0; from < wanted.length; from += CHUNK_ROWS) {
      const chunk = { [column]: In(wanted.slice(from, from + CHUNK_ROWS)) } as FindOptionsWhere<Row>;
      found.push(...(await this.query(manager, where).andWhere(chunk).getMany()));
    }
    return found.sort((a, b) => a.id - b.id).map((row) => this.mapping.toData(row));
  }

  async all(manager: EntityManager, where: Where<Row> = {}): Promise<Data[]> {
    const rows = await this.query(manager, where).orderBy('t.id').getMany();
    return rows.map((row) => this.mapping.toData(row));
  }

  /** Rows that meet `scope` and `filter`, a page of them. */
  async page(
    manager: EntityManager,
    request: PageRequest,
    scope: Where<Row>,
    filter: Where<Row> = {},
  ): Promise<Page<Data>> {
    const query = this.query(manager, scope).andWhere(filter);
    const totalCount = await query.getCount();
    const rows = await query
      .andWhere({ id: MoreThan(request.after ?? 0) })
      .orderBy('t.id')
      .take(request.first + 1)
      .getMany();
    return {
      nodes: rows.slice(0, request.first).map((row) => this.mapping.toData(row)),
      hasNextPage: rows.length > request.first,
      totalCount,
    };
  }

  async insert(manager: EntityManager, data: Omit<Data, 'id'>): Promise<number> {
    const result = await manager.insert(this.entity, this.row(data));
    return Number(result.identifiers[0].id);
  }

  async insertMany(manager: EntityManager, data: readonly Omit<Data, 'id'>[]): Promise<void> {
    for (let from = 0; from < data.length; from += CHUNK_ROWS) {
      const rows = data.slice(from, from + CHUNK_ROWS).map((each) => this.row(each));
      await manager
        .createQueryBuilder()
        .insert()
        .into(this.entity)
        .values(rows)
        .updateEntity(false)
        .execute();
    }
  }

  /** Writes whole rows over those with the same ids, which exist. */
  async updateMany(manager: EntityManager, data: readonly Data[]): Promise<void> {
    for (let from = 0; from < data.length; from += CHUNK_ROWS) {
      const rows = data.slice(from, from + CHUNK_ROWS).map((each) => ({ ...this.row(each), id: each.id }));
      await manager.upsert(this.entity, rows, ['id']);
    }
  }

  async update(manager: EntityManager, id: number, data: Omit<Data, 'id'>): Promise<void> {
    await manager.update(this.entity, id, this.row(data));
  }

  async remove(manager: EntityManager, id: number): Promise<void> {
    await manager.delete(this.entity, id);
  }

  private query(manager: EntityManager, where: Where<Row>) {
    return manager.createQueryBuilder(this.entity, 't').where(where);
  }

  private row(data: Omit<Data, 'id'>): QueryDeepPartialEntity<Row> {
    return this.mapping.toRow(data) as unknown as QueryDeepPartialEntity<Row>;
  }
}
