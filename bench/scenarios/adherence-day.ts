import { type INestApplicationContext } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { type ReceivedEvent, withoutReason } from '../../src/adherence/engine/agent-event.js';
import { IdentityService } from '../../src/adherence/identity.service.js';
import { AgentEventRepository } from '../../src/adherence/persistence/agent-event.repository.js';
import { TelephonySourceService } from '../../src/adherence/telephony-source.service.js';
import { JobEntity } from '../../src/jobs/persistence/job.entity.js';
import { PlanningPeriodEntity } from '../../src/scheduling/persistence/planning-period.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from '../../src/scheduling/persistence/schedule.entity.js';
import { ShiftRepository } from '../../src/scheduling/persistence/shift.repository.js';
import { type ActivityKind, type NewShift } from '../../src/scheduling/schedule.js';
import { addSeconds, HOUR_MS, type Instant, MINUTE_MS } from '../../src/time/instant.js';
import { localDay, type LocalDate, localTime, timeZone } from '../../src/time/zoned-time.js';
import { AgentsService } from '../../src/workforce/agents.service.js';
import { ClientWorkService } from '../../src/workforce/client-work.service.js';
import { OrganisationService } from '../../src/workforce/organisation.service.js';

const ZONE = timeZone('Asia/Manila');
const AGENTS_PER_TEAM = 25;

export interface FilledDay {
  readonly date: LocalDate;
  readonly agentIds: readonly number[];
  readonly queueId: number;
  readonly campaignId: number;
  readonly periodId: number;
  readonly events: number;
  version: number;
}

/** A site at work for a day: every agent with a blended shift of eight hours, and the events of his calls. */
export async function fillAdherenceDay(
  app: INestApplicationContext,
  date: LocalDate,
  { agents, calls }: { readonly agents: number; readonly calls: number },
): Promise<FilledDay> {
  const agentIds = await people(app, agents);
  const work = await clientWork(app);
  const manager = app.get(DataSource).manager;
  const periodId = await period(manager, date);
  const events = await storeEvents(app, agentIds, date, calls);
  return { date, agentIds, ...work, periodId, events, version: 0 };
}

async function people(app: INestApplicationContext, count: number): Promise<number[]> {
  const organisation = app.get(OrganisationService, { strict: false });
  const site = await organisation.createSite(SYSTEM_ACTOR, {
    ...{ code: 'MNL', name: 'Manila', zone: ZONE, country: 'PH', weekStartsOn: 1 },
  });
  const contract = await organisation.createContract(SYSTEM_ACTOR, {
    ...{ code: 'FULL', name: 'Full time', minRestMinutes: 660, maxConsecutiveDays: 6, minDaysOffPerWeek: 2 },
    paidMinutesPerDay: { min: 480, max: 480 },
    paidMinutesPerWeek: { min: 2_400, max: 2_400 },
    shiftStarts: { earliest: localTime('06:00'), latest: localTime('14:00'), stepMinutes: 30 },
    ...{ shiftLengthsMinutes: [480], breaks: [] },
  });
  const ids: number[] = [];
  let teamId = 0;
  for (let i = 0; i < count; i++) {
    if (i % AGENTS_PER_TEAM === 0) {
      const code = `T${i / AGENTS_PER_TEAM}`;
      teamId = (await organisation.createTeam(SYSTEM_ACTOR, { code, name: code, siteId: site.id })).id;
    }
    const agent = await app.get(AgentsService, { strict: false }).createAgent(SYSTEM_ACTOR, {
      ...{ code: `A${i}`, name: `Agent ${i}`, teamId, contractId: contract.id, ownZone: null },
      ...{ hiredOn: date(2024), leftOn: null },
    });
    ids.push(agent.id);
  }
  return ids;
}

const date = (year: number): LocalDate => `${year}-01-08` as LocalDate;

async function clientWork(app: INestApplicationContext) {
  const work = app.get(ClientWorkService, { strict: false });
  const client = await work.createClient(SYSTEM_ACTOR, { code: 'BANK', name: 'Bank', country: 'US' });
  const common = { clientId: client.id, language: 'en', level: 'B2' } as const;
  const queue = await work.createQueue(SYSTEM_ACTOR, {
    ...{ ...common, code: 'HELP', name: 'Help', zone: ZONE, country: null, openingHours: [] },
    goal: {
      ...{ serviceLevel: 0.8, answerThresholdSeconds: 20, maxOccupancy: null },
      ...{ averageSpeedOfAnswerSeconds: null, minAgents: 0 },
    },
    ...{ averageHandleTimeSeconds: 240, patienceSeconds: null, routedShare: 1 },
  });
  const campaign = await work.createCampaign(SYSTEM_ACTOR, {
    ...{ ...common, code: 'LATE', name: 'Late payments', callType: 'debt-collection' },
    volume: { kind: 'hours', hoursPerWeek: 100 },
    zones: [{ jurisdiction: 'US-NY', zone: timeZone('America/New_York'), share: 1, consent: true }],
  });
  return { queueId: queue.id, campaignId: campaign.id };
}

async function period(manager: EntityManager, first: LocalDate): Promise<number> {
  const { start } = localDay(first, ZONE);
  const row = manager.create(PlanningPeriodEntity, {
    ...{ name: 'Week', firstDate: first, days: 7, zone: ZONE, startsAt: start },
    endsAt: (start + 7 * 24 * HOUR_MS) as Instant,
    ...{ status: 'OPEN', everySite: true, latestVersion: 0, createdBy: 0, createdAt: start },
  });
  return (await manager.save(row)).id;
}

const PLAN: readonly (readonly [ActivityKind, number, number])[] = [
  ['inbound', 0, 120],
  ['break', 120, 135],
  ['outbound', 135, 240],
  ['meal', 240, 300],
  ['inbound', 300, 420],
  ['break', 420, 435],
  ['off-phone', 435, 480],
  ['inbound', 480, 540],
];

const shiftStart = (first: LocalDate, i: number, version = 0): Instant =>
  (localDay(first, ZONE).start + 8 * HOUR_MS + ((i % 8) * 30 + version * 5) * MINUTE_MS) as Instant;

/** As a planner does who moves everybody by five minutes: the next published version replaces the last. */
export async function publishAnotherVersion(manager: EntityManager, day: FilledDay): Promise<void> {
  day.version += 1;
  const at = localDay(day.date, ZONE).start;
  const common = { createdBy: 0, createdAt: at };
  const job = await manager.save(manager.create(JobEntity, { ...JOB, ...common }));
  const run = { ...common, periodId: day.periodId, jobId: job.id, inputs: null };
  const { id: runId } = await manager.save(manager.create(ScheduleRunEntity, run));
  await manager.update(ScheduleEntity, { periodId: day.periodId }, { status: 'SUPERSEDED' });
  const schedule = await manager.save(
    manager.create(ScheduleEntity, {
      ...{ ...common, periodId: day.periodId, runId, version: day.version, status: 'PUBLISHED' },
      ...{ evaluation: EVALUATION, publishedBy: 0, publishedAt: at },
    }),
  );
  const shifts = day.agentIds.map((agentId, i) => shiftOf(day, agentId, i));
  await new ShiftRepository().insert(manager, schedule.id, shifts);
}

function shiftOf({ date, version, queueId, campaignId }: FilledDay, agentId: number, i: number): NewShift {
  const start = shiftStart(date, i, version);
  const at = (minutes: number) => (start + minutes * MINUTE_MS) as Instant;
  const activities = PLAN.map(([kind, from, to]) => ({
    ...{ kind, start: at(from), end: at(to), paid: kind !== 'meal', calledZoneId: null, speed: 1 },
    queueId: kind === 'inbound' ? queueId : null,
    campaignId: kind === 'outbound' ? campaignId : null,
  }));
  return { agentId, date, start, end: at(540), activities };
}

async function storeEvents(
  app: INestApplicationContext,
  agentIds: readonly number[],
  first: LocalDate,
  calls: number,
): Promise<number> {
  const { source } = await app.get(TelephonySourceService, { strict: false }).create(SYSTEM_ACTOR, {
    ...{ code: 'acd', name: 'ACD', connector: 'cloudevents', reasonMap: { Break: 'break', Lunch: 'lunch' } },
    ...{ freshnessSeconds: null, latenessSeconds: 900 },
  });
  const logins = agentIds.map((_, i) => ({
    ...{ agentKey: `a${i}`, agentCode: `A${i}`, validFrom: null, validTo: null },
  }));
  await app.get(IdentityService, { strict: false }).map(SYSTEM_ACTOR, source.id, logins);
  const manager = app.get(DataSource).manager;
  const repository = app.get(AgentEventRepository, { strict: false });
  let stored = 0;
  for (const i of agentIds.keys()) {
    const events = eventsOf(i, shiftStart(first, i), calls);
    const receivedTime = addSeconds(shiftStart(first, i), 86_400);
    await manager.transaction((writing) => repository.insertNew(writing, source.id, events, receivedTime));
    stored += events.length;
  }
  return stored;
}

/** Calls evenly over the shift, each rung, answered, in after-call work and cleared; two breaks and a meal between. */
function eventsOf(i: number, start: Instant, calls: number): ReceivedEvent[] {
  const events: ReceivedEvent[] = [];
  const tell = (seconds: number, told: Partial<ReceivedEvent>) => {
    const { length } = events;
    const eventTime = addSeconds(start, seconds);
    const base = { origin: 'acd', id: `${i}-${length}`, agentKey: `a${i}`, eventTime, sequence: length };
    events.push({ ...base, declared: withoutReason('available'), contacts: [], raw: '{}', ...told });
  };
  const away = (reasonLabel: string) => ({
    declared: { code: 'unavailable', reasonCode: null, reasonLabel } as const,
  });
  tell(-3_600, { declared: withoutReason('offline') });
  tell((i % 13) * 30, {});
  for (const [from, minutes, label] of [
    [120, 17, 'Break'],
    [240, 58, 'Lunch'],
    [420, 15, 'Break'],
  ] as const) {
    tell(from * 60, away(label));
    tell((from + minutes) * 60, {});
  }
  for (let call = 0; call < calls; call++) {
    const at = Math.round((call + 0.3) * ((540 * 60) / calls));
    if (isPause(at)) continue;
    const direction = at < 8_100 || at > 14_400 ? 'inbound' : 'outbound';
    const contact = { contactId: `${i}-c${call}`, channel: 'voice', direction } as const;
    tell(at, { contacts: [{ ...contact, phase: direction === 'inbound' ? 'ringing' : 'dialling' }] });
    tell(at + 4 + (call % 30), { contacts: [{ ...contact, phase: 'connected' }] });
    tell(at + 240, { contacts: [{ ...contact, phase: 'ended' }] });
    tell(at + 280, {});
  }
  tell(540 * 60 + (i % 7) * 60, { declared: withoutReason('offline') });
  return events;
}

function isPause(seconds: number): boolean {
  return PLAN.some(
    ([kind, from, to]) =>
      (kind === 'break' || kind === 'meal') && seconds >= from * 60 - 300 && seconds < to * 60 + 120,
  );
}

const JOB: Omit<JobEntity, 'id' | 'createdBy' | 'createdAt'> = {
  ...{ kind: 'schedule', status: 'COMPLETED', input: {}, result: null, seed: 1, budgetSeconds: 1 },
  ...{ phase: 'done', progress: 1, bestScore: null, bound: null, error: null, attempt: 1 },
  ...{ startedAt: null, heartbeatAt: null, finishedAt: null, cancelRequested: false },
};

const EVALUATION = {
  ...{ hardViolations: 0, cost: 0, bound: null, understaffedMinutes: 0, overstaffedMinutes: 0 },
  ...{ summary: [], rules: [], violations: [], outbound: [] },
};
