import { checkShifts } from './check-shifts.js';
import { DEMASSEY_RULES, type MultiActivityProblem, type ShiftRules } from './problem.js';
import { coverOf, shiftTexts } from './shift-text.js';
import { solveMultiActivity } from './solve-multi-activity.js';

/** Short shifts, so that every roster can be tried. */
const SHORT: ShiftRules = {
  leastStretch: 1,
  forms: [
    { name: 'short', leastSpan: 3, mostSpan: 4, pauses: [{ letter: 'b', periods: 1 }] },
    { name: 'plain', leastSpan: 2, mostSpan: 2, pauses: [] },
  ],
};

function day(
  demand: readonly (readonly number[])[],
  changes: Partial<MultiActivityProblem> = {},
): MultiActivityProblem {
  const periods = demand[0].length;
  return {
    periods,
    periodMinutes: 15,
    open: { from: 0, to: periods },
    demand,
    shiftCost: 0,
    rules: SHORT,
    ...changes,
  };
}

const solve = (problem: MultiActivityProblem, seed = 1, steps = 300) =>
  solveMultiActivity(problem, {
    seed,
    steps,
    timeLimitSeconds: 3_600,
    shouldStop: () => false,
    onProgress: () => undefined,
  });

/** Every text of one shift that the rules hold. */
function allShifts(problem: MultiActivityProblem): string[] {
  const letters = ['.', 'b', ...problem.demand.map((_, activity) => String(activity))];
  let texts = [''];
  for (let period = 0; period < problem.periods; period++) {
    texts = texts.flatMap((text) => letters.map((letter) => text + letter));
  }
  const idle = { ...problem, demand: problem.demand.map((row) => row.map(() => 0)) };
  return texts.filter((text) => checkShifts(idle, [text]).broken.length === 0);
}

/** The least cost of all rosters: somebody has to be at the first place that wants one more, so each who can is tried. */
function cheapest(problem: MultiActivityProblem): number {
  const shifts = allShifts(problem);
  let best = Infinity;
  const add = (roster: readonly string[]): void => {
    const { cost } = checkShifts(problem, roster);
    if (cost >= best) return;
    const missing = firstMissing(problem, roster);
    if (missing === undefined) {
      best = cost;
      return;
    }
    const [activity, period] = missing;
    for (const shift of shifts) if (shift[period] === String(activity)) add([...roster, shift]);
  };
  add([]);
  return best;
}

function firstMissing(
  problem: MultiActivityProblem,
  roster: readonly string[],
): [number, number] | undefined {
  const cover = coverOf(problem, roster);
  for (let period = 0; period < problem.periods; period++) {
    const activity = problem.demand.findIndex((row, at) => cover[at][period] < row[period]);
    if (activity >= 0) return [activity, period];
  }
  return undefined;
}

describe('solving a day of shifts on several activities', () => {
  it.each<[string, readonly (readonly number[])[], number]>([
    ['one activity', [[1, 2, 1, 0, 1, 1]], 0],
    ['a peak', [[0, 0, 3, 0, 0, 1]], 2],
    [
      'two activities',
      [
        [1, 1, 0, 0, 1],
        [0, 0, 1, 1, 0],
      ],
      3,
    ],
    [
      'two at once',
      [
        [1, 0, 1, 0],
        [1, 1, 0, 1],
      ],
      1,
    ],
  ])('costs as little as the best of all rosters: %s', async (_, demand, shiftCost) => {
    const problem = day(demand, { shiftCost });
    const { shifts, cost, bound } = await solve(problem);
    expect({ cost, bound }).toEqual({ cost: cheapest(problem), bound: cost });
    expect(checkShifts(problem, shiftTexts(problem, shifts ?? []))).toMatchObject({ cost, broken: [] });
  });

  it('gives the same roster for the same seed and steps', async () => {
    const [calls, mails] = [Array<number>(30).fill(3), Array<number>(30).fill(0).fill(1, 8, 20)];
    const problem = day([calls, mails], { rules: DEMASSEY_RULES, shiftCost: 6 });
    const [first, again] = [await solve(problem), await solve(problem)];
    expect(again).toEqual(first);
    expect(first.cost).toBe(first.bound);
  });

  it('knows that half a shift is no shift: the bound counts whole ones', async () => {
    const problem = day([[1, 0, 1, 0, 0, 1, 0]], { shiftCost: 5 });
    const { cost, bound } = await solve(problem);
    expect({ cost, bound }).toEqual({ cost: cheapest(problem), bound: cheapest(problem) });
  });

  it('needs nobody where nobody is wanted', async () => {
    expect(await solve(day([[0, 0, 0]]))).toEqual({ shifts: [], cost: 0, bound: 0 });
  });

  it('refuses a day that no shift fits', async () => {
    const problem = day([[0, 1, 0]], { rules: DEMASSEY_RULES });
    await expect(solve(problem)).rejects.toThrow('No shifts that the rules allow can meet the demand.');
  });

  it('gives nothing when it is stopped at once', async () => {
    const stopped = await solveMultiActivity(day([[1, 1, 1]]), {
      seed: 1,
      steps: 100,
      timeLimitSeconds: 3_600,
      shouldStop: () => true,
      onProgress: () => undefined,
    });
    expect(stopped.shifts).toBeNull();
  });
});
