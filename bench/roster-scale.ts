import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Against, against, growth, measure, type Measured, type Size } from './scenarios/scale.js';

/**
 * Large blended problems: five sites in four zones, twelve queues, six campaigns, across the clocks of October 2026. Every size
 * runs in a process of its own, so that memory is its own; what is finished is kept, and not run again unless it is asked for.
 */
const { values } = parseArgs({
  options: {
    /** Sizes by their agents, as in 100,300; all others are taken from what is kept. */
    agents: { type: 'string' },
    weeks: { type: 'string' },
    seconds: { type: 'string' },
    seed: { type: 'string', default: '1' },
    threads: { type: 'string', default: '2' },
    /** The 100-agent problem against the whole integer programme in HiGHS, so many seconds each. */
    against: { type: 'string' },
    /** Seconds of the process's own work, of all its threads: on a machine that does other things too. */
    cpu: { type: 'boolean', default: false },
    keep: { type: 'string', default: join('var', 'bench', 'roster-scale') },
    /** What this process is to measure by itself. */
    here: { type: 'string' },
  },
});

const SIZES: readonly Size[] = [
  { agents: 100, weeks: 4, seconds: 120 },
  { agents: 300, weeks: 4, seconds: 120 },
  { agents: 1000, weeks: 4, seconds: 120 },
  { agents: 3000, weeks: 4, seconds: 360 },
  { agents: 5000, weeks: 6, seconds: 900 },
];
const MOST_GROWTH = 1.2;
const COLUMNS = [
  'agents',
  'weeks',
  'totalSeconds',
  'firstFeasibleSeconds',
  'gapBelow5PercentSeconds',
  'gap',
  'gapWithoutLabour',
  'hardViolations',
  'outboundShare',
  'peakMegabytes',
] as const satisfies readonly (keyof Measured)[];

const clock = values.cpu ? 'cpu' : 'wall';
const order = { clock, threads: Number(values.threads), seed: Number(values.seed) } as const;

/** A process that takes so many times its seconds is ended. */
const PATIENCE = 2;

/** What a process of its own has found; it fails where memory does not suffice. */
function inChild<T>(task: 'size' | Against, size: Size): T | null {
  const own = [
    fileURLToPath(import.meta.url),
    '--here',
    task,
    '--seed',
    values.seed,
    '--threads',
    values.threads,
  ];
  for (const [name, value] of Object.entries(size)) own.push(`--${name}`, String(value));
  if (values.cpu) own.push('--cpu');
  // HiGHS asks whether its time is over between steps of its own only, and the first of them last longer.
  const timeout = task === 'whole-programme' && !values.cpu ? PATIENCE * size.seconds * 1_000 : undefined;
  const { stdout, status } = spawnSync(process.execPath, own, {
    stdio: ['ignore', 'pipe', 'inherit'],
    timeout,
  });
  return status === 0 ? (JSON.parse(String(stdout)) as T) : null;
}

const print = (result: object) =>
  process.stdout.write(`${JSON.stringify({ bench: 'roster-scale', ...result })}\n`);

function compare(seconds: number): void {
  const size = { agents: Number(values.agents ?? 100), weeks: Number(values.weeks ?? 4), seconds };
  const [engine, whole] = (['engine', 'whole-programme'] as const).map((method) => {
    const found = inChild<{ readonly score: number | null }>(method, size);
    print({
      method,
      clock,
      ...size,
      ...(found ?? { score: null, failed: 'The process ended without a roster.' }),
    });
    return found?.score ?? Infinity;
  });
  print({ ...size, engineIsBetter: engine < whole });
}

function sizesAsked(): readonly Size[] {
  const { agents, weeks, seconds } = values;
  const known = (count: number) => SIZES.find((size) => size.agents === count);
  const asked = agents?.split(',').map((each) => ({
    ...(known(Number(each)) ?? { agents: Number(each), weeks: 4, seconds: 120 }),
    ...(weeks === undefined ? {} : { weeks: Number(weeks) }),
  }));
  return (asked ?? SIZES).map((size) =>
    seconds === undefined ? size : { ...size, seconds: Number(seconds) },
  );
}

const nameOf = ({ agents, weeks, seconds }: Size) => `${agents}x${weeks} in ${seconds} s`;

function measureAll(): void {
  const file = join(values.keep, `results-seed-${values.seed}-${clock}-${values.threads}.json`);
  const kept = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Record<string, Measured>) : {};
  mkdirSync(dirname(file), { recursive: true });
  for (const size of sizesAsked()) {
    if (values.agents === undefined && nameOf(size) in kept) continue;
    const measured = inChild<Measured>('size', size);
    if (measured === null) print({ ...size, failed: 'The process ended without a roster.' });
    else {
      kept[nameOf(size)] = measured;
      writeFileSync(file, `${JSON.stringify(kept, null, 2)}\n`);
      print(measured);
    }
  }
  const all = Object.values(kept).sort((a, b) => a.agents * a.weeks - b.agents * b.weeks);
  for (const row of [COLUMNS, ...all.map((measured) => COLUMNS.map((name) => measured[name] ?? '-'))])
    process.stderr.write(`${row.join('\t')}\n`);
  const exponent = growth(all);
  const growsSlowly = exponent === null ? null : exponent <= MOST_GROWTH;
  print({
    sizes: all.length,
    growthExponent: exponent,
    growsSlowly,
    barsMet: all.every(({ barsMet }) => barsMet),
  });
}

const { here, agents, weeks, seconds } = values;
const own: Size = { agents: Number(agents), weeks: Number(weeks), seconds: Number(seconds) };
if (here === 'size') process.stdout.write(JSON.stringify(await measure(own, order)));
else if (here === 'engine' || here === 'whole-programme')
  process.stdout.write(JSON.stringify(await against(here, own, order)));
else if (values.against !== undefined) compare(Number(values.against));
else measureAll();
