import { FieldError, type RowFields } from './row-fields.js';
import { type FollowedQueues } from './followed-queues.js';
import { scheduledAgents } from './shrinkage.js';
import { queueFigures, requiredAgents, type Staffing } from './staffing.js';
import { readStaffing, requireTarget, type StaffingFields } from './staffing-fields.js';

/** Columns that a staffing table must have. */
export const STAFFING_INPUT = ['calls', 'interval_s', 'aht_s', 'target_s', 'sl_target'] as const;
/** Columns that staffing adds. */
export const STAFFING_OUTPUT = [
  'agents',
  'scheduled_agents',
  'service_level',
  'asa_s',
  'p_wait',
  'occupancy',
  'p_abandon',
  'binding',
  'load_erl',
  'error',
] as const;

/** Added columns of one row: figures as numbers, blank where there is no such figure, `error` blank when the row is good. */
export type StaffedRow = Readonly<Record<(typeof STAFFING_OUTPUT)[number], number | string>>;

/**
 * Staffs one row of a table, alone or as the next interval of its queue; a row that cannot be staffed gets its `error` (column, value, advice) and blank figures.
 * @example
 * staffRow({ calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8', shrinkage: '0.3' }).scheduled_agents // => 20
 */
export function staffRow(fields: RowFields, queues?: FollowedQueues): StaffedRow {
  try {
    return staff(fields, queues);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...blankRow, error: error.message };
  }
}

const blankRow = Object.fromEntries(STAFFING_OUTPUT.map((column) => [column, ''])) as StaffedRow;

function staff(fields: RowFields, queues?: FollowedQueues): StaffedRow {
  const row = readStaffing(fields);
  requireTarget(row.targets);
  const staffing = staffingOf(fields, row, queues);
  const { requiredAgents: agents } = staffing;
  return {
    agents,
    scheduled_agents: scheduledAgents(agents, row.shrinkage),
    service_level: staffing.serviceLevel ?? '',
    asa_s: staffing.averageSpeedOfAnswerSeconds ?? '',
    p_wait: staffing.waitProbability ?? '',
    occupancy: staffing.occupancy ?? '',
    p_abandon: staffing.abandonProbability ?? '',
    binding: staffing.bindingTarget,
    load_erl: staffing.offeredLoad,
    error: '',
  };
}

/** With the service level in the threshold of the row, also where none is asked for. */
function staffingOf(
  fields: RowFields,
  { model, work, question, targets }: StaffingFields,
  queues?: FollowedQueues,
): Staffing {
  try {
    if (queues !== undefined) {
      const { follower, start } = queues.next(fields, work);
      return follower.required(start, model, work, targets);
    }
    const staffing = requiredAgents(model, work, targets);
    return { ...staffing, ...queueFigures(model, work, staffing.requiredAgents, question) };
  } catch (error) {
    if (!(error instanceof RangeError) || error instanceof FieldError) throw error;
    throw new FieldError('calls', String(work.contacts), error.message);
  }
}
