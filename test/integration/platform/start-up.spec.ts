import SqliteFile from 'better-sqlite3';
import { mkdtemp, rm, stat, writeFile } from 'node:fs/promises';
import { type AddressInfo, createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildProgram, Program, run } from '../../support/program.js';

let folder: string;
let taken: Server;
let port: number;

beforeAll(...buildProgram);
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wfm-start-'));
  await writeFile(join(folder, 'garbage.sqlite'), 'this is not a database, it only looks a little like one');
  taken = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => taken.once('listening', resolve));
  ({ port } = taken.address() as AddressInfo);
});
afterAll(async () => {
  taken.close();
  await rm(folder, { recursive: true });
});

const start = (env: Record<string, string>, args: string[] = []) =>
  run('bin/start.mjs', args, { PORT: '0', WFM_SQLITE: join(folder, 'fresh.sqlite'), ...env });

it.each([
  [
    'a port in use',
    () => ({ PORT: String(port) }),
    /^Port \d+ on 127\.0\.0\.1 is in use\. Set PORT to a free one/,
  ],
  [
    'a port that is no number',
    () => ({ PORT: 'web' }),
    /^PORT is "web"\. Write a whole number from 0 to 65535\.$/,
  ],
  [
    'an address of another machine',
    () => ({ WFM_HOST: '192.0.2.1' }),
    /^Nothing can listen at 192\.0\.2\.1:0 .*Set WFM_HOST/,
  ],
  [
    'a file that is no database',
    () => ({ WFM_SQLITE: join(folder, 'garbage.sqlite') }),
    /garbage\.sqlite cannot be used: file is not a database\. Set WFM_SQLITE/,
  ],
  [
    'a folder as database',
    () => ({ WFM_SQLITE: folder }),
    /cannot be used: unable to open database file\. Set WFM_SQLITE/,
  ],
  [
    'a database address of the wrong kind',
    () => ({ DATABASE_URL: 'postgres://x/y' }),
    /^DATABASE_URL is not an address of MySQL\. It must look like mysql:/,
  ],
  [
    'a database that does not answer',
    () => ({ DATABASE_URL: 'mysql://root@127.0.0.1:1/wfm' }),
    /^The database 127\.0\.0\.1:1\/wfm cannot be used: .*ECONNREFUSED/,
  ],
  [
    'a Redis that does not answer',
    () => ({ REDIS_URL: 'redis://127.0.0.1:1' }),
    /^Redis at 127\.0\.0\.1:1 does not answer: .*ECONNREFUSED/,
  ],
  [
    'a role that does not exist',
    () => ({ WFM_ROLE: 'cook' }),
    /^WFM_ROLE is "cook"\. Write one of: all, api, worker\.$/,
  ],
  ['a short secret', () => ({ WFM_SECRET: 'abc' }), /^WFM_SECRET is too short\./],
  [
    'no secret in production on MySQL',
    () => ({ NODE_ENV: 'production', DATABASE_URL: 'mysql://root@127.0.0.1:1/wfm' }),
    /^WFM_SECRET is missing\./,
  ],
  [
    'a limit that is none',
    () => ({ WFM_QUERY_COST: '-1' }),
    /^WFM_QUERY_COST is "-1"\. Write a whole number/,
  ],
])('says %s in one line and exits 1', async (_, env, line) => {
  const { status, stdout, stderr } = await start(env());

  expect(stderr.trimEnd()).toMatch(line);
  expect(stderr.trimEnd()).not.toContain('\n');
  expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
});

it('refuses an option that does not exist', async () => {
  expect(await start({}, ['--fresh'])).toEqual({
    status: 1,
    stdout: '',
    stderr: 'There is no option "--fresh". Write --empty, or nothing.\n',
  });
});

it('does not run on a schema that is behind when it may not migrate', async () => {
  const { status, stderr } = await start({ WFM_MIGRATE: 'off', WFM_SQLITE: join(folder, 'behind.sqlite') });

  expect({ status, stderr }).toEqual({
    status: 1,
    stderr:
      'The database schema is older than this version, and WFM_MIGRATE is off. Run "wfm migrate" first.\n',
  });
});

it('starts on an empty database, in whatever zone the machine is, and ends in good order', async () => {
  const file = join(folder, 'deep/down/wfm.sqlite');
  const program = Program.start(['--empty'], { PORT: '0', WFM_SQLITE: file });
  const address = await program.address();

  expect(await (await fetch(`${address}/readyz`)).json()).toEqual({ status: 'ok' });
  const page = await fetch(`${address}/graphql`, { headers: { accept: 'text/html' } });
  expect(await page.text()).toContain('API explorer');

  const { status, stdout, stderr } = await program.end('SIGTERM');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain(`Shiftwright runs at ${address}`);
  expect(stdout).not.toContain('Sign in as');
  expect(rowsOf(file, 'client')).toBe(0);
});

it('keeps a secret that only its owner may read', async () => {
  const file = join(folder, 'own/wfm.sqlite');
  const program = Program.start(['--empty'], { PORT: '0', WFM_SQLITE: file });
  await program.address();
  await program.end('SIGTERM');

  expect((await stat(join(folder, 'own/secret'))).mode & 0o777).toBe(0o600);
});

it('works without serving where it is a worker', async () => {
  const program = Program.start([], {
    PORT: String(port),
    WFM_ROLE: 'worker',
    WFM_SQLITE: join(folder, 'w.sqlite'),
  });
  await program.says(/worker takes jobs/);

  expect((await program.end('SIGINT')).status).toBe(0);
});

function rowsOf(file: string, table: string): number {
  const database = new SqliteFile(file, { readonly: true });
  try {
    return (database.prepare(`SELECT count(*) AS n FROM ${table}`).get() as { n: number }).n;
  } finally {
    database.close();
  }
}
