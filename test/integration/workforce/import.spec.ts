import { type Actor, NOWHERE, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { formatInstant, parseInstant } from '../../../src/time/instant.js';
import { AbsencesService } from '../../../src/workforce/absences.service.js';
import { AgentsService } from '../../../src/workforce/agents.service.js';
import { CertificatesService } from '../../../src/workforce/certificates.service.js';
import { EntitlementsService } from '../../../src/workforce/entitlements.service.js';
import { type ImportKind } from '../../../src/workforce/import/import-report.js';
import { type ImportOrder, WorkforceImportService } from '../../../src/workforce/workforce-import.service.js';
import { type PeopleContext, startPeople } from '../../builders/people-context.js';
import { buildCompany, type Company } from '../../builders/workforce.js';

const HEADER = 'code,name,team,contract,zone,hired_on,left_on';

describe('importing', () => {
  let people: PeopleContext;
  let company: Company;

  beforeEach(async () => {
    people = await startPeople();
    company = await buildCompany(people.app);
  });

  afterEach(() => people.close());

  function take(kind: ImportKind, content: string, more: Partial<ImportOrder> & { actor?: Actor } = {}) {
    const imports = people.app.get(WorkforceImportService, { strict: false });
    const { actor = SYSTEM_ACTOR, ...order } = more;
    return imports.import(actor, { kind, fileName: 'f.csv', content, ...order });
  }

  async function agents() {
    const service = people.app.get(AgentsService, { strict: false });
    return (await service.agents(SYSTEM_ACTOR, { first: 200, after: null })).nodes;
  }

  it('creates, updates and leaves alone, and does nothing the second time', async () => {
    const first = `${HEADER}\nA-1,Ana,MNL-1,FULL,,2024-01-01,\nA-2,Ben,BOG-1,FULL,America/Lima,2024-01-01,2027-01-31\n`;
    expect(await take('agents', first)).toMatchObject({ created: 2, updated: 0, unchanged: 0, rows: 2 });
    expect(await take('agents', first)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
    const second = `${HEADER}\nA-1,Ana,MNL-2,FULL,,2024-01-01,\nA-2,Ben,BOG-1,FULL,,2024-01-01,\nA-3,Cid,MNL-1,FULL,,2024-01-01,`;
    expect(await take('agents', second)).toMatchObject({ created: 1, updated: 2, unchanged: 0 });
    expect((await agents()).map(({ code, teamId, zone, leftOn }) => [code, teamId, zone, leftOn])).toEqual([
      ['A-1', company.manilaTwo.id, 'Asia/Manila', null],
      ['A-2', company.bogotaOne.id, 'America/Bogota', null],
      ['A-3', company.manilaOne.id, 'Asia/Manila', null],
    ]);
  });

  it('leaves what is stored where the file has no such column', async () => {
    await take('agents', `${HEADER}\nA-1,Ana,MNL-1,FULL,Europe/Paris,2024-01-01,2027-01-31\n`);
    await take('agents', 'code,name,team,contract,hired_on\nA-1,Anna,MNL-1,FULL,2024-01-01\n');
    expect(await agents()).toMatchObject([{ name: 'Anna', ownZone: 'Europe/Paris', leftOn: '2027-01-31' }]);
  });

  it('writes nothing in a dry run, and says what it would do', async () => {
    const content = `${HEADER}\nA-1,Ana,MNL-1,FULL,,2024-01-01,\n`;
    expect(await take('agents', content, { dryRun: true })).toMatchObject({ dryRun: true, created: 1 });
    expect(await agents()).toEqual([]);
  });

  it('takes all rows or none, or with keepGood the good ones', async () => {
    const content = `${HEADER}\nA-1,Ana,MNL-1,FULL,,2024-01-01,\nA-2,Ben,NOWHERE,FULL,,2024-01-01,\n`;
    expect(await take('agents', content)).toMatchObject({
      kind: 'import-rejected',
      code: 'IMPORT_REJECTED',
      rows: 2,
      problems: [{ file: 'f.csv', row: 3, column: 'team', value: 'NOWHERE' }],
    });
    expect(await agents()).toEqual([]);
    const kept = await take('agents', content, { keepGood: true });
    expect(kept).toMatchObject({ kind: 'import-report', created: 1, problems: [{ row: 3 }] });
    expect((await agents()).map((agent) => agent.code)).toEqual(['A-1']);
  });

  it('takes no part of a file that breaks off, even with keepGood', async () => {
    const content = `${HEADER}\nA-1,Ana,MNL-1,FULL,,2024-01-01,\nA-2,"Ben,MNL-1,FULL,,2024-01-01,\n`;
    expect(await take('agents', content, { keepGood: true })).toMatchObject({ kind: 'import-rejected' });
    expect(await agents()).toEqual([]);
  });

  it('takes entitlements to queues and campaigns, and keeps a speed that the file does not say', async () => {
    const { id } = await company.addAgent(company.manilaOne, { code: 'A-1' });
    await take('entitlements', 'agent;queue;campaign;speed\nA-1;BANK-HELP;;1.2\nA-1;;BANK-LATE;\n');
    const again = await take('entitlements', 'agent,queue\nA-1,BANK-HELP\nA-1,TRAVEL-HELP\n');
    expect(again).toMatchObject({ created: 1, updated: 0, unchanged: 1 });
    const stored = await people.app
      .get(EntitlementsService, { strict: false })
      .entitlementsOfAgents(SYSTEM_ACTOR, [id]);
    expect(stored.map(({ queueId, campaignId, speed }) => [queueId, campaignId, speed])).toEqual([
      [company.bankQueue.id, null, 1.2],
      [null, company.bankCampaign.id, 1],
      [company.travelQueue.id, null, 1],
    ]);
  });

  it('takes certificates by agent, language and test day', async () => {
    const { id } = await company.addAgent(company.manilaOne, { code: 'A-1' });
    const header = 'agent,language,level,tested_on,expires_on,assessor';
    await take('certificates', `${header}\nA-1,EN,b2,2025-01-01,2026-12-31,Lab\n`);
    const next = `${header}\nA-1,en,C1,2025-01-01,2026-12-31,Lab\nA-1,en,C1,2026-01-01,2027-12-31,Lab\n`;
    expect(await take('certificates', next)).toMatchObject({ created: 1, updated: 1 });
    const service = people.app.get(CertificatesService, { strict: false });
    const stored = await service.certificatesOfAgents(SYSTEM_ACTOR, [id]);
    expect(stored.map(({ language, level, testedOn }) => [language, level, testedOn])).toEqual([
      ['en', 'C1', '2025-01-01'],
      ['en', 'C1', '2026-01-01'],
    ]);
  });

  it("takes absences in the agent's zone, and moves the end of one that starts the same", async () => {
    const { id } = await company.addAgent(company.manilaOne, { code: 'A-1' });
    await take('absences', 'agent,start,end,reason\nA-1,2026-04-01,2026-04-02,leave\n');
    expect(
      await take('absences', 'agent,from,to,type\nA-1,2026-04-01,2026-04-03 12:00,sick\n'),
    ).toMatchObject({
      created: 0,
      updated: 1,
    });
    const span = { start: parseInstant('2026-03-01T00:00Z'), end: parseInstant('2026-05-01T00:00Z') };
    const service = people.app.get(AbsencesService, { strict: false });
    const stored = await service.absencesOfAgents(SYSTEM_ACTOR, [id], span);
    expect(
      stored.map(({ span: { start, end }, reason }) => [formatInstant(start), formatInstant(end), reason]),
    ).toEqual([['2026-03-31T16:00:00.000Z', '2026-04-03T04:00:00.000Z', 'sick']]);
  });

  it('replaces the availability of the agents in the file, and of no other', async () => {
    const ana = await company.addAgent(company.manilaOne, { code: 'A-1' });
    const ben = await company.addAgent(company.manilaOne, { code: 'A-2' });
    const header = 'agent,weekdays,from,to';
    await take(
      'availability',
      `${header}\nA-1,1-5,08:00,12:00\nA-1,Sat Sun,10:00,18:00\nA-2,1-7,08:00,20:00\n`,
    );
    const next = await take('availability', `${header}\nA-1,1-5,08:00,12:00\nA-1,6,10:00,18:00\n`);
    expect(next).toMatchObject({ created: 1, unchanged: 1 });
    const service = people.app.get(AgentsService, { strict: false });
    const stored = await service.availabilityOfAgents(SYSTEM_ACTOR, [ana.id, ben.id]);
    expect(stored.map(({ agentId, weekdays }) => [agentId, weekdays.join('')]).sort()).toEqual([
      [ana.id, '12345'],
      [ana.id, '6'],
      [ben.id, '1234567'],
    ]);
  });

  it('stays within the reach of who imports', async () => {
    await company.addAgent(company.bogotaOne, { code: 'B-1' });
    const actor: Actor = {
      accountId: 9,
      name: 'Manila planner',
      grants: [{ role: 'planner', scope: { ...NOWHERE, siteIds: [company.manila.id] } }],
    };
    const content = `${HEADER}\nB-1,Ben,MNL-1,FULL,,2024-01-01,\nB-2,Bea,BOG-1,FULL,,2024-01-01,\n`;
    const { problems } = await take('agents', content, { actor });
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, 'code'],
      [3, 'team'],
    ]);
    const absences = await take('absences', 'agent,start,end,reason\nB-1,2026-01-01,2026-01-01,x\n', {
      actor,
    });
    expect(absences.problems).toMatchObject([{ row: 2, column: 'agent', value: 'B-1' }]);
  });

  it('is refused for a role that changes no agents', async () => {
    const grants = [{ role: 'site-user' as const, scope: { ...NOWHERE, siteIds: [company.manila.id] } }];
    const actor: Actor = { accountId: 9, name: 'x', grants };
    await expect(take('agents', `${HEADER}\n`, { actor })).rejects.toThrow('"agent.write"');
  });
});
