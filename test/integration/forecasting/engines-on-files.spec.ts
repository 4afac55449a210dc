import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
      'calls,interval_s,aht_s,target_s,sl_target,agents,scheduled_agents,service_level,asa_s,p_wait,occupancy,p_abandon,error\n',
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
  });
});

describe('wfm forecast', () => {
  /** Four weeks of weekdays, 09:00 to 10:00, and what came in the week after. */
  const history = (afterwards: number): string[] => [
    'date,start,calls,note',
    ...Array.from({ length: 33 }, (_, day) => new Date(Date.UTC(2026, 5, 1 + day)))
      .filter((date) => date.getUTCDay() % 6 !== 0)
      .flatMap((date) => {
        const text = date.toISOString().slice(0, 10);
        const calls = text < '2026-06-29' ? 10 * date.getUTCDay() : afterwards;
        return [`${text},09:00,${calls},x`, `${text},09:30,${calls + 0.5},x`];
      }),
  ];
  const forecast = (historyFile: string, ...more: string[]): Promise<number> =>
    wfm(
      'forecast',
      '--history',
      historyFile,
      '--interval',
      '30',
      '--zone',
      'America/Bogota',
      '--from',
      '2026-06-29',
      '--days',
      '7',
      '--out',
      path('out.csv'),
      ...more,
    );

  it('writes date, start and calls of the times at which the history is ever open', async () => {
    expect(await forecast(file('h.csv', ...history(0)), '--model', 'seasonal-naive')).toBe(0);
    const rows = table('out.csv');
    expect(Object.keys(rows[0])).toEqual(['date', 'start', 'calls']);
    expect(rows.map(({ date, start, calls }) => `${date} ${start} ${calls}`).slice(0, 3)).toEqual([
      '2026-06-29 09:00 10',
      '2026-06-29 09:30 10.5',
      '2026-06-30 09:00 20',
    ]);
    expect(rows).toHaveLength(10);
    expect(stderr).toBe('');
  });

  it('chooses by itself unless a model is named, adds the intervals that are asked for, and says why', async () => {
    expect(await forecast(file('h.csv', ...history(0)), '--intervals', '80,95')).toBe(0);
    const rows = table('out.csv');
    expect(Object.keys(rows[0])).toEqual(['date', 'start', 'calls', 'lo80', 'hi80', 'lo95', 'hi95']);
    for (const { calls, lo80, hi80, lo95, hi95 } of rows) {
      const ascending = [lo95, lo80, calls, hi80, hi95].map(Number);
      expect(ascending).toEqual([...ascending].sort((a, b) => a - b));
    }
    expect(stderr).toContain(
      'The history is too short to compare models on it; a robust mean of them is used.',
    );
  });

  it('uses nothing from its first day on', async () => {
    await forecast(file('h.csv', ...history(0)));
    const without = readFileSync(path('out.csv'), 'utf8');
    await forecast(file('h.csv', ...history(9e6)));
    expect(readFileSync(path('out.csv'), 'utf8')).toBe(without);
  });

  it('forecasts a public holiday without example as the quietest weekday, and says so', async () => {
    expect(await forecast(file('h.csv', ...history(0)), '--holidays', 'CA')).toBe(0);
    const canadaDay = table('out.csv').filter(({ date }) => date === '2026-07-01');
    expect(canadaDay.map(({ calls }) => calls)).toEqual(['0', '0']);
    expect(stderr).toContain('No past holiday to learn from for 2026-07-01; the quietest weekday is used.');
  });

  it('names bad rows and stops, or goes on with --keep-good', async () => {
    const lines = history(0);
    lines[3] = '2026-06-02,09:00,many,x';
    expect(await forecast(file('h.csv', ...lines))).toBe(1);
    expect(stderr).toContain('error: row 4: calls "many" is not a number.');
    expect(stderr).toContain('has 1 bad rows. Mend them');
    expect(existsSync(path('out.csv'))).toBe(false);
    expect(await forecast(path('h.csv'), '--keep-good')).toBe(0);
    expect(table('out.csv')).toHaveLength(10);
  });

  it.each([
    [
      ['--model', 'arima'],
      'Allowed choices are seasonal-naive, weekday-average, weekday-exponential, stl-ets,',
    ],
    [['--interval', '20'], 'An interval is 5, 15, 30 or 60 minutes long (got 20).'],
    [['--zone', '+02:00'], 'Use an IANA name'],
    [['--from', '29.6.2026'], 'is not a date'],
    [['--days', '0'], 'Write a whole number of days'],
    [['--holidays', 'XX'], 'no calendar of public holidays'],
    [['--intervals', '80,195'], 'Write different percentages above 0 and below 100'],
  ])('exits 2 for %j and says why', async (options, message) => {
    expect(await forecast(file('h.csv', ...history(0)), ...options)).toBe(2);
    expect(stderr).toContain(message);
  });

  it('says so when the history begins too late or is too coarse', async () => {
    const input = file('h.csv', ...history(0));
    expect(await forecast(input, '--from', '2026-05-01')).toBe(1);
    expect(stderr).toContain('holds no calls before 2026-05-01');
    expect(await forecast(input, '--interval', '15')).toBe(1);
    expect(stderr).toContain('do not add up to 15');
  });
});

describe('wfm backtest', () => {
  /** Twelve weeks, 09:00 to 10:00, every second week a quarter busier. */
  const lines = [
    'date,start,calls',
    ...Array.from({ length: 84 }, (_, day) => day).flatMap((day) => {
      const text = new Date(Date.UTC(2026, 5, 1 + day)).toISOString().slice(0, 10);
      const calls = (40 + 10 * (day % 7)) * (Math.floor(day / 7) % 2 === 0 ? 1 : 1.25);
      return [`${text},09:00,${calls}`, `${text},09:30,${calls / 2}`];
    }),
  ];
  const backtest = (...more: string[]): Promise<number> =>
    wfm('backtest', '--history', file('h.csv', ...lines), '--interval', '30', '--zone', 'UTC', ...more);
  let stdout: string;

  beforeEach(() => {
    stdout = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
  });

  it('prints the errors, coverage and seconds of every model as JSON', async () => {
    expect(await backtest('--origins', '4', '--horizon', '7', '--json')).toBe(0);
    const { origins, horizonDays, models } = JSON.parse(stdout) as {
      origins: string[];
      horizonDays: number;
      models: Record<string, number | string>[];
    };
    expect(origins).toEqual(['2026-07-27', '2026-08-03', '2026-08-10', '2026-08-17']);
    expect(horizonDays).toBe(7);
    expect(models.map(({ model }) => model)).toContain('auto');
    const naive = models.find(({ model }) => model === 'seasonal-naive');
    // Last week is always the other kind of week: 1/4 too high two times of four, 1/5 too low the other two.
    expect(naive?.wape).toBeCloseTo((2 * 0.25 + 2 * 0.25) / (2 * 1 + 2 * 1.25), 9);
    expect(naive?.mase).toBeCloseTo(1, 1);
    for (const { wape, seconds, coverage80, coverage95 } of models) {
      expect(wape).toBeLessThan(0.3);
      expect(seconds).toBeGreaterThan(0);
      expect(Number(coverage80)).toBeLessThanOrEqual(Number(coverage95));
    }
  });

  it('prints a table for one model', async () => {
    expect(await backtest('--origins', '2', '--model', 'weekday-average')).toBe(0);
    const [head, row] = stdout.split('\n');
    expect(head.split(/ +/)).toEqual([
      'model',
      'wape',
      'bias',
      'mase',
      'coverage80',
      'coverage95',
      'seconds',
    ]);
    expect(row).toMatch(/^weekday-average +0\.\d{4}/);
  });

  it('says when there is room for fewer origins, or for none', async () => {
    expect(await backtest('--origins', '20', '--model', 'seasonal-naive')).toBe(0);
    expect(stderr).toContain('the history has room for 8 origins.');
    expect(await backtest('--horizon', '70', '--model', 'seasonal-naive')).toBe(1);
    expect(stderr).toContain('is too short');
  });
});
