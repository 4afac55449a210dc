import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { checkShifts } from '../src/scheduling/engine/multi-activity/check-shifts.js';
import { multiActivityFromJson } from '../src/scheduling/engine/multi-activity/multi-activity-json.js';
import { rosterTextsFromJson, shiftTexts } from '../src/scheduling/engine/multi-activity/shift-text.js';
import {
  MULTI_ACTIVITY_STEPS,
  solveMultiActivity,
} from '../src/scheduling/engine/multi-activity/solve-multi-activity.js';

/** Where the published days are, unless a folder or files are named. */
const REFERENCE = '../shared/reference/rosters/multi-activity';
const PUBLISHED = '.opt.json';

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

function filesOf(names: readonly string[]): string[] {
  if (names.length > 0) return [...names];
  if (!existsSync(REFERENCE)) throw new Error(`${REFERENCE} is not here. Name problem files.`);
  return readdirSync(REFERENCE)
    .filter((name) => name.endsWith('.json') && !name.endsWith(PUBLISHED))
    .map((name) => join(REFERENCE, name));
}

async function measure(file: string, folder: string): Promise<object> {
  const problem = multiActivityFromJson(readJson(file));
  const started = performance.now();
  const cpu = process.cpuUsage();
  const { shifts, bound } = await solveMultiActivity(problem, {
    seed: 1,
    steps: MULTI_ACTIVITY_STEPS,
    timeLimitSeconds: 60,
    shouldStop: () => performance.now() - started > 60_000,
    onProgress: () => undefined,
  });
  const seconds = (performance.now() - started) / 1000;
  const roster = shiftTexts(problem, shifts ?? []);
  const { cost: value, broken } = checkShifts(problem, roster);
  const written = join(folder, 'roster.json');
  writeFileSync(written, JSON.stringify(roster));
  return {
    day: file.replace(/^.*\/|\.json$/g, ''),
    seconds: round(seconds),
    cpuSeconds: round(process.cpuUsage(cpu).user / 1e6),
    value,
    bound,
    optimal: broken.length === 0 && value === bound,
    published: publishedValue(file),
    broken: broken.length,
    checked: checkedBy(file, written),
  };
}

/** What the roster published beside the problem costs; null where there is none. */
function publishedValue(file: string): number | null {
  const published = file.replace(/\.json$/, PUBLISHED);
  if (!existsSync(published)) return null;
  const problem = multiActivityFromJson(readJson(file));
  return checkShifts(problem, rosterTextsFromJson(readJson(published))).cost;
}

/** What the reference's own program says of the roster; null where it cannot be run. */
function checkedBy(file: string, roster: string): string | null {
  const { status, stdout } = spawnSync('python3', [join(REFERENCE, 'mass.py'), 'check', file, roster]);
  return status === 0 ? stdout.toString().trim() : null;
}

const round = (value: number): number => Math.round(value * 100) / 100;

const folder = mkdtempSync(join(tmpdir(), 'wfm-bench-'));
const results: object[] = [];
for (const file of filesOf(process.argv.slice(2))) results.push(await measure(file, folder));
rmSync(folder, { recursive: true });
process.stdout.write(`${JSON.stringify({ bench: 'roster-multi-activity', results })}\n`);
