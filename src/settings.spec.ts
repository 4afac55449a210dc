import { readFileSync } from 'node:fs';
import { readSettings } from './settings.js';

const MEMORY = { WFM_SQLITE: ':memory:' };

it('runs on a bare machine without any setting', () => {
  const { secret, ...settings } = readSettings(MEMORY);

  expect(settings).toEqual({
    production: false,
    role: 'all',
    host: '127.0.0.1',
    port: 3000,
    proxies: 0,
    publicUrl: null,
    database: { kind: 'sqlite', file: ':memory:' },
    redis: null,
    migrate: true,
    demo: true,
    limits: { queryDepth: 12, queryCost: 10_000, bodyBytes: 1_048_576, importBytes: 10_485_760 },
    jobConcurrency: 1,
  });
  expect(secret).toMatch(/^[0-9a-f]{64}$/);
});

it('takes a blank setting for one that is left out', () => {
  expect(readSettings({ ...MEMORY, PORT: ' ', REDIS_URL: '', DATABASE_URL: '' })).toMatchObject({
    port: 3000,
    redis: null,
  });
});

it('loads the made-up company by itself only on SQLite outside production', () => {
  const secret = 'x'.repeat(32);
  const mysql = 'mysql://wfm:pw@db:3306/wfm';

  expect(readSettings({ ...MEMORY, NODE_ENV: 'production' }).demo).toBe(false);
  expect(readSettings({ DATABASE_URL: mysql }).demo).toBe(false);
  expect(readSettings({ DATABASE_URL: mysql, WFM_DEMO: 'on' }).demo).toBe(true);
  expect(readSettings({ DATABASE_URL: mysql, NODE_ENV: 'production', WFM_SECRET: secret }).secret).toBe(
    secret,
  );
});

it.each([
  [{ PORT: '-1' }, 'PORT is "-1". Write a whole number from 0 to 65535.'],
  [{ PORT: '3000.5' }, 'PORT is "3000.5". Write a whole number from 0 to 65535.'],
  [{ PORT: '65536' }, 'PORT is "65536". Write a whole number from 0 to 65535.'],
  [{ WFM_ROLE: 'API' }, 'WFM_ROLE is "API". Write one of: all, api, worker.'],
  [{ NODE_ENV: 'prod' }, 'NODE_ENV is "prod". Write one of: development, test, production.'],
  [{ WFM_DEMO: 'yes' }, 'WFM_DEMO is "yes". Write one of: on, off.'],
  [{ WFM_MIGRATE: '0' }, 'WFM_MIGRATE is "0". Write one of: on, off.'],
  [{ WFM_JOBS: '0' }, 'WFM_JOBS is "0". Write a whole number from 1 to 64.'],
  [{ WFM_QUERY_DEPTH: 'ten' }, 'WFM_QUERY_DEPTH is "ten". Write a whole number from 1 to 100.'],
  [
    { WFM_PUBLIC_URL: 'wfm.example' },
    'WFM_PUBLIC_URL is "wfm.example". Write the beginning of our addresses as the world knows them: https://wfm.example.com',
  ],
  [{ WFM_BODY_BYTES: '1mb' }, 'WFM_BODY_BYTES is "1mb". Write a whole number from 1024 to 1073741824.'],
  [
    { REDIS_URL: 'redis://x', WFM_REDIS_PREFIX: 'a b' },
    'WFM_REDIS_PREFIX is "a b". Write letters, digits, "-" and "_" only.',
  ],
])('says what is wrong with %j', (env, message) => {
  expect(() => readSettings({ ...MEMORY, ...env })).toThrow(message);
});

it.each([
  [{ DATABASE_URL: 'mysql://root:hunter2@db' }, 'DATABASE_URL is not an address of MySQL.'],
  [{ REDIS_URL: 'hunter2@redis' }, 'REDIS_URL is not an address of Redis.'],
  [{ WFM_SECRET: 'hunter2' }, 'WFM_SECRET is too short.'],
])('does not repeat what may be a secret: %j', (env, message) => {
  const read = () => readSettings({ ...MEMORY, ...env });

  expect(read).toThrow(message);
  expect(read).not.toThrow('hunter2');
});

it('are all explained in docs/operations.md, and no others', () => {
  const read = ['src/settings.ts', 'src/database/database-settings.ts']
    .map((file) => readFileSync(file, 'utf8'))
    .flatMap((text) => text.match(/\b(WFM_[A-Z_]+|PORT|NODE_ENV|DATABASE_URL|REDIS_URL)\b/g) ?? []);
  const explained = readFileSync('docs/operations.md', 'utf8').matchAll(/^\| `([A-Z_]+)` \|/gm);

  expect([...new Set(read)].sort()).toEqual([...explained].map(([, name]) => name).sort());
});
