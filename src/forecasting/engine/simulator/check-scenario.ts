import { type Scenario, type ScenarioAgent, type ScenarioQueue } from './scenario.js';

/**
 * Refuses a scenario that does not fit together; shifts are looked at when they are compiled.
 * @throws RangeError naming the value and what it should be.
 * @example
 * (() => { try { checkScenario({ intervals: 2, intervalSeconds: 900, warmUpIntervals: 0, queues: [{ id: 'bank', contacts: [1], handleTimeFactors: null }] }); } catch (error) { return error.message; } })() // => 'Queue "bank" has contacts for 1 intervals; the scenario has 2. Give one number for each.'
 */
export function checkScenario(scenario: Scenario): void {
  const { intervals, intervalSeconds, warmUpIntervals, queues, campaigns, groups, agents } = scenario;
  if (!(intervalSeconds > 0)) {
    throw new RangeError(`An interval (${intervalSeconds} s) must have a length. Maybe 900 for 15 minutes.`);
  }
  if (warmUpIntervals > 0 && warmUpIntervals >= intervals) {
    throw new RangeError(
      `The warm-up (${warmUpIntervals} intervals) must end before the last of ${intervals}.`,
    );
  }
  for (const queue of queues) checkQueue(queue, intervals);
  const queueIds = new Set(queues.map(({ id }) => id));
  for (const { id, skills } of groups) {
    const unknown = skills.find(({ queueId }) => !queueIds.has(queueId));
    if (unknown !== undefined) {
      throw new RangeError(`Group "${id}" serves the queue "${unknown.queueId}", which does not exist.`);
    }
  }
  const campaignIds = new Set(campaigns.map(({ id }) => id));
  for (const agent of agents) checkAgent(agent, campaignIds);
}

function checkQueue({ id, contacts, handleTimeFactors }: ScenarioQueue, intervals: number): void {
  for (const [what, values] of [
    ['contacts', contacts],
    ['handleTimeFactors', handleTimeFactors],
  ] as const) {
    if (values !== null && values.length !== intervals) {
      throw new RangeError(
        `Queue "${id}" has ${what} for ${values.length} intervals; the scenario has ${intervals}. Give one number for each.`,
      );
    }
    const wrong = values?.find((value) => !(value >= 0 && Number.isFinite(value)));
    if (wrong !== undefined) {
      throw new RangeError(`Queue "${id}" has ${what} of ${wrong}. They must be 0 or more.`);
    }
  }
}

function checkAgent({ id, speeds, shifts }: ScenarioAgent, campaignIds: ReadonlySet<string>): void {
  const wrong = Object.entries(speeds).find(([, speed]) => !(speed > 0));
  if (wrong !== undefined) {
    throw new RangeError(
      `Agent "${id}" has the speed ${wrong[1]} for "${wrong[0]}". It must be above 0; 1 is the norm.`,
    );
  }
  for (const { activities } of shifts) {
    const lost = activities.find(
      (each) => each.kind === 'outbound' && !campaignIds.has(each.campaignId ?? ''),
    );
    if (lost !== undefined) {
      throw new RangeError(
        `Agent "${id}" calls for the campaign "${lost.campaignId}", which does not exist.`,
      );
    }
  }
}
