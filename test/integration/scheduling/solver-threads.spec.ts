import { check } from '../../../src/scheduling/engine/check.js';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type Meeting, meetHere } from '../../../src/scheduling/engine/search/lane.js';
import { solve } from '../../../src/scheduling/engine/solve.js';
import { boardOf, lanesOf, type SolveProgress, Solving } from '../../../src/scheduling/engine/solving.js';
import { withSecondThread } from '../../../src/scheduling/solver/lane-thread.js';
import {
  InProcessRosterSolver,
  PoolRosterSolver,
  type RosterSolver,
} from '../../../src/scheduling/solver/solver-pool.js';
import { SystemClock } from '../../../src/time/clock.js';
import { type BuiltWorker, builtWorker } from '../../support/built-worker.js';

let built: BuiltWorker;
let pool: PoolRosterSolver;

beforeAll(() => {
  const folders = ['src/time', 'src/json', 'src/jobs', 'src/scheduling/engine', 'src/scheduling/solver'];
  built = builtWorker(folders, 'src/scheduling/solver/solve-worker.js');
  pool = new PoolRosterSolver(1, built.url);
});

afterAll(async () => {
  await pool.onModuleDestroy();
  built.remove();
});

const problem = generateProblem({ agents: 8, weeks: 1, sites: 1, seed: 2 });
/** Ended by its steps, on a slow machine too. */
const budget = { seed: 4, budgetSeconds: 3_600, steps: 200 };
const solvers: [string, () => RosterSolver][] = [
  ['in a worker thread', () => pool],
  ['in this thread', () => new InProcessRosterSolver(new SystemClock())],
];

describe.each(solvers)('a roster solved %s', (_, solver) => {
  it('comes with its progress', async () => {
    const seen: SolveProgress[] = [];
    const solved = await solver().solveInWorker(problem, budget, { onProgress: (each) => seen.push(each) });
    expect(solved?.evaluation.hard).toEqual([]);
    expect(solved?.roster.shifts.length).toBeGreaterThan(20);
    expect(seen.map(({ phase }) => phase)).toEqual(
      expect.arrayContaining(['plan-week', 'choose-shifts', 'improve']),
    );
    const shares = seen.map(({ progress }) => progress);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('is the best so far when it is cancelled', async () => {
    const cancel = new AbortController();
    const endless = { ...budget, steps: 100_000_000 };
    const solved = await solver().solveInWorker(problem, endless, {
      signal: cancel.signal,
      onProgress: ({ phase }) => {
        if (phase === 'improve') cancel.abort();
      },
    });
    expect(solved?.roster.shifts.length).toBeGreaterThan(20);
    expect(solved?.evaluation.hard).toEqual([]);
  });

  it('is nothing when it is cancelled before it began', async () => {
    expect(await solver().solveInWorker(problem, budget, { signal: AbortSignal.abort() })).toBeNull();
  });

  it('ends by the clock at the latest', async () => {
    const short = { seed: 1, budgetSeconds: 3, steps: 100_000_000 };
    const solved = await solver().solveInWorker(problem, short);
    expect(solved?.evaluation.hard).toEqual([]);
  });

  it('says what is wrong with a problem that is none', async () => {
    const [agent] = problem.agents;
    const wrong = { ...problem, agents: [{ ...agent, contractId: 'gone' }] };
    await expect(solver().solveInWorker(wrong, budget)).rejects.toThrow(
      'has the contract "gone", which does not exist',
    );
  });
});

it('a roster is the same in either thread', async () => {
  const [inWorker, here] = await Promise.all(
    solvers.map(([, solver]) => solver().solveInWorker(problem, budget)),
  );
  expect(inWorker?.roster).toEqual(here?.roster);
});

it('rosters are the same from one and from two threads at a time', async () => {
  const two = new PoolRosterSolver(2, built.url);
  try {
    const alone = await pool.solveInWorker(problem, budget);
    const beside = await Promise.all([1, 2].map(() => two.solveInWorker(problem, budget)));
    for (const solved of beside) expect(solved?.roster).toEqual(alone?.roster);
  } finally {
    await two.onModuleDestroy();
  }
});

describe('two lanes', () => {
  const large = generateProblem({ agents: 610, weeks: 1, sites: 1, seed: 3 });
  const start = { problem: generateProblem({ agents: 14, weeks: 1, sites: 2, seed: 3 }), seed: 4, steps: 90 };
  const goesOn = { shouldStop: () => false, abandoned: () => false };
  const laneOn = (meeting: Meeting) => new Solving(boardOf(start.problem), start, meeting, goesOn);

  it('are made by the size of a problem alone', () => {
    expect([lanesOf(problem), lanesOf(large)]).toEqual([1, 2]);
  });

  it('make the same roster with a thread each and in one thread', async () => {
    const [here, beside] = meetHere(2).map(laneOn);
    await Promise.all([here.run(), beside.run()]);
    const there = await withSecondThread(
      async (startLane) => {
        const [first] = startLane === undefined ? [] : [laneOn(startLane(start))];
        await first?.run();
        return first;
      },
      new URL('./solve-lane.worker.js', built.url),
    );
    expect(there?.found()).toEqual(here.found());
    expect(there?.bound).toBe(here.bound);
    expect(here.found().shifts.length).toBeGreaterThan(30);
    expect(check(start.problem, here.found()).hard).toEqual([]);
  });

  it('fail together when the second cannot run', async () => {
    const nowhere = new URL('./no-such.worker.js', built.url);
    const solved = withSecondThread(
      (startLane) => solve(large, { seed: 4, budget: { steps: 1 }, startLane }),
      nowhere,
    );
    await expect(solved).rejects.toThrow('no-such.worker.js');
  });
});
