import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { runWfm } from '../../../src/cli/main.js';
import { PublishingService } from '../../../src/scheduling/publishing.service.js';
import { type RosterLine } from '../../../src/scheduling/roster-export.service.js';
import { addDays } from '../../../src/time/zoned-time.js';
import {
  aWeek,
  generated,
  MONDAY,
  NEW_YORK,
  planner,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

describe('wfm export roster', () => {
  const before = { DATABASE_URL: process.env.DATABASE_URL, WFM_SQLITE: process.env.WFM_SQLITE };
  let company: SmallCompany;
  let folder: string;
  let periodId: number;
  let draftId: number;
  let emptyPeriodId: number;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'wfm-export-'));
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 2, { first: MONDAY, count: 5, zone: NEW_YORK });
    periodId = (await aWeek(company)).id;
    emptyPeriodId = (await aWeek(company, { name: 'Week 11', firstDate: addDays(MONDAY, 7) })).id;
    const { scheduleId } = await generated(company, periodId);
    await company.service(PublishingService).publish(planner, scheduleId ?? 0);
    draftId = (await generated(company, periodId, 2)).scheduleId ?? 0;
    const { database } = company.app.settings;
    if (database.kind === 'mysql') process.env.DATABASE_URL = database.url;
    else process.env.WFM_SQLITE = database.file;
  }, SOLVING_MS);

  afterAll(async () => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) Reflect.deleteProperty(process.env, name);
      else process.env[name] = value;
    }
    await company.app.close();
    await rm(folder, { recursive: true });
  });

  async function wfm(...args: string[]): Promise<{ status: number; out: string; err: string }> {
    const said = { out: '', err: '' };
    const { stdout, stderr } = process;
    const write = { out: stdout.write.bind(stdout), err: stderr.write.bind(stderr) };
    stdout.write = (text: string) => ((said.out += text), true);
    stderr.write = (text: string) => ((said.err += text), true);
    try {
      return { status: await runWfm(['export', 'roster', ...args]), ...said };
    } finally {
      stdout.write = write.out;
      stderr.write = write.err;
      process.exitCode = undefined;
    }
  }

  it('writes the published schedule of a period as CSV, one line per activity', async () => {
    const out = join(folder, 'roster.csv');
    const { status, out: said } = await wfm('--period', String(periodId), '--out', out);
    const text = await readFile(out, 'utf8');
    const lines = parse(text, { columns: true });
    expect(status).toBe(0);
    expect(said).toBe(`${out}: ${lines.length} activities.\n`);
    expect(text.split('\n')[0]).toBe(
      'agent,site,date,start,end,local_start,local_end,activity,queue,campaign',
    );
    expect(lines.length).toBeGreaterThan(100);
    expect(lines[0]).toMatchObject({ agent: 'BOG-A1', site: 'BOG' });
  });

  it('writes a draft by its own id as JSON, to standard output too', async () => {
    const { status, out } = await wfm('--schedule', String(draftId), '--format', 'json', '--out', '-');
    const lines = JSON.parse(out) as RosterLine[];
    expect(status).toBe(0);
    expect(new Set(lines.map(({ campaign }) => campaign))).toEqual(new Set(['', 'BANK-LATE']));
    for (const { start, end } of lines) expect(start < end).toBe(true);
  });

  it.each([
    [['--period', '0'], 2, 'Write a whole number from 1'],
    [['--period', '1', '--schedule', '2'], 2, 'cannot be used with'],
    [[], 2, 'name a schedule with --schedule'],
    [['--schedule', '999'], 1, 'No schedule 999 that you may see.'],
    [['--period', '999'], 1, 'No planning period 999 that you may see.'],
  ])('refuses %j in one line', async (args, status, said) => {
    const answer = await wfm(...args, '--out', '-');
    expect(answer).toMatchObject({ status, out: '' });
    expect(answer.err).toContain(said);
    expect(answer.err.trim().split('\n')).toHaveLength(1);
  });

  it('says when the period has nothing published, and when the file cannot be written', async () => {
    const unpublished = await wfm('--period', String(emptyPeriodId), '--out', '-');
    expect(unpublished).toMatchObject({ status: 1, out: '' });
    expect(unpublished.err).toContain('has no published schedule yet');
    const nowhere = await wfm('--period', String(periodId), '--out', join(folder, 'none', 'x.csv'));
    expect(nowhere.status).toBe(1);
    expect(nowhere.err).toContain('does not exist');
  });
});
