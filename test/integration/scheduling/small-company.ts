import {
  type Actor,
  EVERYWHERE,
  type Grant,
  NOWHERE,
  type Scope,
  SYSTEM_ACTOR,
} from '../../../src/access/actor.js';
import { StaffingService } from '../../../src/forecasting/staffing.service.js';
import { JobsService } from '../../../src/jobs/jobs.service.js';
import { type PlanningPeriod } from '../../../src/scheduling/planning-period.js';
import { PlanningPeriodService } from '../../../src/scheduling/planning-period.service.js';
import { type ScheduleRun } from '../../../src/scheduling/schedule-run.js';
import { ScheduleRunsService } from '../../../src/scheduling/schedule-runs.service.js';
import { SchedulingService } from '../../../src/scheduling/scheduling.service.js';
import { Clock, SystemClock } from '../../../src/time/clock.js';
import { localDate, localTime, timeZone } from '../../../src/time/zoned-time.js';
import { CertificatesService } from '../../../src/workforce/certificates.service.js';
import { EntitlementsService } from '../../../src/workforce/entitlements.service.js';
import { OrganisationService } from '../../../src/workforce/organisation.service.js';
import { type Agent, type Contract, type Team } from '../../../src/workforce/workforce.js';
import { aContract, buildCompany, type Company } from '../../builders/workforce.js';
import { startApp, type TestApp } from '../../support/app.js';
import { FixedRequirement } from './fixed-requirement.js';

export const MONDAY = localDate('2026-03-02');
/** Solving shares the thread with the test here, and machines differ. */
export const SOLVING_MS = 900_000;
export const NEW_YORK = timeZone('America/New_York');

/** Eight agents, four at each site, answer the bank's callers in New York and call its debtors; Manila does so by night. */
export interface SmallCompany extends Company {
  readonly app: TestApp;
  readonly requirement: FixedRequirement;
  readonly manilaAgents: readonly Agent[];
  readonly bogotaAgents: readonly Agent[];
  service<T>(token: new (...args: never[]) => T): T;
  /** To the bank's queue, or to the campaign. */
  entitle(agentId: number, campaignId?: number): Promise<unknown>;
}

/** By the machine's clock unless another is given. */
export async function startSmallCompany(clock: Clock = new SystemClock()): Promise<SmallCompany> {
  const requirement = new FixedRequirement();
  const app = await startApp({
    providers: (builder) =>
      builder.overrideProvider(StaffingService).useValue(requirement).overrideProvider(Clock).useValue(clock),
  });
  const company = await buildCompany(app.app);
  const service = <T>(token: new (...args: never[]) => T): T => app.app.get<T>(token, { strict: false });
  const entitle = (agentId: number, campaignId: number | null = null) => {
    const queueId = campaignId === null ? company.bankQueue.id : null;
    const entitlement = { agentId, queueId, campaignId, speed: 1 };
    return service(EntitlementsService).createEntitlement(SYSTEM_ACTOR, entitlement);
  };
  const started = { ...company, app, requirement, service, entitle };
  const nights = await service(OrganisationService).createContract(
    SYSTEM_ACTOR,
    aContract({
      code: 'NIGHT',
      shiftStarts: { earliest: localTime('18:00'), latest: localTime('23:30'), stepMinutes: 30 },
    }),
  );
  const manilaAgents = await addAgents(started, company.manilaOne, nights, 'MNL-A');
  const bogotaAgents = await addAgents(started, company.bogotaOne, company.contract, 'BOG-A');
  return { ...started, manilaAgents, bogotaAgents };
}

async function addAgents(
  company: Omit<SmallCompany, 'manilaAgents' | 'bogotaAgents'>,
  team: Team,
  { id: contractId }: Contract,
  prefix: string,
): Promise<Agent[]> {
  const agents: Agent[] = [];
  for (const number of [1, 2, 3, 4]) {
    const agent = await company.addAgent(team, {
      code: `${prefix}${number}`,
      name: `Agent ${prefix}${number}`,
      contractId,
    });
    await qualify(company, agent);
    agents.push(agent);
  }
  return agents;
}

async function qualify(
  { service, entitle, bankCampaign }: Pick<SmallCompany, 'service' | 'entitle' | 'bankCampaign'>,
  { id: agentId }: Agent,
): Promise<void> {
  await entitle(agentId);
  await entitle(agentId, bankCampaign.id);
  await service(CertificatesService).createCertificate(SYSTEM_ACTOR, {
    agentId,
    language: 'en',
    level: 'C1',
    testedOn: localDate('2025-06-01'),
    expiresOn: localDate('2027-05-31'),
    assessor: 'House',
  });
}

export function aWeek(
  company: SmallCompany,
  over: Partial<Parameters<PlanningPeriodService['create']>[1]> = {},
): Promise<PlanningPeriod> {
  return company.service(PlanningPeriodService).create(SYSTEM_ACTOR, {
    name: 'Week 10',
    firstDate: MONDAY,
    days: 7,
    zone: NEW_YORK,
    siteIds: null,
    ...over,
  });
}

/** Generates and waits for the end. */
export async function generated(company: SmallCompany, periodId: number, seed = 1): Promise<ScheduleRun> {
  const request = { periodId, seed, budgetSeconds: 60, steps: 100 };
  const outcome = await company.service(SchedulingService).generate(SYSTEM_ACTOR, request);
  if (outcome.kind !== 'ScheduleRun') throw new Error(outcome.message);
  await company.service(JobsService).finished(outcome.jobId);
  return company.service(ScheduleRunsService).run(SYSTEM_ACTOR, outcome.id);
}

export const planner: Actor = actor('planner', EVERYWHERE);

export function actor(role: Grant['role'], scope: Partial<Scope>): Actor {
  return { accountId: 9, name: role, grants: [{ role, scope: { ...NOWHERE, ...scope } }] };
}
