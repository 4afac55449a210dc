import { QueryFailedError } from 'typeorm';

const CODES = new Set(['ER_DUP_ENTRY', 'SQLITE_CONSTRAINT_UNIQUE']);

/** Runs a write; when it breaks a unique index, the error that `explain` makes is thrown instead. */
export async function explainDuplicate<T>(explain: () => Error, write: () => Promise<T>): Promise<T> {
  try {
    return await write();
  } catch (error) {
    if (isDuplicate(error)) throw explain();
    throw error;
  }
}

function isDuplicate(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const { code } = error.driverError as { code?: string };
  return code !== undefined && CODES.has(code);
}
