import { UserError } from '../../../user-error.js';

export const recordingForeign = (source: string, advice: string): UserError =>
  new UserError('RECORDING_FOREIGN', `This is no recording of ${source}. ${advice}`);

export const planRowInvalid = (row: number, column: string, value: string, advice: string): UserError =>
  new UserError('PLAN_ROW_INVALID', `Row ${row} of the plan, ${column} "${value}": ${advice}`, {
    row,
    column,
    value,
  });
