import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { setImmediate } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { readCurtois } from '../src/scheduling/engine/duty-roster/curtois-format.js';
import { writeDuties } from '../src/scheduling/engine/duty-roster/roster-format.js';
import { solveDutiesInThreads } from '../src/scheduling/solver/duty-solver.js';

/** Best costs known and what a run of ten minutes should reach; null, as for files not named here, where a feasible roster and our own bound are asked for. */
const INSTANCES: readonly {
  readonly id: number;
  readonly best: number | null;
  readonly bar: number | null;
}[] = [
  { id: 1, best: 607, bar: 607 },
  { id: 3, best: 1001, bar: 1001 },
  { id: 5, best: 1143, bar: 1143 },
  { id: 6, best: 1950, bar: 1950 },
  { id: 7, best: 1056, bar: 1056 },
  { id: 9, best: 439, bar: 439 },
  { id: 10, best: 4631, bar: 4631 },
  { id: 11, best: 3443, bar: 3443 },
  { id: 13, best: 1905, bar: 3109 },
  { id: 15, best: 3928, bar: 4144 },
  { id: 16, best: 3225, bar: 3306 },
  { id: 17, best: 5750, bar: 5760 },
  { id: 19, best: 3218, bar: 3974 },
  { id: 20, best: null, bar: null },
  { id: 21, best: null, bar: null },
  { id: 22, best: null, bar: null },
  { id: 23, best: null, bar: null },
  { id: 24, best: null, bar: null },
];
/** From this budget on the bar is the one above; with less, 2 % above the best for the small ones. */
const WHOLE_BUDGET_SECONDS = 600;
const SMALL_INSTANCES = 7;

interface Result {
  readonly instance: number;
  readonly budgetSeconds: number;
  readonly seconds: number;
  readonly score: number;
  readonly hardViolations: number;
  readonly bound: number | null;
  readonly gap: number | null;
  readonly best: number | null;
  readonly bar: number | null;
  readonly barMet: boolean;
}

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '600' },
    only: { type: 'string' },
    keep: { type: 'string', default: join('var', 'bench', 'roster-curtois') },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    reference: { type: 'string', default: join('..', 'shared', 'reference', 'rosters') },
  },
});
const budgetSeconds = Number(values.seconds);
const wanted = values.only?.split(',').map(Number);
const checker = resolve(values.reference, 'curtois_mip.py');

async function measure(id: number): Promise<Result> {
  const path = resolve(values.reference, 'curtois', `Instance${id}.txt`);
  const problem = readCurtois(readFileSync(path, 'utf8'));
  const started = performance.now();
  const seconds = () => (performance.now() - started) / 1000;
  const solved = await solveDutiesInThreads(problem, {
    seed: Number(values.seed),
    threads: Number(values.threads),
    shouldStop: () => seconds() >= budgetSeconds,
    onProgress: ({ score, bound }) =>
      process.stderr.write(`${id}: ${seconds().toFixed(1)} ${score} ${bound ?? '-'}\n`),
    pause: () => setImmediate(),
  });
  const took = seconds();
  const roster = join(values.keep, `instance-${id}.csv`);
  writeFileSync(roster, writeDuties(solved.roster));
  const { score, hardViolations } = priced(path, roster);
  if (score !== solved.score || hardViolations !== solved.hardViolations) {
    throw new Error(
      `Instance ${id}: the checker says ${score} with ${hardViolations} violations, we ${solved.score}.`,
    );
  }
  const { bound } = solved;
  const gap = bound === null || score === 0 ? null : Math.round((1e4 * (score - bound)) / score) / 1e4;
  const { best, bar } = INSTANCES.find((each) => each.id === id) ?? { best: null, bar: null };
  const reached = { instance: id, budgetSeconds, seconds: Math.round(took * 10) / 10 };
  const barHere = barOf(id, best, bar);
  const barMet = hardViolations === 0 && (barHere === null || score <= barHere);
  return { ...reached, score, hardViolations, bound, gap, best, bar: barHere, barMet };
}

function barOf(id: number, best: number | null, bar: number | null): number | null {
  if (budgetSeconds >= WHOLE_BUDGET_SECONDS) return bar;
  return best !== null && id <= SMALL_INSTANCES ? Math.floor(best * 1.02) : null;
}

/** What the independent checker makes of a roster. */
function priced(instance: string, roster: string): { score: number; hardViolations: number } {
  const told = execFileSync('python3', [checker, 'check', instance, roster]).toString();
  const [score] = told.split(' ', 1);
  return { score: Number(score), hardViolations: told.match(/\(/g)?.length ?? 0 };
}

/** The numbers of all instances in the folder. */
function instancesHere(): number[] {
  return readdirSync(resolve(values.reference, 'curtois'))
    .flatMap((file) => /^Instance(\d+)\.txt$/.exec(file)?.slice(1).map(Number) ?? [])
    .sort((a, b) => a - b);
}

/** Results of earlier parts with the same budget. */
function readKept(file: string): Map<number, Result> {
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Result[]) : [];
  return new Map(kept.map((result) => [result.instance, result]));
}

if (existsSync(checker)) {
  mkdirSync(values.keep, { recursive: true });
  const file = join(values.keep, `results-${budgetSeconds}s.json`);
  const results = readKept(file);
  const chosen = instancesHere().filter((id) => wanted?.includes(id) ?? true);
  for (const id of chosen) {
    // What is asked for by number is run again.
    if (results.has(id) && wanted === undefined) continue;
    results.set(id, await measure(id));
    const all = [...results.values()].sort((a, b) => a.instance - b.instance);
    writeFileSync(file, `${JSON.stringify(all, null, 2)}\n`);
  }
  const shown = chosen.flatMap((id) => results.get(id) ?? []);
  const barsMet = shown.every(({ barMet }) => barMet);
  process.stdout.write(`${JSON.stringify({ bench: 'roster-curtois', barsMet, results: shown })}\n`);
} else {
  process.stdout.write(
    `${JSON.stringify({ bench: 'roster-curtois', skipped: `The published instances are not at ${values.reference}.` })}\n`,
  );
}
