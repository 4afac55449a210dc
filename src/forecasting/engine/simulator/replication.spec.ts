import fc from 'fast-check';
import {
  aCampaign,
  aGroup,
  aQueue,
  aScenario,
  aShift,
  someAgents,
} from '../../../../test/builders/scenario.js';
import { type Replication } from './replication.js';
import { ScenarioRun } from './scenario-run.js';
import { type AdherenceNoise, PERFECT_ADHERENCE, type Scenario } from './scenario.js';

const HOUR = 3600;
const seconds = (kind: 'exponential' | 'constant', mean: number) =>
  kind === 'constant' ? { kind, seconds: mean } : { kind, meanSeconds: mean };

const careless: AdherenceNoise = {
  absentShare: 0.05,
  lateStart: { share: 0.3, length: { kind: 'exponential', meanSeconds: 300 } },
  earlyLeave: { share: 0.2, length: { kind: 'exponential', meanSeconds: 200 } },
  breakOverrun: { share: 0.5, length: { kind: 'lognormal', meanSeconds: 120, deviationSeconds: 90 } },
  unavailable: { perHour: 1, length: { kind: 'exponential', meanSeconds: 150 } },
};

/** Two queues and a campaign, three groups, blocks, breaks, overflow, retrial: everything at once, more or less of it. */
function busyScenario(knobs: {
  contacts: number;
  agents: number;
  overflow: number;
  yields: number | null;
  callSeconds: number | null;
  retrialShare: number;
  patient: boolean;
  noise: boolean;
}): Scenario {
  const patience = knobs.patient ? null : seconds('exponential', 90);
  const retrial = { share: knobs.retrialShare, delay: seconds('exponential', 240) };
  const contacts = [knobs.contacts, knobs.contacts * 1.5, 0, knobs.contacts, 0, 0];
  const day = aShift(0, 5 * HOUR, {
    activities: [
      { kind: 'break', startSeconds: HOUR, endSeconds: HOUR + 900, queueIds: null, campaignId: null },
      { kind: 'outbound', startSeconds: 2 * HOUR, endSeconds: 4 * HOUR, queueIds: null, campaignId: 'sales' },
    ],
  });
  const short = aShift(-600, 3 * HOUR, {
    activities: [
      { kind: 'inbound', startSeconds: 0, endSeconds: HOUR, queueIds: ['bank'], campaignId: null },
      { kind: 'off-phone', startSeconds: HOUR, endSeconds: 2 * HOUR, queueIds: null, campaignId: null },
    ],
  });
  return aScenario({
    queues: [
      aQueue({ contacts, patience, retrial, afterCall: seconds('constant', 30), dayVariation: 0.2 }),
      aQueue({ id: 'shop', contacts, patience: seconds('exponential', 60), retrial }),
    ],
    intervalSeconds: HOUR,
    campaigns: [
      aCampaign({
        yieldsAfterSeconds: knobs.yields,
        handleTime: knobs.callSeconds === null ? null : seconds('exponential', knobs.callSeconds),
      }),
    ],
    groups: [
      aGroup('bankers', 'bank'),
      aGroup('all', 'bank', 'shop'),
      {
        ...aGroup('rescue', 'shop'),
        skills: [{ queueId: 'shop', priority: 2, afterSeconds: knobs.overflow }],
      },
    ],
    agents: [
      ...someAgents(knobs.agents, 'bankers', [day]),
      ...someAgents(knobs.agents, 'all', [short, aShift(3 * HOUR, 6 * HOUR)], { speeds: { shop: 0.7 } }),
      ...someAgents(2, 'rescue', [day]),
    ],
    adherence: knobs.noise ? careless : PERFECT_ADHERENCE,
  });
}

/** Counts what is there instead of trusting the counters. */
function expectConserved(replication: Replication, scenario: Scenario): void {
  const { tally, waiting, working } = replication;
  const { intervals, queues } = scenario;
  queues.forEach((_, queue) => {
    const sum = (counts: Float64Array) =>
      counts.subarray(queue * intervals, (queue + 1) * intervals).reduce((total, each) => total + each, 0);
    const inService = working.filter((on) => on === queue).length;
    const answered = tally.completed[queue] + inService;
    const wanted = [sum(tally.answered), sum(tally.offered)];
    const counted = [answered, answered + sum(tally.abandoned) + waiting.count(queue)];
    if (wanted.join() !== counted.join())
      throw new Error(`${wanted.join()} at ${replication.now} s, but ${counted.join()}.`);
  });
}

describe('a replication', () => {
  const knobs = fc.record({
    contacts: fc.integer({ min: 1, max: 120 }),
    agents: fc.integer({ min: 1, max: 6 }),
    overflow: fc.integer({ min: 1, max: 60 }),
    yields: fc.option(fc.integer({ min: 0, max: 60 })),
    callSeconds: fc.option(fc.integer({ min: 30, max: 400 })),
    retrialShare: fc.double({ min: 0, max: 0.9, noNaN: true }),
    patient: fc.boolean(),
    noise: fc.boolean(),
  });

  it('accounts for every contact after every event: answered, given up or waiting; finished or with an agent', () => {
    let events = 0;
    fc.assert(
      fc.property(knobs, fc.nat(), (each, seed) => {
        const scenario = busyScenario(each);
        const run = new ScenarioRun(scenario, (replication) => {
          events++;
          expectConserved(replication, scenario);
        });
        run.whole(seed, 0);
      }),
      { numRuns: 30, seed: 4 },
    );
    expect(events).toBeGreaterThan(10_000);
  });
});
