import { existsSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { requiredAgents, type StaffingModel } from '../../src/forecasting/engine/staffing.js';

const file = '../shared/reference/erlang/staffing_reference_600.csv';
type Row = Record<string, string>;
const rows: Row[] = existsSync(file) ? parse(readFileSync(file), { columns: true }) : [];
if (rows.length === 0) process.stdout.write(`${file} is absent: staffing is checked on our own table only\n`);
const some = rows.length === 0 ? it.skip : it;

function staff(row: Row) {
  return requiredAgents(
    row.model as StaffingModel,
    {
      contacts: Number(row.calls),
      intervalSeconds: Number(row.interval_s),
      averageHandleTimeSeconds: Number(row.aht_s),
      ...(row.patience_s === '' ? {} : { patienceSeconds: Number(row.patience_s) }),
    },
    {
      serviceLevel: { share: Number(row.sl_target), answerThresholdSeconds: Number(row.target_s) },
      maxOccupancy: Number(row.max_occupancy),
    },
  );
}

function missesOf(model: StaffingModel) {
  return rows
    .filter((row) => row.model === model)
    .flatMap((row) => {
      const { requiredAgents: got, serviceLevel, occupancy } = staff(row);
      const wanted = Number(row.agents_required);
      if (row.kind === 'exact_ulp_above')
        return Math.abs(got - wanted) <= 1 ? [] : [{ row: row.id, got, wanted }];
      const close =
        Math.abs((serviceLevel ?? NaN) - Number(row.sl_at_required)) <= 1e-9 &&
        Math.abs((occupancy ?? NaN) - Number(row.occupancy_at_required)) <= 1e-9;
      return got === wanted && close ? [] : [{ row: row.id, kind: row.kind, got, wanted, serviceLevel }];
    });
}

describe('smallest agent counts for targets on and around a service level', () => {
  some('hold for all rows of Erlang C', () => {
    expect(missesOf('C')).toEqual([]);
  });

  some('hold for all rows of Erlang A', () => {
    expect(missesOf('A')).toEqual([]);
  });
});
