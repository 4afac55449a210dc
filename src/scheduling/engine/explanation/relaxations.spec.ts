import {
  aCampaign,
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
  on,
} from '../../../../test/builders/roster.js';
import { type BreakRule, type SchedulingProblem } from '../problem.js';
import { check } from '../check.js';
import { LinearSolver } from '../search/linear-model.js';
import { toSlots } from '../search/slot-problem.js';
import { blockRepairs } from './block-repairs.js';
import { pauseRepairs } from './pause-repairs.js';
import { type RelaxationKind } from './relaxation.js';
import { relaxations } from './relaxations.js';
import { restRepairs } from './rest-repairs.js';
import { staffingBound } from './staffing-model.js';
import { planningSpans } from './week-parts.js';
import { relaxationWords } from './words.js';

/** Agents wanted on Monday (day 0) from one hour to another, Bogota time. */
const wanted = (agents: number, from: number, to: number) =>
  Array.from({ length: 7 * 96 }, (_, at) => (at >= from * 4 && at < to * 4 ? agents : 0));
const people = (count: number) => Array.from({ length: count }, (_, at) => anAgent({ id: `a${at + 1}` }));

describe('relaxations', () => {
  let solver: LinearSolver;
  beforeAll(async () => {
    solver = await LinearSolver.load();
  });
  const of = (problem: SchedulingProblem, kind: RelaxationKind) =>
    relaxations(problem, solver, null).relaxations.filter((each) => each.kind === kind);

  it('are none where nothing is missing', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(1, 8, 16) })], campaigns: [] });
    const report = relaxations(problem, solver, null);
    expect(report).toMatchObject({ understaffedMinutes: 0, outboundMinutes: 0, relaxations: [] });
    expect(relaxationWords(report)).toEqual(['Nothing is missing: no relaxation is needed.']);
  });

  it('say how many more agents, with which skill, on which day, remove how much', () => {
    const problem = aProblem({
      agents: people(2),
      queues: [aQueue({ target: wanted(4, 8, 16) })],
      campaigns: [],
    });
    const report = relaxations(problem, solver, null);
    expect(report.understaffedMinutes).toBeCloseTo(2 * 480, 6);
    const [best] = report.relaxations;
    expect(best).toMatchObject({ kind: 'more-agents', agents: 2, workId: 'help', date: '2026-03-02' });
    expect(best.understaffedMinutes).toBeCloseTo(960, 6);
    expect(best.gain).toBeCloseTo(4 * 960, 6);
    expect(best.message).toBe(
      'Two more agents with en B2 for Help desk on Monday 2026-03-02 morning (like "a1") would remove 960 of 960 missing agent-minutes.',
    );
    expect(relaxationWords(report)[1]).toBe(best.message);
  });

  it('find people who hold the certificate and are not entitled', () => {
    const other = anAgent({ id: 'idle', entitlements: [{ workId: 'late', speed: 1 }] });
    const problem = aProblem({
      agents: [...people(1), other],
      queues: [aQueue({ target: wanted(2, 8, 16) })],
      campaigns: [aCampaign({ hoursWanted: 0 })],
    });
    const [found] = of(problem, 'entitle-agents');
    expect(found.understaffedMinutes).toBeCloseTo(480, 6);
    expect(found.message).toContain('idle');
  });

  it('find starts that the contract does not have', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(1, 5, 9) })], campaigns: [] });
    const [found] = of(problem, 'earlier-starts');
    expect(found.understaffedMinutes).toBeCloseTo(60, 6);
    expect(found.message).toContain('05:00');
  });

  it('find consent that is not in hand', () => {
    const [zone] = aCampaign().zones;
    const without = { ...zone, share: 0.5, consent: false };
    const zones = [without, { ...zone, id: 'nj', share: 0.5 }];
    const problem = aProblem({ campaigns: [aCampaign({ hoursWanted: 8, zones })] });
    const [found] = of(problem, 'consent');
    expect(found).toMatchObject({ workId: 'late' });
    expect(found.outboundMinutes).toBeCloseTo(240, 6);
    expect(found.message).toBe(
      'Consent to call ny for Late payments would remove 240 of 240 missing minutes of calls.',
    );
  });

  it('say how many more callers a campaign lacks', () => {
    const problem = aProblem({ campaigns: [aCampaign({ hoursWanted: 60 })] });
    const [found] = of(problem, 'more-agents');
    // One agent calls 40 hours of the week; the other 20 are missing.
    expect(found).toMatchObject({ agents: 2, workId: 'late', date: null });
    expect(found.outboundMinutes).toBeCloseTo(20 * 60, 6);
  });

  it('never promise more than is missing', () => {
    const twoDays = wanted(7, 4, 22).map((agents, at, row) => agents + (at >= 192 ? row[at - 192] : 0));
    const problem = aProblem({ agents: people(3), queues: [aQueue({ target: twoDays })] });
    const report = relaxations(problem, solver, null);
    expect(report.relaxations.length).toBeGreaterThan(1);
    for (const { gain, understaffedMinutes } of report.relaxations) {
      expect(gain).toBeGreaterThan(0);
      expect(understaffedMinutes).toBeLessThanOrEqual(report.understaffedMinutes + 1e-6);
    }
    const gains = report.relaxations.map(({ gain }) => gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
  });

  it('are measured against a bound that people of different speed do not beat either', () => {
    const speedy = (id: string, speed: number) => anAgent({ id, entitlements: [{ workId: 'help', speed }] });
    const agents = [speedy('slow', 0.5), speedy('fast', 1.25)];
    const problem = aProblem({ agents, queues: [aQueue({ target: wanted(1, 8, 16) })], campaigns: [] });
    const slots = toSlots(problem);
    const bound = staffingBound(slots, planningSpans(slots)[0], solver);
    for (const shifts of [
      [aShift(0, '08:00', ['inbound 480'], { agentId: 'slow' })],
      [aShift(0, '08:00', ['inbound 480'], { agentId: 'fast' })],
      [0, 1].map((at) => aShift(0, '08:00', ['inbound 480'], { agentId: agents[at].id })),
    ]) {
      const { cost } = check(problem, aRoster(...shifts)).score;
      expect(bound?.cost).toBeLessThanOrEqual(cost + 1e-6);
    }
  });

  it('are measured against a bound that no roster beats', () => {
    const problem = aProblem({ queues: [aQueue({ target: wanted(2, 8, 16) })], campaigns: [] });
    const slots = toSlots(problem);
    const bound = staffingBound(slots, planningSpans(slots)[0], solver);
    expect(bound?.understaffedMinutes).toBeCloseTo(480, 6);
    expect(bound?.cost).toBeCloseTo(4 * 480, 6);
  });
});

describe('repairs of a roster', () => {
  const meal: BreakRule = {
    kind: 'meal',
    minutes: 60,
    paid: false,
    earliestAfterStartMinutes: 180,
    latestAfterStartMinutes: 300,
    fromShiftMinutes: 480,
  };

  it('tell what a wider meal window saves, above what the window as it is would let pauses save', () => {
    const contract = aContract({ breaks: [meal], shiftLengthsMinutes: [540] });
    // One agent is wanted from 11:00 to 13:00, in all of the meal's window; before and after nobody minds.
    const problem = aProblem({
      contracts: [contract],
      queues: [aQueue({ target: wanted(1, 11, 13) })],
      campaigns: [],
    });
    const roster = aRoster(aShift(0, '08:00', ['inbound 180', 'meal 60', 'inbound 300']));
    const [found] = pauseRepairs(problem, roster);
    expect(found).toMatchObject({ kind: 'wider-meal-window', understaffedMinutes: 30, contractId: 'full' });
    // Half an hour understaffed (4 a minute) less, and half an hour too many (1 a minute) less.
    expect(found.gain).toBe(30 * 4 + 30);
    expect(found.message).toContain('150 to 330');
  });

  it('tell whom an hour less of rest would free for the time that lacks most', () => {
    const target = Array.from({ length: 7 * 96 }, (_, at) => (at >= 96 + 24 && at < 96 + 40 ? 1 : 0));
    const problem = aProblem({ queues: [aQueue({ target })], campaigns: [] });
    // The shift ends 19:30; 11 hours on it is 06:30, and from 06:00 somebody is wanted.
    const roster = aRoster(aShift(0, '11:30', ['inbound 480']));
    const [found] = restRepairs(problem, roster).filter(({ kind }) => kind === 'shorter-rest');
    expect(found).toMatchObject({ agents: 1, workId: 'help', date: '2026-03-03' });
    expect(found.gain).toBeGreaterThan(0);
    expect(found.message).toContain('600 min of rest instead of 660');
  });

  it('tell the calls that one more switch would let surplus agents make', () => {
    const blending = { inboundFloor: 1, minBlockMinutes: 60, maxSwitchesPerShift: 0 };
    const target = wanted(1, 8, 12);
    const campaigns = [aCampaign({ hoursWanted: 20 })];
    const problem = aProblem({ blending, campaigns, queues: [aQueue({ target })] });
    const roster = aRoster(
      aShift(0, '08:00', ['inbound 240', 'break 15', 'inbound 225']),
      aShift(0, '06:00', ['inbound 480'], { agentId: 'bob' }),
    );
    const two = { ...problem, agents: [anAgent(), anAgent({ id: 'bob' })] };
    const switching = blockRepairs(two, roster).find(({ kind }) => kind === 'one-more-switch');
    // Bob can call all day as it is; Ana is needed in the morning, and free after her break.
    expect(switching).toMatchObject({ outboundMinutes: 225, gain: 225 * 3 });
    const free = blockRepairs({ ...two, blending: { ...blending, maxSwitchesPerShift: 9 } }, roster);
    expect(free.find(({ kind }) => kind === 'one-more-switch')?.outboundMinutes).toBe(0);
  });

  it('find nothing in a roster that lacks nothing', () => {
    const shift = aShift(0, '08:00', ['inbound 480']);
    const problem = aProblem({ queues: [aQueue({ target: wanted(1, 8, 16) })], campaigns: [] });
    expect(pauseRepairs(problem, aRoster(shift))).toEqual([]);
    expect(restRepairs(problem, aRoster(shift))).toEqual([]);
    expect(blockRepairs(problem, aRoster(shift))).toEqual([]);
    expect(on(0, '08:00')).toBe(shift.start);
  });
});
