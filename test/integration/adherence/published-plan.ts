import { type EntityManager } from 'typeorm';
import { JobEntity } from '../../../src/jobs/persistence/job.entity.js';
import { PlanningPeriodEntity } from '../../../src/scheduling/persistence/planning-period.entity.js';
import { ScheduleEntity, ScheduleRunEntity } from '../../../src/scheduling/persistence/schedule.entity.js';
import { ActivityEntity, ShiftEntity } from '../../../src/scheduling/persistence/shift.entity.js';
import { type ActivityKind } from '../../../src/scheduling/schedule.js';
import { type Instant } from '../../../src/time/instant.js';
import { localDateOf, timeZone } from '../../../src/time/zoned-time.js';

export interface PlannedWork {
  readonly agentId: number;
  /** In order and without gap. */
  readonly activities: readonly (readonly [ActivityKind, Instant, Instant])[];
}

/** A company's queue and campaign, on which the shifts are. */
export interface PublishedFor {
  readonly bankQueue: { readonly id: number };
  readonly bankCampaign: { readonly id: number };
}

/** Publishes a roster of exactly these shifts, as version 1 of a period of its own; `supersede` takes it back. */
export async function publishPlan(
  manager: EntityManager,
  { bankQueue, bankCampaign }: PublishedFor,
  work: readonly PlannedWork[],
): Promise<{ readonly scheduleId: number; supersede(): Promise<void> }> {
  const at = work[0].activities[0][1];
  const scheduleId = await schedule(manager, at);
  for (const { agentId, activities } of work) {
    const [start, end] = [activities[0][1], activities[activities.length - 1][2]];
    const shift = await manager.save(
      manager.create(ShiftEntity, {
        scheduleId,
        agentId,
        date: localDateOf(start, timeZone('UTC')),
        startsAt: start,
        endsAt: end,
      }),
    );
    await manager.insert(
      ActivityEntity,
      activities.map(([kind, from, to]) => ({
        shiftId: shift.id,
        scheduleId,
        kind,
        startsAt: from,
        endsAt: to,
        paid: kind !== 'meal',
        queueId: kind === 'inbound' ? bankQueue.id : null,
        campaignId: kind === 'outbound' ? bankCampaign.id : null,
        calledZoneId: null,
        speed: 1,
      })),
    );
  }
  const supersede = async () => {
    await manager.update(ScheduleEntity, { id: scheduleId }, { status: 'SUPERSEDED' });
  };
  return { scheduleId, supersede };
}

async function schedule(manager: EntityManager, at: Instant): Promise<number> {
  const zone = timeZone('UTC');
  const common = { createdBy: 0, createdAt: at };
  const period = await manager.save(
    manager.create(PlanningPeriodEntity, {
      ...common,
      name: 'Week',
      firstDate: localDateOf(at, zone),
      days: 7,
      zone,
      startsAt: at,
      endsAt: at,
      status: 'OPEN',
      everySite: true,
      latestVersion: 1,
    }),
  );
  const job = await manager.save(manager.create(JobEntity, { ...JOB, ...common }));
  const run = await manager.save(
    manager.create(ScheduleRunEntity, { ...common, periodId: period.id, jobId: job.id, inputs: null }),
  );
  const published = await manager.save(
    manager.create(ScheduleEntity, {
      ...common,
      periodId: period.id,
      runId: run.id,
      version: 1,
      status: 'PUBLISHED',
      evaluation: EVALUATION,
      publishedBy: 0,
      publishedAt: at,
    }),
  );
  return published.id;
}

const JOB = {
  kind: 'schedule',
  status: 'COMPLETED',
  input: {},
  result: null,
  seed: 1,
  budgetSeconds: 1,
  phase: 'done',
  progress: 1,
  bestScore: null,
  bound: null,
  error: null,
  attempt: 1,
  startedAt: null,
  heartbeatAt: null,
  finishedAt: null,
  cancelRequested: false,
} as const;

const EVALUATION = {
  hardViolations: 0,
  cost: 0,
  bound: null,
  understaffedMinutes: 0,
  overstaffedMinutes: 0,
  rules: [],
  violations: [],
  outbound: [],
};
