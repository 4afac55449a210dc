import { type CsvPipeResult, pipeCsv } from './csv-pipe.js';
import { ERLANG_INPUT, ERLANG_OUTPUT, erlangRow } from './engine/erlang-rows.js';
import { STAFFING_INPUT, STAFFING_OUTPUT, staffRow } from './engine/staffing-rows.js';

/** Adds required agents and their figures to every row of a CSV file. */
export function staffFile(input: string, output: string): Promise<CsvPipeResult> {
  return pipeCsv({
    input,
    output,
    inputColumns: STAFFING_INPUT,
    outputColumns: STAFFING_OUTPUT,
    addTo: staffRow,
  });
}

/** Adds Erlang B and C figures to every row of a CSV file. */
export function erlangFile(input: string, output: string): Promise<CsvPipeResult> {
  return pipeCsv({
    input,
    output,
    inputColumns: ERLANG_INPUT,
    outputColumns: ERLANG_OUTPUT,
    addTo: erlangRow,
  });
}
