import { SERVICE_LEVEL_READINGS } from './erlang-a.js';
import { LOAD_COLUMNS, readWorkload } from './load-columns.js';
import { FieldError, type NumberRule, readNumber, requireNumber, type RowFields } from './row-fields.js';
import { type StaffingModel, type Workload } from './staffing.js';
import { type ServiceLevelQuestion, type StaffingTargets } from './staffing-targets.js';

/** What a row of a staffing table asks for. */
export interface StaffingFields {
  readonly model: StaffingModel;
  readonly work: Workload;
  readonly question: ServiceLevelQuestion;
  /** None may be set. */
  readonly targets: StaffingTargets;
  readonly shrinkage: number;
}

const RULES = {
  sl_target: { holds: (v) => v > 0 && v < 1, advice: 'Write a share above 0 and below 1: 0.8 for 80 %.' },
  max_occupancy: {
    holds: (v) => v > 0 && v <= 1,
    advice: 'Write a share above 0 and at most 1: 0.85 for 85 %.',
  },
  max_abandon: {
    holds: (v) => v > 0 && v < 1,
    advice: 'Write a share above 0 and below 1: 0.05 for 5 %.',
  },
  asa_target_s: { holds: (v) => v > 0, advice: 'Write the average speed of answer in seconds, above zero.' },
  shrinkage: {
    holds: (v) => v >= 0 && v < 1,
    advice: 'Write a share of 0 or more and below 1: 0.3 for 30 %.',
  },
} as const satisfies Record<string, NumberRule>;

/**
 * Reads the model, work, targets and shrinkage of a row: `calls`, `interval_s`, `aht_s`, `target_s` and what is there of `patience_s`, `model`, `sl_target`,
 * `sl_reading`, `asa_target_s`, `max_occupancy`, `max_abandon`, `min_agents`, `shrinkage`.
 * @throws FieldError when a value is missing or out of range, or does not go with the model.
 * @example
 * readStaffing({ calls: '100', interval_s: '1800', aht_s: '180', target_s: '20', sl_target: '0.8' }).targets // => { serviceLevel: { share: 0.8, answerThresholdSeconds: 20 } }
 */
export function readStaffing(fields: RowFields): StaffingFields {
  const model = readModel(fields);
  const work = readWorkload(fields);
  const answerThresholdSeconds = requireNumber(fields, 'target_s', LOAD_COLUMNS.target_s);
  if (model === 'A' && work.patienceSeconds === undefined) {
    throw new FieldError('patience_s', '', `is missing for model A. ${LOAD_COLUMNS.patience_s.advice}`);
  }
  const question = { answerThresholdSeconds, ...readReading(fields) };
  const targets = readTargets(fields, question);
  if (model === 'C' && targets.maxAbandonment !== undefined) {
    throw new FieldError(
      'max_abandon',
      fields.max_abandon ?? '',
      'needs model A: in model C no caller gives up.',
    );
  }
  return { model, work, question, targets, shrinkage: readNumber(fields, 'shrinkage', RULES.shrinkage) ?? 0 };
}

/**
 * Refuses a row without any target.
 * @throws FieldError when none is set.
 * @example
 * requireTarget({ minAgents: 2 }) // => undefined
 */
export function requireTarget(targets: StaffingTargets): void {
  if (Object.keys(targets).length > 0) return;
  throw new FieldError('sl_target', '', `is missing, and no other target is set. ${RULES.sl_target.advice}`);
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

function readReading(fields: RowFields): Pick<ServiceLevelQuestion, 'reading'> {
  const text = (fields.sl_reading ?? '').trim().toLowerCase();
  if (text === '') return {};
  const reading = SERVICE_LEVEL_READINGS.find((known) => known === text);
  if (reading !== undefined) return { reading };
  throw new FieldError(
    'sl_reading',
    fields.sl_reading ?? '',
    `is no reading of the service level. Write one of ${SERVICE_LEVEL_READINGS.join(', ')}.`,
  );
}

function readTargets(fields: RowFields, question: ServiceLevelQuestion): StaffingTargets {
  const share = readNumber(fields, 'sl_target', RULES.sl_target);
  return {
    ...(share === undefined ? {} : { serviceLevel: { share, ...question } }),
    ...optional('averageSpeedOfAnswerSeconds', readNumber(fields, 'asa_target_s', RULES.asa_target_s)),
    ...optional('maxOccupancy', readNumber(fields, 'max_occupancy', RULES.max_occupancy)),
    ...optional('maxAbandonment', readNumber(fields, 'max_abandon', RULES.max_abandon)),
    ...optional('minAgents', readNumber(fields, 'min_agents', LOAD_COLUMNS.agents)),
  };
}

function optional(name: keyof StaffingTargets, value: number | undefined): Partial<StaffingTargets> {
  return value === undefined ? {} : { [name]: value };
}
