import { type DatabaseSettings } from '../database/database-settings.js';
import { UserError } from '../user-error.js';

/** One line that says why the process does not start, and what to do. */
export function failureLine(
  error: unknown,
  settings: { host: string; port: number; database: DatabaseSettings } | null,
): string {
  if (error instanceof UserError) return oneLine(error.message);
  const { code, syscall } = systemError(error);
  const message = error instanceof Error ? error.message : String(error);
  if (settings !== null && syscall === 'listen') return portLine(code, settings);
  if (error instanceof DatabaseFailure) return databaseLine(error, settings?.database ?? null);
  return oneLine(`Shiftwright could not start: ${message}`);
}

/** The database could not be opened or brought up to date. */
export class DatabaseFailure extends Error {
  constructor(readonly reason: unknown) {
    super(reason instanceof Error ? reason.message : String(reason));
  }
}

function portLine(code: string | undefined, { host, port }: { host: string; port: number }): string {
  if (code === 'EADDRINUSE') {
    return `Port ${port} on ${host} is in use. Set PORT to a free one, for example PORT=${port + 1}.`;
  }
  if (code === 'EACCES') return `Port ${port} on ${host} needs more rights. Set PORT to 1024 or above.`;
  return `Nothing can listen at ${host}:${port} (${code}). Set WFM_HOST to an address of this machine, for example 127.0.0.1.`;
}

function databaseLine(failure: DatabaseFailure, database: DatabaseSettings | null): string {
  const reason = failure.message.replace(/[.\s]+$/, '');
  if (database?.kind === 'mysql') {
    const { host, pathname } = new URL(database.url);
    return oneLine(
      `The database ${host}${pathname} cannot be used: ${reason}. Check DATABASE_URL and that the server runs.`,
    );
  }
  const file = database?.file ?? 'of WFM_SQLITE';
  return oneLine(
    `The database file ${file} cannot be used: ${reason}. Set WFM_SQLITE to a file that can be read and written, or move this one away.`,
  );
}

function systemError(error: unknown): { code?: string; syscall?: string } {
  return typeof error === 'object' && error !== null ? error : {};
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ').trim();
}
