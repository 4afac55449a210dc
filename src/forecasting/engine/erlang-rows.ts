import { erlangB, erlangC, offeredLoad } from './erlang-c.js';
import { LOAD_COLUMNS, readWorkload } from './load-columns.js';
import { requireNumber, type RowFields } from './row-fields.js';

/** Columns that a table of Erlang questions must have. */
export const ERLANG_INPUT = ['calls', 'interval_s', 'aht_s', 'agents', 'target_s'] as const;
/** Columns that the answers add. */
export const ERLANG_OUTPUT = ['c_pw', 'c_sl', 'c_asa_s', 'c_asa_waiting_s', 'c_occ', 'b', 'error'] as const;

/** Added columns of one row: blank where Erlang C has no steady state, `error` blank when the row is good. */
export type ErlangRow = Readonly<Record<(typeof ERLANG_OUTPUT)[number], number | string>>;

/**
 * Erlang B and C of one row; a row that cannot be read gets its `error` (column, value, advice) and blank figures.
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

const blankRow = Object.fromEntries(ERLANG_OUTPUT.map((column) => [column, ''])) as ErlangRow;

function answer(fields: RowFields): ErlangRow {
  const work = readWorkload(fields);
  const agents = requireNumber(fields, 'agents', LOAD_COLUMNS.agents);
  const answerThresholdSeconds = requireNumber(fields, 'target_s', LOAD_COLUMNS.target_s);
  const { averageHandleTimeSeconds } = work;
  const load = offeredLoad(work.contacts, work.intervalSeconds, averageHandleTimeSeconds);
  const figures = erlangC({ offeredLoad: load, agents, averageHandleTimeSeconds, answerThresholdSeconds });
  return {
    c_pw: figures?.waitProbability ?? '',
    c_sl: figures?.serviceLevel ?? '',
    c_asa_s: figures?.averageSpeedOfAnswerSeconds ?? '',
    c_asa_waiting_s: figures?.averageWaitOfWaitingSeconds ?? '',
    c_occ: figures?.occupancy ?? '',
    b: erlangB(load, agents),
    error: '',
  };
}
