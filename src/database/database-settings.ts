import { settingInvalid } from '../settings.errors.js';

/** Which of the two databases the process runs on; one process, one database. */
export type DatabaseSettings =
  { readonly kind: 'sqlite'; readonly file: string } | { readonly kind: 'mysql'; readonly url: string };

/** Reads `DATABASE_URL` (mysql://...) or, without it, the SQLite file `WFM_SQLITE` (default `var/shiftwright.sqlite`). */
export function databaseSettings(env: Readonly<Record<string, string | undefined>>): DatabaseSettings {
  const url = env.DATABASE_URL;
  if (url === undefined || url === '') {
    return { kind: 'sqlite', file: env.WFM_SQLITE ?? 'var/shiftwright.sqlite' };
  }
  if (!/^mysql:\/\/[^/]+\/[^/?]+/.test(url)) {
    throw settingInvalid(
      'DATABASE_URL',
      'not an address of MySQL',
      'It must look like mysql://user:password@host:3306/database. Leave it out to use the embedded SQLite file.',
    );
  }
  return { kind: 'mysql', url };
}
