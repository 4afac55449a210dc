import { instant } from '../../time/instant.js';
import { rosterScenario, type RosterToSimulate, type SimulationAssumptions } from './roster-scenario.js';

const HOUR = 3_600_000;
const at = (hours: number) => instant(Date.UTC(2026, 2, 2) + hours * HOUR);

const ASSUMPTIONS: SimulationAssumptions = {
  serviceLevel: 'sl.offered',
  routing: 'rostered',
  volumePercent: 0,
  handleTimePercent: 0,
  patiencePercent: 0,
  handleTimeVariation: 1,
  dayVariation: 0,
  absentShare: 0,
  unavailableShare: 0,
  lateMinutes: 0,
  yieldsAfterSeconds: null,
};

const ROSTER: RosterToSimulate = {
  name: 'Monday',
  span: { start: at(8), end: at(9) },
  intervalMinutes: 15,
  queues: [
    {
      id: '1',
      name: 'Bank',
      expected: [
        { start: at(8), end: at(8.5), offered: 20, averageHandleTimeSeconds: 200 },
        { start: at(8.5), end: at(9), offered: 60, averageHandleTimeSeconds: 400 },
      ],
      answerThresholdSeconds: 20,
      serviceLevelGoal: 0.8,
      patienceSeconds: 100,
    },
    {
      id: '2',
      name: 'Shop',
      expected: [],
      answerThresholdSeconds: 30,
      serviceLevelGoal: null,
      patienceSeconds: null,
    },
  ],
  campaigns: [{ id: '7', name: 'Surveys' }],
  agents: [
    { id: 'a', siteName: 'Manila', queues: [{ queueId: '1', speed: 0.8 }] },
    {
      id: 'b',
      siteName: 'Manila',
      queues: [
        { queueId: '2', speed: 1 },
        { queueId: '1', speed: 1 },
      ],
    },
    {
      id: 'c',
      siteName: 'Manila',
      queues: [
        { queueId: '1', speed: 1 },
        { queueId: '2', speed: 1 },
      ],
    },
    { id: 'off', siteName: 'Manila', queues: [] },
  ],
  shifts: ['a', 'b', 'c'].map((agentId) => ({
    agentId,
    start: at(7),
    end: at(9),
    activities: [
      { kind: 'inbound', start: at(7), end: at(8.5), queueId: '1', campaignId: null },
      { kind: 'outbound', start: at(8.5), end: at(9), queueId: null, campaignId: '7' },
    ],
  })),
};

const made = (more: Partial<SimulationAssumptions> = {}) =>
  rosterScenario(ROSTER, { ...ASSUMPTIONS, ...more });

describe('the scenario of a roster', () => {
  it('spreads wide intervals evenly over its own, with their handle times', () => {
    const [bank, shop] = made().queues;
    expect(bank.contacts).toEqual([10, 10, 30, 30]);
    expect(bank.talk).toEqual({ kind: 'exponential', meanSeconds: 350 });
    expect(bank.handleTimeFactors?.map((factor) => factor * 350)).toEqual([200, 200, 400, 400]);
    expect(shop).toMatchObject({ contacts: [0, 0, 0, 0], handleTimeFactors: [1, 1, 1, 1], patience: null });
  });

  it('counts shifts that began before from the start of the span', () => {
    expect(made().agents[0]).toMatchObject({
      speeds: { 1: 0.8 },
      shifts: [{ startSeconds: -3600, endSeconds: 3600, activities: [{ startSeconds: -3600 }, {}] }],
    });
  });

  it('puts agents of one site with the same queues into one group, and leaves out who does not work', () => {
    const { groups, agents } = made();
    expect(groups.map(({ name }) => name)).toEqual([
      'Manila: no queue',
      'Manila: Bank',
      'Manila: Bank, Shop',
    ]);
    expect(agents.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    expect(agents[1].groupId).toBe(agents[2].groupId);
  });

  it('keeps agents on the queue that they are rostered on, or lets them take all of theirs', () => {
    const activityOf = (routing: SimulationAssumptions['routing']) =>
      made({ routing }).agents[1].shifts[0].activities.map(({ queueIds, campaignId }) => [
        queueIds,
        campaignId,
      ]);
    expect(activityOf('rostered')).toEqual([
      [['1'], null],
      [null, '7'],
    ]);
    expect(activityOf('entitled')).toEqual([
      [null, null],
      [null, '7'],
    ]);
  });

  it('changes volume, handle time and patience by percent', () => {
    const [bank] = made({ volumePercent: 10, handleTimePercent: -20, patiencePercent: 50 }).queues;
    expect(bank.contacts[2]).toBeCloseTo(33, 9);
    expect(bank.talk).toMatchObject({ meanSeconds: 280 });
    expect(bank.patience).toEqual({ kind: 'exponential', meanSeconds: 150 });
  });

  it('makes handle times as even as is asked', () => {
    expect(made({ handleTimeVariation: 0 }).queues[0].talk).toEqual({ kind: 'constant', seconds: 350 });
    expect(made({ handleTimeVariation: 0.5 }).queues[0].talk).toEqual({
      kind: 'lognormal',
      meanSeconds: 350,
      deviationSeconds: 175,
    });
  });

  it('takes unplanned time away in pieces that add up to its share', () => {
    const { adherence } = made({ absentShare: 0.1, unavailableShare: 0.05, lateMinutes: 2 });
    expect(adherence).toMatchObject({
      absentShare: 0.1,
      lateStart: { share: 1, length: { meanSeconds: 120 } },
      breakOverrun: { share: 1, length: { meanSeconds: 120 } },
    });
    const { perHour, length } = adherence.unavailable ?? { perHour: 0, length: null };
    expect(length).toEqual({ kind: 'exponential', meanSeconds: 300 });
    expect((perHour * 300) / 3600).toBeCloseTo(0.05, 12);
  });

  it('refuses a span that is no whole number of intervals', () => {
    const span = { start: at(8), end: at(8.4) };
    expect(() => rosterScenario({ ...ROSTER, span }, ASSUMPTIONS)).toThrow(/has 1.6 intervals of 15 minutes/);
  });
});
