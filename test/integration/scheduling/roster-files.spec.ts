import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Ajv } from 'ajv';
import { runWfm } from '../../../src/cli/main.js';

type Json = Record<string, unknown>;

let folder: string;
let stdout: string;
let stderr: string;
const path = (name: string) => join(folder, name);
const readJson = (name: string) => JSON.parse(readFileSync(path(name), 'utf8')) as Json;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-roster-'));
  expect(await wfm('generate', '--agents', '16', '--seed', '3', '--out', path('problem.json'))).toBe(0);
});

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
    return await runWfm(['roster', ...args]);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

/** Refused in one line that says why, without a stack. */
function expectOneLine(status: number, message: string): void {
  expect({ status, lines: stderr.trim().split('\n').length }).toEqual({ status: 1, lines: 1 });
  expect(stderr).toContain(message);
  expect(stderr).not.toMatch(/\bat .*:\d+:\d+/);
}

describe('wfm roster generate', () => {
  it('writes a problem that the published schema accepts', () => {
    const schema = JSON.parse(readFileSync('docs/scheduling-problem.schema.json', 'utf8')) as object;
    const validate = new Ajv().compile(schema);
    expect(validate(readJson('problem.json')) || validate.errors).toBe(true);
    expect(validate({ ...readJson('problem.json'), agents: [{}] })).toBe(false);
  });

  it('writes the same file for the same seed', async () => {
    await wfm('generate', '--agents', '16', '--seed', '3', '--out', path('again.json'));
    expect(readJson('again.json')).toEqual(readJson('problem.json'));
  });

  it('refuses a company of nobody', async () => {
    const status = await wfm('generate', '--agents', '0', '--out', path('none.json'));
    expectOneLine(status, 'The number of agents (0) must be a whole number from 1 on.');
  });
});

describe('wfm roster solve and check', () => {
  it('solve with progress on stderr and the result on stdout, and check finds no hard violation', async () => {
    const roster = path('roster.json');
    const args = [
      '--format',
      'json',
      '--time-limit',
      '3600',
      '--seed',
      '1',
      '--steps',
      '100',
      '--out',
      roster,
    ];
    expect(await wfm('solve', path('problem.json'), ...args)).toBe(0);
    const lines = stderr.split('\n').filter((line) => /^\d/.test(line));
    expect(lines.length).toBeGreaterThan(5);
    for (const line of lines) expect(line).toMatch(/^[\d.]+ (-|[\d.]+) (-|[\d.]+) (-|[\d.]+)$/);
    const result = JSON.parse(stdout) as Json;
    expect(result).toMatchObject({ hardViolations: 0, seed: 1, steps: 100 });
    expect(result.score).toBeGreaterThanOrEqual(Number(result.bound));
    expect(await wfm('check', path('problem.json'), roster, '--format', 'json')).toBe(0);
    const checked = JSON.parse(stdout) as { score: Json; hard: unknown[]; summary: string[] };
    expect(checked.score).toEqual({ hardViolations: 0, cost: result.score });
    expect(checked.summary[0]).toBe('No hard rule is broken.');
  });

  it('explain says the score, the rules that cost most and what every queue and campaign gets', async () => {
    const files = [path('problem.json'), path('roster.json')];
    expect(await wfm('check', ...files)).toBe(0);
    const checked = JSON.parse(stdout) as { score: Json; summary: string[] };
    expect(await wfm('explain', ...files, '--format', 'json')).toBe(0);
    const explained = JSON.parse(stdout) as { score: Json; summary: string[]; rules: Json[] };
    expect(explained).toMatchObject({ score: checked.score, summary: checked.summary });
    expect(explained.rules.length).toBeGreaterThan(0);
    for (const { worst } of explained.rules) expect(worst).not.toEqual([]);
    const { relaxations, conflicts, advice } = JSON.parse(stdout) as {
      relaxations: { cost: number; relaxations: { gain: number; message: string }[] };
      conflicts: { message: string }[];
      advice: string[];
    };
    const gains = relaxations.relaxations.map(({ gain }) => gain);
    expect(gains).toEqual([...gains].sort((a, b) => b - a));
    expect(relaxations.cost).toBeGreaterThan(0);
    expect(advice.slice(advice.length - conflicts.length)).toEqual(conflicts.map(({ message }) => message));
  });

  it('check prints what is broken and ends with status 1', async () => {
    const roster = readJson('roster.json') as { shifts: { agentId: string }[] };
    const doubled = { ...roster, shifts: [...roster.shifts, roster.shifts[0]] };
    writeFileSync(path('doubled.json'), JSON.stringify(doubled));
    expect(await wfm('check', path('problem.json'), path('doubled.json'))).toBe(1);
    const { hard } = JSON.parse(stdout) as { hard: Json[] };
    expect(hard.map(({ ruleId }) => ruleId)).toContain('one-shift-per-day');
    expect(stderr).toContain('breaks hard rules');
  });

  it.each([
    ['a file that is not there', 'nowhere.json', null, 'ENOENT'],
    ['a file that is not JSON', 'broken.json', '{', 'is not JSON'],
    ['a file of something else', 'other.json', '{"format":"x"}', 'other.json: The file has no "name".'],
  ])('refuse %s', async (_, name, text, message) => {
    if (text !== null) writeFileSync(path(name), text);
    expectOneLine(await wfm('solve', path(name), '--out', path('x.json')), message);
    expectOneLine(await wfm('check', path(name), path('roster.json')), message);
    expectOneLine(await wfm('explain', path(name), path('roster.json')), message);
    expect(existsSync(path('x.json'))).toBe(false);
  });

  it('name the place of a reference that leads nowhere', async () => {
    const problem = readJson('problem.json') as { agents: Json[] };
    problem.agents[3].contractId = 'x';
    writeFileSync(path('lost.json'), JSON.stringify(problem));
    const status = await wfm('solve', path('lost.json'), '--out', path('x.json'));
    expectOneLine(status, 'agents[3].contractId "x" is not a contract.');
  });

  it('refuse a roster file of another shape', async () => {
    writeFileSync(path('list.json'), '[]');
    expectOneLine(
      await wfm('check', path('problem.json'), path('list.json')),
      'list.json: The file must be an object',
    );
  });

  it('refuse a format that there is not', async () => {
    const status = await wfm('solve', path('problem.json'), '--format', 'xml', '--out', path('x.json'));
    expect(status).toBe(2);
    expect(stderr).toContain('Allowed choices are json, curtois, multi-activity');
  });

  it('say where a file cannot be written', async () => {
    const args = ['--steps', '0', '--out', path('no/such/folder.json')];
    expect(await wfm('solve', path('problem.json'), ...args)).toBe(1);
    expect(stderr.trim().split('\n').at(-1)).toContain('ENOENT');
  });
});
