import { checkDuties } from '../../src/scheduling/engine/duty-roster/check-duties.js';
import { type DutyProblem, type DutyRoster } from '../../src/scheduling/engine/duty-roster/problem.js';
import { randomInteger, seededRandom } from '../../src/scheduling/engine/random.js';
import { aDutyAgent, aDutyProblem } from './duty-roster.js';

/** A few agents over a week, by lot: small enough to try out every roster. */
export function smallDutyProblem(seed: number): DutyProblem {
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
export function linesOf(problem: DutyProblem, agentId: string): DutyRoster[] {
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

/** The cost of the cheapest roster, by trying them all. */
export function leastCost(problem: DutyProblem): number {
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
