import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { runWfm } from '../../../src/cli/main.js';

let folder: string;
let stdout: string;
let stderr: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-what-if-'));
  stdout = '';
  stderr = '';
  jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
    stdout += String(text);
    return true;
  });
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});
afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const TABLE = [
  'queue,calls,interval_s,aht_s,target_s,sl_target,shrinkage,planned_agents',
  'A,100,1800,180,20,0.8,0.3,20',
  'B,200,1800,180,20,0.8,0.3,30',
];
const SCENARIOS = {
  scenarios: [
    { name: 'busy', changes: [{ volume: { percent: 20 } }] },
    { name: 'slow A', changes: [{ queue: 'A', averageHandleTimeSeconds: { to: 240 } }] },
  ],
  costPerHour: 10,
};

function write(name: string, content: string): string {
  writeFileSync(join(folder, name), content);
  return join(folder, name);
}
const whatIf = (table: readonly string[], scenarios: string): Promise<number> =>
  runWfm([
    'what-if',
    '--in',
    write('in.csv', table.join('\n')),
    '--scenarios',
    write('scenarios.json', scenarios),
    '--out',
    join(folder, 'out.csv'),
  ]);
const rows = (): Record<string, string>[] => parse(readFileSync(join(folder, 'out.csv')), { columns: true });
const sums = (): Record<string, number | string | null>[] =>
  stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, number | string | null>);

describe('wfm what-if', () => {
  it('puts every scenario beside the table as it is, and sums them up', async () => {
    expect(await whatIf(TABLE, JSON.stringify(SCENARIOS))).toBe(0);
    const [a, b] = rows();
    expect(a).toMatchObject({ queue: 'A', agents: '14', scheduled_agents: '20', 'busy.calls': '120' });
    expect(a['busy.agents']).toBe('16');
    expect(Number(a['slow A.agents'])).toBeGreaterThan(14);
    expect(b['slow A.agents']).toBe(b.agents);
    expect(Number(a.planned_service_level)).toBeGreaterThanOrEqual(0.8);
    expect(Number(a['busy.planned_service_level'])).toBeLessThan(Number(a.planned_service_level));
    expect(sums().map(({ scenario }) => scenario)).toEqual(['as it is', 'busy', 'slow A']);
    const [base, busy] = sums();
    expect(base).toMatchObject({ contacts: 300, peakAgents: Number(b.agents) });
    expect(base.agentHours).toBe((14 + Number(b.agents)) / 2);
    expect(busy.contacts).toBeCloseTo(360, 9);
    expect(busy.cost).toBe(10 * Number(busy.scheduledHours));
  });

  it('says which row is bad under which scenario, and goes on with the others', async () => {
    const table = [...TABLE, 'C,100,1800,180,20,0.8,0.9,1', 'D,ten,1800,180,20,0.8,,'];
    const scenarios = { scenarios: [{ name: 'away', changes: [{ shrinkage: { percent: 20 } }] }] };
    expect(await whatIf(table, JSON.stringify(scenarios))).toBe(1);
    expect(stderr).toMatch(/^wfm: 2 of 4 rows are bad and are in no sum/);
    const [a, , c, d] = rows();
    expect(a.error).toBe('');
    expect(c).toMatchObject({ agents: '14', 'away.agents': '' });
    expect(c.error).toContain('away: shrinkage');
    expect(d.error).toContain('calls "ten"');
    expect(sums()[0]).toMatchObject({ contacts: 300, cost: null });
  });

  it.each([
    ['no JSON', '{', 'is not JSON'],
    ['no scenarios', '{"scenarios":[]}', 'scenarios must have 1 to 20 scenarios'],
    [
      'two ways to change a figure',
      '{"scenarios":[{"name":"a","changes":[{"volume":{"by":1,"to":2}}]}]}',
      'scenarios[0].changes[0].volume must have exactly one of percent, by, to.',
    ],
  ])('refuses a file of scenarios with %s', async (_what, scenarios, message) => {
    expect(await whatIf(TABLE, scenarios)).toBe(1);
    expect(stderr).toContain(message);
    expect(stderr).toContain('scenarios.json');
  });

  it('says so when the file of scenarios does not exist', async () => {
    const input = write('in.csv', TABLE.join('\n'));
    const missing = join(folder, 'none.json');
    expect(
      await runWfm(['what-if', '--in', input, '--scenarios', missing, '--out', join(folder, 'o.csv')]),
    ).toBe(1);
    expect(stderr).toBe(`wfm: ${missing} does not exist. Check the path.\n`);
  });
});
