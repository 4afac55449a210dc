import { Command } from 'commander';
import { agentsFile } from '../forecasting/staffing-files.js';
import { addFollowOptions, FOLLOWED_ROWS, type FollowFlags, followOptions } from './follow-options.js';

interface AgentsOptions extends FollowFlags {
  readonly in: string;
  readonly out: string;
}

const COLUMNS = `
Columns of the input: those of "wfm staff" and agents; sl_target may be left out.
The output has them all and service_level, asa_s, p_wait, occupancy, p_abandon, missed (the first target that is not met), max_calls (the calls
that the agents can take), max_aht_s (the handle time that still holds), sl_target_in_s (the seconds in which sl_target is answered), error.
The last three are those of a steady queue; they are blank without a target.
${FOLLOWED_ROWS}`;

/** `wfm agents`: what the agents of every row reach. */
export function agentsCommand(): Command {
  return addFollowOptions(new Command('agents'))
    .description('what the agents of every row of a CSV file reach, and how much they can take')
    .requiredOption('--in <file>', 'CSV file with the work, the agents and the targets')
    .requiredOption('--out <file>', 'CSV file to write')
    .addHelpText('after', COLUMNS)
    .action(async (options: AgentsOptions, command: Command) => {
      const { rows, badRows } = await agentsFile(options.in, options.out, followOptions(options));
      if (badRows > 0) {
        command.error(
          `error: ${badRows} of ${rows} rows could not be worked out: see the column error of ${options.out}.`,
        );
      }
    });
}
