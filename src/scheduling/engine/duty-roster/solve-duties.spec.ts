import { aDutyAgent, aDutyProblem } from '../../../../test/builders/duty-roster.js';
import { randomInteger, seededRandom } from '../random.js';
import { checkDuties } from './check-duties.js';
import { type DutyProblem, type DutyRoster } from './problem.js';
import { solveDuties } from './solve-duties.js';

/** A few agents over a week, by lot: small enough to try out every roster. */
function smallProblem(seed: number): DutyProblem {
  const random = seededRandom(seed);
  const agents = ['A', 'B'].map((id) =>
    aDutyAgent({
      id,
      maxShifts: { D: randomInteger(random, 2, 5), N: randomInteger(random, 0, 3) },
      maxMinutes: 480 * randomInteger(random, 4, 5),
      minMinutes: 480 * randomInteger(random, 0, 3),
      maxConsecutiveShifts: randomInteger(random, 3, 5),
      minConsecutiveShifts: randomInteger(random, 1, 2),
      minConsecutiveDaysOff: randomInteger(random, 1, 2),
      maxWeekends: randomInteger(random, 0, 1),
      daysOff: [randomInteger(random, 0, 6)],
    }),
  );
  const days = [0, 1, 2, 3, 4, 5, 6];
  const cover = days.flatMap((day) =>
    ['D', 'N'].map((shiftTypeId) => ({
      day,
      shiftTypeId,
      agents: randomInteger(random, 0, 2),
      underWeight: 10,
      overWeight: 2,
    })),
  );
  const requests = days.map((day) => ({
    wish: random() < 0.5 ? ('on' as const) : ('off' as const),
    agentId: random() < 0.5 ? 'A' : 'B',
    day,
    shiftTypeId: random() < 0.5 ? 'D' : 'N',
    weight: randomInteger(random, 1, 4),
  }));
  return aDutyProblem({ days: 7, agents, cover, requests });
}

/** Every line of a week that keeps the hard rules of an agent. */
function linesOf(problem: DutyProblem, agentId: string): DutyRoster[] {
  const alone = { ...problem, agents: problem.agents.filter(({ id }) => id === agentId) };
  const lines = Array.from({ length: 3 ** problem.days }, (_, code) => ({
    duties: Array.from({ length: problem.days }, (_, day) => ({
      agentId,
      day,
      digit: Math.floor(code / 3 ** day) % 3,
    }))
      .filter(({ digit }) => digit > 0)
      .map(({ agentId, day, digit }) => ({ agentId, day, shiftTypeId: digit === 1 ? 'D' : 'N' })),
  }));
  return lines.filter((line) => checkDuties(alone, line).hardViolations === 0);
}

function leastCost(problem: DutyProblem): number {
  const first = linesOf(problem, 'A');
  const second = linesOf(problem, 'B');
  let least = Infinity;
  for (const a of first) {
    for (const b of second) {
      least = Math.min(least, checkDuties(problem, { duties: [...a.duties, ...b.duties] }).cost);
    }
  }
  return least;
}

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
      const problem = smallProblem(seed);
      const solved = await solveDuties(problem, { seed: 1, steps: 150 });
      expect(solved.hardViolations).toBe(0);
      expect(solved.score).toBe(leastCost(problem));
      expect(solved.bound).toBeLessThanOrEqual(solved.score);
      expect(checkDuties(problem, solved.roster)).toMatchObject({ cost: solved.score, hardViolations: 0 });
    },
  );

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
