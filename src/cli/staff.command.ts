import { Command } from 'commander';
import { staffFile } from '../forecasting/staffing-files.js';
import { addFollowOptions, FOLLOWED_ROWS, type FollowFlags, followOptions } from './follow-options.js';

interface StaffOptions extends FollowFlags {
  readonly in: string;
  readonly out: string;
}

const COLUMNS = `
Columns of the input: calls, interval_s, aht_s, target_s, sl_target;
optional: model (C by default, or A), patience_s, max_occupancy, asa_target_s, max_abandon (model A), sl_reading (model A: offered
by default, virtual, answered or excluding-short-abandons), shrinkage, min_agents.
The output has them all and agents, scheduled_agents, service_level, asa_s, p_wait, occupancy, p_abandon,
binding (the target that one agent less would miss), load_erl (erlangs on which the figures rest), error.
${FOLLOWED_ROWS}`;

/** `wfm staff`: required agents for every row of a file. */
export function staffCommand(): Command {
  return addFollowOptions(new Command('staff'))
    .description('required agents for every row of a CSV file (Erlang C, or A with patience)')
    .requiredOption('--in <file>', 'CSV file with the work and the targets')
    .requiredOption('--out <file>', 'CSV file to write')
    .addHelpText('after', COLUMNS)
    .action(async (options: StaffOptions, command: Command) => {
      const { rows, badRows } = await staffFile(options.in, options.out, followOptions(options));
      if (badRows > 0) {
        command.error(
          `error: ${badRows} of ${rows} rows could not be staffed: see the column error of ${options.out}.`,
        );
      }
    });
}
