import { aGroup, aQueue, aScenario, aShift, someAgents } from '../../../../test/builders/scenario.js';
import { Attendance, SIGNED_OUT } from './attendance.js';
import { compile } from './compile.js';
import { type AdherenceNoise, PERFECT_ADHERENCE, type Scenario, type ScenarioShift } from './scenario.js';

const HOUR = 3600;

const pause = (startSeconds: number, endSeconds: number) => ({
  kind: 'break' as const,
  startSeconds,
  endSeconds,
  queueIds: null,
  campaignId: null,
});

function withShift(shift: ScenarioShift, adherence: AdherenceNoise = PERFECT_ADHERENCE, count = 1): Scenario {
  return aScenario({
    queues: [aQueue({ contacts: [10, 10, 10, 10] })],
    intervalSeconds: HOUR,
    groups: [aGroup('all', 'bank')],
    agents: someAgents(count, 'all', [shift]),
    adherence,
  });
}

/** When the agent signs in and out if every change happens on time. */
function changesOf(scenario: Scenario, agent = 0, replication = 0): number[] {
  const attendance = new Attendance(compile(scenario));
  attendance.begin(1, replication);
  return turnsOf(attendance, agent);
}

function turnsOf(attendance: Attendance, agent: number): number[] {
  const times: number[] = [];
  let now = -Infinity;
  while (now < Infinity) {
    now = attendance.turn(agent, now);
    if (now < Infinity) times.push(now);
  }
  return times;
}

describe('attendance', () => {
  it('follows the shift: in, off for the break, in again, out', () => {
    const scenario = withShift(aShift(0, 2 * HOUR, { activities: [pause(HOUR, HOUR + 900)] }));
    expect(changesOf(scenario)).toEqual([0, HOUR, HOUR + 900, 2 * HOUR]);
  });

  it('gives a break its whole length when a contact ran into it, but no later end to a meeting', () => {
    const shift = aShift(0, 2 * HOUR, {
      activities: [pause(HOUR, HOUR + 900), { ...pause(HOUR + 1800, HOUR + 2400), kind: 'off-phone' }],
    });
    const attendance = new Attendance(compile(withShift(shift)));
    attendance.begin(1, 0);
    attendance.turn(0, -Infinity);
    attendance.turn(0, 0);
    expect(attendance.turn(0, HOUR + 60)).toBe(HOUR + 960);
    expect(attendance.turn(0, HOUR + 960)).toBe(HOUR + 1800);
    expect(attendance.turn(0, HOUR + 2000)).toBe(HOUR + 2400);
  });

  it('leaves out what a long contact has swallowed', () => {
    const shift = aShift(0, 2 * HOUR, { activities: [{ ...pause(600, 1200), kind: 'off-phone' }] });
    const attendance = new Attendance(compile(withShift(shift)));
    attendance.begin(1, 0);
    attendance.turn(0, -Infinity);
    attendance.turn(0, 0);
    expect(attendance.turn(0, 1500)).toBe(2 * HOUR);
    expect(attendance.turn(0, 3 * HOUR)).toBe(Infinity);
    expect(attendance.profile[0]).toBe(SIGNED_OUT);
  });

  it('counts who is signed in for a queue', () => {
    const attendance = new Attendance(compile(withShift(aShift(0, HOUR), PERFECT_ADHERENCE, 3)));
    attendance.begin(1, 0);
    [0, 1, 2].forEach((agent) => attendance.turn(agent, 0));
    expect([...attendance.signedIn]).toEqual([3]);
    attendance.turn(1, HOUR);
    expect([...attendance.signedIn]).toEqual([2]);
  });
});

describe('attendance with chance', () => {
  const always = (seconds: number) => ({ share: 1, length: { kind: 'constant' as const, seconds } });
  const shift = aShift(0, 4 * HOUR, { activities: [pause(HOUR, HOUR + 900)] });

  it('begins late, leaves early and comes back late from a break', () => {
    const adherence = {
      ...PERFECT_ADHERENCE,
      lateStart: always(300),
      earlyLeave: always(120),
      breakOverrun: always(60),
    };
    expect(changesOf(withShift(shift, adherence))).toEqual([300, HOUR, HOUR + 960, 4 * HOUR - 120]);
  });

  it('lets the share of absent people stay away', () => {
    const scenario = withShift(shift, { ...PERFECT_ADHERENCE, absentShare: 0.3 }, 2000);
    const attendance = new Attendance(compile(scenario));
    attendance.begin(3, 0);
    scenario.agents.forEach((_, agent) => attendance.turn(agent, 10));
    expect(attendance.signedIn[0] / 2000).toBeCloseTo(0.7, 1);
  });

  it('takes people away from the phone as often and as long as they are', () => {
    const unavailable = { perHour: 2, length: { kind: 'constant' as const, seconds: 100 } };
    const scenario = withShift(aShift(0, 4 * HOUR), { ...PERFECT_ADHERENCE, unavailable }, 500);
    const attendance = new Attendance(compile(scenario));
    attendance.begin(1, 0);
    const away = scenario.agents.map((_, agent) => turnsOf(attendance, agent).length / 2 - 1);
    const times = away.reduce((sum, count) => sum + count, 0) / 500;
    expect(times).toBeGreaterThan(7);
    expect(times).toBeLessThan(8);
  });

  it('differs between replications and agents, and hangs on the agent alone', () => {
    const adherence = {
      ...PERFECT_ADHERENCE,
      lateStart: { share: 1, length: { kind: 'exponential' as const, meanSeconds: 300 } },
    };
    const two = withShift(shift, adherence, 2);
    const [first] = changesOf(two, 1);
    expect(changesOf(two, 1)).not.toEqual(changesOf(two, 0));
    expect(changesOf(two, 1, 5)[0]).not.toBe(first);
    expect(changesOf({ ...two, agents: two.agents.slice(1) })[0]).toBe(first);
  });
});
