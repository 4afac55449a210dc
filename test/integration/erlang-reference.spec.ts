import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { erlangA } from '../../src/forecasting/engine/erlang-a.js';
import { erlangB, erlangC, offeredLoad } from '../../src/forecasting/engine/erlang-c.js';

const folder = '../shared/reference/erlang';
const file = `${folder}/erlang_reference_2000.csv`;
type Row = Record<string, string>;
const rows: Row[] = existsSync(file) ? parse(readFileSync(file), { columns: true }) : [];
if (rows.length === 0) process.stdout.write(`${file} is absent: Erlang is checked on our own table only\n`);
const some = rows.length === 0 ? it.skip : it;

interface Miss {
  readonly row: string;
  readonly column: string;
  readonly got: number | undefined;
  readonly wanted: number;
}

function relative(row: Row, column: string, got: number | undefined): Miss[] {
  const wanted = Number(row[column]);
  const tolerance = Math.max(1e-9, 1e-13 * Number(row.cond)) * Math.abs(wanted);
  return got !== undefined && Math.abs(got - wanted) <= tolerance
    ? []
    : [{ row: row.id, column, got, wanted }];
}

function absolute(row: Row, column: string, got: number | undefined): Miss[] {
  const wanted = Number(row[column]);
  return got !== undefined && Math.abs(got - wanted) <= 1e-9 ? [] : [{ row: row.id, column, got, wanted }];
}

function inputOf(row: Row) {
  return {
    offeredLoad: offeredLoad(Number(row.calls), Number(row.interval_s), Number(row.aht_s)),
    agents: Number(row.agents),
    averageHandleTimeSeconds: Number(row.aht_s),
    answerThresholdSeconds: Number(row.target_s),
    patienceSeconds: Number(row.patience_s),
  };
}
describe('2,000 rows of 60-digit reference values', () => {
  some('hold for Erlang B and Erlang C, which is undefined exactly where there is no steady state', () => {
    const misses = rows.flatMap((row) => {
      const input = inputOf(row);
      const c = erlangC(input);
      const b = relative(row, 'B', erlangB(input.offeredLoad, input.agents));
      if (row.C_stable === '0') return c === undefined ? b : [...b, { row: row.id, column: 'C_stable' }];
      return [
        ...b,
        ...relative(row, 'C_pw', c?.waitProbability),
        ...absolute(row, 'C_sl', c?.serviceLevel),
        ...relative(row, 'C_asa_s', c?.averageSpeedOfAnswerSeconds),
        ...relative(row, 'C_asa_waiting_s', c?.averageWaitOfWaitingSeconds),
        ...relative(row, 'C_occ', c?.occupancy),
      ];
    });
    expect(misses).toEqual([]);
  });

  some('hold for Erlang A with its four readings of the service level', () => {
    const misses = rows.flatMap((row) => {
      const a = erlangA(inputOf(row));
      return [
        ...relative(row, 'A_pw', a.waitProbability),
        ...relative(row, 'A_pab', a.abandonProbability),
        ...relative(row, 'A_wait_all_s', a.averageWaitOfAllSeconds),
        ...relative(row, 'A_asa_answered_s', a.averageSpeedOfAnswerSeconds),
        ...absolute(row, 'A_sl_virtual', a.serviceLevels.virtual),
        ...absolute(row, 'A_sl_offered', a.serviceLevels.offered),
        ...absolute(row, 'A_sl_answered', a.serviceLevels.answered),
        ...absolute(row, 'A_sl_excl_short_ab', a.serviceLevels['excluding-short-abandons']),
        ...relative(row, 'A_occ', a.occupancy),
      ];
    });
    expect(misses).toEqual([]);
  });
});
