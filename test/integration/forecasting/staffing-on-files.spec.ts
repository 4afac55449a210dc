import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { jest } from '@jest/globals';
import { parse } from 'csv-parse/sync';
import { runWfm } from '../../../src/cli/main.js';

type Row = Record<string, string>;

let folder: string;
let stderr: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'wfm-files-'));
  stderr = '';
  jest.spyOn(process.stderr, 'write').mockImplementation((text) => {
    stderr += String(text);
    return true;
  });
});

afterEach(() => {
  jest.restoreAllMocks();
  rmSync(folder, { recursive: true });
});

const path = (name: string): string => join(folder, name);
const table = (name: string): Row[] => parse(readFileSync(path(name)), { columns: true });

function file(name: string, ...lines: string[]): string {
  writeFileSync(path(name), `${lines.join('\n')}\n`);
  return path(name);
}

async function wfm(...args: string[]): Promise<number> {
  return runWfm(args);
}

describe('wfm staff', () => {
  it('adds its columns to every row, keeps the others, and goes on after a bad row', async () => {
    const input = file(
      'in.csv',
      'queue,calls,interval_s,aht_s,target_s,sl_target,shrinkage',
      'help,100,1800,180,20,0.8,0.3',
      '"sales, north",abc,1800,180,20,0.8,0.3',
      'night,0,1800,180,20,0.8,',
    );
    expect(await wfm('staff', '--in', input, '--out', path('out.csv'))).toBe(1);
    const [help, sales, night] = table('out.csv');
    expect(help).toMatchObject({
      queue: 'help',
      agents: '14',
      scheduled_agents: '20',
      p_abandon: '0',
      binding: 'service-level',
      error: '',
    });
    expect(Number(help.service_level)).toBeCloseTo(0.888350019179467, 12);
    expect(sales).toMatchObject({
      queue: 'sales, north',
      agents: '',
      error: expect.stringContaining('calls "abc"') as string,
    });
    expect(night).toMatchObject({ agents: '0', service_level: '', error: '' });
    expect(stderr).toContain(
      `wfm: 1 of 3 rows could not be staffed: see the column error of ${path('out.csv')}.\n`,
    );
  });

  it('exits 0 when all rows are good, and writes the header for a table without rows', async () => {
    const input = file('in.csv', 'calls,interval_s,aht_s,target_s,sl_target');
    expect(await wfm('staff', '--in', input, '--out', path('out.csv'))).toBe(0);
    expect(readFileSync(path('out.csv'), 'utf8')).toBe(
      'calls,interval_s,aht_s,target_s,sl_target,agents,scheduled_agents,service_level,asa_s,p_wait,occupancy,p_abandon,binding,load_erl,error\n',
    );
  });

  it.each([
    ['a file that is not there', [], /does not exist\. Check the path\.$/],
    ['an empty file', [''], /is empty\. The first line names the columns\.$/],
    ['a file without a column', ['calls,interval_s'], /has no column aht_s, target_s, sl_target/],
    [
      'a file with a column twice',
      ['calls,calls,interval_s,aht_s,target_s,sl_target'],
      /has the column calls twice/,
    ],
    [
      'a quote that never ends',
      ['calls,interval_s,aht_s,target_s,sl_target', '"1,2'],
      /cannot be read as CSV/,
    ],
  ])('answers %s in one line and exits 1', async (_what, lines, message) => {
    const input = lines.length === 0 ? path('absent.csv') : file('in.csv', ...lines);
    expect(await wfm('staff', '--in', input, '--out', path('out.csv'))).toBe(1);
    expect(stderr.trimEnd()).toMatch(message);
    expect(
      stderr
        .trimEnd()
        .split('\n')
        .filter((line) => line.startsWith('wfm: ')),
    ).toHaveLength(1);
    expect(stderr).not.toContain('    at ');
  });

  it('exits 2 when it is called wrongly', async () => {
    expect(await wfm('staff', '--in', 'in.csv')).toBe(2);
    expect(stderr).toContain("required option '--out <file>' not specified");
  });

  it('refuses to write over its input', async () => {
    const input = file('in.csv', 'calls,interval_s,aht_s,target_s,sl_target', '1,900,60,20,0.8');
    expect(await wfm('staff', '--in', input, '--out', input)).toBe(1);
    expect(readFileSync(input, 'utf8')).toContain('1,900,60,20,0.8');
  });
});

describe('wfm erlang', () => {
  it('leaves Erlang C blank where there is no steady state', async () => {
    const input = file(
      'in.csv',
      'calls,interval_s,aht_s,agents,target_s',
      '100,1800,180,14,20',
      '100,1800,180,10,20',
    );
    expect(await wfm('erlang', '--in', input, '--out', path('out.csv'))).toBe(0);
    const [stable, unstable] = table('out.csv');
    expect(Number(stable.c_pw)).toBeCloseTo(0.174131933595049, 13);
    expect(unstable).toMatchObject({
      c_pw: '',
      c_sl: '',
      c_asa_s: '',
      c_asa_waiting_s: '',
      c_occ: '',
      error: '',
    });
    expect(Number(unstable.b)).toBeCloseTo(0.2145823431, 9);
    expect(stable).not.toHaveProperty('a_pw');
  });

  it('adds Erlang A to a table with patience, blank where the row has none', async () => {
    const input = file(
      'in.csv',
      'calls,interval_s,aht_s,agents,target_s,patience_s',
      '100,1800,180,11,20,120',
      '100,1800,180,11,20,',
      '100,1800,180,0,20,120',
    );
    expect(await wfm('erlang', '--in', input, '--out', path('out.csv'))).toBe(0);
    const [patient, unknown, deserted] = table('out.csv');
    expect(Object.keys(patient).slice(-10)).toEqual([
      ...['a_pw', 'a_pab', 'a_wait_all_s', 'a_sl_virtual', 'a_sl_offered', 'a_sl_answered'],
      ...['a_sl_excl_short_ab', 'a_asa_answered_s', 'a_occ', 'error'],
    ]);
    expect(Number(patient.a_wait_all_s)).toBeCloseTo(120 * Number(patient.a_pab), 12);
    expect(unknown).toMatchObject({ a_pw: '', a_occ: '', error: '' });
    expect(deserted).toMatchObject({ a_pab: '1', a_wait_all_s: '120', a_asa_answered_s: '', error: '' });
  });
});

describe('wfm agents', () => {
  it('says what agents reach, in a rush that is worked off later too', async () => {
    const input = file(
      'in.csv',
      'calls,interval_s,aht_s,agents,target_s,sl_target',
      ...['60', '90', '60'].map((calls) => `${calls},900,240,19,20,0.8`),
    );
    expect(await wfm('agents', '--in', input, '--out', path('steady.csv'))).toBe(0);
    const flow = ['--load-model', 'fluid-flow', '--open-before'];
    expect(await wfm('agents', '--in', input, '--out', path('flow.csv'), ...flow)).toBe(0);
    const [steady, followed] = [table('steady.csv'), table('flow.csv')];
    expect(steady[1]).toMatchObject({ service_level: '', missed: 'service-level' });
    expect(Number(steady[2].service_level)).toBe(Number(steady[0].service_level));
    expect(Number(followed[2].service_level)).toBeLessThan(Number(followed[0].service_level) - 0.3);
    expect(followed[2].max_calls).toBe(steady[2].max_calls);
  });

  it('refuses a load model or a spread that there is not', async () => {
    const input = file('in.csv', 'calls,interval_s,aht_s,agents,target_s');
    const call = (...flags: string[]) => wfm('agents', '--in', input, '--out', path('out.csv'), ...flags);
    expect(await call('--load-model', 'guess')).toBe(2);
    expect(await call('--load-model', 'modified-offered-load', '--handle-time-variation', 'much')).toBe(2);
    expect(await call('--load-model', 'modified-offered-load', '--handle-time-variation', '50')).toBe(1);
    expect(stderr).toContain('handleTimeVariation (50) must be from 0 to 10.');
  });
});
