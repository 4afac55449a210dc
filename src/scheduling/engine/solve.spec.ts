import {
  aCampaign,
  aContract,
  anAgent,
  aProblem,
  aQueue,
  aRoster,
  aShift,
} from '../../../test/builders/roster.js';
import { localTime } from '../../time/zoned-time.js';
import { check } from './check.js';
import { type Agent, type SchedulingProblem } from './problem.js';
import { type Activity, type Roster } from './roster.js';
import { solve } from './solve.js';

const START = 32;
const QUARTER_MS = 900_000;
const eight = localTime('08:00');
/** Four hours from 08:00, on Monday alone: what is left to decide is what they are filled with. */
const contracts = [
  aContract({
    shiftStarts: { earliest: eight, latest: eight, stepMinutes: 30 },
    shiftLengthsMinutes: [240],
    paidMinutesPerDay: { min: 0, max: 480 },
    paidMinutesPerWeek: { min: 240, max: 240 },
  }),
];
const monday = aShift(0, '08:00', ['inbound 240']);
const flat = (agents: number) => Array.from({ length: 16 }, () => agents);

function problemOf(wanted: readonly number[], agents: readonly Agent[], changes: Partial<SchedulingProblem>) {
  const target = Array.from({ length: 7 * 96 }, (_, at) => wanted[at - START] ?? 0);
  const onMonday = agents.map((agent) => ({
    ...agent,
    availability: [{ start: monday.start, end: monday.end }],
  }));
  return aProblem({ contracts, queues: [aQueue({ target })], agents: onMonday, ...changes });
}

const people = (count: number) => Array.from({ length: count }, (_, at) => anAgent({ id: `${at}` }));
const run = (problem: SchedulingProblem, steps = 200) => solve(problem, { seed: 1, budget: { steps } });

/** One letter a quarter-hour: i inbound, o outbound, x nothing. */
function letters({ shifts }: Roster): string[] {
  const letterOf = ({ kind }: Activity) => (kind === 'inbound' ? 'i' : kind === 'outbound' ? 'o' : 'x');
  return shifts
    .map(({ activities }) =>
      activities.map((each) => letterOf(each).repeat((each.end - each.start) / QUARTER_MS)).join(''),
    )
    .sort();
}

async function blend(
  wanted: readonly number[],
  count: number,
  changes: Partial<SchedulingProblem> = {},
): Promise<string[]> {
  return letters((await run(problemOf(wanted, people(count), changes))).roster);
}

describe('blocks of a blended shift', () => {
  it('leave everybody inbound who is needed', async () => {
    expect(await blend(flat(2), 2)).toEqual(['i'.repeat(16), 'i'.repeat(16)]);
  });

  it('turn surplus into calling', async () => {
    expect((await blend(flat(1), 2)).join('').split('o')).toHaveLength(17);
  });

  it('are only made where surplus lasts the minimum length', async () => {
    const valley = [...flat(1).slice(0, 6), 0, 0, 0, ...flat(1).slice(0, 7)];
    expect(await blend(valley, 1)).toEqual(['iiiiiixxxiiiiiii']);
    const wider = [...flat(1).slice(0, 6), 0, 0, 0, 0, ...flat(1).slice(0, 6)];
    expect(await blend(wider, 1)).toEqual(['iiiiiiooooiiiiii']);
  });

  it('keep to the switches allowed', async () => {
    const waves = [0, 0, 0, 0, 1, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1, 1];
    expect(await blend(waves, 1)).toEqual(['ooooiiiiooooiiii']);
    const blending = { inboundFloor: 1, minBlockMinutes: 60, maxSwitchesPerShift: 1 };
    expect(await blend(waves, 1, { blending })).toEqual(['ooooiiiixxxxiiii']);
  });

  it('end when a campaign has its hours', async () => {
    const shifts = await blend(flat(0), 3, { campaigns: [aCampaign({ hoursWanted: 6 })] });
    expect(shifts.join('').split('o')).toHaveLength(25);
  });

  it('call nobody without consent', async () => {
    const [zone] = aCampaign().zones;
    const campaigns = [aCampaign({ zones: [{ ...zone, consent: false }] })];
    expect(await blend(flat(0), 1, { campaigns })).toEqual([]);
    expect((await blend(flat(1), 2, { campaigns })).join('')).not.toContain('o');
  });

  it('fill the day of somebody without a queue', async () => {
    const caller = anAgent({ entitlements: [{ workId: 'late', speed: 1 }] });
    expect(letters((await run(problemOf(flat(1), [caller], {}))).roster)).toEqual(['o'.repeat(16)]);
  });
});

describe('the bound', () => {
  it('is the score itself where nothing is left to improve', async () => {
    const { score, bound } = await run(problemOf(flat(1), people(1), { campaigns: [] }), 2000);
    expect(score.cost).toBe(0);
    expect(bound).toBe(0);
  });

  it('comes near to what nobody can help, from below', async () => {
    const { score, bound } = await run(problemOf(flat(3), people(1), { campaigns: [] }), 5000);
    expect(score.cost).toBe(2 * 240 * 4);
    expect(bound).toBeLessThanOrEqual(score.cost);
    expect(bound).toBeGreaterThan(0.98 * score.cost);
  });
});

describe('what the planner holds fixed', () => {
  const problem = problemOf(flat(1), people(2), {});
  const odd = { ...aShift(0, '08:05', ['inbound 100', 'outbound 130']), agentId: '0' };

  it('stands as it is, to the minute', async () => {
    const pins = [{ kind: 'shift', agentId: '0', shift: odd }] as const;
    const { roster } = await run({ ...problem, pins });
    expect(roster.shifts.filter(({ agentId }) => agentId === '0')).toEqual([odd]);
  });

  it('leaves a day off without a shift', async () => {
    const pins = [{ kind: 'day-off', agentId: '0', date: monday.date }] as const;
    const { roster } = await run({ ...problem, pins });
    expect(roster.shifts.map(({ agentId }) => agentId)).toEqual(['1']);
  });
});

describe('a roster to begin with', () => {
  const problem = problemOf(flat(1), people(2), {});

  it('comes back when nothing better is found in no time', async () => {
    const { roster } = await run(problem);
    const again = await solve(problem, { seed: 5, budget: { steps: 0 }, warmStart: roster });
    expect(again.score.cost).toBeLessThanOrEqual(check(problem, roster).score.cost);
  });

  it('is made better where it can be', async () => {
    const poor = aRoster({ ...monday, agentId: '0' }, { ...monday, agentId: '1' });
    const { score } = await solve(problem, { seed: 1, budget: { steps: 200 }, warmStart: poor });
    expect(score.cost).toBeLessThan(check(problem, poor).score.cost);
  });
});
