import { type UserError } from '../user-error.js';
import { fileUnusable } from '../forecasting/forecasting.errors.js';

const FAULTS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist. Check the path.',
  EACCES: 'may not be opened by this user. Check its permissions.',
  EISDIR: 'is a folder. Name a CSV file.',
  ENOTDIR: 'lies under something that is not a folder. Check the path.',
};

/** A UserError for a file that cannot be read; undefined for any other error. */
export function fileFault(error: unknown, file: string): UserError | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if (!('code' in error) || !('syscall' in error)) return undefined;
  const advice = FAULTS[String(error.code)];
  return advice === undefined ? undefined : fileUnusable(file, advice);
}
