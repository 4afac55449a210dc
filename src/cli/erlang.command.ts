import { Command } from 'commander';
import { erlangFile } from '../forecasting/staffing-files.js';

interface ErlangOptions {
  readonly in: string;
  readonly out: string;
}

const COLUMNS = `
Columns of the input: calls, interval_s, aht_s, agents, target_s; patience_s may be there.
The output has them all and c_pw, c_sl, c_asa_s, c_asa_waiting_s, c_occ (blank where Erlang C has no steady state), b,
with patience_s also a_pw, a_pab, a_wait_all_s, a_sl_virtual, a_sl_offered, a_sl_answered, a_sl_excl_short_ab,
a_asa_answered_s, a_occ (blank where the row has no patience), and error.`;

/** `wfm erlang`: what callers meet with the agents of every row. */
export function erlangCommand(): Command {
  return new Command('erlang')
    .description('Erlang B, C and A figures for every row of a CSV file')
    .requiredOption('--in <file>', 'CSV file with the work and the agents')
    .requiredOption('--out <file>', 'CSV file to write')
    .addHelpText('after', COLUMNS)
    .action(async (options: ErlangOptions, command: Command) => {
      const { rows, badRows } = await erlangFile(options.in, options.out);
      if (badRows > 0) {
        command.error(
          `error: ${badRows} of ${rows} rows could not be worked out: see the column error of ${options.out}.`,
        );
      }
    });
}
