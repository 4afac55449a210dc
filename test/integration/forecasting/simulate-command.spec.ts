import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { Ajv } from 'ajv';
import { runWfm } from '../../../src/cli/main.js';
import { scenarioFromJson } from '../../../src/forecasting/engine/simulator/scenario-json.js';
import { scenarioToJson } from '../../../src/forecasting/engine/simulator/scenario-to-json.js';

type Json = Record<string, unknown>;

const EXAMPLE = 'docs/simulation-example.json';

let folder: string;
let stdout: string;
let stderr: string;
const path = (name: string) => join(folder, name);
const example = () => JSON.parse(readFileSync(EXAMPLE, 'utf8')) as Json;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-simulate-'));
  writeFileSync(path('quiet.json'), JSON.stringify({ ...example(), name: 'Quiet', adherence: null }));
});
afterAll(() => rmSync(folder, { recursive: true }));

async function simulate(...args: string[]): Promise<number> {
  [stdout, stderr] = ['', ''];
  const out = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => (stdout += String(text)) !== '');
  const err = jest
    .spyOn(process.stderr, 'write')
    .mockImplementation((text) => (stderr += String(text)) !== '');
  try {
    return await runWfm(['simulate', ...args]);
  } finally {
    out.mockRestore();
    err.mockRestore();
  }
}

describe('docs/simulation-scenario.schema.json', () => {
  const schema = JSON.parse(readFileSync('docs/simulation-scenario.schema.json', 'utf8')) as object;
  const validate = new Ajv({ allowUnionTypes: true }).compile(schema);

  it('accepts the example and what is written, as the reader does', () => {
    expect(validate(example()) || validate.errors).toBe(true);
    const written = JSON.parse(JSON.stringify(scenarioToJson(scenarioFromJson(example())))) as Json;
    expect(validate(written) || validate.errors).toBe(true);
  });

  it('and the reader accept the scenario that is printed in docs/simulation.md', () => {
    const [printed] = /^ {4}\{ "format"[^]*?\n\n/m.exec(readFileSync('docs/simulation.md', 'utf8')) ?? [''];
    const json = JSON.parse(printed) as Json;
    expect(validate(json) || validate.errors).toBe(true);
    expect(scenarioFromJson(json).agents).toHaveLength(13);
  });

  it('refuses what the reader refuses: missing, unknown and wrong members', () => {
    const whole = example();
    const [queue] = whole.queues as Json[];
    const { talk, ...silent } = queue;
    const wrong: Json[] = [
      ...['format', 'name', 'intervalMinutes', 'queues', 'groups', 'agents'].map((name) => {
        return Object.fromEntries(Object.entries(whole).filter(([key]) => key !== name));
      }),
      { ...whole, colour: 'blue' },
      { ...whole, serviceLevel: 'sl.best' },
      { ...whole, queues: [silent] },
      { ...whole, queues: [{ ...queue, talk: { ...(talk as Json), kind: 'normal' } }] },
      { ...whole, queues: [{ ...queue, contacts: [-1] }] },
      { ...whole, agents: [{ groupId: 'bankers' }] },
      { ...whole, agents: [{ groupId: 'bankers', shifts: [{ start: 0 }] }] },
      { ...whole, adherence: { absentShare: 2 } },
    ];
    for (const json of wrong) {
      expect(validate(json)).toBe(false);
      expect(() => scenarioFromJson(json)).toThrow();
    }
  });
});

describe('wfm simulate', () => {
  it('prints figures with intervals as JSON, the same for the same seed', async () => {
    expect(await simulate(EXAMPLE, '--json', '--replications', '5', '--seed', '3')).toBe(0);
    const once = stdout;
    const result = JSON.parse(once) as { all: { intervals: Json[] }; queues: Json[] };
    expect(result).toMatchObject({
      scenario: 'Monday',
      seed: 3,
      replications: 5,
      level: 0.95,
      precise: null,
    });
    expect(result.all.intervals).toHaveLength(20);
    expect(result.all.intervals[1]).toMatchObject({ startMinutes: 30, start: '2026-03-02T07:30:00.000Z' });
    expect(result.queues.map(({ queueId }) => queueId)).toEqual(['bank', 'shop']);
    await simulate(EXAMPLE, '--json', '--replications', '5', '--seed', '3');
    expect(stdout).toBe(once);
    await simulate(EXAMPLE, '--json', '--replications', '5', '--seed', '4');
    expect(stdout).not.toBe(once);
  });

  it('prints tables for people, and writes the JSON to a file as well', async () => {
    expect(await simulate(EXAMPLE, '--replications', '5', '--out', path('out.json'))).toBe(0);
    expect(stdout).toMatch(/^Monday: 5 replications, seed 1; sl.offered; intervals at 95.0 %\.\n/);
    expect(stdout).toMatch(/^Bank .* 80\.0 % in \d+\.\d % of runs$/m);
    expect(stdout).toMatch(/^2026-03-02T07:30Z .*%/m);
    expect(stdout).toMatch(/^Renewals +\d+\.\d \+-\d+\.\d$/m);
    expect(JSON.parse(readFileSync(path('out.json'), 'utf8'))).toMatchObject({ replications: 5 });
  });

  it('goes on until service levels are known well enough, and says when they are not', async () => {
    await simulate(EXAMPLE, '--json', '--half-width', '0.03');
    expect(JSON.parse(stdout)).toMatchObject({ precise: true });
    await simulate(EXAMPLE, '--half-width', '0.001', '--replications', '12');
    expect(stdout).toContain('The wanted half-width was not reached.');
  });

  it('puts scenarios side by side', async () => {
    expect(await simulate(EXAMPLE, path('quiet.json'), '--json', '--replications', '5')).toBe(0);
    const { scenarios, differences } = JSON.parse(stdout) as { scenarios: Json[]; differences: Json[] };
    expect(scenarios.map(({ scenario }) => scenario)).toEqual(['Monday', 'Quiet']);
    expect(differences).toHaveLength(1);
    await simulate(EXAMPLE, path('quiet.json'), '--replications', '5');
    expect(stdout).toMatch(/^Less Monday:$/m);
  });

  it('finds the agent-hours that would help most', async () => {
    expect(await simulate(EXAMPLE, '--json', '--replications', '5', '--hours', '1', '--queue', 'shop')).toBe(
      0,
    );
    const { agentHours } = JSON.parse(stdout) as { agentHours: { hours: Json[] } };
    expect(agentHours).toMatchObject({ queueId: 'shop', hours: [{ groupId: 'sellers' }] });
    expect(agentHours.hours[0].startMinutes).toEqual(expect.any(Number));
  });

  it.each([
    [[EXAMPLE, '--seed', 'x'], 2, 'Write a whole number from 0 on.'],
    [[EXAMPLE, '--half-width', '1'], 2, 'Write a share above 0 and below 1, for example 0.01.'],
    [[EXAMPLE, EXAMPLE, '--hours', '3'], 2, '--hours looks at one scenario. Name one file.'],
    [[EXAMPLE, '--queue', 'shop'], 2, '--queue goes with --hours.'],
    [
      [EXAMPLE, '--hours', '3', '--queue', 'gold', '--replications', '2'],
      1,
      'There is no queue "gold" in the scenario. Known: bank, shop.',
    ],
    [['nowhere.json'], 1, 'nowhere.json does not exist. Check the path.'],
    [['README.md'], 1, 'README.md: is not JSON: '],
    [['package.json'], 1, 'package.json: The file has no "format".'],
    [
      [EXAMPLE, '--replications', '2', '--out', 'nowhere/out.json'],
      1,
      'nowhere/out.json does not exist. Check the path.',
    ],
  ])('refuses %j in one line', async (args, status, message) => {
    expect(await simulate(...args)).toBe(status);
    expect(stderr).toContain(message);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stdout).toBe('');
  });
});
