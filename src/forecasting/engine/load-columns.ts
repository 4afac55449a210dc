import { MAX_AGENTS } from './offered-load.js';
import { FieldError, type NumberRule, readNumber, requireNumber, type RowFields } from './row-fields.js';
import { type Workload } from './staffing.js';

const zeroOrMore = (value: number): boolean => value >= 0;
const aboveZero = (value: number): boolean => value > 0;
const wholeAgents = (value: number): boolean => Number.isInteger(value) && value >= 0 && value <= MAX_AGENTS;

/** Columns of a staffing or Erlang table, with what each may hold. */
export const LOAD_COLUMNS = {
  calls: { holds: zeroOrMore, advice: 'Write the contacts of the interval, zero or more.' },
  interval_s: {
    holds: aboveZero,
    advice: 'Write the length of the interval in seconds, for example 900 or 1800.',
  },
  aht_s: { holds: zeroOrMore, advice: 'Write the average handle time in seconds, for example 240.' },
  target_s: { holds: zeroOrMore, advice: 'Write the answer threshold in seconds, for example 20.' },
  patience_s: { holds: aboveZero, advice: 'Write the mean patience of callers in seconds, for example 120.' },
  agents: { holds: wholeAgents, advice: `Write a whole number of agents from 0 to ${MAX_AGENTS}.` },
} as const satisfies Record<string, NumberRule>;

/**
 * The work of one row: `calls`, `interval_s`, `aht_s` and, when there, `patience_s`.
 * @throws FieldError when a value is missing or out of range, or contacts have no handle time.
 * @example
 * readWorkload({ calls: '90', interval_s: '900', aht_s: '240' }) // => { contacts: 90, intervalSeconds: 900, averageHandleTimeSeconds: 240 }
 */
export function readWorkload(fields: RowFields): Workload {
  const contacts = requireNumber(fields, 'calls', LOAD_COLUMNS.calls);
  const intervalSeconds = requireNumber(fields, 'interval_s', LOAD_COLUMNS.interval_s);
  const averageHandleTimeSeconds = requireNumber(fields, 'aht_s', LOAD_COLUMNS.aht_s);
  const patienceSeconds = readNumber(fields, 'patience_s', LOAD_COLUMNS.patience_s);
  if (contacts > 0 && averageHandleTimeSeconds === 0) {
    throw new FieldError(
      'aht_s',
      fields.aht_s ?? '',
      `is zero for ${contacts} calls. ${LOAD_COLUMNS.aht_s.advice}`,
    );
  }
  if (!Number.isFinite(contacts * averageHandleTimeSeconds)) {
    throw new FieldError('calls', fields.calls ?? '', `is too large. ${LOAD_COLUMNS.calls.advice}`);
  }
  return {
    contacts,
    intervalSeconds,
    averageHandleTimeSeconds,
    ...(patienceSeconds === undefined ? {} : { patienceSeconds }),
  };
}
