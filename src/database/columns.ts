import { Column, type ColumnOptions, type ValueTransformer } from 'typeorm';
import { type Instant } from '../time/instant.js';

/** Instants live in DATETIME(3) columns in UTC; entities hold them as `Instant`. */
const instantTransformer: ValueTransformer = {
  to: (at: Instant | null | undefined) => (typeof at === 'number' ? new Date(at) : at),
  from: (stored: Date | null) => (stored === null ? null : stored.getTime()),
};

/** For query-builder parameters, which no transformer touches. */
export function toDatabase(at: Instant): Date {
  return new Date(at);
}

/** For values written with raw SQL: what both databases take, and SQLite keeps. */
export function databaseText(at: Instant): string {
  return new Date(at).toISOString().replace('T', ' ').slice(0, -1);
}

/** For values read with raw SQL: MySQL gives a Date, SQLite the text it stored. */
export function fromDatabase(stored: Date | string): Instant {
  const ms = stored instanceof Date ? stored.getTime() : Date.parse(`${stored.replace(' ', 'T')}Z`);
  return ms as Instant;
}

export function InstantColumn(options: Omit<ColumnOptions, 'type' | 'transformer'> = {}): PropertyDecorator {
  return Column({ precision: 3, ...options, type: 'datetime', transformer: instantTransformer });
}

/** `yyyy-mm-dd`, kept as text: a wall date is never a Date. (TypeORM knows no CHAR on SQLite.) */
export function LocalDateColumn(options: Omit<ColumnOptions, 'type'> = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 10 });
}

/** `hh:mm` or `hh:mm:ss`, kept as text. */
export function LocalTimeColumn(options: Omit<ColumnOptions, 'type'> = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 8 });
}

/** IANA zone name. */
export function TimeZoneColumn(options: Omit<ColumnOptions, 'type'> = {}): PropertyDecorator {
  return Column({ ...options, type: 'varchar', length: 64 });
}

/** A JSON document of any size (TEXT in SQLite, LONGTEXT in MySQL: see `longTextType`). */
export function JsonColumn(options: Omit<ColumnOptions, 'type' | 'transformer'> = {}): PropertyDecorator {
  return Column({
    ...options,
    type: longTextType(process.env),
    transformer: {
      to: (value: unknown) => (value === null || value === undefined ? value : JSON.stringify(value)),
      from: (stored: string | null) => (stored === null ? null : (JSON.parse(stored) as unknown)),
    },
  });
}

/** MySQL's TEXT ends at 64 KiB, and SQLite has no LONGTEXT. */
export function longTextType(env: Readonly<Record<string, string | undefined>>): 'text' | 'longtext' {
  return env.DATABASE_URL ? 'longtext' : 'text';
}
