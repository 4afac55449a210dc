import { type CsvPipeResult, pipeCsv } from './csv-pipe.js';
import { AGENTS_INPUT, AGENTS_OUTPUT, agentsRow } from './engine/agents-rows.js';
import { ERLANG_INPUT, erlangOutput, erlangRow } from './engine/erlang-rows.js';
import { FollowedQueues } from './engine/followed-queues.js';
import { type LoadFollowing } from './engine/load-model.js';
import { STAFFING_INPUT, STAFFING_OUTPUT, staffRow } from './engine/staffing-rows.js';
import { withValuesChecked } from './forecasting.errors.js';

/** Adds required agents and their figures to every row of a CSV file. */
export async function staffFile(
  input: string,
  output: string,
  following?: LoadFollowing,
): Promise<CsvPipeResult> {
  const queues = followed(following);
  return pipeCsv({
    input,
    output,
    inputColumns: STAFFING_INPUT,
    outputColumns: () => STAFFING_OUTPUT,
    addTo: (fields) => staffRow(fields, queues),
  });
}

/** Adds to every row of a CSV file what its agents reach. */
export async function agentsFile(
  input: string,
  output: string,
  following?: LoadFollowing,
): Promise<CsvPipeResult> {
  const queues = followed(following);
  return pipeCsv({
    input,
    output,
    inputColumns: AGENTS_INPUT,
    outputColumns: () => AGENTS_OUTPUT,
    addTo: (fields) => agentsRow(fields, queues),
  });
}

/** Adds Erlang B and C figures to every row of a CSV file, and Erlang A's where it has patience. */
export function erlangFile(input: string, output: string): Promise<CsvPipeResult> {
  return pipeCsv({
    input,
    output,
    inputColumns: ERLANG_INPUT,
    outputColumns: erlangOutput,
    addTo: erlangRow,
  });
}

function followed(following?: LoadFollowing): FollowedQueues | undefined {
  if (following === undefined || following.loadModel === 'stationary') return undefined;
  return withValuesChecked(() => new FollowedQueues(following));
}
