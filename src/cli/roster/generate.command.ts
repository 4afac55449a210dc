import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import { generateProblem } from '../../scheduling/engine/generate-problem.js';
import { problemToJson } from '../../scheduling/engine/problem-json.js';
import { loadCallingHoursPacks } from '../../scheduling/solver/calling-hours.loader.js';
import { localDate, type LocalDate } from '../../time/zoned-time.js';
import { orFail } from './failure.js';
import { day, whole } from './option-values.js';

interface GenerateOptions {
  readonly agents: number;
  readonly weeks: number;
  readonly sites: number;
  readonly seed: number;
  readonly from: LocalDate;
  readonly out: string;
}

/** `wfm roster generate`: problems to try and to measure with. */
export function generateCommand(): Command {
  return new Command('generate')
    .description('Make up a problem of a blended outsourcer; the same options give the same file')
    .option('--agents <number>', 'agents under contract', whole, 120)
    .option('--weeks <number>', 'length of the period', whole, 1)
    .option('--sites <number>', 'sites', whole, 3)
    .option('--seed <number>', 'seed', whole, 1)
    .option('--from <date>', 'first day of the period', day, localDate('2026-03-02'))
    .requiredOption('--out <file>', 'file to write the problem to')
    .action((options: GenerateOptions, command: Command) =>
      orFail(command, () => {
        const { agents, weeks, sites, seed, from } = options;
        const callingHours = loadCallingHoursPacks();
        const problem = generateProblem({ agents, weeks, sites, seed, firstDate: from, callingHours });
        writeFileSync(options.out, `${JSON.stringify(problemToJson(problem))}\n`);
      }),
    );
}
