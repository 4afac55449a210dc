import { type Page } from 'playwright-core';
import { SYSTEM_ACTOR } from '../../src/access/actor.js';
import { UnitOfWork } from '../../src/database/unit-of-work.js';
import { JobsService } from '../../src/jobs/jobs.service.js';
import { ShiftRepository } from '../../src/scheduling/persistence/shift.repository.js';
import { type NewShift } from '../../src/scheduling/schedule.js';
import { ScheduleRunsService } from '../../src/scheduling/schedule-runs.service.js';
import { SchedulingService } from '../../src/scheduling/scheduling.service.js';
import { parseInstant } from '../../src/time/instant.js';
import { addDays, localDate } from '../../src/time/zoned-time.js';
import { type BrowserDay } from './browser.js';

/** As the demo company is rostered: enough for a sound draft. */
const STEPS = 300;
const BUDGET_SECONDS = 120;

/** One operation in the session of the page. */
export async function askAs<T>(day: BrowserDay, query: string, variables: object = {}): Promise<T> {
  const response = await day.page.request.post(`${day.app.url}/graphql`, { data: { query, variables } });
  const answer = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (answer.errors) throw new Error(answer.errors.map(({ message }) => message).join('\n'));
  return answer.data;
}

export interface DraftDay {
  readonly scheduleId: string;
  readonly periodId: string;
  readonly monday: string;
}

/** A solved draft of the demo week that has no roster yet. */
export async function makeDraft(day: BrowserDay): Promise<DraftDay> {
  const { planningPeriods } = await askAs<{
    planningPeriods: { nodes: { id: string; firstDate: string }[] };
  }>(day, '{ planningPeriods(first: 20) { nodes { id firstDate } } }');
  const { id, firstDate } = planningPeriods.nodes.at(-1)!;
  const get = <S>(service: new (...given: never[]) => S): S => day.app.app.get(service, { strict: false });
  const run = await get(SchedulingService).generate(SYSTEM_ACTOR, {
    periodId: Number(id),
    seed: 1,
    budgetSeconds: BUDGET_SECONDS,
    steps: STEPS,
  });
  if (run.kind !== 'ScheduleRun') throw new Error(run.message);
  const { error } = await get(JobsService).finished(run.jobId);
  const { scheduleId } = await get(ScheduleRunsService).run(SYSTEM_ACTOR, run.id);
  if (scheduleId === null) throw new Error(`No draft: ${error}`);
  return { scheduleId: String(scheduleId), periodId: id, monday: firstDate };
}

export const LARGE_SITE = { agents: 1_000, firstDay: '2026-10-05', weeks: 4, zone: 'Europe/Warsaw' };

/** A site of a thousand agents with four weeks of shifts, 10:00 to 18:00; the first two also work the nights that clocks change. */
export async function openLargeSite(day: BrowserDay): Promise<string> {
  const { createSite } = await askAs<{ createSite: { id: string } }>(
    day,
    `mutation ($input: CreateSiteInput!) { createSite(input: $input) { id } }`,
    { input: { code: 'LARGE', name: 'Large site', zone: LARGE_SITE.zone, country: 'PL' } },
  );
  for (const team of ['A', 'B']) {
    await askAs(day, `mutation ($input: CreateTeamInput!) { createTeam(input: $input) { id } }`, {
      input: { siteId: createSite.id, code: `LARGE-${team}`, name: `Large ${team}` },
    });
  }
  const { contracts } = await askAs<{ contracts: { nodes: { code: string }[] } }>(
    day,
    '{ contracts(first: 1) { nodes { code } } }',
  );
  const rows = Array.from({ length: LARGE_SITE.agents }, (_, i) => {
    const number = String(i + 1).padStart(4, '0');
    return `L-${number},Person ${number},LARGE-${i % 2 === 0 ? 'A' : 'B'},${contracts.nodes[0].code},2020-01-01`;
  });
  await askAs(
    day,
    `mutation ($content: String!) { importWorkforce(kind: AGENTS, fileName: "large.csv", content: $content) { __typename } }`,
    { content: ['code,name,team,contract,hired_on', ...rows].join('\n') },
  );
  await insertShifts(day, await idsOf(day, createSite.id));
  return createSite.id;
}

async function idsOf(day: BrowserDay, siteId: string): Promise<number[]> {
  const ids: number[] = [];
  for (let after: string | null = null, more = true; more;) {
    const answer: {
      agents: { nodes: { id: string }[]; pageInfo: { hasNextPage: boolean; endCursor: string } };
    } = await askAs(
      day,
      `query ($siteId: ID, $after: String) { agents(siteId: $siteId, first: 200, after: $after) {
        nodes { id } pageInfo { hasNextPage endCursor } } }`,
      { siteId, after },
    );
    ids.push(...answer.agents.nodes.map(({ id }) => Number(id)));
    more = answer.agents.pageInfo.hasNextPage;
    after = answer.agents.pageInfo.endCursor;
  }
  return ids;
}

async function insertShifts(day: BrowserDay, agentIds: readonly number[]): Promise<void> {
  const { planningPeriods } = await askAs<{
    planningPeriods: { nodes: { schedules: { nodes: { id: string; status: string }[] } }[] };
  }>(day, '{ planningPeriods(first: 9) { nodes { schedules(first: 9) { nodes { id status } } } } }');
  const published = planningPeriods.nodes
    .flatMap(({ schedules }) => schedules.nodes)
    .find(({ status }) => status === 'PUBLISHED')!;
  const shifts = agentIds.flatMap((agentId) =>
    Array.from({ length: LARGE_SITE.weeks * 5 }, (_, i) => {
      const date = addDays(localDate(LARGE_SITE.firstDay), 7 * Math.floor(i / 5) + (i % 5));
      return shiftOf(agentId, date, `${date}T08:00:00Z`, `${date}T16:00:00Z`);
    }),
  );
  shifts.push(shiftOf(agentIds[0], '2026-10-24', '2026-10-24T20:00:00Z', '2026-10-25T04:00:00Z'));
  shifts.push(shiftOf(agentIds[1], '2026-03-28', '2026-03-28T21:00:00Z', '2026-03-29T05:00:00Z'));
  const unitOfWork = day.app.app.get(UnitOfWork, { strict: false });
  const repository = day.app.app.get(ShiftRepository, { strict: false });
  await unitOfWork.run((manager) => repository.insert(manager, Number(published.id), shifts));
}

function shiftOf(agentId: number, date: string, from: string, to: string): NewShift {
  const [start, end] = [parseInstant(from), parseInstant(to)];
  const work = {
    kind: 'off-phone',
    paid: true,
    queueId: null,
    campaignId: null,
    calledZoneId: null,
  } as const;
  return { agentId, date: localDate(date), start, end, activities: [{ ...work, start, end, speed: 1 }] };
}

/** What the page asks the server for, as it does. */
export function operationsOf(page: Page): Record<string, unknown>[] {
  const sent: Record<string, unknown>[] = [];
  page.on('request', (request) => {
    if (!request.url().endsWith('/graphql') || request.method() !== 'POST') return;
    sent.push((request.postDataJSON() as { variables: Record<string, unknown> }).variables);
  });
  return sent;
}

export interface MovableShift {
  readonly id: string;
  readonly agentId: string;
  readonly name: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
}

const HOUR_MS = 3_600_000;
const DAY_OF_SITE = `query ($id: ID!, $siteId: ID!, $date: LocalDate!) { schedule(id: $id) {
  shifts(siteId: $siteId, from: $date, to: $date, first: 100) { nodes { id agentId date start end agent { name } } } } }`;
const WHAT_IF_LATER = `query ($input: PreviewScheduleEditInput!) { previewScheduleEdit(input: $input) {
  before { hardViolations } after { hardViolations } } }`;

async function shiftsOf(
  day: BrowserDay,
  id: string,
  siteId: string,
  date: string,
): Promise<readonly MovableShift[]> {
  type Node = Omit<MovableShift, 'name'> & { agent: { name: string } };
  const { schedule } = await askAs<{ schedule: { shifts: { nodes: Node[] } } }>(day, DAY_OF_SITE, {
    id,
    siteId,
    date,
  });
  return schedule.shifts.nodes.map(({ agent, ...shift }) => ({ ...shift, name: agent.name }));
}

/** The name of somebody else with a shift on the same day. */
export async function anotherAtWork(
  day: BrowserDay,
  { scheduleId }: DraftDay,
  siteId: string,
  { agentId, date }: MovableShift,
): Promise<string> {
  const shifts = await shiftsOf(day, scheduleId, siteId, date);
  return shifts.find((shift) => shift.agentId !== agentId)!.name;
}

/** A shift of a day in Manila that ends on it and may start an hour later without breaking a hard rule. */
export async function movableShift(
  day: BrowserDay,
  { scheduleId }: DraftDay,
  siteId: string,
  date: string,
): Promise<MovableShift> {
  const midnight = Date.parse(`${date}T16:00:00Z`);
  const shifts = await shiftsOf(day, scheduleId, siteId, date);
  for (const shift of shifts.filter(({ end }) => Date.parse(end) < midnight)) {
    const start = new Date(Date.parse(shift.start) + HOUR_MS).toISOString();
    const input = { scheduleId, edit: { moveShift: { shiftId: shift.id, start } } };
    const { previewScheduleEdit: change } = await askAs<{
      previewScheduleEdit: Record<'before' | 'after', { hardViolations: number }>;
    }>(day, WHAT_IF_LATER, { input });
    if (change.after.hardViolations === change.before.hardViolations) return shift;
  }
  throw new Error(`No shift of ${date} can start an hour later.`);
}
