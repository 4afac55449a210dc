import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { runWfm } from '../../../src/cli/main.js';
import { buildCompany } from '../../builders/workforce.js';
import { startApp } from '../../support/app.js';
import { type ScratchDatabase, scratchDatabase } from '../../support/database.js';

const HEADER = 'code,name,team,contract,hired_on';

describe('the wfm command', () => {
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
    const company = await buildCompany(app.app);
    await company.addAgent(company.manilaOne, { code: 'ANA' });
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

  async function file(name: string, content: string): Promise<string> {
    const path = join(folder, name);
    await writeFile(path, content);
    return path;
  }

  async function agentCodes(): Promise<string[]> {
    const dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
    const rows: { code: string }[] = await dataSource.query('SELECT code FROM agent ORDER BY id');
    await dataSource.destroy();
    return rows.map((row) => row.code);
  }

  it('imports a file, and reports it in words or as JSON', async () => {
    const path = await file('agents.csv', `${HEADER},shoes\nBEN,Ben,MNL-1,FULL,2024-01-01,44\n`);
    const dry = await wfm('import', 'agents', path, '--dry-run');
    expect(dry).toMatchObject({ status: 0, err: '' });
    expect(dry.out).toContain(
      'agents.csv: 1 rows, 1 created, 0 updated, 0 unchanged. Nothing was written: a dry run.',
    );
    expect(dry.out).toContain('mean nothing here: shoes');
    expect(await agentCodes()).toEqual(['ANA']);
    const { status, out } = await wfm('import', 'agents', path, '--json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ kind: 'import-report', created: 1, ignoredColumns: ['shoes'] });
    expect(await agentCodes()).toEqual(['ANA', 'BEN']);
  });

  it('names file, row, column, value and advice of a bad row, and fails', async () => {
    const path = await file(
      'bad.csv',
      `${HEADER}\nCID,Cid,MNL-1,FULL,2024-01-01\nDAN,Dan,XXX,FULL,2024-01-01\n`,
    );
    const { status, out, err } = await wfm('import', 'agents', path);
    expect(status).toBe(1);
    expect(out).toContain('bad.csv:3: team "XXX": There is no team "XXX" that you may change.');
    expect(err).toMatch(/^wfm: Nothing was taken from bad.csv/);
    expect(await agentCodes()).not.toContain('CID');
    const kept = await wfm('import', 'agents', path, '--keep-good');
    expect(kept).toMatchObject({ status: 1, err: 'wfm: 1 bad rows were left out.\n' });
    expect(await agentCodes()).toContain('CID');
  });

  it('says which file it cannot read', async () => {
    expect(await wfm('import', 'agents', join(folder, 'none.csv'))).toMatchObject({ status: 1, out: '' });
    expect((await wfm('import', 'absences', folder)).err).toContain('is a folder');
    expect(await wfm('import', 'agents')).toMatchObject({ status: 2 });
    expect(await wfm('import', 'shoes', 'x.csv')).toMatchObject({ status: 2 });
  });

  it('adds a user with a password shown once, and a token', async () => {
    const who = ['--email', 'lea@example.com', '--name', 'Lea'];
    const added = await wfm('user', 'add', ...who, '--role', 'team-lead', '--team', 'MNL-1', 'MNL-2');
    expect(added.status).toBe(0);
    expect(added.out).toMatch(/Password, shown this once: [a-z2-9]{6}(-[a-z2-9]{6}){3}\n/);
    const { status, out } = await wfm('user', 'token', '--email', 'LEA@example.com', '--label', 'export');
    expect(status).toBe(0);
    const app = await startApp({ database });
    const answer = await app.graphql('{ teams { nodes { code } } }', {}, out.trim());
    await app.close();
    expect(answer.data).toEqual({ teams: { nodes: [{ code: 'MNL-1' }, { code: 'MNL-2' }] } });
  });

  it.each([
    [['--role', 'king'], 2, 'Allowed choices'],
    [['--role', 'team-lead'], 1, 'must say where it holds'],
    [['--role', 'team-lead', '--team', 'XXX'], 1, 'no team with the code "XXX"'],
    [['--role', 'site-user', '--client', 'BANK'], 1, 'cannot be limited to clients'],
    [['--role', 'agent', '--agent', 'ANA', 'BEN'], 1, 'exactly one agent'],
  ])('adds no user with %j', async (args, status, advice) => {
    const refused = await wfm('user', 'add', '--email', 'x@example.com', '--name', 'X', ...args);
    expect(refused.status).toBe(status);
    expect(refused.err).toContain(advice);
    expect(refused.out).toBe('');
  });
});
