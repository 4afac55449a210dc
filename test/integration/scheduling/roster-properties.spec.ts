import { check } from '../../../src/scheduling/engine/check.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type Agent, type SchedulingProblem } from '../../../src/scheduling/engine/problem.js';
import { type Random, randomInteger, seededRandom } from '../../../src/scheduling/engine/random.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { loadCallingHoursPacks } from '../../../src/scheduling/solver/calling-hours.loader.js';
import { instant, MINUTE_MS } from '../../../src/time/instant.js';
import { type Interval } from '../../../src/time/interval.js';
import { localDate } from '../../../src/time/zoned-time.js';

const callingHours = loadCallingHoursPacks();
/** Nowhere in the company do clocks change from June to August. */
const summer = (agents: number, seed: number) =>
  generateProblem({ agents, weeks: 1, sites: 3, seed, firstDate: localDate('2026-06-01'), callingHours });

function shuffled<T>(items: readonly T[], random: Random): T[] {
  const left = [...items];
  return items.map(() => left.splice(randomInteger(random, 0, left.length - 1), 1)[0]);
}

/** A problem with people who are away, part of the time or newly back from work. */
function disturbed(problem: SchedulingProblem, random: Random): SchedulingProblem {
  const { span } = problem.period;
  const somewhere = (mostHours: number): Interval => {
    const start = instant(span.start + randomInteger(random, 0, 7 * 24) * 60 * MINUTE_MS);
    return { start, end: instant(start + randomInteger(random, 1, mostHours) * 60 * MINUTE_MS) };
  };
  const change = (agent: Agent): Agent => ({
    ...agent,
    absences: random() < 0.4 ? [somewhere(60)] : agent.absences,
    availability: random() < 0.3 ? [somewhere(100)] : agent.availability,
    certificates:
      random() < 0.3
        ? agent.certificates.map((each) => ({ ...each, valid: { ...each.valid, end: somewhere(1).start } }))
        : agent.certificates,
    history: {
      ...agent.history,
      lastShiftEnd:
        random() < 0.5 ? instant(span.start - randomInteger(random, 0, 10) * 60 * MINUTE_MS) : null,
      consecutiveDaysWorked: randomInteger(random, 0, 6),
    },
  });
  return { ...problem, agents: problem.agents.map(change) };
}

describe('a solved roster', () => {
  it('costs the same when the agents are listed in another order', async () => {
    const problem = summer(9, 3);
    const run = (each: SchedulingProblem) => solve(each, { seed: 1, budget: { steps: 60 } });
    const { score } = await run(problem);
    for (const seed of [1, 2]) {
      const agents = shuffled(problem.agents, seededRandom(seed));
      expect(agents).not.toEqual(problem.agents);
      expect((await run({ ...problem, agents })).score).toEqual(score);
    }
  });

  it('is priced the same when the agents are listed in another order', async () => {
    const problem = summer(9, 3);
    const { roster, score } = await solve(problem, { seed: 1, budget: { steps: 50 } });
    const agents = shuffled(problem.agents, seededRandom(7));
    const shifts = shuffled(roster.shifts, seededRandom(8));
    const again = check({ ...problem, agents }, { shifts }).score;
    expect(again.hardViolations).toBe(score.hardViolations);
    expect(again.cost).toBeCloseTo(score.cost, 6);
  });

  it.each([1, 2, 3, 4, 5, 6])('breaks no hard rule when it need not, random problem %i', async (seed) => {
    const random = seededRandom(seed);
    const problem = disturbed(summer(randomInteger(random, 3, 10), seed), random);
    expect(check(problem, { shifts: [] }).score.hardViolations).toBe(0);
    const { evaluation, roster } = await solve(problem, { seed, budget: { steps: 60 } });
    expect(evaluation.hard).toEqual([]);
    expect(roster.shifts.length).toBeGreaterThan(0);
  });
});
