import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError, Option } from 'commander';
import { check } from '../scheduling/engine/check.js';
import { coverGaps } from '../scheduling/engine/cover.js';
import { explain, scheduleEfficiency } from '../scheduling/engine/explain.js';
import { generateProblem } from '../scheduling/engine/generate-problem.js';
import { problemFromJson, problemToJson } from '../scheduling/engine/problem-json.js';
import { type SchedulingProblem } from '../scheduling/engine/problem.js';
import { rosterFromJson, rosterToJson } from '../scheduling/engine/roster-json.js';
import { DEFAULT_STEPS, solve, type SolveProgress } from '../scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../scheduling/solver/calling-hours.loader.js';
import { SystemClock } from '../time/clock.js';
import { addSeconds, type Instant, SECOND_MS } from '../time/instant.js';
import { localDate, type LocalDate } from '../time/zoned-time.js';

const FORMATS = ['json', 'curtois', 'multi-activity'] as const;
type Format = (typeof FORMATS)[number];

interface SolveOptions {
  readonly format: Format;
  readonly timeLimit: number;
  readonly seed: number;
  readonly steps: number;
  readonly out: string;
}

interface GenerateOptions {
  readonly agents: number;
  readonly weeks: number;
  readonly sites: number;
  readonly seed: number;
  readonly from: LocalDate;
  readonly out: string;
}

/** `wfm roster`: solve, check and make up scheduling problems in files, without a database. */
export function rosterCommand(): Command {
  return new Command('roster')
    .description('Make and check rosters of problems in files')
    .addCommand(solveCommand())
    .addCommand(checkCommand())
    .addCommand(generateCommand());
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
    .option('--steps <number>', 'search effort', whole, DEFAULT_STEPS)
    .requiredOption('--out <file>', 'file to write the roster to')
    .action(solveFile);
}

function checkCommand(): Command {
  return new Command('check')
    .description('Hold a roster against every rule; exit status 1 when a hard rule is broken')
    .argument('<problem>', 'file with the problem')
    .argument('<roster>', 'file with the roster')
    .addOption(formatOption())
    .action(checkFiles);
}

function generateCommand(): Command {
  return new Command('generate')
    .description('Make up a problem of a blended outsourcer; the same options give the same file')
    .option('--agents <number>', 'agents under contract', whole, 120)
    .option('--weeks <number>', 'length of the period', whole, 1)
    .option('--sites <number>', 'sites', whole, 3)
    .option('--seed <number>', 'seed', whole, 1)
    .option('--from <date>', 'first day of the period', day, localDate('2026-03-02'))
    .requiredOption('--out <file>', 'file to write the problem to')
    .action((options: GenerateOptions, command: Command) => {
      const { agents, weeks, sites, seed, from } = options;
      const callingHours = loadCallingHoursPacks();
      const problem = orFail(command, () =>
        generateProblem({ agents, weeks, sites, seed, firstDate: from, callingHours }),
      );
      writeJson(command, options.out, problemToJson(problem));
    });
}

async function solveFile(path: string, options: SolveOptions, command: Command): Promise<void> {
  refuseOtherFormats(command, options.format);
  const problem = readProblem(command, path);
  const clock = new SystemClock();
  const started = clock.now();
  const deadline = addSeconds(started, options.timeLimit);
  const solved = await solve(problem, {
    seed: options.seed,
    budget: { steps: options.steps },
    timeLimitSeconds: options.timeLimit,
    shouldStop: () => clock.now() >= deadline,
    onProgress: (progress) => process.stderr.write(`${progressLine(started, clock.now(), progress)}\n`),
  });
  writeJson(command, options.out, rosterToJson(solved.roster));
  const { score, bound, roster } = solved;
  print({
    seconds: secondsBetween(started, clock.now()),
    score: score.cost,
    hardViolations: score.hardViolations,
    bound,
    gap: gapOf(score.cost, bound),
    seed: options.seed,
    steps: options.steps,
    shifts: roster.shifts.length,
    scheduleEfficiency: scheduleEfficiency(coverGaps(problem, roster)),
  });
}

function checkFiles(
  problemPath: string,
  rosterPath: string,
  options: { format: Format },
  command: Command,
): void {
  refuseOtherFormats(command, options.format);
  const problem = readProblem(command, problemPath);
  const roster = orFail(command, () => rosterFromJson(readJson(command, rosterPath)), rosterPath);
  const evaluation = check(problem, roster);
  const { summary, cover, outbound } = explain(problem, roster, evaluation);
  print({
    score: evaluation.score,
    summary,
    perRule: evaluation.perRule,
    cover,
    outbound,
    hard: evaluation.hard,
  });
  if (evaluation.score.hardViolations > 0) {
    command.error(`error: ${rosterPath} breaks hard rules ${evaluation.score.hardViolations} times.`);
  }
}

function refuseOtherFormats(command: Command, format: Format): void {
  if (format === 'json') return;
  command.error(`error: The format ${format} cannot be read yet. Only json can: write --format json.`);
}

function readProblem(command: Command, path: string): SchedulingProblem {
  const json = readJson(command, path);
  return orFail(command, () => problemFromJson(json), path);
}

function readJson(command: Command, path: string): unknown {
  const text = orFail(command, () => readFileSync(path, 'utf8'));
  return orFail(command, () => JSON.parse(text) as unknown, `${path} is not JSON`);
}

function writeJson(command: Command, path: string, value: unknown): void {
  orFail(command, () => writeFileSync(path, `${JSON.stringify(value)}\n`));
}

/** What a caller can put right is said in one line, without a stack. */
function orFail<T>(command: Command, work: () => T, place?: string): T {
  try {
    return work();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return command.error(`error: ${place === undefined ? '' : `${place}: `}${message}`);
  }
}

function progressLine(started: Instant, now: Instant, { bestScore, bound }: SolveProgress): string {
  const gap = bestScore === null ? null : gapOf(bestScore, bound);
  const figures = [secondsBetween(started, now), bestScore, bound, gap];
  return figures.map((figure) => (figure === null ? '-' : String(Number(figure.toFixed(4))))).join(' ');
}

/** How far the score may be from the best one, as a share of the score. */
function gapOf(cost: number, bound: number | null): number | null {
  if (bound === null) return null;
  return cost === 0 ? 0 : Math.max(0, (cost - bound) / cost);
}

function secondsBetween(from: Instant, to: Instant): number {
  return (to - from) / SECOND_MS;
}

function print(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value)}\n`);
}

function formatOption(): Option {
  return new Option('--format <name>', 'format of the files').choices(FORMATS).default('json');
}

function whole(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Write a whole number, for example 1.');
  return Number(text);
}

function positive(text: string): number {
  const value = Number(text);
  if (!(value > 0)) throw new InvalidArgumentError('Write a number above 0, for example 60.');
  return value;
}

function day(text: string): LocalDate {
  try {
    return localDate(text);
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? error.message : String(error));
  }
}
