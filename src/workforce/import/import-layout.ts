import { type EntityManager } from 'typeorm';
import { type Scope } from '../../access/actor.js';
import { type ColumnRule } from './csv-table.js';
import { type RowReader } from './row-reader.js';

/** A row whose cells are right in themselves, not yet compared with what is stored. */
export interface Draft<T> {
  readonly reader: RowReader;
  readonly values: T;
}

/** What the good rows would do. */
export interface ImportPlan {
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  write(manager: EntityManager): Promise<void>;
}

/** What the caller may touch. */
export interface ImportReach {
  /** Agents he may change. */
  readonly agents: Scope;
  /** Clients' work he may see. */
  readonly work: Scope;
}

/** One kind of file: its columns, how a row is read, and what the rows do to what is stored. */
export interface ImportLayout<T> {
  readonly columns: readonly ColumnRule[];
  /** Reads all cells, noting what is wrong; undefined when something is. */
  readonly read: (reader: RowReader) => T | undefined;
  /** Notes what does not fit what is stored, and plans the rest. Writes nothing. */
  readonly plan: (
    manager: EntityManager,
    reach: ImportReach,
    drafts: readonly Draft<T>[],
  ) => Promise<ImportPlan>;
}

export const column = (name: string, ...synonyms: string[]): ColumnRule => ({
  name,
  synonyms,
  required: true,
});

export const optionalColumn = (name: string, ...synonyms: string[]): ColumnRule => ({
  ...column(name, ...synonyms),
  required: false,
});

/** The first draft of each key; later ones are refused, naming the row they repeat. */
export function withoutRepeats<T>(
  drafts: readonly Draft<T>[],
  columnName: string,
  keyOf: (values: T) => string,
): Draft<T>[] {
  const first = new Map<string, number>();
  return drafts.filter(({ reader, values }) => {
    const key = keyOf(values);
    const line = first.get(key);
    if (line === undefined) {
      first.set(key, reader.line);
      return true;
    }
    reader.refuse(columnName, `This repeats row ${line}. Keep one of the two rows.`);
    return false;
  });
}
