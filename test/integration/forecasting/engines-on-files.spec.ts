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
    // A quick machine may be through with a model within a millisecond: here every look at the clock takes one.
    let now = Date.UTC(2026, 8, 1);
    jest.spyOn(Date, 'now').mockImplementation(() => ++now);
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

describe('days that are left out of files', () => {
  const dates = Array.from({ length: 84 }, (_, day) =>
    new Date(Date.UTC(2026, 5, 1 + day)).toISOString().slice(0, 10),
  );
  /** Twelve weeks, 09:00 to 10:00; the line was down on 11 August, nothing is recorded on 30 July. */
  const lines = [
    'date,start,calls',
    ...dates
      .filter((date) => date !== '2026-07-30')
      .flatMap((date, i) => {
        const calls = date === '2026-08-11' ? 2 : 40 + (i % 3);
        return [`${date},09:00,${calls}`, `${date},09:30,${calls / 2}`];
      }),
  ];
  const on = (command: string, ...more: string[]): Promise<number> =>
    wfm(command, '--history', file('h.csv', ...lines), '--interval', '30', '--zone', 'UTC', ...more);
  let stdout: string;

  beforeEach(() => {
    stdout = '';
    jest.spyOn(process.stdout, 'write').mockImplementation((text) => {
      stdout += String(text);
      return true;
    });
  });

  it('are found by wfm unusual', async () => {
    expect(await on('unusual')).toBe(0);
    const [gap, low, ...others] = parse<Row>(stdout, { columns: true });
    expect(others).toEqual([]);
    expect(gap).toMatchObject({ date: '2026-07-30', kind: 'gap', calls: '', missing_intervals: '2' });
    expect(low).toMatchObject({ date: '2026-08-11', kind: 'low', calls: '3', missing_intervals: '0' });
    expect(Number(low.expected)).toBeCloseTo(61.5, -1);
    expect(Number(low.spreads)).toBeLessThan(-10);
    stdout = '';
    expect(await on('unusual', '--json', '--leave-out', '2026-08-11')).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ kind: 'gap' }, { date: '2026-08-11', kind: 'low' }]);
  });

  it('teach wfm forecast nothing', async () => {
    const tuesday = async (...more: string[]): Promise<number> => {
      const args = ['--from', '2026-08-24', '--days', '7', '--model', 'weekday-average', ...more];
      expect(await on('forecast', ...args, '--out', path('out.csv'))).toBe(0);
      return Number(table('out.csv').find(({ date }) => date === '2026-08-25')?.calls);
    };
    expect(await tuesday()).toBeLessThan(36);
    expect(await tuesday('--leave-out', '2026-08-11')).toBeGreaterThan(39);
    expect(stderr).not.toContain('leave out');
    file('days.txt', '2026-08-11', '2025-01-01');
    expect(await tuesday('--leave-out', readFileSync(path('days.txt'), 'utf8'))).toBeGreaterThan(39);
    expect(stderr).toContain('the history has no 2025-01-01 to leave out.');
  });

  it('are neither learned from nor compared by wfm backtest', async () => {
    const wape = async (...more: string[]): Promise<number> => {
      stdout = '';
      expect(await on('backtest', '--origins', '3', '--model', 'weekday-average', '--json', ...more)).toBe(0);
      return (JSON.parse(stdout) as { models: { wape: number }[] }).models[0].wape;
    };
    expect(await wape()).toBeGreaterThan(0.05);
    expect(await wape('--leave-out', '2026-08-11')).toBeLessThan(0.04);
  });

  it('are refused when they are no dates', async () => {
    expect(await on('unusual', '--leave-out', '11.08.2026')).toBe(2);
  });
});
