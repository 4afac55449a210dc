import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { settingInvalid } from './settings.errors.js';

/** A secret made once and kept in a file only its owner may read, in the folder of `file`. */
export function keptSecret(file: string): string {
  const fresh = randomBytes(32).toString('hex');
  if (file === ':memory:') return fresh;
  const path = join(dirname(file), 'secret');
  try {
    mkdirSync(dirname(path), { recursive: true });
    // 'wx' lets one of two processes that start at once win; the other reads what it wrote.
    writeFileSync(path, fresh, { mode: 0o600, flag: 'wx' });
    return fresh;
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') return readFileSync(path, 'utf8').trim();
    throw settingInvalid(
      'WFM_SECRET',
      'missing',
      `None could be kept in ${path} (${message}): set 32 or more random characters.`,
    );
  }
}
