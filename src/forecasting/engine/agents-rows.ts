import { type FollowedQueues } from './followed-queues.js';
import { LOAD_COLUMNS } from './load-columns.js';
import { requireNumber, type RowFields } from './row-fields.js';
import { queueFigures } from './staffing.js';
import { readStaffing, type StaffingFields } from './staffing-fields.js';
import { limitsOfAgents } from './staffing-questions.js';
import { missedTarget, type QueueFigures } from './staffing-targets.js';

/** Columns that a table of given agents must have. */
export const AGENTS_INPUT = ['calls', 'interval_s', 'aht_s', 'agents', 'target_s'] as const;
/** Columns that are added to it. */
export const AGENTS_OUTPUT = [
  'service_level',
  'asa_s',
  'p_wait',
  'occupancy',
  'p_abandon',
  'missed',
  'max_calls',
  'max_aht_s',
  'sl_target_in_s',
  'error',
] as const;

/** Added columns of one row: blank where there is no such figure or no target is set, `error` blank when the row is good. */
export type AgentsRow = Readonly<Record<(typeof AGENTS_OUTPUT)[number], number | string>>;

/**
 * What the agents of a row reach, alone or as the next interval of its queue: their figures, the first target they miss, the calls they can take and the handle
 * time that still holds, and the seconds in which as many as wanted are answered. The last three are those of a steady queue.
 * @example
 * agentsRow({ calls: '100', interval_s: '1800', aht_s: '180', agents: '13', target_s: '20', sl_target: '0.8' }).missed // => 'service-level'
 */
export function agentsRow(fields: RowFields, queues?: FollowedQueues): AgentsRow {
  try {
    return answer(fields, queues);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...blankRow, error: error.message };
  }
}

const blankRow = Object.fromEntries(AGENTS_OUTPUT.map((column) => [column, ''])) as AgentsRow;

function answer(fields: RowFields, queues?: FollowedQueues): AgentsRow {
  const row = readStaffing(fields);
  const agents = requireNumber(fields, 'agents', LOAD_COLUMNS.agents);
  const figures = figuresOf(fields, row, agents, queues);
  return {
    service_level: figures.serviceLevel ?? '',
    asa_s: figures.averageSpeedOfAnswerSeconds ?? '',
    p_wait: figures.waitProbability ?? '',
    occupancy: figures.occupancy ?? '',
    p_abandon: figures.abandonProbability ?? '',
    ...limits(row, agents, figures),
    error: '',
  };
}

function figuresOf(
  fields: RowFields,
  { model, work, question }: StaffingFields,
  agents: number,
  queues?: FollowedQueues,
): QueueFigures {
  if (queues === undefined) return queueFigures(model, work, agents, question);
  const { follower, start } = queues.next(fields, work);
  return follower.figures(start, model, work, agents, question);
}

function limits(
  { model, work, targets }: StaffingFields,
  agents: number,
  figures: QueueFigures,
): Pick<AgentsRow, 'missed' | 'max_calls' | 'max_aht_s' | 'sl_target_in_s'> {
  const most = limitsOfAgents(model, work, agents, targets);
  return {
    missed: missedTarget(figures, targets, agents) ?? '',
    max_calls: most.mostContacts ?? '',
    max_aht_s: most.longestAverageHandleTimeSeconds ?? '',
    sl_target_in_s: most.secondsToAnswer ?? '',
  };
}
