import { erlangA, type ErlangAFigures } from './erlang-a.js';
import { inverseErlangB } from './erlang-b.js';
import { erlangC } from './erlang-c.js';
import { LOAD_COLUMNS, readWorkload } from './load-columns.js';
import { loadResidue, offeredLoad } from './offered-load.js';
import { requireNumber, type RowFields } from './row-fields.js';

/** Columns that a table of Erlang questions must have. */
export const ERLANG_INPUT = ['calls', 'interval_s', 'aht_s', 'agents', 'target_s'] as const;
/** What Erlang B and C add. */
const ERLANG_C_OUTPUT = ['c_pw', 'c_sl', 'c_asa_s', 'c_asa_waiting_s', 'c_occ', 'b'] as const;
/** What Erlang A adds to a table with the column `patience_s`. */
const ERLANG_A_OUTPUT = [
  'a_pw',
  'a_pab',
  'a_wait_all_s',
  'a_sl_virtual',
  'a_sl_offered',
  'a_sl_answered',
  'a_sl_excl_short_ab',
  'a_asa_answered_s',
  'a_occ',
] as const;

type ErlangAColumns = Readonly<Record<(typeof ERLANG_A_OUTPUT)[number], number | string>>;
/** Added columns of one row: blank where the model has no such figure, `error` blank when the row is good. */
export type ErlangRow = Readonly<Record<(typeof ERLANG_C_OUTPUT)[number] | 'error', number | string>> &
  Partial<ErlangAColumns>;

/**
 * Columns that the answers add to a table: Erlang A's too where it has a column `patience_s`.
 * @example
 * erlangOutput(['calls', 'patience_s']).includes('a_pw') // => true
 */
export function erlangOutput(inputColumns: readonly string[]): readonly string[] {
  return [...ERLANG_C_OUTPUT, ...(inputColumns.includes('patience_s') ? ERLANG_A_OUTPUT : []), 'error'];
}

/**
 * Erlang B, C and, where the row has a patience, A; a row that cannot be read gets its `error` (column, value, advice) and blank figures.
 * @example
 * erlangRow({ calls: '2', interval_s: '60', aht_s: '60', agents: '2', target_s: '20' }).b // => 0.4
 */
export function erlangRow(fields: RowFields): ErlangRow {
  try {
    return answer(fields);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { ...blankRow, error: error.message };
  }
}

const blank = <Column extends string>(columns: readonly Column[]) =>
  Object.fromEntries(columns.map((column) => [column, ''])) as Record<Column, string>;
const blankA = blank(ERLANG_A_OUTPUT);
const blankRow = { ...blank([...ERLANG_C_OUTPUT, 'error']), ...blankA };

function answer(fields: RowFields): ErlangRow {
  const { contacts, intervalSeconds, averageHandleTimeSeconds, patienceSeconds } = readWorkload(fields);
  const agents = requireNumber(fields, 'agents', LOAD_COLUMNS.agents);
  const answerThresholdSeconds = requireNumber(fields, 'target_s', LOAD_COLUMNS.target_s);
  const input = {
    offeredLoad: offeredLoad(contacts, intervalSeconds, averageHandleTimeSeconds),
    loadResidue: loadResidue(contacts, intervalSeconds, averageHandleTimeSeconds),
    agents,
    averageHandleTimeSeconds,
    answerThresholdSeconds,
  };
  const figures = erlangC(input);
  return {
    c_pw: figures?.waitProbability ?? '',
    c_sl: figures?.serviceLevel ?? '',
    c_asa_s: figures?.averageSpeedOfAnswerSeconds ?? '',
    c_asa_waiting_s: figures?.averageWaitOfWaitingSeconds ?? '',
    c_occ: figures?.occupancy ?? '',
    b: 1 / inverseErlangB(input.offeredLoad, agents, input.loadResidue),
    ...(patienceSeconds === undefined ? blankA : columnsA(input, patienceSeconds)),
    error: '',
  };
}

function columnsA(input: Parameters<typeof erlangC>[0], patienceSeconds: number): ErlangAColumns {
  if (input.agents === 0) return input.offeredLoad === 0 ? blankA : nobodyAnswers(patienceSeconds);
  return toColumns(erlangA({ ...input, patienceSeconds }));
}

function toColumns(figures: ErlangAFigures): ErlangAColumns {
  return {
    a_pw: figures.waitProbability,
    a_pab: figures.abandonProbability,
    a_wait_all_s: figures.averageWaitOfAllSeconds,
    a_sl_virtual: figures.serviceLevels.virtual,
    a_sl_offered: figures.serviceLevels.offered,
    a_sl_answered: figures.serviceLevels.answered,
    a_sl_excl_short_ab: figures.serviceLevels['excluding-short-abandons'],
    a_asa_answered_s: figures.averageSpeedOfAnswerSeconds,
    a_occ: figures.occupancy,
  };
}

/** Without agents all give up in the end; of those answered there is nothing to say. */
function nobodyAnswers(patienceSeconds: number): ErlangAColumns {
  return {
    ...blankA,
    a_pw: 1,
    a_pab: 1,
    a_wait_all_s: patienceSeconds,
    a_sl_virtual: 0,
    a_sl_offered: 0,
    a_sl_excl_short_ab: 0,
  };
}
