import {
  aCampaign,
  aGroup,
  aQueue,
  aScenario,
  aShift,
  someAgents,
} from '../../../../test/builders/scenario.js';
import { parseInstant } from '../../../time/instant.js';
import { scenarioFromJson } from './scenario-json.js';
import { scenarioToJson } from './scenario-to-json.js';

type Json = Record<string, unknown>;

const file = {
  format: 'shiftwright.scenario/1',
  name: 'Monday',
  start: '2026-03-02T08:00:00+01:00',
  intervalMinutes: 30,
  queues: [
    {
      id: 'bank',
      contacts: [20, 30],
      answerThresholdSeconds: 20,
      talk: { kind: 'exponential', meanSeconds: 200 },
    },
  ],
  campaigns: [{ id: 'sales' }],
  groups: [{ id: 'all', skills: [{ queueId: 'bank' }] }],
  agents: [{ groupId: 'all', shifts: [{ start: 0, end: 60 }] }],
};

const withAgent = (agent: Json): Json => ({ ...file, agents: [{ groupId: 'all', ...agent }] });
const withActivity = (activity: Json): Json =>
  withAgent({ shifts: [{ start: 0, end: 60, activities: [{ start: 10, end: 20, ...activity }] }] });
const withQueue = (changes: Json): Json => ({ ...file, queues: [{ ...file.queues[0], ...changes }] });

describe('a scenario file', () => {
  it('needs little, and the rest is quiet', () => {
    expect(scenarioFromJson(file)).toEqual(
      aScenario({
        name: 'Monday',
        start: parseInstant('2026-03-02T07:00:00Z'),
        queues: [
          aQueue({
            name: 'bank',
            contacts: [20, 30],
            serviceLevelGoal: null,
            talk: { kind: 'exponential', meanSeconds: 200 },
            patience: null,
          }),
        ],
        campaigns: [aCampaign({ name: 'sales' })],
        groups: [aGroup('all', 'bank')],
        agents: someAgents(1, 'all', [aShift(0, 3600)], { id: 'all.1' }),
      }),
    );
  });

  it('tells times as minutes from the start or as instants', () => {
    const { agents } = scenarioFromJson(
      withAgent({ shifts: [{ start: -15, end: '2026-03-02T09:00:00+01:00' }] }),
    );
    expect(agents[0].shifts).toEqual([aShift(-900, 3600)]);
  });

  it('has many agents alike, or as many as each interval wants', () => {
    const alike = scenarioFromJson(withAgent({ id: 'early', count: 3, shifts: [{ start: 0, end: 60 }] }));
    expect(alike.agents.map(({ id }) => id)).toEqual(['early-1', 'early-2', 'early-3']);
    const curve = scenarioFromJson(withAgent({ id: 'c', perInterval: [1, 2] }));
    expect(curve.agents.map(({ id, shifts }) => [id, shifts])).toEqual([
      ['c-1', [aShift(0, 3600)]],
      ['c-2', [aShift(1800, 3600)]],
    ]);
  });

  it('reads back what was written', () => {
    const activities = [
      { kind: 'break', startSeconds: 900, endSeconds: 1000, queueIds: null, campaignId: null },
      { kind: 'inbound', startSeconds: 1000, endSeconds: 1200, queueIds: ['bank'], campaignId: null },
      { kind: 'outbound', startSeconds: 1200, endSeconds: 1500, queueIds: null, campaignId: 'sales' },
    ] as const;
    const scenario = aScenario({
      start: parseInstant('2026-03-02T07:00:00Z'),
      warmUpIntervals: 1,
      serviceLevel: 'sl.credit',
      campaigns: [aCampaign({ yieldsAfterSeconds: 15, handleTime: { kind: 'constant', seconds: 90 } })],
      queues: [
        aQueue({
          handleTimeFactors: [1, 1.1, 1, 1],
          dayVariation: 0.1,
          afterCall: { kind: 'lognormal', meanSeconds: 30, deviationSeconds: 10 },
          patience: { kind: 'empirical', seconds: [10, 60], weights: [1, 3] },
          retrial: { share: 0.2, delay: { kind: 'exponential', meanSeconds: 600 } },
        }),
      ],
      agents: someAgents(2, 'all', [aShift(0, 7200, { activities })], { speeds: { bank: 0.9 } }),
      adherence: {
        absentShare: 0.05,
        lateStart: { share: 0.1, length: { kind: 'constant', seconds: 300 } },
        earlyLeave: null,
        breakOverrun: null,
        unavailable: { perHour: 0.5, length: { kind: 'constant', seconds: 120 } },
      },
    });
    expect(scenarioFromJson(JSON.parse(JSON.stringify(scenarioToJson(scenario))))).toEqual(scenario);
  });
});

describe('a scenario file is refused with the place', () => {
  it.each([
    [{ ...file, format: 'x' }, 'format must be one of shiftwright.scenario/1 (got "x").'],
    [{ ...file, colour: 1 }, 'The file has "colour", which is not known here.'],
    [{ ...file, intervalMinutes: 0 }, 'intervalMinutes must be 1 to 1440 (got 0).'],
    [{ ...file, queues: [] }, 'queues is empty. Describe at least one queue.'],
    [
      { ...file, queues: [file.queues[0], file.queues[0]] },
      'queues have the id "bank" twice. Ids must differ.',
    ],
    [
      { ...file, queues: [file.queues[0], { ...file.queues[0], id: 'shop', contacts: [1] }] },
      'queues differ in length: "bank" has contacts for 2 intervals, "shop" for 1.',
    ],
    [
      withQueue({ contacts: [] }),
      'queues[0].contacts must have from 1 to 50000 values, one for each interval (got 0).',
    ],
    [withQueue({ contacts: [3, -1] }), 'queues[0].contacts[1] must be 0 to 10000000 (got -1).'],
    [
      withQueue({ handleTimeFactors: [1] }),
      'queues[0].handleTimeFactors has 1 values for 2 intervals. Give one for each.',
    ],
    [
      withQueue({ talk: { kind: 'normal' } }),
      'queues[0].talk.kind must be one of constant, exponential, lognormal, empirical',
    ],
    [
      withQueue({ talk: { kind: 'exponential', meanSeconds: 0 } }),
      'queues[0].talk.meanSeconds must be 0.001 to 10000000 (got 0).',
    ],
    [withQueue({ talk: { kind: 'exponential', seconds: 9 } }), 'queues[0].talk has no "meanSeconds".'],
    [withQueue({ patience: { kind: 'empirical', seconds: [] } }), 'queues[0].patience.seconds is empty.'],
    [
      withQueue({ patience: { kind: 'empirical', seconds: [1, 2], weights: [1] } }),
      'queues[0].patience.weights has 1 values for 2 durations. Give one for each.',
    ],
    [
      withQueue({ retrial: { share: 1, delay: { kind: 'constant', seconds: 1 } } }),
      'queues[0].retrial.share must be 0 to 0.99',
    ],
    [
      { ...file, groups: [{ id: 'all', skills: [{ queueId: 'shop' }] }] },
      'groups[0].skills[0].queueId "shop" is not a queue',
    ],
    [
      { ...file, groups: [{ id: 'all', skills: [{ queueId: 'bank' }, { queueId: 'bank' }] }] },
      'groups[0].skills[1] names the queue "bank" again.',
    ],
    [{ ...file, warmUpIntervals: 2 }, 'warmUpIntervals must be 0 to 1 (got 2).'],
    [{ ...file, adherence: { absentShare: 3 } }, 'adherence.absentShare must be 0 to 1 (got 3).'],
    [withAgent({ groupId: 'none', shifts: [] }), 'agents[0].groupId "none" is not a group of this scenario.'],
    [withAgent({}), 'agents[0] has neither "shifts" nor "perInterval". Say when the agents work.'],
    [
      withAgent({ shifts: [], perInterval: [1, 1] }),
      'agents[0] has "perInterval" beside "shifts" or "count".',
    ],
    [withAgent({ perInterval: [1] }), 'agents[0].perInterval has 1 values; the scenario has 2 intervals.'],
    [
      withAgent({ shifts: [], speeds: { shop: 1 } }),
      'agents[0].speeds.shop is for a queue that the group does not serve.',
    ],
    [withAgent({ shifts: [{ start: 9, end: 9 }] }), 'agents[0].shifts[0] must end after it starts.'],
    [
      withAgent({
        shifts: [
          { start: 20, end: 60 },
          { start: 0, end: 30 },
        ],
      }),
      'agents[0].shifts[0] begins before another shift of the same agent ends.',
    ],
    [
      withActivity({ kind: 'nap' }),
      'agents[0].shifts[0].activities[0].kind must be one of inbound, outbound',
    ],
    [
      withActivity({ kind: 'outbound' }),
      'agents[0].shifts[0].activities[0] is outbound and has no "campaignId".',
    ],
    [
      withActivity({ kind: 'outbound', campaignId: 'x' }),
      '.campaignId "x" is not a campaign of this scenario.',
    ],
    [
      withActivity({ kind: 'inbound', queueIds: ['shop'] }),
      '.queueIds[0] "shop" is not a queue of the group.',
    ],
    [withActivity({ kind: 'break', campaignId: 'sales' }), '.campaignId belongs to outbound activities.'],
    [withActivity({ kind: 'break', start: -5 }), 'activities[0] begins before its shift'],
    [withActivity({ kind: 'break', end: 70 }), 'activities[0] ends after its shift.'],
    [
      { ...withAgent({ shifts: [{ start: '2026-03-02T08:00:00Z', end: 60 }] }), start: null },
      'agents[0].shifts[0].start is an instant, but the scenario has no "start".',
    ],
  ])('%#: what is wrong, and what to do', (json, message) => {
    let told = '';
    try {
      scenarioFromJson(json);
    } catch (error) {
      told = String(error);
    }
    expect(told).toContain(message);
  });
});
