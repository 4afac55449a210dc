import { coverGaps } from '../../../src/scheduling/engine/cover.js';
import { explain, scheduleEfficiency } from '../../../src/scheduling/engine/explain.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { outboundDelivery } from '../../../src/scheduling/engine/outbound-delivery.js';
import { type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { solve, type SolveResult } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { localDate, localTimeOf } from '../../../src/time/zoned-time.js';
import { forbiddenMinutes } from './outbound-walk.js';
import { blendedShifts, unqualifiedMinutes } from './roster-walk.js';

const callingHours = loadCallingHoursPacks();
const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);

function expectLawful(problem: SchedulingProblem, { roster, evaluation }: SolveResult): void {
  expect(evaluation.hard).toEqual([]);
  expect(forbiddenMinutes(problem, roster)).toEqual([]);
  expect(unqualifiedMinutes(problem, roster)).toEqual([]);
  for (const { blocks, switches } of blendedShifts(roster)) {
    expect(Math.min(...blocks)).toBeGreaterThanOrEqual(60);
    expect(switches).toBeLessThanOrEqual(3);
  }
}

describe('a week of 120 agents in Manila, Bogota and Krakow', () => {
  const problem = generateProblem({ agents: 120, weeks: 1, sites: 3, seed: 1, callingHours });
  let solved: SolveResult;
  beforeAll(async () => {
    solved = await solve(problem, { seed: 1, budget: { steps: 3000 } });
  });

  it('is worth solving: most agents are blended, some certificates lapse, Manila works at night', () => {
    const isCampaign = (id: string) => problem.campaigns.some((campaign) => campaign.id === id);
    const blended = problem.agents.filter(
      ({ entitlements }) =>
        entitlements.some(({ workId }) => isCampaign(workId)) &&
        entitlements.some(({ workId }) => !isCampaign(workId)),
    );
    expect(blended.length / problem.agents.length).toBeGreaterThan(0.6);
    const { end } = problem.period.span;
    const lapsing = problem.agents.filter(({ certificates }) =>
      certificates.some(({ valid }) => valid.end < end),
    );
    expect(lapsing.length).toBeGreaterThan(3);
    const peak = Math.max(
      ...problem.queues[0].target.map((_, at) => sum(problem.queues.map((q) => q.target[at]))),
    );
    expect(peak).toBeGreaterThan(40);
    const nights = solved.roster.shifts.filter(
      ({ start }) => localTimeOf(start, problem.agents[0].zone) >= '19:00',
    );
    expect(nights.length).toBeGreaterThan(50);
  });

  it('breaks no hard rule, no law, and no qualification, and keeps its blocks', () => {
    expectLawful(problem, solved);
    expect(blendedShifts(solved.roster).length).toBeGreaterThan(50);
  });

  it('covers nearly all of the target with little to spare', () => {
    const gaps = coverGaps(problem, solved.roster);
    expect(sum(gaps.map((gap) => gap.underMinutes)) / sum(gaps.map((gap) => gap.targetMinutes))).toBeLessThan(
      0.01,
    );
    expect(scheduleEfficiency(gaps)).toBeGreaterThan(0.9);
  });

  it('delivers nearly all outbound hours wanted', () => {
    const delivery = outboundDelivery(problem, solved.roster);
    const share =
      sum(delivery.map((zone) => zone.deliveredMinutes)) / sum(delivery.map((zone) => zone.wantedMinutes));
    expect(share).toBeGreaterThan(0.95);
  });

  it('lets nobody call out while a queue they could answer is below target', () => {
    expect(solved.evaluation.soft.filter(({ ruleId }) => ruleId === 'inbound-first')).toEqual([]);
  });

  it('costs no less than its bound, and not much more', () => {
    const { bound, score } = solved;
    expect(bound).not.toBeNull();
    expect(score.cost).toBeGreaterThanOrEqual(bound ?? Infinity);
    expect(score.cost).toBeLessThan(1.3 * (bound ?? 0));
  });

  it('says in words what is missing and why', () => {
    const { summary, outbound } = explain(problem, solved.roster, solved.evaluation);
    expect(summary[0]).toBe('No hard rule is broken.');
    for (const { wantedMinutes, deliveredMinutes, zones, causes } of outbound) {
      const missing = sum(zones.map((zone) => Math.max(0, zone.wantedMinutes - zone.deliveredMinutes)));
      expect(sum(causes.map(({ minutes }) => minutes))).toBeCloseTo(missing, 6);
      expect(missing).toBeGreaterThanOrEqual(wantedMinutes - deliveredMinutes - 1e-6);
    }
  });
});

describe('the same seed', () => {
  it('gives the same roster, and another seed another one', async () => {
    const problem = generateProblem({ agents: 40, weeks: 1, sites: 3, seed: 5, callingHours });
    const rosterOf = async (seed: number) =>
      JSON.stringify((await solve(problem, { seed, budget: { steps: 400 } })).roster);
    const [first, again, other] = [await rosterOf(7), await rosterOf(7), await rosterOf(8)];
    expect(again === first).toBe(true);
    expect(other === first).toBe(false);
  });
});

describe('the week in which New York puts its clocks back (1 November 2026)', () => {
  it('keeps rest, hours and law for people whose clocks do not change', async () => {
    const firstDate = localDate('2026-10-26');
    const problem = generateProblem({ agents: 45, weeks: 2, sites: 3, seed: 3, firstDate, callingHours });
    const solved = await solve(problem, { seed: 1, budget: { steps: 500 } });
    expect(problem.queues[0].target).toHaveLength(14 * 96 + 4);
    expectLawful(problem, solved);
    const gaps = coverGaps(problem, solved.roster);
    expect(sum(gaps.map((gap) => gap.underMinutes)) / sum(gaps.map((gap) => gap.targetMinutes))).toBeLessThan(
      0.05,
    );
  });
});

describe('a problem that cannot be met', () => {
  const problem = generateProblem({ agents: 30, weeks: 1, sites: 3, seed: 2, callingHours });
  const solveQuickly = (impossible: SchedulingProblem) =>
    solve(impossible, { seed: 1, budget: { steps: 50 } });

  it('without a valid certificate gives an empty roster and says why', async () => {
    const agents = problem.agents.map((agent) => ({ ...agent, certificates: [] }));
    const impossible = { ...problem, agents };
    const { roster, evaluation } = await solveQuickly(impossible);
    expect(roster.shifts).toEqual([]);
    expect(evaluation.hard).toEqual([]);
    expect(evaluation.soft.some(({ ruleId }) => ruleId === 'inbound-cover')).toBe(true);
    const [collections] = explain(impossible, roster, evaluation).outbound;
    const causes = new Map(collections.causes.map(({ cause, minutes }) => [cause, minutes]));
    expect(causes.get('no-certified-agent')).toBeCloseTo(collections.wantedMinutes, 6);
  });

  it('with everybody absent gives an empty roster', async () => {
    const agents = problem.agents.map((agent) => ({ ...agent, absences: [problem.period.span] }));
    const { roster, bound } = await solveQuickly({ ...problem, agents });
    expect(roster.shifts).toEqual([]);
    expect(bound).toBeGreaterThan(0);
  });

  it('without agents or without work comes back at once', async () => {
    expect((await solveQuickly({ ...problem, agents: [] })).roster.shifts).toEqual([]);
    const idle = {
      ...problem,
      queues: [],
      campaigns: [],
      agents: problem.agents.map((a) => ({ ...a, entitlements: [] })),
    };
    expect((await solveQuickly(idle)).roster.shifts).toEqual([]);
  });

  it('with a tenth of the people needed covers what it can, and calls nobody meanwhile', async () => {
    const queues = problem.queues.map((queue) => ({
      ...queue,
      target: queue.target.map((agents) => agents * 10),
    }));
    const scarce = { ...problem, queues };
    const solved = await solveQuickly(scarce);
    expectLawful(scarce, solved);
    expect(solved.evaluation.soft.filter(({ ruleId }) => ruleId === 'inbound-first')).toEqual([]);
  });

  it('without consent plans no call and puts it down to that', async () => {
    const campaigns = problem.campaigns.map((campaign) => ({
      ...campaign,
      zones: campaign.zones.map((zone) => ({ ...zone, consent: false })),
    }));
    const silent = { ...problem, campaigns };
    const { roster, evaluation } = await solveQuickly(silent);
    expect(
      roster.shifts.flatMap(({ activities }) => activities.filter(({ kind }) => kind === 'outbound')),
    ).toEqual([]);
    const [collections] = explain(silent, roster, evaluation).outbound;
    const causes = new Map(collections.causes.map(({ cause, minutes }) => [cause, minutes]));
    expect(causes.get('window-closed')).toBeCloseTo(collections.wantedMinutes, 6);
  });
});

describe('a solve that is stopped', () => {
  it('gives the lawful best it has, without a bound', async () => {
    const problem = generateProblem({ agents: 30, weeks: 1, sites: 3, seed: 4, callingHours });
    let stages = 0;
    const solved = await solve(problem, {
      seed: 1,
      budget: { steps: 5000 },
      onProgress: ({ phase }) => (stages += phase === 'choose-shifts' ? 1 : 0),
      shouldStop: () => stages >= 4,
    });
    expect(solved.roster.shifts.length).toBeGreaterThan(0);
    expect(solved.evaluation.hard).toEqual([]);
  });

  it('before it began puts shifts together in a hurry, or gives none when nobody wants them', async () => {
    const problem = generateProblem({ agents: 12, weeks: 1, sites: 3, seed: 4, callingHours });
    const stopped = { seed: 1, budget: {}, shouldStop: () => true };
    const hurried = await solve(problem, stopped);
    expect(hurried.bound).toBeNull();
    expect(hurried.roster.shifts.length).toBeGreaterThan(30);
    expectLawful(problem, hurried);
    const abandoned = await solve(problem, { ...stopped, abandoned: () => true });
    expect(abandoned).toMatchObject({ bound: null, roster: { shifts: [] } });
  });
});
