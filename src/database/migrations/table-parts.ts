import { type TableColumnOptions, type TableForeignKeyOptions, type TableIndexOptions } from 'typeorm';
import { longTextType } from '../columns.js';

/** Column, index and key definitions that mean the same on SQLite and MySQL, for migrations. */

export const idColumn: TableColumnOptions = {
  name: 'id',
  type: 'integer',
  isPrimary: true,
  isGenerated: true,
  generationStrategy: 'increment',
};

export const nullable = (column: TableColumnOptions): TableColumnOptions => ({ ...column, isNullable: true });

export const integer = (name: string): TableColumnOptions => ({ name, type: 'integer' });
export const double = (name: string): TableColumnOptions => ({ name, type: 'double' });
export const boolean = (name: string): TableColumnOptions => ({ name, type: 'boolean' });
export const json = (name: string): TableColumnOptions => ({ name, type: longTextType(process.env) });
export const instantColumn = (name: string): TableColumnOptions => ({ name, type: 'datetime', precision: 3 });
export const zone = (name: string): TableColumnOptions => text(name, 64);
export const localTime = (name: string): TableColumnOptions => text(name, 8);

export const text = (name: string, length: number): TableColumnOptions => ({
  name,
  type: 'varchar',
  length: String(length),
});

export const localDate = (name: string): TableColumnOptions => text(name, 10);

export const unique = (name: string, ...columnNames: string[]): TableIndexOptions => ({
  name,
  columnNames,
  isUnique: true,
});

export const index = (name: string, ...columnNames: string[]): TableIndexOptions => ({ name, columnNames });

export const references = (name: string, columnName: string, table: string): TableForeignKeyOptions => ({
  name,
  columnNames: [columnName],
  referencedTableName: table,
  referencedColumnNames: ['id'],
});
