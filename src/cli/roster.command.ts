import { accessSync, constants, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { Command, Option } from 'commander';
import { gapOf } from '../scheduling/engine/gap.js';
import { SystemClock } from '../time/clock.js';
import { SECOND_MS } from '../time/instant.js';
import { orFail } from './roster/failure.js';
import { FORMAT_NAMES, loadFormat } from './roster/formats.js';
import { generateCommand } from './roster/generate.command.js';
import { lawCommand } from './roster/law.command.js';
import { positive, whole } from './roster/option-values.js';
import { progressLine, RosterFile, type SolvedRoster } from './roster/roster-format.js';

interface FormatOption {
  readonly format: string;
}

interface SolveOptions extends FormatOption {
  readonly timeLimit: number;
  readonly seed: number;
  readonly steps?: number;
  readonly out: string;
}

/** `wfm roster`: solve, check, explain and make up scheduling problems in files, without a database. */
export function rosterCommand(): Command {
  return new Command('roster')
    .description('Make, check and explain rosters of problems in files')
    .addCommand(solveCommand())
    .addCommand(checkCommand())
    .addCommand(explainCommand())
    .addCommand(generateCommand())
    .addCommand(lawCommand());
}

function solveCommand(): Command {
  return new Command('solve')
    .description(
      'Solve a problem; progress goes to stderr as "seconds score bound gap", the result to stdout as JSON',
    )
    .argument('<problem>', 'file with the problem')
    .addOption(formatOption())
    .option('--time-limit <seconds>', 'stop with the best roster after this time', positive, 60)
    .option('--seed <number>', 'same problem, seed and steps: same roster', whole, 1)
    .option('--steps <number>', 'search effort (default: until the time limit, or a proof)', whole)
    .requiredOption('--out <file>', 'file to write the roster to')
    .action((problem: string, options: SolveOptions, command: Command) =>
      orFail(command, () => solveFile(problem, options)),
    );
}

function checkCommand(): Command {
  return onRoster(
    'check',
    'Hold a roster against every rule; exit status 1 when a hard rule is broken',
  ).action(async (problem: string, roster: string, { format }: FormatOption, command: Command) => {
    const { report, hardViolations } = await orFail(command, async () =>
      (await loadFormat(format)).check(new RosterFile(problem), new RosterFile(roster)),
    );
    print(report);
    if (hardViolations > 0) command.error(`error: ${roster} breaks hard rules ${hardViolations} times.`);
  });
}

function explainCommand(): Command {
  return onRoster('explain', 'Say in words what a roster lacks, and why').action(
    (problem: string, roster: string, { format }: FormatOption, command: Command) =>
      orFail(command, async () => {
        const files = [new RosterFile(problem), new RosterFile(roster)] as const;
        print(await (await loadFormat(format)).explain(...files));
      }),
  );
}

/** A command on a problem and a roster of it. */
function onRoster(name: string, description: string): Command {
  return new Command(name)
    .description(description)
    .argument('<problem>', 'file with the problem')
    .argument('<roster>', 'file with the roster')
    .addOption(formatOption());
}

async function solveFile(problem: string, options: SolveOptions): Promise<void> {
  const { seed, steps, timeLimit } = options;
  const format = await loadFormat(options.format);
  // Found out now rather than after the solve.
  accessSync(dirname(options.out), constants.W_OK);
  const clock = new SystemClock();
  const started = clock.now();
  const seconds = () => (clock.now() - started) / SECOND_MS;
  let interrupted = false;
  const interrupt = () => void (interrupted = true);
  // A second Ctrl-C ends the process at once.
  process.once('SIGINT', interrupt);
  try {
    const solved = await format.solve(new RosterFile(problem), {
      seed,
      steps: steps ?? null,
      timeLimitSeconds: timeLimit,
      shouldStop: () => interrupted || seconds() >= timeLimit,
      onProgress: (news) => process.stderr.write(`${progressLine(seconds(), news)}\n`),
      pause: () => new Promise((resolve) => setImmediate(resolve)),
    });
    writeFileSync(options.out, solved.text);
    print(resultOf(solved, seed, seconds()));
  } finally {
    process.removeListener('SIGINT', interrupt);
  }
}

function resultOf(
  { score, hardViolations, bound, steps, figures }: SolvedRoster,
  seed: number,
  seconds: number,
) {
  return { seconds, score, hardViolations, bound, gap: gapOf(score, bound), seed, steps, ...figures };
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function formatOption(): Option {
  return new Option('--format <name>', 'format of the files').choices(FORMAT_NAMES).default('json');
}
