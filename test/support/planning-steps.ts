import { type PlannersDay } from './planners-day.js';

export interface ActivityAnswer {
  readonly kind: 'INBOUND' | 'OUTBOUND' | 'BREAK' | 'MEAL' | 'OFF_PHONE';
  readonly start: string;
  readonly end: string;
  readonly paid: boolean;
  readonly queueId: string | null;
  readonly campaignId: string | null;
  readonly calledZoneId: string | null;
}

export interface ShiftAnswer {
  readonly id: string;
  readonly date: string;
  readonly start: string;
  readonly end: string;
  readonly agent: { readonly code: string; readonly zone: string };
  readonly activities: readonly ActivityAnswer[];
}

export interface RunAnswer {
  readonly status: string;
  readonly error: string | null;
  readonly scheduleId: string | null;
  readonly inputs: { readonly problemStamp: string } | null;
}

const SHIFT = `id date start end agent { code zone }
  activities { kind start end paid queueId campaignId calledZoneId }`;

/** History -> forecast -> published requirement, as a planner does it. */
export async function staffWeek(day: PlannersDay, content: string, week: string) {
  const { importHistory: history } = await day.ask<{ importHistory: { rows?: number; message?: string } }>(
    `mutation ($input: ImportHistoryInput!) { importHistory(input: $input) {
      ... on HistoryReport { rows } ... on Problem { message } } }`,
    { input: { queueId: day.queueId, fileName: 'bank.csv', content, zone: 'America/New_York' } },
  );
  const { generateForecast: forecast } = await day.ask<{
    generateForecast: { id: string; accuracy: unknown };
  }>(
    `mutation ($input: GenerateForecastInput!) { generateForecast(input: $input) {
      ... on ForecastVersion { id routedShare } ... on Problem { message } } }`,
    { input: { queueId: day.queueId, from: week, days: 7 } },
  );
  const shrinkage = [
    { name: 'breaks', place: 'IN_OFFICE', share: 0.1, scheduledByRoster: true },
    { name: 'leave', place: 'OUT_OF_OFFICE', share: 0.08, scheduledByRoster: true },
    { name: 'sickness', place: 'OUT_OF_OFFICE', share: 0.07 },
    { name: 'training and meetings', place: 'IN_OFFICE', share: 0.05 },
  ];
  const { calculateRequirement: requirement } = await day.ask<{ calculateRequirement: { id: string } }>(
    `mutation ($input: CalculateRequirementInput!) { calculateRequirement(input: $input) { id } }`,
    { input: { forecastId: forecast.id, shrinkage } },
  );
  await day.ask(
    `mutation ($id: ID!) { publishRequirement(id: $id) { ... on Requirement { id } ... on Problem { message } } }`,
    { id: requirement.id },
  );
  return { historyRows: history.rows, forecastId: forecast.id, requirementId: requirement.id };
}

/** Starts a run and waits until it has ended. */
export async function solve(day: PlannersDay, periodId: string, seed: number): Promise<RunAnswer> {
  const { generateSchedule: started } = await day.ask<{
    generateSchedule: { id?: string; message?: string };
  }>(
    `mutation ($input: GenerateScheduleInput!) { generateSchedule(input: $input) {
      ... on ScheduleRun { id } ... on Problem { message } } }`,
    { input: { periodId, seed, budgetSeconds: 30 } },
  );
  if (started.id === undefined) throw new Error(started.message);
  for (;;) {
    const { scheduleRun: run } = await day.ask<{ scheduleRun: RunAnswer }>(
      `query ($id: ID!) { scheduleRun(id: $id) { status error scheduleId inputs { problemStamp } } }`,
      { id: started.id },
    );
    if (!['QUEUED', 'RUNNING'].includes(run.status)) return run;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

export async function createWeek(day: PlannersDay, firstDate: string): Promise<string> {
  const { createPlanningPeriod: period } = await day.ask<{ createPlanningPeriod: { id: string } }>(
    `mutation ($input: CreatePlanningPeriodInput!) { createPlanningPeriod(input: $input) { id } }`,
    { input: { name: `Week of ${firstDate}`, firstDate, days: 7, zone: 'America/New_York' } },
  );
  return period.id;
}

/** Every shift of a schedule, in the order of agents and starts. */
export async function shiftsOf(day: PlannersDay, scheduleId: string): Promise<ShiftAnswer[]> {
  const query = `query ($id: ID!, $after: String) { schedule(id: $id) { shifts(first: 200, after: $after) {
    nodes { ${SHIFT} } pageInfo { hasNextPage endCursor } } } }`;
  return allPages(async (after) => {
    const { schedule } = await day.ask<{ schedule: { shifts: PageAnswer } }>(query, {
      id: scheduleId,
      after,
    });
    return schedule.shifts;
  });
}

/** Every published shift of the week that the token's holder may see. */
export async function publishedShifts(day: PlannersDay, token: string, from: string, to: string) {
  const query = `query ($from: LocalDate!, $to: LocalDate!, $after: String) {
    publishedShifts(from: $from, to: $to, first: 200, after: $after) {
      nodes { ${SHIFT} } pageInfo { hasNextPage endCursor } } }`;
  return allPages(async (after) => {
    const answer = await day.ask<{ publishedShifts: PageAnswer }>(query, { from, to, after }, token);
    return answer.publishedShifts;
  });
}

interface PageAnswer {
  readonly nodes: readonly ShiftAnswer[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

async function allPages(load: (after: string | null) => Promise<PageAnswer>): Promise<ShiftAnswer[]> {
  const shifts: ShiftAnswer[] = [];
  for (let after: string | null = null; ;) {
    const page: PageAnswer = await load(after);
    shifts.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return shifts;
    after = page.pageInfo.endCursor;
  }
}

export function byAgent(shifts: readonly ShiftAnswer[]): Map<string, ShiftAnswer[]> {
  const own = new Map<string, ShiftAnswer[]>();
  for (const shift of shifts) own.set(shift.agent.code, [...(own.get(shift.agent.code) ?? []), shift]);
  for (const list of own.values()) list.sort((a, b) => Date.parse(a.start) - Date.parse(b.start));
  return own;
}

/** The codes of agents with published shifts among those asked for. */
export async function agentsWithShifts(
  day: PlannersDay,
  variables: { readonly from: string; readonly to: string; readonly agentIds: readonly string[] },
  token: string,
): Promise<Set<string>> {
  const answer = await day.ask<{ publishedShifts: { nodes: { agent: { code: string } }[] } }>(
    `query ($from: LocalDate!, $to: LocalDate!, $agentIds: [ID!]) {
      publishedShifts(from: $from, to: $to, first: 200, agentIds: $agentIds) { nodes { agent { code } } } }`,
    variables,
    token,
  );
  return new Set(answer.publishedShifts.nodes.map(({ agent }) => agent.code));
}
