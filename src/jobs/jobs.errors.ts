import { UserError } from '../user-error.js';

export const jobNotFound = (id: number): UserError =>
  new UserError('JOB_NOT_FOUND', `No job ${id} that you may see.`, { id });
