/*
 * The process is pinned to UTC, but a planner's script may import the engines anywhere: the time module must not care.
 * The runner pins its own zone, so the module is compiled and asked in processes that run elsewhere.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import ts from 'typescript';

const source = 'src/time';
let compiled: string;

/** Prints what the module makes of the nights on which the hosts' own clocks change, hour by hour. */
const script = `
const time = await import('./zoned-time.js');
const { instant, parseInstant, formatInstant, addMinutes } = await import('./instant.js');
const { merge, subtract, intersect } = await import('./interval.js');
const { gridStarts } = await import('./interval-grid.js');
const zones = ['America/New_York', 'Asia/Kolkata', 'Europe/London', 'Australia/Lord_Howe'].map(time.timeZone);
const lines = [];
for (const day of ['2026-03-08', '2026-03-29', '2026-04-05', '2026-10-04', '2026-10-25', '2026-11-01']) {
  for (let at = parseInstant(day + 'T00:00Z'); at < parseInstant(day + 'T23:59Z'); at = addMinutes(at, 15)) {
    for (const zone of zones) lines.push([at, time.localDateOf(at, zone), time.localTimeOf(at, zone)].join(' '));
  }
  for (const zone of zones) {
    const span = time.localDay(time.localDate(day), zone);
    lines.push(time.quarterHoursOf(time.localDate(day), zone).length, formatInstant(span.start));
    lines.push(gridStarts(span, 30).length, JSON.stringify(subtract([span], [{ start: span.start, end: addMinutes(span.start, 90) }])));
    for (const fold of ['earlier', 'later']) lines.push(time.toInstant(time.localDate(day), time.localTime('01:30'), zone, fold));
  }
  lines.push(time.addDays(time.localDate(day), 1), time.weekday(time.localDate(day)), time.startOfWeek(time.localDate(day), 1));
}
console.log(lines.join('\\n'));
`;

function ask(code: string, hostZone: string): string {
  return execFileSync(process.execPath, ['--input-type=module', '--eval', code], {
    cwd: compiled,
    env: { ...process.env, TZ: hostZone, NODE_OPTIONS: '' },
    encoding: 'utf8',
    stdio: 'pipe',
  });
}

beforeAll(() => {
  compiled = mkdtempSync(join(tmpdir(), 'time-'));
  writeFileSync(join(compiled, 'package.json'), '{"type":"module"}');
  symlinkSync(resolve('node_modules'), join(compiled, 'node_modules'));
  for (const file of readdirSync(source).filter((name) => /^[^.]+\.ts$/.test(name))) {
    const { outputText } = ts.transpileModule(readFileSync(join(source, file), 'utf8'), {
      compilerOptions: { module: ts.ModuleKind.ESNext, target: ts.ScriptTarget.ES2022 },
    });
    writeFileSync(join(compiled, file.replace(/\.ts$/, '.js')), outputText);
  }
});

afterAll(() => {
  rmSync(compiled, { recursive: true });
});

describe('on a host that does not run in UTC', () => {
  it.each(['America/New_York', 'Asia/Kolkata', 'Australia/Lord_Howe'])(
    'the time module answers the same in %s',
    (zone) => {
      const here = ask(script, 'UTC');
      expect(here.split('\n').length).toBeGreaterThan(2_000);
      expect(ask(script, zone)).toBe(here);
    },
  );

  it('the service refuses to start, saying where it runs and what to set', () => {
    const check = "(await import('./clock.js')).assertUtcProcess()";
    expect(() => ask(check, 'Europe/London')).toThrow(
      'The process runs in Europe/London and must run in UTC. Start it with TZ=UTC.',
    );
    expect(ask(check, 'UTC')).toBe('');
  });
});
