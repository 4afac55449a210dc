import { aDutyAgent, aDutyProblem } from '../../../../test/builders/duty-roster.js';
import { leastCost, smallDutyProblem } from '../../../../test/builders/small-duty-problem.js';
import { checkDuties } from './check-duties.js';
import { type DutyProblem } from './problem.js';
import { solveDuties } from './solve-duties.js';

/** Five agents over four weeks, with enough to choose from that searches differ. */
function mediumProblem(): DutyProblem {
  const agents = ['A', 'B', 'C', 'D', 'E'].map((id, at) =>
    aDutyAgent({
      id,
      maxShifts: { D: 20, N: at < 3 ? 6 : 0 },
      maxMinutes: 18 * 480,
      minMinutes: 14 * 480,
      maxConsecutiveShifts: 5,
      minConsecutiveShifts: 2,
      minConsecutiveDaysOff: 2,
      maxWeekends: 2,
      daysOff: [at * 3],
    }),
  );
  const cover = Array.from({ length: 28 }, (_, day) => day).flatMap((day) => [
    { day, shiftTypeId: 'D', agents: 2, underWeight: 100, overWeight: 1 },
    { day, shiftTypeId: 'N', agents: 1, underWeight: 100, overWeight: 1 },
  ]);
  return aDutyProblem({ days: 28, agents, cover });
}

describe('solving duty rosters', () => {
  it.each([1, 2, 3])(
    'finds the cheapest of all rosters of small problem %i and a bound below it',
    async (seed) => {
      const problem = smallDutyProblem(seed);
      const solved = await solveDuties(problem, { seed: 1, steps: 150 });
      expect(solved.hardViolations).toBe(0);
      expect(solved.score).toBe(leastCost(problem));
      expect(solved.bound).toBeLessThanOrEqual(solved.score);
      expect(checkDuties(problem, solved.roster)).toMatchObject({ cost: solved.score, hardViolations: 0 });
    },
  );

  it.each([4, 5, 6, 7, 8, 9])('proves that the roster of small problem %i is the cheapest', async (seed) => {
    const problem = smallDutyProblem(seed);
    const solved = await solveDuties(problem, { seed: 1, steps: 2_000 });
    expect(solved.score).toBe(leastCost(problem));
    expect(solved.bound).toBe(solved.score);
  });

  it('gives the same roster for the same seed and steps, however often it is interrupted by others', async () => {
    const problem = mediumProblem();
    const first = await solveDuties(problem, { seed: 5, steps: 100 });
    const second = await solveDuties(problem, { seed: 5, steps: 100, pause: () => Promise.resolve() });
    expect(second).toEqual(first);
  });

  it('only ever tells of better rosters and higher bounds, the first one before any step', async () => {
    const told: { score: number; bound: number | null; steps: number }[] = [];
    const problem = mediumProblem();
    const solved = await solveDuties(problem, { seed: 1, steps: 100, onProgress: (news) => told.push(news) });
    expect(told[0].steps).toBe(0);
    told.slice(1).forEach(({ score, bound }, at) => {
      expect(score).toBeLessThanOrEqual(told[at].score);
      expect(bound ?? -1).toBeGreaterThanOrEqual(told[at].bound ?? -1);
    });
    expect(solved.score).toBe(told.at(-1)?.score);
  });

  it('keeps the first roster when it is stopped at once', async () => {
    const problem = mediumProblem();
    const stopped = await solveDuties(problem, { seed: 1, shouldStop: () => true });
    expect(stopped).toMatchObject({ hardViolations: 0, steps: 0, bound: null });
    expect(checkDuties(problem, stopped.roster).cost).toBe(stopped.score);
  });

  it('keeps the best roster when it is stopped on the way', async () => {
    let asked = 0;
    const problem = mediumProblem();
    const stopped = await solveDuties(problem, { seed: 1, shouldStop: () => ++asked > 300 });
    expect(checkDuties(problem, stopped.roster)).toMatchObject({ hardViolations: 0, cost: stopped.score });
  });

  it('says how many hard rules stay broken when nobody can keep them', async () => {
    const agents = [aDutyAgent({ minMinutes: 20 * 480 })];
    const solved = await solveDuties(aDutyProblem({ agents }), { seed: 1, steps: 100 });
    expect(solved.hardViolations).toBeGreaterThan(0);
  });
});
