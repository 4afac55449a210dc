import { UserError } from '../user-error.js';
import { type LocalDate } from '../time/zoned-time.js';

export const planningPeriodNotFound = (id: number) =>
  new UserError('PLANNING_PERIOD_NOT_FOUND', `No planning period ${id} that you may see.`, { id });

export const scheduleNotFound = (id: number) =>
  new UserError('SCHEDULE_NOT_FOUND', `No schedule ${id} that you may see.`, { id });

export const scheduleRunNotFound = (id: number) =>
  new UserError('SCHEDULE_RUN_NOT_FOUND', `No schedule run ${id} that you may see.`, { id });

export const planningPeriodInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('PLANNING_PERIOD_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const planningPeriodOverlaps = (existing: {
  readonly id: number;
  readonly name: string;
  readonly firstDate: LocalDate;
  readonly days: number;
}) =>
  new UserError(
    'PLANNING_PERIOD_OVERLAPS',
    `Period ${existing.id} "${existing.name}" (${existing.days} days from ${existing.firstDate}) plans some of these sites in some of these days already. Plan in it, or choose other days or sites.`,
    { existingPeriodId: existing.id },
  );

export const scheduleRequestInvalid = (field: string, value: number, advice: string) =>
  new UserError('SCHEDULE_REQUEST_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const spanInvalid = (from: string, to: string, advice: string) =>
  new UserError('SPAN_INVALID', `The span from ${from} to ${to} cannot be used: ${advice}`, { from, to });

export const scheduleNotPublished = (periodId: number) =>
  new UserError(
    'SCHEDULE_NOT_PUBLISHED',
    `Planning period ${periodId} has no published schedule yet. Publish a draft, or name a schedule by its own id.`,
    { periodId },
  );

export const rosterSimulationNotFound = (id: number) =>
  new UserError('ROSTER_SIMULATION_NOT_FOUND', `No simulation ${id} that you may see.`, { id });

export const rosterSimulationInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('ROSTER_SIMULATION_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const shiftNotFound = (id: number) =>
  new UserError('SHIFT_NOT_FOUND', `No shift ${id} in this schedule.`, { id });

export const rosterEditInvalid = (message: string) => new UserError('ROSTER_EDIT_INVALID', message);

export const rosterPinInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('ROSTER_PIN_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const rosterExplanationNotFound = (id: number) =>
  new UserError('ROSTER_EXPLANATION_NOT_FOUND', `No explanation ${id} that you may see.`, { id });

export const rosterExplanationInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('ROSTER_EXPLANATION_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const reoptimisePartInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('REOPTIMISE_PART_INVALID', `The ${field} (${value}) ${advice}`, { field, value });

export const intradayAdviceInvalid = (field: string, value: string | number, advice: string) =>
  new UserError('INTRADAY_ADVICE_INVALID', `The ${field} (${value}) ${advice}`, { field, value });
