import { type INestApplicationContext } from '@nestjs/common';
import { DataSource, type EntityManager, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { AccountsService } from '../../src/access/accounts.service.js';
import { EVERYWHERE, SYSTEM_ACTOR } from '../../src/access/actor.js';
import { TokensService } from '../../src/access/tokens.service.js';
import { AgentIdentityEntity } from '../../src/adherence/persistence/agent-identity.entity.js';
import { TelephonySourceService } from '../../src/adherence/telephony-source.service.js';
import { JobEntity } from '../../src/jobs/persistence/job.entity.js';
import { PlanningPeriodEntity } from '../../src/scheduling/persistence/planning-period.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from '../../src/scheduling/persistence/schedule.entity.js';
import { ActivityEntity, ShiftEntity } from '../../src/scheduling/persistence/shift.entity.js';
import { addMinutes, type Instant, instant } from '../../src/time/instant.js';
import { localDate, localDateOf, localTime, timeZone } from '../../src/time/zoned-time.js';
import { AgentEntity } from '../../src/workforce/persistence/agent.entity.js';
import {
  ContractEntity,
  SiteEntity,
  TeamEntity,
} from '../../src/workforce/persistence/organisation.entity.js';
import { agentKey } from './event-stream.js';

export interface Floor {
  readonly agents: number;
  readonly teamIds: readonly number[];
  /** Signs deliveries. */
  readonly key: string;
  /** Sees everybody. */
  readonly token: string;
}

const TEAM_SIZE = 20;
const ROWS_AT_ONCE = 1_000;
const UTC = timeZone('UTC');

/** Agents in teams of twenty with a published shift around now, and the logins that their events come under. */
export async function buildFloor(app: INestApplicationContext, agents: number, now: Instant): Promise<Floor> {
  const { manager } = app.get(DataSource);
  const { source, key } = await app.get(TelephonySourceService, { strict: false }).create(SYSTEM_ACTOR, {
    code: 'bench',
    name: 'Bench',
    connector: 'cloudevents',
    reasonMap: {},
    freshnessSeconds: null,
    latenessSeconds: 0,
  });
  const teamIds = await insertPeople(manager, agents);
  await insertMany(manager, AgentIdentityEntity, agents, (i) => ({
    sourceId: source.id,
    agentKey: agentKey(i),
    agentId: i + 1,
    validFrom: instant(0),
    validTo: null,
  }));
  await insertPlan(manager, agents, now);
  return { agents, teamIds, key: key ?? '', token: await tokenOf(app) };
}

async function tokenOf(app: INestApplicationContext): Promise<string> {
  const { id } = await app.get(AccountsService, { strict: false }).createAccount(SYSTEM_ACTOR, {
    name: 'Bench',
    email: 'bench@example.com',
    password: 'correct horse battery',
    grants: [{ role: 'planner', scope: EVERYWHERE }],
  });
  const tokens = app.get(TokensService, { strict: false });
  return (await tokens.createPersonalToken(SYSTEM_ACTOR, { label: 'bench', accountId: id })).secret;
}

async function insertPeople(manager: EntityManager, agents: number): Promise<number[]> {
  await manager.insert(SiteEntity, {
    ...{ id: 1, code: 's', name: 'Site', country: 'GB', weekStartsOn: 1 },
    zone: UTC,
  });
  await manager.insert(ContractEntity, {
    ...{ id: 1, code: 'k', name: 'Contract', minRestMinutes: 0, maxConsecutiveDays: 6, minDaysOffPerWeek: 1 },
    ...{
      minPaidMinutesPerDay: 0,
      maxPaidMinutesPerDay: 480,
      minPaidMinutesPerWeek: 0,
      maxPaidMinutesPerWeek: 2400,
    },
    shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 30 },
    shiftLengthsMinutes: [480],
    breaks: [],
  });
  const teams = Math.ceil(agents / TEAM_SIZE);
  await insertMany(manager, TeamEntity, teams, (i) => ({ code: `t${i}`, name: `Team ${i}`, siteId: 1 }));
  await insertMany(manager, AgentEntity, agents, (i) => ({
    ...{ code: `A${String(i).padStart(6, '0')}`, name: `Agent ${i}`, siteId: 1, contractId: 1 },
    teamId: Math.floor(i / TEAM_SIZE) + 1,
    ownZone: null,
    hiredOn: localDate('2020-01-01'),
    leftOn: null,
  }));
  return Array.from({ length: teams }, (_, i) => i + 1);
}

/** Eight hours around now: calls, a break, calls, a meal, calls. */
async function insertPlan(manager: EntityManager, agents: number, now: Instant): Promise<void> {
  const scheduleId = await insertSchedule(manager, now);
  const [start, end] = [addMinutes(now, -120), addMinutes(now, 360)];
  await insertMany(manager, ShiftEntity, agents, (i) => ({
    ...{ scheduleId, agentId: i + 1, startsAt: start, endsAt: end },
    date: localDateOf(start, UTC),
  }));
  const cuts = [0, 100, 115, 240, 270, 480];
  const parts = cuts.length - 1;
  await insertMany(manager, ActivityEntity, agents * parts, (i) => ({
    ...{ shiftId: Math.floor(i / parts) + 1, scheduleId, paid: true, queueId: null, campaignId: null },
    ...{ calledZoneId: null, speed: 1 },
    kind: (['inbound', 'break', 'inbound', 'meal', 'inbound'] as const)[i % parts],
    startsAt: addMinutes(start, cuts[i % parts]),
    endsAt: addMinutes(start, cuts[(i % parts) + 1]),
  }));
}

async function insertSchedule(manager: EntityManager, now: Instant): Promise<number> {
  const made = { createdBy: 0, createdAt: now };
  const period = await manager.save(PlanningPeriodEntity, {
    ...made,
    ...{ name: 'Bench', firstDate: localDateOf(now, UTC), days: 7, zone: UTC, startsAt: now, endsAt: now },
    ...{ status: 'OPEN' as const, everySite: true, latestVersion: 1 },
  });
  const job = await manager.save(JobEntity, {
    ...made,
    ...{
      kind: 'schedule',
      status: 'COMPLETED' as const,
      input: {},
      seed: 1,
      budgetSeconds: 1,
      phase: 'done',
    },
    ...{ progress: 1, attempt: 1, cancelRequested: false },
  });
  const run = await manager.save(ScheduleRunEntity, {
    ...made,
    ...{ periodId: period.id, jobId: job.id, inputs: null },
  });
  const schedule = await manager.save(ScheduleEntity, {
    ...made,
    ...{ periodId: period.id, runId: run.id, version: 1, status: 'PUBLISHED' as const, publishedBy: 0 },
    publishedAt: now,
    evaluation: NOTHING_TO_SAY,
  });
  return schedule.id;
}

const NOTHING_TO_SAY = {
  ...{ hardViolations: 0, cost: 0, bound: null, understaffedMinutes: 0, overstaffedMinutes: 0 },
  ...{ rules: [], violations: [], outbound: [] },
};

async function insertMany<Row extends ObjectLiteral>(
  manager: EntityManager,
  entity: EntityTarget<Row>,
  many: number,
  row: (index: number) => Partial<Row>,
): Promise<void> {
  for (let from = 0; from < many; from += ROWS_AT_ONCE) {
    const rows = Array.from({ length: Math.min(ROWS_AT_ONCE, many - from) }, (_, i) => row(from + i));
    await manager.createQueryBuilder().insert().into(entity).values(rows).updateEntity(false).execute();
  }
}
