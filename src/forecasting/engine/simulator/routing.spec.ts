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
import { type Scenario, type ScenarioActivity } from './scenario.js';

const HOUR = 3600;

interface Answer {
  readonly agent: number;
  readonly at: number;
  readonly queue: number;
}

/** Who began with contacts of which queue, and when. */
function answersOf(scenario: Scenario): { answers: Answer[]; replication: Replication } {
  const answers: Answer[] = [];
  let before = new Int32Array(scenario.agents.length).fill(-1);
  let last: Replication | undefined;
  const run = new ScenarioRun(scenario, (replication) => {
    last = replication;
    replication.working.forEach((queue, agent) => {
      if (queue >= 0 && before[agent] < 0) answers.push({ agent, at: replication.now, queue });
    });
    before = replication.working.slice();
  });
  run.whole(1, 0);
  return { answers, replication: last! };
}

const quiet = { contacts: [30], talk: { kind: 'constant', seconds: 5 }, patience: null } as const;
const hour = [aShift(0, HOUR)];
const activity = (kind: ScenarioActivity['kind'], start: number, end: number): ScenarioActivity => ({
  kind,
  startSeconds: start,
  endSeconds: end,
  queueIds: null,
  campaignId: kind === 'outbound' ? 'sales' : null,
});

describe('routing', () => {
  it('gives a contact to the agent who has been idle longest', () => {
    const { answers } = answersOf(
      aScenario({ queues: [aQueue(quiet)], intervalSeconds: HOUR, agents: someAgents(3, 'all', hour) }),
    );
    expect(answers.length).toBeGreaterThan(15);
    expect(answers.map(({ agent }) => agent)).toEqual(answers.map((_, at) => at % 3));
  });

  it('prefers the group in which the queue has the lower number', () => {
    const group = (id: string, priority: number) => ({
      ...aGroup(id),
      skills: [{ queueId: 'bank', priority, afterSeconds: 0 }],
    });
    const { answers } = answersOf(
      aScenario({
        queues: [aQueue(quiet)],
        intervalSeconds: HOUR,
        groups: [group('second', 2), group('first', 1)],
        agents: [...someAgents(2, 'second', hour), ...someAgents(2, 'first', hour)],
      }),
    );
    expect(new Set(answers.map(({ agent }) => agent))).toEqual(new Set([2, 3]));
  });

  it('lets a group take the contacts of the lower number first, then whoever waits longest', () => {
    const long = { contacts: [400], talk: { kind: 'constant', seconds: 10 }, patience: null } as const;
    const skills = [
      { queueId: 'gold', priority: 1, afterSeconds: 0 },
      { queueId: 'bank', priority: 2, afterSeconds: 0 },
    ];
    const { replication } = answersOf(
      aScenario({
        queues: [aQueue({ ...long, contacts: [200], id: 'gold' }), aQueue({ ...long, id: 'bank' })],
        intervalSeconds: HOUR,
        groups: [{ ...aGroup('all'), skills }],
        agents: someAgents(1, 'all', [aShift(0, 3 * HOUR)]),
      }),
    );
    const { waited, answered } = replication.tally;
    expect(waited[0] / answered[0]).toBeLessThan(15);
    expect(waited[1] / answered[1]).toBeGreaterThan(300);
  });

  it('gives an overflow group contacts that have waited long enough, and no others', () => {
    const { answers, replication } = answersOf(
      aScenario({
        queues: [aQueue({ contacts: [60], talk: { kind: 'constant', seconds: 300 }, patience: null })],
        intervalSeconds: HOUR,
        groups: [
          aGroup('own', 'bank'),
          { ...aGroup('rescue'), skills: [{ queueId: 'bank', priority: 1, afterSeconds: 45 }] },
        ],
        agents: [...someAgents(1, 'own', hour), ...someAgents(20, 'rescue', hour)],
      }),
    );
    const { waited, answered, answeredInTime } = replication.tally;
    const rescued = answers.filter(({ agent }) => agent > 0).length;
    expect(rescued).toBeGreaterThan(20);
    expect(waited[0]).toBeGreaterThanOrEqual(45 * rescued);
    expect(waited[0] / answered[0]).toBeLessThanOrEqual(45);
    expect(answeredInTime[0]).toBeLessThanOrEqual(answers.length - rescued);
  });

  it('keeps an agent in a block to the queues of the block', () => {
    const block = { ...activity('inbound', 0, HOUR / 2), queueIds: ['shop'] };
    const { answers } = answersOf(
      aScenario({
        queues: [aQueue(quiet), aQueue({ ...quiet, id: 'shop' })],
        intervalSeconds: HOUR,
        agents: someAgents(1, 'all', [aShift(0, HOUR, { activities: [block] })]),
      }),
    );
    const early = answers.filter(({ at }) => at < HOUR / 2);
    expect(new Set(early.map(({ queue }) => queue))).toEqual(new Set([1]));
    expect(answers.some(({ at, queue }) => at >= HOUR / 2 && queue === 0)).toBe(true);
  });
});

describe('outbound blocks', () => {
  const blended = (yieldsAfterSeconds: number | null, callSeconds: number | null = null): Scenario =>
    aScenario({
      queues: [aQueue({ ...quiet, contacts: [60], talk: { kind: 'constant', seconds: 120 } })],
      intervalSeconds: HOUR,
      campaigns: [
        aCampaign({
          yieldsAfterSeconds,
          handleTime: callSeconds === null ? null : { kind: 'constant', seconds: callSeconds },
        }),
      ],
      agents: someAgents(4, 'all', [aShift(0, HOUR, { activities: [activity('outbound', 0, HOUR / 2)] })]),
    });
  const outboundSeconds = ({ tally }: Replication) => tally.calling[0] + tally.idle[0];

  it('that do not yield answer nobody and deliver every minute', () => {
    const { answers, replication } = answersOf(blended(null));
    expect(answers.filter(({ at }) => at < HOUR / 2)).toEqual([]);
    expect(outboundSeconds(replication)).toBeCloseTo(4 * (HOUR / 2));
  });

  it('that yield take contacts once they have waited so long', () => {
    const { answers, replication } = answersOf(blended(25));
    const early = answers.filter(({ at }) => at < HOUR / 2);
    expect(early.length).toBeGreaterThan(20);
    const { waited, answered } = replication.tally;
    expect(waited[0]).toBeGreaterThanOrEqual(25 * early.length);
    expect(waited[0] / answered[0]).toBeLessThan(60);
    expect(outboundSeconds(replication)).toBeLessThan(4 * (HOUR / 2) - 100 * early.length);
  });

  it('with calls of some length yield between two calls, and finish the last one', () => {
    const { answers, replication } = answersOf(blended(0, 50));
    const early = answers.filter(({ at }) => at < HOUR / 2);
    expect(early.length).toBeGreaterThan(10);
    expect(replication.tally.calling[0] % 50).toBeCloseTo(0);
    expect(answersOf(blended(null, 70)).replication.tally.calling[0]).toBeCloseTo(4 * 26 * 70);
    expect(answersOf(blended(null, 700)).replication.tally.calling[0]).toBeCloseTo(4 * 2100);
  });
});
