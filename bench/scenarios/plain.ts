import { type DurationDistribution } from '../../src/forecasting/engine/simulator/duration.js';
import {
  PERFECT_ADHERENCE,
  type Scenario,
  type ScenarioAgent,
  type ScenarioQueue,
  type ScenarioShift,
} from '../../src/forecasting/engine/simulator/scenario.js';

export const exponential = (meanSeconds: number): DurationDistribution => ({
  kind: 'exponential',
  meanSeconds,
});

export const lognormal = (meanSeconds: number, variation: number): DurationDistribution => ({
  kind: 'lognormal',
  meanSeconds,
  deviationSeconds: variation * meanSeconds,
});

/** 80/20, exponential handle time, nobody gives up. */
export function plainQueue(
  id: string,
  contacts: readonly number[],
  aht: number,
  changes: Partial<ScenarioQueue> = {},
): ScenarioQueue {
  return {
    id,
    name: id,
    contacts,
    handleTimeFactors: null,
    dayVariation: 0,
    answerThresholdSeconds: 20,
    shortAbandonSeconds: 5,
    serviceLevelGoal: 0.8,
    talk: exponential(aht),
    afterCall: null,
    patience: null,
    retrial: null,
    ...changes,
  };
}

export function plainAgent(id: string, groupId: string, shifts: readonly ScenarioShift[]): ScenarioAgent {
  return { id, groupId, speeds: {}, shifts, adherence: null };
}

/** Everybody in one group for all queues, unless said otherwise. */
export function plainScenario(
  intervalSeconds: number,
  queues: readonly ScenarioQueue[],
  agents: readonly ScenarioAgent[],
  changes: Partial<Scenario> = {},
): Scenario {
  const skills = queues.map(({ id }) => ({ queueId: id, priority: 1, afterSeconds: 0 }));
  return {
    name: 'scenario',
    start: null,
    intervalSeconds,
    intervals: queues[0].contacts.length,
    warmUpIntervals: 0,
    serviceLevel: 'sl.offered',
    queues,
    campaigns: [],
    groups: [{ id: 'all', name: 'all', skills }],
    agents,
    adherence: PERFECT_ADHERENCE,
    ...changes,
  };
}
