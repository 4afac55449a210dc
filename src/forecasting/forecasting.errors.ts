import { UserError } from '../user-error.js';

export const fileUnusable = (path: string, why: string): UserError =>
  new UserError('FILE_UNUSABLE', `${path} ${why}`, { file: path });
