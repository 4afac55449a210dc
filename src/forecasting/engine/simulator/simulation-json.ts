import { formatInstant, addSeconds } from '../../../time/instant.js';
import { type Scenario } from './scenario.js';
import { type AgentHourRanking, type SimulatedSeries, type SimulationResult } from './simulation.js';

const SECONDS_PER_MINUTE = 60;

/**
 * The JSON value of a result: intervals are told by the minutes from the start and, where the scenario has one, the instant at which they start.
 * @example
 * simulationToJson({ start: null, intervalSeconds: 900 }, { scenario: 'x', queues: [], all: { total: {}, intervals: [] } }).intervalMinutes // => 15
 */
export function simulationToJson(scenario: Scenario, result: SimulationResult): Record<string, unknown> {
  const { start, intervalSeconds } = scenario;
  return {
    ...result,
    start: start === null ? null : formatInstant(start),
    intervalMinutes: intervalSeconds / SECONDS_PER_MINUTE,
    all: labelled(scenario, result.all),
    queues: result.queues.map((queue) => labelled(scenario, queue)),
  };
}

/**
 * The JSON value of a ranking of agent-hours.
 * @example
 * agentHoursToJson({ start: null }, { scenario: 'x', hours: [{ groupId: 'g', startSeconds: 3600 }] }).hours // => [{ groupId: 'g', startMinutes: 60 }]
 */
export function agentHoursToJson(scenario: Scenario, ranking: AgentHourRanking): Record<string, unknown> {
  return {
    ...ranking,
    hours: ranking.hours.map(({ startSeconds, ...hour }) => ({
      ...labelOf(scenario, startSeconds),
      ...hour,
    })),
  };
}

function labelled(scenario: Scenario, series: SimulatedSeries): Record<string, unknown> {
  return {
    ...series,
    intervals: series.intervals.map((figures, interval) => ({
      ...labelOf(scenario, interval * scenario.intervalSeconds),
      ...figures,
    })),
  };
}

function labelOf({ start }: Scenario, seconds: number): { startMinutes: number; start?: string } {
  const startMinutes = seconds / SECONDS_PER_MINUTE;
  return start === null
    ? { startMinutes }
    : { startMinutes, start: formatInstant(addSeconds(start, seconds)) };
}
