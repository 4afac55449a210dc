import { SYSTEM_ACTOR } from '../../../src/access/actor.js';
import { UnitOfWork } from '../../../src/database/unit-of-work.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { type LoadedProblem, ProblemLoader } from '../../../src/scheduling/solver/problem-loader.js';
import { formatInstant } from '../../../src/time/instant.js';
import { durationMinutes } from '../../../src/time/interval.js';
import { addDays, localDate, localTime, timeZone } from '../../../src/time/zoned-time.js';
import { AbsencesService } from '../../../src/workforce/absences.service.js';
import { AgentsService } from '../../../src/workforce/agents.service.js';
import { CertificatesService } from '../../../src/workforce/certificates.service.js';
import { ClientWorkService } from '../../../src/workforce/client-work.service.js';
import { aCampaign } from '../../builders/workforce.js';
import {
  aWeek,
  NEW_YORK,
  planner,
  type SmallCompany,
  SOLVING_MS,
  startSmallCompany,
} from './small-company.js';

/** New York puts its clocks forward on Sunday 8 March 2026, the last day of the week. */
const MONDAY = localDate('2026-03-02');

describe('loading the problem of a week in which New York loses an hour', () => {
  let company: SmallCompany;
  let week: PlanningPeriod;

  const load = (): Promise<LoadedProblem> =>
    company.service(UnitOfWork).read((manager) => company.service(ProblemLoader).load(manager, week.id));
  const agentOf = async (id: number) =>
    (await load()).problem.agents.find((agent) => agent.id === String(id)) ?? fail(id);

  beforeAll(async () => {
    company = await startSmallCompany();
    company.requirement.want(company.bankQueue.id, 3, { first: MONDAY, count: 7, zone: NEW_YORK });
    week = await aWeek(company);
  }, SOLVING_MS);

  afterAll(() => company.app.close());

  it('has 4 quarter-hours less, and targets at the same wall time on both sides of the change', async () => {
    const { problem } = await load();
    expect(durationMinutes(problem.period.span)).toBe((7 * 24 - 1) * 60);
    const { target } = problem.queues[0];
    expect(target).toHaveLength(7 * 96 - 4);
    const firstOpen = (day: number) => target.findIndex((agents, at) => at >= day * 96 - 4 && agents > 0);
    expect(firstOpen(0)).toBe(8 * 4);
    expect(firstOpen(6)).toBe(6 * 96 + 7 * 4);
  });

  it('holds agents of both sites in their own zones with their own contracts', async () => {
    const { problem } = await load();
    const zones = problem.agents.map(({ zone, siteId }) => `${siteId} ${zone}`);
    expect(new Set(zones)).toEqual(
      new Set([`${company.manila.id} Asia/Manila`, `${company.bogota.id} America/Bogota`]),
    );
    const contracts = new Map(
      problem.contracts.map((contract) => [contract.id, contract.shiftStarts.earliest]),
    );
    expect(problem.agents.map(({ contractId }) => contracts.get(contractId))).toContain('18:00');
  });

  it('lets a certificate lapse at the end of its last day where the agent is, not where the caller is', async () => {
    const [, agent] = company.manilaAgents;
    await company.service(CertificatesService).createCertificate(SYSTEM_ACTOR, {
      agentId: agent.id,
      language: 'fr',
      level: 'B2',
      testedOn: localDate('2025-03-05'),
      expiresOn: localDate('2026-03-04'),
      assessor: 'House',
    });
    const { certificates } = await agentOf(agent.id);
    const french = certificates.find(({ language }) => language === 'fr');
    expect(french && formatInstant(french.valid.end)).toBe('2026-03-04T16:00:00.000Z');
  });

  it('takes the zone of an agent who works elsewhere than his site', async () => {
    const { id } = await company.addAgent(company.manilaOne, {
      code: 'REMOTE',
      ownZone: timeZone('Asia/Dubai'),
    });
    await company.entitle(id);
    expect((await agentOf(id)).zone).toBe('Asia/Dubai');
  });

  it('knows weekly times and absences of an agent', async () => {
    const [agent] = company.bogotaAgents;
    await company
      .service(AgentsService)
      .setAvailability(SYSTEM_ACTOR, agent.id, [
        { weekdays: [1, 2, 3, 4, 5], from: localTime('07:00'), to: localTime('15:00') },
      ]);
    const span = { start: week.span.start, end: week.span.end };
    await company
      .service(AbsencesService)
      .createAbsence(SYSTEM_ACTOR, { agentId: agent.id, span, reason: 'Holiday' });
    const loaded = await agentOf(agent.id);
    expect(loaded.absences).toEqual([span]);
    const monday = loaded.availability?.find(({ start }) => start >= week.span.start);
    expect(monday && formatInstant(monday.start)).toBe('2026-03-02T12:00:00.000Z');
    expect(monday && durationMinutes(monday)).toBe(8 * 60);
  });

  it('knows the holidays of the people who are called, of the country and of the state', async () => {
    const { id } = await company.service(ClientWorkService).createCampaign(
      SYSTEM_ACTOR,
      aCampaign(company.bank.id, {
        code: 'FRENCH',
        zones: [{ jurisdiction: 'FR', zone: timeZone('Europe/Paris'), share: 1, consent: true }],
      }),
    );
    await company.entitle(company.manilaAgents[3].id, id);
    const { problem } = await load();
    expect(Object.keys(problem.calledHolidays).sort()).toEqual(['FR', 'US', 'US-NY']);
    expect(problem.calledHolidays.FR).toContain('2026-07-14');
    expect(problem.callingHours.some(({ jurisdiction }) => jurisdiction === 'FR')).toBe(true);
  });

  it('has the same stamps for the same rows, and others once somebody is absent', async () => {
    const before = await load();
    expect((await load()).inputs).toEqual(before.inputs);
    const { start } = week.span;
    await company.service(AbsencesService).createAbsence(planner, {
      agentId: company.bogotaAgents[2].id,
      span: { start, end: week.span.end },
      reason: 'Sick',
    });
    const after = await load();
    expect(after.inputs.workforceStamp).not.toBe(before.inputs.workforceStamp);
    expect(after.inputs.problemStamp).not.toBe(before.inputs.problemStamp);
    expect(after.inputs.requirementIds).toEqual([5]);
  });

  it('leaves out the sites that the period does not plan', async () => {
    const later = { firstDate: addDays(MONDAY, 14), siteIds: [company.bogota.id] };
    const bogotaOnly = await aWeek(company, later);
    const { problem } = await company
      .service(UnitOfWork)
      .read((manager) => company.service(ProblemLoader).load(manager, bogotaOnly.id));
    expect(new Set(problem.agents.map(({ siteId }) => siteId))).toEqual(new Set([String(company.bogota.id)]));
  });
});

function fail(id: number): never {
  throw new Error(`The problem has no agent ${id}.`);
}
