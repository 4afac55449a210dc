import {
  PERFECT_ADHERENCE,
  type Scenario,
  type ScenarioAgent,
  type ScenarioCampaign,
  type ScenarioQueue,
  type ScenarioShift,
  type SkillGroup,
} from '../../src/forecasting/engine/simulator/scenario.js';

const HALF_HOUR = 1800;

/** A quiet queue of four half-hours, with whatever a test makes different. */
export function aQueue(changes: Partial<ScenarioQueue> = {}): ScenarioQueue {
  return {
    id: 'bank',
    name: 'Bank',
    contacts: [60, 60, 60, 60],
    handleTimeFactors: null,
    dayVariation: 0,
    answerThresholdSeconds: 20,
    shortAbandonSeconds: 5,
    serviceLevelGoal: 0.8,
    talk: { kind: 'exponential', meanSeconds: 180 },
    afterCall: null,
    patience: { kind: 'exponential', meanSeconds: 120 },
    retrial: null,
    ...changes,
  };
}

/** Who answers these queues at once, all with the same priority. */
export function aGroup(id: string, ...queueIds: readonly string[]): SkillGroup {
  return { id, name: id, skills: queueIds.map((queueId) => ({ queueId, priority: 1, afterSeconds: 0 })) };
}

export function aShift(
  startSeconds: number,
  endSeconds: number,
  changes: Partial<ScenarioShift> = {},
): ScenarioShift {
  return { startSeconds, endSeconds, activities: [], ...changes };
}

/** Agents of a group who all work the same shifts. */
export function someAgents(
  count: number,
  groupId: string,
  shifts: readonly ScenarioShift[],
  changes: Partial<ScenarioAgent> = {},
): ScenarioAgent[] {
  return Array.from({ length: count }, (_, i) => ({
    id: `${groupId}-${i + 1}`,
    groupId,
    speeds: {},
    shifts,
    adherence: null,
    ...changes,
  }));
}

export function aCampaign(changes: Partial<ScenarioCampaign> = {}): ScenarioCampaign {
  return { id: 'sales', name: 'Sales', handleTime: null, yieldsAfterSeconds: null, ...changes };
}

/** One queue, one group, eight agents there all the time. */
export function aScenario(changes: Partial<Scenario> = {}): Scenario {
  const queues = changes.queues ?? [aQueue()];
  const intervals = changes.intervals ?? queues[0]?.contacts.length ?? 4;
  const intervalSeconds = changes.intervalSeconds ?? HALF_HOUR;
  const groups = changes.groups ?? [aGroup('all', ...queues.map(({ id }) => id))];
  return {
    name: 'test',
    start: null,
    intervalSeconds,
    intervals,
    warmUpIntervals: 0,
    serviceLevel: 'sl.offered',
    queues,
    campaigns: [],
    groups,
    agents: someAgents(8, groups[0].id, [aShift(0, intervals * intervalSeconds)]),
    adherence: PERFECT_ADHERENCE,
    ...changes,
  };
}

/** One queue at a constant rate with agents who never leave, for figures of the steady state after the first interval. */
export function steadyState(
  queue: Omit<Partial<ScenarioQueue>, 'contacts'>,
  {
    perSecond,
    seconds,
    warmUpSeconds,
    agents: count,
  }: Readonly<Record<'perSecond' | 'seconds' | 'warmUpSeconds' | 'agents', number>>,
): Scenario {
  const intervalSeconds = warmUpSeconds;
  const intervals = 1 + Math.ceil(seconds / intervalSeconds);
  const contacts = Array.from({ length: intervals }, () => perSecond * intervalSeconds);
  return aScenario({
    queues: [aQueue({ ...queue, contacts })],
    intervalSeconds,
    warmUpIntervals: 1,
    agents: someAgents(count, 'all', [aShift(0, 2 * intervals * intervalSeconds)]),
  });
}
