import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { erlangRow, type ErlangRow } from '../../src/forecasting/engine/erlang-rows.js';

type Row = Record<string, string>;
const read = (file: string): Row[] =>
  existsSync(file) ? parse(readFileSync(file), { columns: (names) => names.map(lowerCase) }) : [];
const lowerCase = (name: unknown): string => String(name).toLowerCase();

const extremes = read('test/fixtures/erlang/erlang_extremes.csv');
const file = '../shared/reference/erlang/erlang_reference_2000.csv';
const reference = read(file);
if (reference.length === 0)
  process.stdout.write(`${file} is absent: Erlang is checked on our own tables only\n`);
const some = reference.length === 0 ? it.skip : it;

const COLUMNS = [
  ...['b', 'c_pw', 'c_sl', 'c_asa_s', 'c_asa_waiting_s', 'c_occ', 'a_pw', 'a_pab', 'a_wait_all_s'],
  ...['a_sl_virtual', 'a_sl_offered', 'a_sl_answered', 'a_sl_excl_short_ab', 'a_asa_answered_s', 'a_occ'],
] as const satisfies readonly (keyof ErlangRow)[];

/** Figures that are not within a relative 1e-11 of the table, or 1e-15 for the smallest; blank has to be blank. */
function missesOf(rows: readonly Row[]) {
  return rows.flatMap((row) => {
    const answer = erlangRow(row);
    return COLUMNS.filter((column) => {
      const [got, wanted] = [answer[column], row[column]];
      if (got === '' || wanted === '') return got !== wanted;
      return !(Math.abs(Number(got) - Number(wanted)) <= Math.max(1e-15, 1e-11 * Math.abs(Number(wanted))));
    }).map((column) => ({ row, column, got: answer[column], error: answer.error }));
  });
}

describe('Erlang B, C and A', () => {
  it('agree with 50 digits where doubles are hard pressed', () => {
    expect(extremes).toHaveLength(30);
    expect(missesOf(extremes)).toEqual([]);
  });

  some('agree with 2,000 rows of 60-digit reference values', () => {
    expect(missesOf(reference)).toEqual([]);
  });
});
