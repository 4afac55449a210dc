import { LOAD_COLUMNS, readWorkload } from './load-columns.js';
import { FieldError, type NumberRule, readNumber, requireNumber, type RowFields } from './row-fields.js';
import { scheduledAgents } from './shrinkage.js';
import { queueFigures, requiredAgents, type StaffingModel, type Workload } from './staffing.js';
import { type StaffingTargets } from './staffing-targets.js';

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
  'error',
] as const;

/** Added columns of one row: figures as numbers, blank where there is no such figure, `error` blank when the row is good. */
export type StaffedRow = Readonly<Record<(typeof STAFFING_OUTPUT)[number], number | string>>;

const RULES = {
  sl_target: { holds: (v) => v > 0 && v < 1, advice: 'Write a share above 0 and below 1: 0.8 for 80 %.' },
  max_occupancy: {
    holds: (v) => v > 0 && v <= 1,
    advice: 'Write a share above 0 and at most 1: 0.85 for 85 %.',
  },
  asa_target_s: { holds: (v) => v > 0, advice: 'Write the average speed of answer in seconds, above zero.' },
  shrinkage: {
    holds: (v) => v >= 0 && v < 1,
    advice: 'Write a share of 0 or more and below 1: 0.3 for 30 %.',
  },
} as const satisfies Record<string, NumberRule>;

/**
 * Staffs one row of a table; a row that cannot be staffed gets its `error` (column, value, advice) and blank figures.
 * @example
 * staffRow({ calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8', shrinkage: '0.3' }).scheduled_agents // => 20
 */
export function staffRow(fields: RowFields): StaffedRow {
  try {
    return staff(fields);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...blankRow, error: error.message };
  }
}

const blankRow = Object.fromEntries(STAFFING_OUTPUT.map((column) => [column, ''])) as StaffedRow;

function staff(fields: RowFields): StaffedRow {
  const model = readModel(fields);
  const work = readWorkload(fields);
  const answerThresholdSeconds = requireNumber(fields, 'target_s', LOAD_COLUMNS.target_s);
  if (model === 'A' && work.patienceSeconds === undefined) {
    throw new FieldError('patience_s', '', `is missing for model A. ${LOAD_COLUMNS.patience_s.advice}`);
  }
  const targets = readTargets(fields, answerThresholdSeconds);
  const shrinkage = readNumber(fields, 'shrinkage', RULES.shrinkage) ?? 0;
  const agents = agentsFor(model, work, targets);
  const figures = queueFigures(model, work, agents, { answerThresholdSeconds });
  return {
    agents,
    scheduled_agents: scheduledAgents(agents, shrinkage),
    service_level: figures.serviceLevel ?? '',
    asa_s: figures.averageSpeedOfAnswerSeconds ?? '',
    p_wait: figures.waitProbability ?? '',
    occupancy: figures.occupancy ?? '',
    p_abandon: figures.abandonProbability ?? '',
    error: '',
  };
}

function agentsFor(model: StaffingModel, work: Workload, targets: StaffingTargets): number {
  try {
    return requiredAgents(model, work, targets).requiredAgents;
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new FieldError('calls', String(work.contacts), error.message);
  }
}

function readModel(fields: RowFields): StaffingModel {
  const text = (fields.model ?? '').trim().toUpperCase();
  if (text === '' || text === 'C') return 'C';
  if (text === 'A') return 'A';
  throw new FieldError(
    'model',
    fields.model ?? '',
    'is not a model. Write C (callers wait) or A (callers give up).',
  );
}

function readTargets(fields: RowFields, answerThresholdSeconds: number): StaffingTargets {
  const share = readNumber(fields, 'sl_target', RULES.sl_target);
  const targets: StaffingTargets = {
    ...(share === undefined ? {} : { serviceLevel: { share, answerThresholdSeconds } }),
    ...optional('averageSpeedOfAnswerSeconds', readNumber(fields, 'asa_target_s', RULES.asa_target_s)),
    ...optional('maxOccupancy', readNumber(fields, 'max_occupancy', RULES.max_occupancy)),
    ...optional('minAgents', readNumber(fields, 'min_agents', LOAD_COLUMNS.agents)),
  };
  if (Object.keys(targets).length === 0) {
    throw new FieldError(
      'sl_target',
      '',
      `is missing, and no other target is set. ${RULES.sl_target.advice}`,
    );
  }
  return targets;
}

function optional(name: keyof StaffingTargets, value: number | undefined): Partial<StaffingTargets> {
  return value === undefined ? {} : { [name]: value };
}
