import { badUserInput } from '../graphql.errors.js';

const LARGEST_ID = 2_147_483_647;

/**
 * The number behind an `ID` of the schema.
 * @throws UserError BAD_USER_INPUT when the text cannot be one.
 */
export function parseId(id: string, field = 'id'): number {
  const number = /^[1-9]\d{0,9}$/.test(id) ? Number(id) : NaN;
  if (!(number <= LARGEST_ID)) {
    throw badUserInput(
      `"${id}" is not an id. Ids are whole numbers from 1, as the API gave them.`,
      field,
      id,
    );
  }
  return number;
}

export function parseIds(ids: readonly string[], field = 'ids'): number[] {
  return ids.map((id) => parseId(id, field));
}

/** The same where none may be given. */
export function parseIdOrNull(id: string | null | undefined, field: string): number | null {
  return id === null || id === undefined ? null : parseId(id, field);
}
