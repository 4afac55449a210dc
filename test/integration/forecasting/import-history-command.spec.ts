import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runWfm } from '../../../src/cli/main.js';
import { buildCompany } from '../../builders/workforce.js';
import { startApp } from '../../support/app.js';
import { type ScratchDatabase, scratchDatabase } from '../../support/database.js';

describe('wfm import history', () => {
  const before = { DATABASE_URL: process.env.DATABASE_URL, WFM_SQLITE: process.env.WFM_SQLITE };
  let database: ScratchDatabase;
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wfm-'));
    database = await scratchDatabase();
    const { settings } = database;
    if (settings.kind === 'mysql') process.env.DATABASE_URL = settings.url;
    else process.env.WFM_SQLITE = settings.file;
    expect(await wfm('migrate')).toMatchObject({ status: 0 });
    const app = await startApp({ database });
    await buildCompany(app.app);
    await app.close();
  });

  afterAll(async () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await database.drop();
    await rm(folder, { recursive: true });
  });

  async function wfm(...args: string[]): Promise<{ status: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const write = {
      out: process.stdout.write.bind(process.stdout),
      err: process.stderr.write.bind(process.stderr),
    };
    process.stdout.write = (text: string) => ((said.out += text), true);
    process.stderr.write = (text: string) => ((said.err += text), true);
    try {
      return { status: await runWfm(args), ...said };
    } finally {
      process.stdout.write = write.out;
      process.stderr.write = write.err;
      process.exitCode = undefined;
    }
  }

  async function file(name: string, ...lines: string[]): Promise<string> {
    await writeFile(join(folder, name), lines.join('\n'));
    return join(folder, name);
  }

  it('takes a file of one queue, and says what it took', async () => {
    const path = await file('h.csv', 'date,start,calls', '2026-06-01,10:00,5', '2026-06-01,10:30,');
    const options = ['--zone', 'America/New_York', '--queue', 'BANK-HELP', '--interval', '30'];
    const dry = await wfm('import', 'history', path, ...options, '--dry-run');
    expect(dry).toMatchObject({ status: 0, err: '' });
    expect(dry.out).toContain('2 rows, 1 intervals of 30 minutes, 1 blank, 0 skipped. Nothing was written');
    const { status, out } = await wfm('import', 'history', path, ...options, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'HistoryFileReport', imports: [{ rowCount: 1 }] });
  });

  it('takes the queues that are named, by a mapping that was saved', async () => {
    const definition = { time: { columns: ['When'] }, queue: 'Skill', offered: 'In' };
    const saved = await wfm(
      'import',
      'mapping',
      await file('m.json', JSON.stringify(definition)),
      '--name',
      'switch',
    );
    expect(saved).toMatchObject({ status: 0, out: 'Mapping "switch" saved.\n' });
    const path = await file(
      's.csv',
      'When|Skill|In',
      '2026-06-02 10:00|Bank DE|5',
      '2026-06-02 10:30|Other|7',
    );
    const options = ['--mapping', 'switch', '--zone', 'UTC', '--interval', '30'];
    const { status, out } = await wfm('import', 'history', path, ...options, '--queue', 'Bank DE=BANK-HELP');
    expect(status).toBe(0);
    expect(out).toContain('1 intervals of 30 minutes, 0 blank, 1 skipped.');
    expect(out).toContain('Queues that were not asked for: Other.');
  });

  it('takes nothing of a file with a bad row, names the row and exits 1', async () => {
    const path = await file('b.csv', 'date,start,calls', '01/02/2026,10:00,5', '2026-06-03,10:30,many');
    const options = ['--zone', 'UTC', '--queue', 'BANK-HELP', '--interval', '30'];
    const { status, out, err } = await wfm('import', 'history', path, ...options);
    expect(status).toBe(1);
    expect(out).toContain('error: row 2: date "01/02/2026" may be day first or month first.');
    expect(out).toContain('error: row 3: calls "many" is not a number.');
    expect(err).toContain('Nothing was taken from b.csv: 2 rows are bad.');
  });

  it.each([
    [['nowhere.csv', '--zone', 'UTC'], 1, 'does not exist'],
    [['h.csv', '--zone', 'Mars'], 2, 'is not a time zone'],
    [['h.csv', '--zone', 'UTC', '--queue', 'NOBODY'], 1, 'NOBODY'],
    [['h.csv', '--zone', 'UTC', '--layout', 'excel'], 2, 'Allowed choices are plain, amazon-connect'],
    [['h.csv', '--zone', 'UTC', '--mapping', 'none'], 1, 'No mapping is saved as "none".'],
  ])('exits for %j with %i and says why', async ([name, ...options], status, message) => {
    const answer = await wfm('import', 'history', join(folder, name), ...options);
    expect(answer.status).toBe(status);
    expect(answer.err).toContain(message);
  });
});
