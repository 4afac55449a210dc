import { UserError } from '../user-error.js';

export const schemaBehind = (): UserError =>
  new UserError(
    'SCHEMA_BEHIND',
    'The database schema is older than this version, and WFM_MIGRATE is off. Run "wfm migrate" first.',
  );

export const unknownOption = (option: string): UserError =>
  new UserError('SETTING_INVALID', `There is no option "${option}". Write --empty, or nothing.`, { option });

export const databaseUnusable = (line: string): UserError => new UserError('DATABASE_UNUSABLE', line);

export const redisSilent = (host: string, reason: string): UserError =>
  new UserError(
    'REDIS_SILENT',
    `Redis at ${host} does not answer: ${reason}. Start it and check REDIS_URL, or leave REDIS_URL out.`,
  );
