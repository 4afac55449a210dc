import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { localDate } from '../../../src/time/zoned-time.js';
import { AgentsService } from '../../../src/workforce/agents.service.js';
import { type ImportKind } from '../../../src/workforce/import/import-report.js';
import { WorkforceImportService } from '../../../src/workforce/workforce-import.service.js';
import { type PeopleContext, startPeople } from '../../builders/people-context.js';
import { buildCompany } from '../../builders/workforce.js';

/** A row, and what is wrong with it: column, value and a part of the advice. */
type BadRow = readonly [row: string, column: string, value: string, advice: string];

const AGENT_HEADER = 'code,name,team,contract,site,zone,hired_on,left_on';
const BAD_AGENTS: readonly BadRow[] = [
  [',Ana,MNL-1,FULL,,,2024-01-01,', 'code', '', 'is empty'],
  ['two words,Ana,MNL-1,FULL,,,2024-01-01,', 'code', 'two words', 'without spaces'],
  [`${'x'.repeat(65)},Ana,MNL-1,FULL,,,2024-01-01,`, 'code', 'x'.repeat(65), '1 to 64'],
  ['B-1,,MNL-1,FULL,,,2024-01-01,', 'name', '', 'is empty'],
  [`B-2,${'n'.repeat(201)},MNL-1,FULL,,,2024-01-01,`, 'name', `${'n'.repeat(200)}…`, '200 characters'],
  ['B-3,Ana,,FULL,,,2024-01-01,', 'team', '', 'is empty'],
  ['B-4,Ana,MNL-9,FULL,,,2024-01-01,', 'team', 'MNL-9', 'no team "MNL-9"'],
  ['B-5,Ana,mnl-1,FULL,,,2024-01-01,', 'team', 'mnl-1', 'no team "mnl-1"'],
  ['B-6,Ana,MNL-1,,,,2024-01-01,', 'contract', '', 'is empty'],
  ['B-7,Ana,MNL-1,HALF,,,2024-01-01,', 'contract', 'HALF', 'no contract "HALF"'],
  ['B-8,Ana,MNL-1,FULL,BOG,,2024-01-01,', 'site', 'BOG', 'is at site MNL'],
  ['B-9,Ana,MNL-1,FULL,,Asia/Atlantis,2024-01-01,', 'zone', 'Asia/Atlantis', 'IANA'],
  ['B-10,Ana,MNL-1,FULL,,+08:00,2024-01-01,', 'zone', '+08:00', 'IANA'],
  ['B-11,Ana,MNL-1,FULL,,,,', 'hired_on', '', 'is empty'],
  ['B-12,Ana,MNL-1,FULL,,,2023-02-29,', 'hired_on', '2023-02-29', 'yyyy-mm-dd'],
  ['B-13,Ana,MNL-1,FULL,,,01/02/2024,', 'hired_on', '01/02/2024', 'yyyy-mm-dd'],
  ['B-14,Ana,MNL-1,FULL,,,2024-01-01,soon', 'left_on', 'soon', 'yyyy-mm-dd'],
  ['B-15,Ana,MNL-1,FULL,,,2024-01-01,2023-12-31', 'left_on', '2023-12-31', 'before being hired'],
  ['B-16,Ana,MNL-1,FULL,,,2024-01-01,,,surplus', '', 'surplus', 'double quotes'],
  ['A-1,Ana,MNL-1,FULL,,,2024-01-01,', 'code', 'A-1', 'repeats row 2'],
];

const BAD_ENTITLEMENTS: readonly BadRow[] = [
  [',BANK-HELP,,1', 'agent', '', 'is empty'],
  ['NOBODY,BANK-HELP,,1', 'agent', 'NOBODY', 'no agent "NOBODY"'],
  ['A-1,,,1', 'queue', '', 'neither a queue nor a campaign'],
  ['A-1,BANK-HELP,BANK-LATE,1', 'campaign', 'BANK-LATE', 'two rows'],
  ['A-1,NO-QUEUE,,1', 'queue', 'NO-QUEUE', 'no queue "NO-QUEUE"'],
  ['A-1,,NO-CAMPAIGN,1', 'campaign', 'NO-CAMPAIGN', 'no campaign "NO-CAMPAIGN"'],
  ['A-1,TRAVEL-HELP,,fast', 'speed', 'fast', 'not a number'],
  ['A-1,TRAVEL-HELP,,"1,1"', 'speed', '1,1', 'with a point'],
  ['A-1,TRAVEL-HELP,,0.05', 'speed', '0.05', '0.1 to 3'],
  ['A-1,TRAVEL-HELP,,4', 'speed', '4', '0.1 to 3'],
  ['A-1,TRAVEL-HELP,,-1', 'speed', '-1', 'not a number'],
  ['A-1,BANK-HELP,,1.2', 'agent', 'A-1', 'repeats row 2'],
];

const BAD_CERTIFICATES: readonly BadRow[] = [
  ['A-1,english,B2,2025-01-01,2027-01-01,Lab', 'language', 'english', 'BCP 47'],
  ['A-1,,B2,2025-01-01,2027-01-01,Lab', 'language', '', 'is empty'],
  ['A-1,en,B3,2025-01-01,2027-01-01,Lab', 'level', 'B3', 'A1, A2, B1'],
  ['A-1,en,fluent,2025-01-01,2027-01-01,Lab', 'level', 'fluent', 'A1, A2, B1'],
  ['A-1,en,B2,2025-13-01,2027-01-01,Lab', 'tested_on', '2025-13-01', 'yyyy-mm-dd'],
  ['A-1,en,B2,2025-01-01,never,Lab', 'expires_on', 'never', 'yyyy-mm-dd'],
  ['A-1,en,B2,2025-01-01,2025-01-01,Lab', 'expires_on', '2025-01-01', 'expire later'],
  ['A-1,en,B2,2025-01-01,2027-01-01,', 'assessor', '', 'is empty'],
  ['NOBODY,en,B2,2025-01-01,2027-01-01,Lab', 'agent', 'NOBODY', 'no agent "NOBODY"'],
  ['A-1,EN,C1,2024-01-01,2027-01-01,Lab', 'agent', 'A-1', 'repeats row 2'],
];

const BAD_ABSENCES: readonly BadRow[] = [
  ['A-1,2026-04-31,2026-05-01,leave', 'start', '2026-04-31', 'is not a time'],
  ['A-1,2026-05-02,2026-05-01,leave', 'end', '2026-05-01', 'not after its start'],
  ['A-1,2026-05-01 10:00,2026-05-01 10:00,leave', 'end', '2026-05-01 10:00', 'not after its start'],
  ['A-1,2026-05-01,2040-01-01,leave', 'end', '2040-01-01', 'five years'],
  ['A-1,2026-05-01,2026-05-01,', 'reason', '', 'is empty'],
  ['A-1,2026-04-02,2026-04-04,again', 'start', '2026-04-02', 'already in row 2'],
  ['A-1,2026-06-01,2026-06-03,leave', 'start', '2026-06-01', 'already ("stored"'],
  ['L-1,2026-03-29 01:30,2026-03-29 12:00,leave', 'start', '2026-03-29 01:30', 'Europe/London skip'],
  ['NOBODY,2026-05-01,2026-05-01,leave', 'agent', 'NOBODY', 'no agent "NOBODY"'],
];

const BAD_AVAILABILITY: readonly BadRow[] = [
  ['A-1,weekend,08:00,12:00', 'weekdays', 'weekend', '1 is Monday'],
  ['A-1,8,08:00,12:00', 'weekdays', '8', '1 is Monday'],
  ['A-1,1,8:00,12:00', 'from', '8:00', 'hh:mm'],
  ['A-1,1,08:00,24:00', 'to', '24:00', 'hh:mm'],
  ['A-1,1-5,08:00,12:00', 'agent', 'A-1', 'repeats row 2'],
];

const FILES: readonly (readonly [ImportKind, string, string, readonly BadRow[]])[] = [
  ['agents', AGENT_HEADER, 'A-1,Ana,MNL-1,FULL,,,2024-01-08,', BAD_AGENTS],
  ['entitlements', 'agent,queue,campaign,speed', 'A-1,BANK-HELP,,1', BAD_ENTITLEMENTS],
  [
    'certificates',
    'agent,language,level,tested_on,expires_on,assessor',
    'A-1,en,B2,2024-01-01,2027-01-01,Lab',
    BAD_CERTIFICATES,
  ],
  ['absences', 'agent,start,end,reason', 'A-1,2026-04-01,2026-04-03,leave', BAD_ABSENCES],
  ['availability', 'agent,weekdays,from,to', 'A-1,1-5,08:00,12:00', BAD_AVAILABILITY],
];

describe('files with bad rows', () => {
  let people: PeopleContext;
  let imports: WorkforceImportService;

  beforeAll(async () => {
    people = await startPeople();
    const company = await buildCompany(people.app);
    await company.addAgent(company.manilaOne, { code: 'A-1' });
    await company.addAgent(company.manilaOne, { code: 'L-1', ownZone: 'Europe/London' as never });
    imports = people.app.get(WorkforceImportService, { strict: false });
    const stored = 'agent,start,end,reason\nA-1,2026-06-02,2026-06-02,stored\n';
    await imports.import(SYSTEM_ACTOR, { kind: 'absences', fileName: 's.csv', content: stored });
  });

  afterAll(() => people.close());

  it.each(FILES)('of %s answer each with row, column, value and advice', async (kind, header, good, bad) => {
    const content = [header, good, ...bad.map(([row]) => row)].join('\n');
    const outcome = await imports.import(SYSTEM_ACTOR, { kind, fileName: 'bad.csv', content });
    expect(outcome.kind).toBe('import-rejected');
    expect(outcome.problems.map(({ row, column, value }) => [row, column, value])).toEqual(
      bad.map(([, column, value], index) => [index + 3, column, value]),
    );
    outcome.problems.forEach(({ file, advice }, index) => {
      expect(file).toBe('bad.csv');
      expect(advice).toContain(bad[index][3]);
    });
  });

  it('are more than forty', () => {
    expect(FILES.flatMap(([, , , bad]) => bad).length).toBeGreaterThan(40);
  });

  it('have every bad value of one row told', async () => {
    const content = `${AGENT_HEADER}\ntwo words,,MNL-1,FULL,,Nowhere,tomorrow,\n`;
    const outcome = await imports.import(SYSTEM_ACTOR, { kind: 'agents', fileName: 'f.csv', content });
    expect(outcome.problems.map((problem) => problem.column)).toEqual(['code', 'name', 'zone', 'hired_on']);
  });

  it('change nothing of the good row either', async () => {
    const agents = people.app.get(AgentsService, { strict: false });
    const { nodes } = await agents.agents(SYSTEM_ACTOR, { first: 10, after: null }, { search: 'A-1' });
    expect(nodes.map(({ name, hiredOn }) => [name, hiredOn])).toEqual([
      ['Ana Reyes', localDate('2024-01-08')],
    ]);
  });
});
