import { aContract, anAgent, aProblem, aQueue, MONDAY, on } from '../../../../test/builders/roster.js';
import { addDays, localTime } from '../../../time/zoned-time.js';
import { check } from '../check.js';
import { type SchedulingProblem } from '../problem.js';
import { solve } from '../solve.js';

const early = localTime('08:00');
const late = localTime('20:00');
const shiftTypes = [
  { id: 'early', starts: { earliest: early, latest: early } },
  { id: 'late', starts: { earliest: late, latest: late } },
];
const contracts = [
  aContract({
    shiftStarts: { earliest: early, latest: late, stepMinutes: 720 },
    shiftLengthsMinutes: [240],
    paidMinutesPerWeek: { min: 0, max: 1200 },
  }),
];
const ids = ['ana', 'bo', 'cy', 'di'];
/** So many agents wanted from 08:00 and from 20:00 for four hours on all days. */
const wanted = (morning: number, evening: number) =>
  Array.from({ length: 7 * 96 }, (_, at) => {
    const hour = (at % 96) / 4;
    return hour >= 8 && hour < 12 ? morning : hour >= 20 ? evening : 0;
  });
const problemOf = (changes: Partial<SchedulingProblem>) =>
  aProblem({
    contracts,
    agents: ids.map((id) => anAgent({ id })),
    queues: [aQueue({ target: wanted(2, 0) })],
    campaigns: [],
    shiftTypes,
    ...changes,
  });
const solved = (problem: SchedulingProblem, steps = 400) => solve(problem, { seed: 1, budget: { steps } });
const costOf = (problem: SchedulingProblem, roster: Parameters<typeof check>[1], ruleId: string) =>
  check(problem, roster).perRule.find((rule) => rule.ruleId === ruleId)?.cost ?? 0;

describe('shifts of types on days', () => {
  it('are there where they are wanted, beside the cover, and no more than are allowed', async () => {
    // Of late shifts queues want few: a night's guard is wanted on three days all the same.
    const queues = [aQueue({ target: wanted(2, 0).map((agents, at) => (at % 96 >= 80 ? 0.2 : agents)) })];
    const dates = [0, 2, 4].map((day) => addDays(MONDAY, day));
    const shiftTypeCover = [{ shiftType: 'late', dates, min: 1, max: 1 }];
    const without = await solved(problemOf({ queues }));
    expect(check(problemOf({ queues, shiftTypeCover }), without.roster).hard).not.toEqual([]);
    const { evaluation, bound, score } = await solved(problemOf({ queues, shiftTypeCover }));
    expect(evaluation.hard).toEqual([]);
    expect(bound).toBeLessThanOrEqual(score.cost);
  });

  it('are left out where a soft wish costs more than it is worth', async () => {
    const queues = [aQueue({ target: wanted(2, 0.2) })];
    const of = (weight: number) =>
      problemOf({ queues, shiftTypeCover: [{ shiftType: 'early', max: 1, level: 'soft', weight }] });
    const mornings = async (weight: number) =>
      (await solved(of(weight))).roster.shifts.filter(
        ({ start, date }) => start === on((Date.parse(date) - Date.parse(MONDAY)) / 864e5, '08:00'),
      ).length;
    expect(await mornings(1)).toBe(14);
    expect(await mornings(5000)).toBe(7);
  });
});

describe('fairness', () => {
  const goal = {
    of: 'unpopular-starts',
    among: 'everybody',
    weight: 300,
    starts: { from: late, to: late },
  } as const;
  const evenings = (agents: SchedulingProblem['agents']) =>
    problemOf({ agents, queues: [aQueue({ target: wanted(1, 1) })], fairness: [goal] });
  const latesOf = (shifts: readonly { readonly agentId: string; readonly start: number }[], id: string) =>
    shifts.filter(({ agentId, start }) => agentId === id && (start - on(0, '20:00')) % 864e5 === 0).length;

  it('shares out what nobody likes, where costs of cover are the same', async () => {
    const problem = evenings(ids.map((id) => anAgent({ id })));
    const { roster } = await solved(problem);
    expect(costOf(problem, roster, 'inbound-cover')).toBe(0);
    const counts = ids.map((id) => latesOf(roster.shifts, id));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(7);
    expect(Math.max(...counts)).toBeLessThanOrEqual(3);
    const without = await solved({ ...problem, fairness: [] });
    const [fair, unfair] = [roster, without.roster].map((each) => costOf(problem, each, 'fairness'));
    expect(fair).toBeLessThanOrEqual(unfair / 2);
  });

  it('remembers who had more before', async () => {
    const burdened = { days: 28, nights: 0, weekends: 0, unpopularStarts: 10 };
    const none = { ...burdened, unpopularStarts: 2 };
    const agents = ids.map((id) => {
      const fairness = id === 'ana' || id === 'bo' ? burdened : none;
      return anAgent({ id, history: { lastShiftEnd: null, consecutiveDaysWorked: 0, fairness } });
    });
    const problem = evenings(agents);
    const { roster } = await solved(problem);
    expect(costOf(problem, roster, 'inbound-cover')).toBe(0);
    expect(latesOf(roster.shifts, 'ana') + latesOf(roster.shifts, 'bo')).toBe(0);
  });
});

describe('budgets', () => {
  const paid = contracts.map((contract) => ({ ...contract, pay: { centsPerHour: 1000 } }));
  /** 14 shifts are wanted, at 40 each. */
  const of = (budget: object) =>
    problemOf({ contracts: paid, labourBudgets: [{ id: 'all', amount: 320, ...budget }] });

  it('are kept where they are hard, with the cover that they allow', async () => {
    const { evaluation, roster, bound, score } = await solved(of({}));
    expect(evaluation.hard).toEqual([]);
    expect(roster.shifts).toHaveLength(8);
    expect(bound).toBeLessThanOrEqual(score.cost);
  });

  it('are weighed against cover where they are soft, and are of a site where one is named', async () => {
    expect((await solved(of({ level: 'soft', weight: 1 }))).roster.shifts).toHaveLength(14);
    expect((await solved(of({ level: 'soft', weight: 1000 }))).roster.shifts).toHaveLength(8);
    expect((await solved(of({ siteId: 'manila', amount: 0 }))).roster.shifts).toHaveLength(14);
  });
});
