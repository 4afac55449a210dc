import { Command } from 'commander';
import { whatIfFile } from '../forecasting/what-if-files.js';

interface WhatIfOptions {
  readonly in: string;
  readonly scenarios: string;
  readonly out: string;
}

const FORMATS = `
Columns of the input: those of "wfm staff"; optional: queue (for changes of one queue), planned_agents (heads now planned).
Scenarios: {"scenarios":[{"name":"busy","changes":[{"volume":{"percent":10}},{"queue":"A","averageHandleTimeSeconds":{"to":300}}]}],
"costPerHour":14}. A figure changes by percent, by an amount ("by") or to a value: volume, averageHandleTimeSeconds,
patienceSeconds, shrinkage, serviceLevel, answerThresholdSeconds, averageSpeedOfAnswerSeconds, maxOccupancy, maxAbandonment,
minAgents; "model" is C or A.
The output has the input and agents, scheduled_agents, service_level, planned_service_level, the same and calls behind the name
of each scenario, and error. Sums go to standard output, a line of JSON for each scenario.`;

/** `wfm what-if`: every row of a file under other assumptions. */
export function whatIfCommand(): Command {
  return new Command('what-if')
    .description('required agents of every row of a CSV file under other assumptions, side by side')
    .requiredOption('--in <file>', 'CSV file with the work and the targets, as for "wfm staff"')
    .requiredOption('--scenarios <file>', 'JSON file with the scenarios')
    .requiredOption('--out <file>', 'CSV file to write')
    .addHelpText('after', FORMATS)
    .action(async (options: WhatIfOptions, command: Command) => {
      const { rows, badRows, sums } = await whatIfFile(options.in, options.scenarios, options.out);
      for (const sum of sums) process.stdout.write(`${JSON.stringify(sum)}\n`);
      if (badRows > 0) {
        command.error(
          `error: ${badRows} of ${rows} rows are bad and are in no sum: see the column error of ${options.out}.`,
        );
      }
    });
}
