import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { packageRoot } from '../../../src/package-root.js';
import { buildProgram, run } from '../../support/program.js';

let folder: string;

beforeAll(...buildProgram);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfm-cli-'));
});
afterAll(() => rm(folder, { recursive: true }));

const wfm = (...args: string[]) => run('bin/wfm.mjs', args, { WFM_SQLITE: join(folder, 'wfm.sqlite') });

it('lists its commands', async () => {
  const { status, stdout } = await wfm('--help');

  expect(status).toBe(0);
  for (const command of [
    'staff',
    'agents',
    'erlang',
    'simulate',
    'forecast',
    'backtest',
    'telephony',
    'adherence',
    'unusual',
    'what-if',
    'import',
    'export',
    'user',
    'roster',
    'migrate',
  ]) {
    expect(stdout).toMatch(new RegExp(`^  ${command}\\b`, 'm'));
  }
});

it.each([
  [['fly'], 2, "wfm: unknown command 'fly'\n"],
  [['migrate', '--fast'], 2, "wfm: unknown option '--fast'\n"],
])('tells a wrong call apart from work that failed: %j', async (args, status, stderr) => {
  expect(await wfm(...args)).toEqual({ status, stdout: '', stderr });
});

it('migrates the database and takes migrations back', async () => {
  expect((await wfm('migrate')).stdout).toMatch(/^Migrated: CharacterSet\d+, .*\.\n$/);
  expect(await wfm('migrate')).toEqual({ status: 0, stdout: 'The schema is up to date.\n', stderr: '' });
  expect((await wfm('migrate', '--undo')).stdout).toMatch(/^Taken back: \w+\.\n$/);
});

it('says in one line why it cannot migrate', async () => {
  const { status, stdout, stderr } = await run('bin/wfm.mjs', ['migrate'], { WFM_SQLITE: folder });

  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
  expect(stderr).toMatch(/^wfm: The database file .* cannot be used: unable to open database file\..*\n$/);
});

it('prints only what the command prints when npm runs it, and means files from where it was typed', async () => {
  const row = 'calls,interval_s,aht_s,target_s,sl_target\n100,1800,180,20,0.8\n';
  await writeFile(join(folder, 'in.csv'), row);
  const npm = [
    '--prefix',
    packageRoot(),
    'run',
    '-s',
    'wfm',
    '--',
    'staff',
    '--in',
    'in.csv',
    '--out',
    'out.csv',
  ];

  const { stdout, stderr } = await new Promise<{ stdout: string; stderr: string }>((resolve) =>
    execFile('npm', npm, { cwd: folder }, (_, stdout, stderr) => resolve({ stdout, stderr })),
  );

  expect({ stdout, stderr: stderr.replace(/^npm warn .*\n/gm, '') }).toEqual({ stdout: '', stderr: '' });
  expect(await readFile(join(folder, 'out.csv'), 'utf8')).toMatch(/^100,1800,180,20,0\.8,14,/m);
});
