import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { runWfm } from '../../../src/cli/main.js';

const REFERENCE = '../shared/reference/rosters/multi-activity';
const here = existsSync(REFERENCE) && spawnSync('python3', ['--version']).status === 0;
/** Worked periods and costs of shifts at the proven optimum; each is checked by the reference's own program. */
const OPTIMA: readonly (readonly [string, number])[] = here
  ? [
      ['a1_sc0', 94],
      ['a2_sc0', 111],
      ['a2_sc12', 194],
      ['a3_sc12', 520],
      ['a1_big_sc12', 796],
      ['a2_big_sc12', 706],
    ]
  : [];

let folder: string;
let stdout: string;
let stderr: string;

beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'wfm-activities-'))));
afterAll(() => rmSync(folder, { recursive: true }));

async function wfm(...args: string[]): Promise<number> {
  [stdout, stderr] = ['', ''];
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => (stdout += String(text)) !== '');
  const err = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => (stderr += String(text)) !== '');
  try {
    return await runWfm(['roster', ...args, '--format', 'multi-activity']);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

const SMALL = {
  activities: 1,
  periods: 20,
  open: [0, 20],
  shift_cost: 2,
  demand: [Array<number>(20).fill(1)],
};

describe('wfm roster --format multi-activity', () => {
  const problem = () => join(folder, 'small.json');
  const roster = () => join(folder, 'small.roster.json');

  it('solves to a proven optimum, with progress and a result, and its own check agrees', async () => {
    writeFileSync(problem(), JSON.stringify(SMALL));
    expect(await wfm('solve', problem(), '--out', roster())).toBe(0);
    const result = JSON.parse(stdout) as Record<string, number>;
    expect(result).toMatchObject({ hardViolations: 0, gap: 0, optimal: true });
    expect(result.score).toBe(result.bound);
    const lines = stderr.split('\n').filter((line) => /^\d/.test(line));
    expect(lines.length).toBeGreaterThan(1);
    for (const line of lines) expect(line).toMatch(/^[\d.]+ (-|[\d.]+) [\d.]+ (-|[\d.]+)$/);
    expect(await wfm('check', problem(), roster())).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      score: { hardViolations: 0, cost: result.score },
      broken: [],
    });
    expect(await wfm('explain', problem(), roster())).toBe(0);
    expect((JSON.parse(stdout) as { summary: string[] }).summary[0]).toBe('No rule is broken.');
  });

  it('says what is broken, where, and ends with status 1', async () => {
    writeFileSync(join(folder, 'bad.json'), JSON.stringify(['000b0000000000000000']));
    expect(await wfm('check', problem(), join(folder, 'bad.json'))).toBe(1);
    const { broken } = JSON.parse(stdout) as { broken: { ruleId: string }[] };
    expect(broken.map(({ ruleId }) => ruleId)).toEqual(['least-stretch', 'demand']);
  });

  it('says in one line which place of a file is wrong', async () => {
    writeFileSync(join(folder, 'odd.json'), JSON.stringify({ ...SMALL, open: [0, 30] }));
    expect(await wfm('solve', join(folder, 'odd.json'), '--out', roster())).toBe(1);
    expect(stderr).toMatch(/^wfm: .*odd\.json: open\[1\] must be 1 to 20 \(got 30\)\.\n$/);
  });
});

describe(`the published days${here ? '' : ' (not here: the reference or python3 is missing)'}`, () => {
  it('are six, or none where the reference is missing', () => {
    expect(OPTIMA).toHaveLength(here ? 6 : 0);
  });

  for (const [name, optimum] of OPTIMA) {
    it(`are solved to their optimum, as the reference's own program counts it: ${name}`, async () => {
      const [problem, roster] = [join(REFERENCE, `${name}.json`), join(folder, `${name}.json`)];
      expect(await wfm('solve', problem, '--out', roster, '--time-limit', '600')).toBe(0);
      const { score, bound, shifts } = JSON.parse(stdout) as Record<string, number>;
      expect({ score, bound }).toEqual({ score: optimum, bound: optimum });
      const checked = execFileSync('python3', [
        join(REFERENCE, 'mass.py'),
        'check',
        problem,
        roster,
      ]).toString();
      const [, worked] = /^\{'worked': (\d+), 'invalid': \[\], 'undercover': 0\}\s*$/.exec(checked) ?? [];
      const { shift_cost } = JSON.parse(readFileSync(problem, 'utf8')) as { shift_cost: number };
      expect(Number(worked) + shifts * shift_cost).toBe(optimum);
    });
  }
});
