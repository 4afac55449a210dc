import { DataSource } from 'typeorm';
import { NOWHERE, SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { parseInstant } from '../../../src/time/instant.js';
import { localDate, timeZone } from '../../../src/time/zoned-time.js';
import { AbsencesService } from '../../../src/workforce/absences.service.js';
import { CertificatesService } from '../../../src/workforce/certificates.service.js';
import { EntitlementsService } from '../../../src/workforce/entitlements.service.js';
import { WorkforceDirectory } from '../../../src/workforce/workforce-directory.service.js';
import { type Agent } from '../../../src/workforce/workforce.js';
import { type PeopleContext, startPeople } from '../../builders/people-context.js';
import { buildCompany, type Company } from '../../builders/workforce.js';

const WEEK = { start: parseInstant('2026-03-02T00:00:00Z'), end: parseInstant('2026-03-09T00:00:00Z') };
const me = SYSTEM_ACTOR;

describe('the directory', () => {
  let people: PeopleContext;
  let company: Company;
  let directory: WorkforceDirectory;
  let ana: Agent;
  let bob: Agent;

  beforeAll(async () => {
    people = await startPeople();
    company = await buildCompany(people.app);
    directory = people.app.get(WorkforceDirectory, { strict: false });
    ana = await company.addAgent(company.manilaOne, { code: 'ANA' });
    bob = await company.addAgent(company.bogotaOne, { code: 'BOB' });
    const entitlements = people.app.get(EntitlementsService, { strict: false });
    const to = { queueId: company.bankQueue.id, campaignId: null, speed: 1 };
    await entitlements.createEntitlement(me, { agentId: ana.id, ...to });
    await entitlements.createEntitlement(me, { agentId: bob.id, ...to });
    const campaign = { queueId: null, campaignId: company.bankCampaign.id, speed: 1.1 };
    await entitlements.createEntitlement(me, { agentId: ana.id, ...campaign });
    const certificates = people.app.get(CertificatesService, { strict: false });
    const dates = { testedOn: localDate('2025-03-05'), expiresOn: localDate('2026-03-05') };
    for (const { id } of [ana, bob]) {
      await certificates.createCertificate(me, {
        agentId: id,
        language: 'en',
        level: 'B2',
        assessor: 'Lab',
        ...dates,
      });
    }
    const absences = people.app.get(AbsencesService, { strict: false });
    for (const [start, end] of [
      ['2026-03-01T00:00Z', '2026-03-02T00:00Z'],
      ['2026-03-08T23:59Z', '2026-03-20T00:00Z'],
    ]) {
      const span = { start: parseInstant(start), end: parseInstant(end) };
      await absences.createAbsence(me, { agentId: ana.id, span, reason: 'leave' });
    }
  });

  afterAll(() => people.close());

  const manager = () => people.app.get(DataSource).manager;

  it('gives everything about the agents of a site that a roster needs, and nothing of other sites', async () => {
    const found = await directory.planningWorkforce(manager(), { siteIds: [company.manila.id], span: WEEK });
    expect(found.agents.map((agent) => [agent.code, agent.zone])).toEqual([['ANA', 'Asia/Manila']]);
    expect(found.sites.map((site) => site.code)).toEqual(['MNL']);
    expect(found.contracts).toEqual([company.contract]);
    expect(found.entitlements.map(({ queueId, campaignId }) => [queueId, campaignId])).toEqual([
      [company.bankQueue.id, null],
      [null, company.bankCampaign.id],
    ]);
    expect(found.certificates).toHaveLength(1);
    expect(found.queues).toEqual([company.bankQueue]);
    expect(found.campaigns).toEqual([company.bankCampaign]);
  });

  it('gives only absences that share time with the span', async () => {
    const { absences } = await directory.planningWorkforce(manager(), {
      siteIds: [company.manila.id],
      span: WEEK,
    });
    expect(absences.map((absence) => absence.span.start)).toEqual([parseInstant('2026-03-08T23:59Z')]);
  });

  it('leaves out who is not employed in the span, by the calendar of the agent', async () => {
    const manila = { siteIds: [company.manila.id], span: WEEK };
    const dates = [
      ['GONE', '2020-01-01', '2026-03-01'],
      ['LAST-DAY', '2020-01-01', '2026-03-02'],
      ['NEXT', '2026-03-10', null],
      ['FIRST-DAY', '2026-03-09', null],
    ] as const;
    for (const [code, hired, left] of dates) {
      const leftOn = left === null ? null : localDate(left);
      await company.addAgent(company.manilaTwo, { code, hiredOn: localDate(hired), leftOn });
    }
    const { agents } = await directory.planningWorkforce(manager(), manila);
    // Sunday 16:00 UTC is Monday in Manila.
    expect(agents.map((agent) => agent.code)).toEqual(['ANA', 'LAST-DAY', 'FIRST-DAY']);
  });

  it('gives an agent the zone of the site, or else the own one', async () => {
    const far = await company.addAgent(company.manilaTwo, {
      code: 'FAR',
      ownZone: timeZone('Europe/Lisbon'),
    });
    const found = await directory.agentsByIds(manager(), [ana.id, far.id]);
    expect(found.map((agent) => agent.zone)).toEqual(['Asia/Manila', 'Europe/Lisbon']);
  });

  it('finds things within a reach only', async () => {
    const site = { ...NOWHERE, siteIds: [company.manila.id] };
    const self = { ...NOWHERE, agentIds: [bob.id] };
    const client = { ...NOWHERE, clientIds: [company.travel.id] };
    expect(await directory.agentInReach(manager(), site, ana.id)).toEqual(ana);
    expect(await directory.agentInReach(manager(), site, bob.id)).toBeNull();
    expect(await directory.agentInReach(manager(), NOWHERE, ana.id)).toBeNull();
    expect((await directory.agentsInReach(manager(), self)).map((agent) => agent.code)).toEqual(['BOB']);
    expect(await directory.agentsInReach(manager(), self, { teamId: company.manilaOne.id })).toEqual([]);
    expect(await directory.visibleQueueIds(manager(), self)).toEqual([company.bankQueue.id]);
    expect(await directory.visibleQueueIds(manager(), client)).toEqual([company.travelQueue.id]);
    expect(await directory.visibleQueueIds(manager(), NOWHERE)).toEqual([]);
    expect(await directory.clientInReach(manager(), self, company.bank.id)).toEqual(company.bank);
    expect(await directory.clientInReach(manager(), self, company.travel.id)).toBeNull();
    expect(await directory.siteInReach(manager(), self, company.bogota.id)).toBeNull();
    expect(await directory.siteInReach(manager(), site, company.manila.id)).toEqual(company.manila);
    expect(await directory.teamInReach(manager(), site, company.manilaOne.id)).toEqual(company.manilaOne);
    expect(await directory.teamInReach(manager(), site, company.bogotaOne.id)).toBeNull();
  });

  it('gives holidays across the end of a year', async () => {
    const days = await directory.holidays(
      manager(),
      { siteId: company.manila.id },
      localDate('2026-12-30'),
      localDate('2027-01-01'),
    );
    expect(days.map((day) => day.date)).toEqual(['2026-12-30', '2027-01-01']);
    const none = { clientId: company.travel.id };
    expect(
      await directory.holidays(manager(), none, localDate('2026-01-01'), localDate('2026-12-31')),
    ).toEqual([]);
  });

  it('tells which cover lapses soon, to whom it may', async () => {
    const certificates = people.app.get(CertificatesService, { strict: false });
    const { lapses, work } = await certificates.lapsingCertificates(me, 7);
    expect(lapses.map(({ agentId, queueId, lastDay }) => [agentId, queueId, lastDay])).toEqual([
      [ana.id, company.bankQueue.id, '2026-03-05'],
      [ana.id, null, '2026-03-05'],
      [bob.id, company.bankQueue.id, '2026-03-05'],
    ]);
    expect(work.find((each) => each.queueId === company.bankQueue.id)).toMatchObject({
      agentsToday: 2,
      agentsLost: 2,
    });
    const grants = [{ role: 'site-user' as const, scope: { ...NOWHERE, siteIds: [company.bogota.id] } }];
    const bogota = await certificates.lapsingCertificates({ accountId: 5, name: 'x', grants }, 7);
    expect(bogota.lapses.map((lapse) => lapse.agentId)).toEqual([bob.id]);
    expect((await certificates.lapsingCertificates(me, 3)).lapses).toEqual([]);
  });
});
