import { type EntityManager, type ObjectLiteral } from 'typeorm';
import { explainDuplicate } from '../../database/duplicates.js';
import { type MappedTable } from '../../database/mapped-table.js';
import { type UserError } from '../../user-error.js';
import { codeTaken } from '../workforce.errors.js';

interface Coded {
  readonly id: number;
  readonly code: string;
}

/** How a thing with a unique code is named and checked before it is written. */
export interface CodedThing<Row extends ObjectLiteral & { id: number }, Data extends Coded> {
  readonly name: string;
  readonly table: MappedTable<Row, Data>;
  readonly check: (data: Omit<Data, 'id'>) => Omit<Data, 'id'>;
  readonly notFound: (id: number) => UserError;
}

/** Says which row and data belong together, so that callers need not name the entity. */
export function codedThing<Row extends ObjectLiteral & { id: number }, Data extends Coded>(
  thing: CodedThing<Row, Data>,
): CodedThing<Row, Data> {
  return thing;
}

export async function insertCoded<Row extends ObjectLiteral & { id: number }, Data extends Coded>(
  manager: EntityManager,
  { name, table, check }: CodedThing<Row, Data>,
  data: Omit<Data, 'id'>,
): Promise<Data> {
  const checked = check(data);
  const code = (checked as unknown as Coded).code;
  const id = await explainDuplicate(
    () => codeTaken(name, code),
    () => table.insert(manager, checked),
  );
  return { ...checked, id } as Data;
}

/** Writes the thing with the change put in; what the change leaves out stays. */
export async function updateCoded<Row extends ObjectLiteral & { id: number }, Data extends Coded>(
  manager: EntityManager,
  { name, table, check, notFound }: CodedThing<Row, Data>,
  id: number,
  change: Partial<Omit<NoInfer<Data>, 'id'>>,
): Promise<Data> {
  const before = await table.byId(manager, id);
  if (before === null) throw notFound(id);
  const given = Object.entries(change).filter(([, value]) => value !== undefined);
  const after: Data = { ...before, ...Object.fromEntries(given) };
  const checked = check(after);
  const code = (checked as unknown as Coded).code;
  await explainDuplicate(
    () => codeTaken(name, code),
    () => table.update(manager, id, checked),
  );
  return { ...checked, id } as Data;
}
