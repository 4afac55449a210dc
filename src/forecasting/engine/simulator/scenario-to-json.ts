import { formatInstant } from '../../../time/instant.js';
import { SCENARIO_FORMAT } from './scenario-json.js';
import { type Scenario, type ScenarioActivity, type ScenarioAgent } from './scenario.js';

const SECONDS_PER_MINUTE = 60;

/**
 * The JSON value of a scenario; `scenarioFromJson` reads it back. Times of shifts are minutes from the start.
 * @example
 * scenarioToJson({ name: 'x', start: null, intervals: 1, intervalSeconds: 900, queues: [], agents: [] }).intervalMinutes // => 15
 */
export function scenarioToJson(scenario: Scenario): Record<string, unknown> {
  return {
    format: SCENARIO_FORMAT,
    name: scenario.name,
    start: scenario.start === null ? null : formatInstant(scenario.start),
    intervalMinutes: scenario.intervalSeconds / SECONDS_PER_MINUTE,
    warmUpIntervals: scenario.warmUpIntervals,
    serviceLevel: scenario.serviceLevel,
    queues: scenario.queues,
    campaigns: scenario.campaigns,
    groups: scenario.groups,
    agents: scenario.agents.map(agentToJson),
    adherence: scenario.adherence,
  };
}

function agentToJson({ shifts, ...same }: ScenarioAgent): Record<string, unknown> {
  return {
    ...same,
    shifts: shifts.map(({ startSeconds, endSeconds, activities }) => ({
      start: startSeconds / SECONDS_PER_MINUTE,
      end: endSeconds / SECONDS_PER_MINUTE,
      activities: activities.map(activityToJson),
    })),
  };
}

function activityToJson(activity: ScenarioActivity): Record<string, unknown> {
  const { kind, startSeconds, endSeconds, queueIds, campaignId } = activity;
  return {
    kind,
    start: startSeconds / SECONDS_PER_MINUTE,
    end: endSeconds / SECONDS_PER_MINUTE,
    ...(queueIds === null ? {} : { queueIds }),
    ...(campaignId === null ? {} : { campaignId }),
  };
}
