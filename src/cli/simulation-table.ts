import { type Scenario } from '../forecasting/engine/simulator/scenario.js';
import { type ServiceLevelId } from '../forecasting/engine/simulator/service-level.js';
import {
  type AgentHourRanking,
  type Comparison,
  type Estimate,
  type SimulatedFigures,
  type SimulationResult,
} from '../forecasting/engine/simulator/simulation.js';
import { addSeconds, formatInstant } from '../time/instant.js';

const FIGURES = ['offered', 'abandoned', 'service level', 'ASA s', 'abandonment', 'occupancy', 'agents'];

/** The totals of every queue, then the intervals of all queues together. */
export function resultTable(scenario: Scenario, result: SimulationResult): string {
  const { replications, seed, level, serviceLevel, precise } = result;
  const head = `${result.scenario}: ${replications} replications, seed ${seed}; ${serviceLevel}; intervals at ${percent(level)}.`;
  const missed = precise === false ? ' The wanted half-width was not reached.' : '';
  const queues = result.queues.map((queue) => [
    queue.name,
    ...figureCells(queue.total, serviceLevel),
    queue.goal === null
      ? '-'
      : `${percent(queue.goal.share)} in ${percent(queue.goal.metInShareOfRuns)} of runs`,
  ]);
  const totals = [
    ['queue', ...FIGURES, 'goal met'],
    ...queues,
    ['all', ...figureCells(result.all.total, serviceLevel), ''],
  ];
  const intervals = result.all.intervals.map((figures, at) => [
    timeOf(scenario, at * scenario.intervalSeconds),
    ...figureCells(figures, serviceLevel),
  ]);
  const campaigns = result.campaigns.map(({ name, minutes }) => [name, withHalf(minutes, number)]);
  const parts = [`${head}${missed}`, table(totals), table([['start', ...FIGURES], ...intervals])];
  if (campaigns.length > 0) parts.push(table([['campaign', 'minutes'], ...campaigns]));
  return parts.map((part) => `${part}\n`).join('\n');
}

/** What the other scenarios make of the same contacts, less the first. */
export function comparisonTable({ results, differences }: Comparison): string {
  const { serviceLevel, scenario } = results[0];
  const rows = differences.map((each) => [each.scenario, ...figureCells(each.total, serviceLevel)]);
  return `Less ${scenario}:\n\n${table([['scenario', ...FIGURES], ...rows])}\n`;
}

/** The hours that would help most, one on top of the other. */
export function agentHourTable(scenario: Scenario, ranking: AgentHourRanking): string {
  if (ranking.hours.length === 0) return 'No agent-hour more would raise the service level.\n';
  const rows = ranking.hours.map(({ groupId, startSeconds, gain, contactsInTime, serviceLevel }) => [
    timeOf(scenario, startSeconds),
    groupId,
    withHalf(gain, points),
    number(contactsInTime),
    withHalf(serviceLevel, percent),
  ]);
  const head = `One agent more for an hour, each on top of those before (${ranking.serviceLevel} was ${withHalf(ranking.before, percent)}):`;
  return `${head}\n\n${table([['start', 'group', 'gain in points', 'contacts in time', 'service level'], ...rows])}\n`;
}

function figureCells(figures: SimulatedFigures, id: ServiceLevelId): string[] {
  return [
    withHalf(figures.offered, number),
    withHalf(figures.abandoned, number),
    withHalf(figures.serviceLevels[id], percent),
    withHalf(figures.averageSpeedOfAnswerSeconds, number),
    withHalf(figures.abandonment, percent),
    withHalf(figures.occupancy, percent),
    number(figures.agents.value),
  ];
}

function withHalf(estimate: Estimate | null, write: (value: number) => string): string {
  if (estimate === null) return '-';
  const { value, halfWidth } = estimate;
  return halfWidth === null ? write(value) : `${write(value)} +-${write(halfWidth).replace(' %', '')}`;
}

function number(value: number): string {
  return value.toFixed(1);
}

function percent(value: number): string {
  return `${(100 * value).toFixed(1)} %`;
}

function points(value: number): string {
  return (100 * value).toFixed(2);
}

function timeOf({ start }: Scenario, seconds: number): string {
  return start === null
    ? `${seconds / 60} min`
    : `${formatInstant(addSeconds(start, seconds)).slice(0, 16)}Z`;
}

function table(rows: readonly (readonly string[])[]): string {
  const widths = rows[0].map((_, column) => Math.max(...rows.map((row) => row[column].length)));
  return rows
    .map((row) =>
      row
        .map((cell, column) => (column === 0 ? cell.padEnd(widths[0]) : cell.padStart(widths[column])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
