import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { transformFileSync } from '@swc/core';
import { generateProblem } from '../../../src/scheduling/engine/generate-problem.js';
import { type SolveProgress } from '../../../src/scheduling/engine/solve.js';
import {
  InProcessRosterSolver,
  PoolRosterSolver,
  type RosterSolver,
} from '../../../src/scheduling/solver/solver-pool.js';
import { SystemClock } from '../../../src/time/clock.js';

let built: string;
let pool: PoolRosterSolver;

/** The worker thread runs built files: what it imports is built here. */
beforeAll(() => {
  built = mkdtempSync(join(tmpdir(), 'solver-'));
  for (const folder of ['src/time', 'src/scheduling/engine', 'src/scheduling/solver']) build(folder);
  writeFileSync(join(built, 'package.json'), '{"type":"module"}');
  symlinkSync(join(process.cwd(), 'node_modules'), join(built, 'node_modules'));
  pool = new PoolRosterSolver(1, pathToFileURL(join(built, 'src/scheduling/solver/solve-worker.js')));
});

afterAll(async () => {
  await pool.onModuleDestroy();
  rmSync(built, { recursive: true });
});

function build(folder: string): void {
  for (const entry of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!entry.endsWith('.ts') || entry.endsWith('.spec.ts')) continue;
    const { code } = transformFileSync(join(folder, entry), { swcrc: true });
    const target = join(built, folder, entry.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(target), { recursive: true });
    writeFileSync(target, code);
  }
}

const problem = generateProblem({ agents: 8, weeks: 1, sites: 1, seed: 2 });
const budget = { seed: 4, budgetSeconds: 60, steps: 200 };
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
