import { UserError } from '../user-error.js';

export const schemaBehind = (): UserError =>
  new UserError(
    'SCHEMA_BEHIND',
    'The database schema is older than this version, and WFM_MIGRATE is off. Run "wfm migrate" first.',
  );

export const unknownOption = (option: string): UserError =>
  new UserError('SETTING_INVALID', `There is no option "${option}". Write --empty, or nothing.`, { option });

export const databaseUnusable = (line: string): UserError => new UserError('DATABASE_UNUSABLE', line);
