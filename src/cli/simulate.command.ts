import { readFileSync, writeFileSync } from 'node:fs';
import { Command, InvalidArgumentError } from 'commander';
import { rankAgentHours } from '../forecasting/engine/simulator/rank-hours.js';
import { scenarioFromJson } from '../forecasting/engine/simulator/scenario-json.js';
import { type Scenario } from '../forecasting/engine/simulator/scenario.js';
import { compareScenarios } from '../forecasting/engine/simulator/simulate.js';
import { agentHoursToJson, simulationToJson } from '../forecasting/engine/simulator/simulation-json.js';
import { MOST_REPLICATIONS } from '../forecasting/engine/simulator/simulation-plan.js';
import {
  type AgentHourRanking,
  type Comparison,
  type SimulationProgress,
} from '../forecasting/engine/simulator/simulation.js';
import { SystemClock } from '../time/clock.js';
import { SECOND_MS } from '../time/instant.js';
import { fileFault } from './file-fault.js';
import { agentHourTable, comparisonTable, resultTable } from './simulation-table.js';

interface SimulateOptions {
  readonly seed: number;
  readonly replications?: number;
  readonly halfWidth?: number;
  readonly level: number;
  readonly hours?: number;
  readonly queue?: string;
  readonly json?: true;
  readonly out?: string;
}

const NOTES = `
Several files are compared with the first: they meet the same contacts and the same people.
Without --half-width exactly so many replications run (100 unless given); with it, as many as it takes, at most 1000 or the number given.
The format of scenarios is described in docs/simulation.md and docs/simulation-scenario.schema.json.`;

/** `wfm simulate`: will this roster hold? */
export function simulateCommand(): Command {
  return new Command('simulate')
    .description(
      'simulate scenarios of contacts and agents: service level, waits and occupancy with intervals',
    )
    .argument('<scenario...>', 'JSON files with scenarios')
    .option('--seed <number>', 'same scenario, seed and replications: same numbers', whole(0), 1)
    .option('--replications <count>', 'how often to simulate', whole(1, MOST_REPLICATIONS))
    .option('--half-width <share>', 'until service levels are known this well, for example 0.01', share)
    .option('--level <share>', 'of the confidence intervals', share, 0.95)
    .option('--hours <count>', 'find the agent-hours that would help most', whole(1, 50))
    .option('--queue <id>', 'the queue that those hours should help; all together unless given')
    .option('--json', 'print JSON instead of tables')
    .option('--out <file>', 'write the JSON to a file as well')
    .addHelpText('after', NOTES)
    .action(run);
}

function run(paths: readonly string[], options: SimulateOptions, command: Command): void {
  if (options.hours !== undefined && paths.length > 1)
    wrongCall(command, '--hours looks at one scenario. Name one file.');
  if (options.queue !== undefined && options.hours === undefined)
    wrongCall(command, '--queue goes with --hours.');
  const scenarios = paths.map((path) => readScenario(command, path));
  const { seed, replications, halfWidth, level } = options;
  const watch = new ProgressLines();
  const comparison = compareScenarios(scenarios, {
    seed,
    level,
    ...(replications === undefined ? {} : { replications }),
    ...(halfWidth === undefined ? {} : { halfWidth }),
    onProgress: (progress) => watch.tell(() => simulationLine(progress)),
  });
  const hours = options.hours === undefined ? null : hoursOf(command, scenarios[0], options, watch);
  const json = jsonOf(scenarios, comparison, hours);
  if (options.out !== undefined) writeJson(options.out, json);
  process.stdout.write(options.json ? `${JSON.stringify(json)}\n` : tablesOf(scenarios, comparison, hours));
}

function hoursOf(
  command: Command,
  scenario: Scenario,
  { hours, queue, seed, level }: SimulateOptions,
  watch: ProgressLines,
): AgentHourRanking {
  if (queue !== undefined && !scenario.queues.some(({ id }) => id === queue)) {
    command.error(
      `error: There is no queue "${queue}" in the scenario. Known: ${scenario.queues.map(({ id }) => id).join(', ')}.`,
    );
  }
  return rankAgentHours(scenario, {
    seed,
    level,
    count: hours,
    ...(queue === undefined ? {} : { queueId: queue }),
    onProgress: (progress) => watch.tell(() => `agent-hours: ${Math.round(100 * progress.share)} %`),
  });
}

function jsonOf(
  scenarios: readonly Scenario[],
  { results, differences }: Comparison,
  hours: AgentHourRanking | null,
): unknown {
  const all = results.map((result, at) => simulationToJson(scenarios[at], result));
  if (all.length > 1) return { scenarios: all, differences };
  return hours === null ? all[0] : { ...all[0], agentHours: agentHoursToJson(scenarios[0], hours) };
}

function tablesOf(
  scenarios: readonly Scenario[],
  comparison: Comparison,
  hours: AgentHourRanking | null,
): string {
  const tables = comparison.results.map((result, at) => resultTable(scenarios[at], result));
  if (comparison.differences.length > 0) tables.push(comparisonTable(comparison));
  if (hours !== null) tables.push(agentHourTable(scenarios[0], hours));
  return tables.join('\n');
}

function readScenario(command: Command, path: string): Scenario {
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    throw fileFault(error, path) ?? error;
  }
  try {
    return scenarioFromJson(JSON.parse(text));
  } catch (error) {
    if (!(error instanceof RangeError || error instanceof SyntaxError)) throw error;
    return command.error(
      `error: ${path}: ${error instanceof SyntaxError ? 'is not JSON: ' : ''}${error.message}`,
    );
  }
}

function writeJson(path: string, json: unknown): void {
  try {
    writeFileSync(path, `${JSON.stringify(json, null, 2)}\n`);
  } catch (error) {
    throw fileFault(error, path) ?? error;
  }
}

/** At most a line a second, and none from what is over within one. */
class ProgressLines {
  private readonly clock = new SystemClock();
  private last = this.clock.now();

  tell(line: () => string): void {
    const now = this.clock.now();
    if (now - this.last < SECOND_MS) return;
    this.last = now;
    process.stderr.write(`${line()}\n`);
  }
}

function simulationLine({
  replications,
  mostReplications,
  share,
  widestHalfWidth,
}: SimulationProgress): string {
  const width =
    widestHalfWidth === null ? '' : `, service level +- ${(100 * widestHalfWidth).toFixed(1)} points`;
  return `${Math.round(100 * share)} %: ${replications} of at most ${mostReplications} replications${width}`;
}

function wrongCall(command: Command, message: string): never {
  return command.error(`error: ${message}`, { exitCode: 2, code: 'wfm.call' });
}

function whole(least: number, most = Number.MAX_SAFE_INTEGER): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || value < least || value > most) {
      const range = most === Number.MAX_SAFE_INTEGER ? `from ${least} on` : `from ${least} to ${most}`;
      throw new InvalidArgumentError(`Write a whole number ${range}.`);
    }
    return value;
  };
}

function share(text: string): number {
  const value = Number(text);
  if (text.trim() === '' || !(value > 0 && value < 1)) {
    throw new InvalidArgumentError('Write a share above 0 and below 1, for example 0.01.');
  }
  return value;
}
