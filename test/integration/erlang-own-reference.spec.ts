import { readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { erlangA } from '../../src/forecasting/engine/erlang-a.js';
import { erlangB } from '../../src/forecasting/engine/erlang-b.js';
import { erlangC } from '../../src/forecasting/engine/erlang-c.js';
import { offeredLoad } from '../../src/forecasting/engine/offered-load.js';

type Row = Record<string, string>;
const rows: Row[] = parse(readFileSync('test/fixtures/erlang/erlang_reference.csv'), { columns: true });

/** Column of the table to the engine's figure; blank where there is none. */
function figuresOf(row: Row): Record<string, number | undefined> {
  const input = {
    offeredLoad: offeredLoad(Number(row.calls), Number(row.interval_s), Number(row.aht_s)),
    agents: Number(row.agents),
    averageHandleTimeSeconds: Number(row.aht_s),
    answerThresholdSeconds: Number(row.target_s),
    patienceSeconds: Number(row.patience_s),
  };
  const c = erlangC(input);
  const a = erlangA(input);
  return {
    b: erlangB(input.offeredLoad, input.agents),
    c_pw: c?.waitProbability,
    c_sl: c?.serviceLevel,
    c_asa_s: c?.averageSpeedOfAnswerSeconds,
    c_asa_waiting_s: c?.averageWaitOfWaitingSeconds,
    c_occ: c?.occupancy,
    a_pw: a.waitProbability,
    a_pab: a.abandonProbability,
    a_sl_virtual: a.serviceLevels.virtual,
    a_sl_offered: a.serviceLevels.offered,
    a_sl_answered: a.serviceLevels.answered,
    a_sl_excluding_short_abandons: a.serviceLevels['excluding-short-abandons'],
    a_asa_s: a.averageSpeedOfAnswerSeconds,
    a_occ: a.occupancy,
  };
}

describe('the table made by make_reference.py from birth-death chains', () => {
  it.each(rows.map((row) => [`${row.calls} calls of ${row.aht_s} s, ${row.agents} agents`, row] as const))(
    'agrees with the engine: %s',
    (_name, row) => {
      for (const [column, figure] of Object.entries(figuresOf(row))) {
        const wanted = row[column] === '' ? undefined : Number(row[column]);
        const relativeError =
          figure === undefined || wanted === undefined
            ? Number(figure !== wanted)
            : Math.abs(figure / wanted - 1);
        expect({ column, figure, wanted, agrees: relativeError < 1e-12 || figure === wanted }).toMatchObject({
          agrees: true,
        });
      }
    },
  );
});
