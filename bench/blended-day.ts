import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { figuresOfPart } from '../src/forecasting/engine/partial-agents.js';
import { type StaffingModel } from '../src/forecasting/engine/staffing.js';

/*
 * The made-up company's Tuesday, as Erlang C, Erlang A and the simulator see it: one line for each queue and as JSON. Starts the product on
 * a database of its own and asks it by GraphQL, as a planner would.
 */

const PORT = 3987;
const URL = `http://127.0.0.1:${PORT}`;
const TUESDAY = 1;
const REPLICATIONS = 200;

interface Interval {
  readonly start: string;
  readonly offered: number;
  readonly plannedAgents: number;
  readonly serviceLevel: { readonly value: number; readonly halfWidth: number | null } | null;
}
interface SimulatedQueue {
  readonly queueId: string;
  readonly name: string;
  readonly answerThresholdSeconds: number;
  readonly goalMetShare: number;
  readonly total: Omit<Interval, 'start' | 'plannedAgents'> & {
    readonly abandonment: Interval['serviceLevel'];
  };
  readonly intervals: readonly Interval[];
}
interface Simulation {
  readonly id: string;
  readonly status: string;
  readonly outcome: {
    readonly assumptions: { readonly absentShare: number; readonly unavailableShare: number };
    readonly queues: readonly SimulatedQueue[];
  } | null;
}
interface CoverageRow {
  readonly start: string;
  readonly intervalMinutes: number;
  readonly offered: number;
  readonly averageHandleTimeSeconds: number;
  readonly effectiveAgents: number;
}

let cookie = '';

async function ask<T>(query: string, variables: object = {}): Promise<T> {
  const response = await fetch(`${URL}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: URL },
    body: JSON.stringify({ query, variables }),
  });
  cookie = response.headers.get('set-cookie')?.split(';')[0] ?? cookie;
  const { data, errors } = (await response.json()) as { data: T; errors?: { message: string }[] };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('\n'));
  return data;
}

async function started(folder: string) {
  const env = { ...process.env, PORT: String(PORT), WFM_SQLITE: join(folder, 'demo.sqlite') };
  const product = spawn(process.execPath, ['bin/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] });
  product.stdout.setEncoding('utf8');
  for await (const text of product.stdout) if (String(text).includes('runs at')) break;
  return product;
}

async function simulateTuesday() {
  await ask(
    `mutation { signIn(email: "planner@demo.example", password: "demo-planner-1234") { __typename } }`,
  );
  const { planningPeriods } = await ask<{
    planningPeriods: {
      nodes: { firstDate: string; schedules: { nodes: { id: string; status: string }[] } }[];
    };
  }>(`{ planningPeriods { nodes { firstDate schedules { nodes { id status } } } } }`);
  const [{ firstDate, schedules }] = planningPeriods.nodes;
  const date = new Date(Date.parse(firstDate) + TUESDAY * 86_400_000).toISOString().slice(0, 10);
  const scheduleId = schedules.nodes.find(({ status }) => status === 'PUBLISHED')?.id;
  const { simulateRoster } = await ask<{ simulateRoster: Simulation }>(
    `mutation ($input: SimulateRosterInput!) { simulateRoster(input: $input) { id status } }`,
    { input: { scheduleId, from: date, days: 1, seed: 1, replications: REPLICATIONS } },
  );
  for (;;) {
    const { rosterSimulation } = await ask<{ rosterSimulation: Simulation }>(
      `query ($id: ID!) { rosterSimulation(id: $id) { id status outcome { assumptions { absentShare unavailableShare }
        queues { queueId name answerThresholdSeconds goalMetShare
          total { offered serviceLevel { value halfWidth } abandonment { value halfWidth } }
          intervals { start offered plannedAgents serviceLevel { value halfWidth } } } } } }`,
      { id: simulateRoster.id },
    );
    if (rosterSimulation.outcome !== null) return { date, outcome: rosterSimulation.outcome };
    if (!['QUEUED', 'RUNNING'].includes(rosterSimulation.status)) throw new Error(rosterSimulation.status);
    await setTimeout(200);
  }
}

/** Answered in time, of all offered, by a formula that sees each interval alone, with the agents who are left after shrinkage. */
function byFormula(
  model: StaffingModel,
  rows: readonly CoverageRow[],
  there: number,
  answerThresholdSeconds: number,
  patienceSeconds: number,
): number {
  let [inTime, offered] = [0, 0];
  for (const row of rows) {
    const work = {
      contacts: row.offered,
      intervalSeconds: row.intervalMinutes * 60,
      averageHandleTimeSeconds: row.averageHandleTimeSeconds,
      patienceSeconds,
    };
    const figures = figuresOfPart(model, work, row.effectiveAgents * there, { answerThresholdSeconds });
    inTime += row.offered * (figures?.serviceLevel ?? 0);
    offered += row.offered;
  }
  return inTime / offered;
}

async function compared() {
  const { date, outcome } = await simulateTuesday();
  const { absentShare, unavailableShare } = outcome.assumptions;
  const there = (1 - absentShare) * (1 - unavailableShare);
  const { queues } = await ask<{ queues: { nodes: { id: string; patienceSeconds: number | null }[] } }>(
    `{ queues(first: 200) { nodes { id patienceSeconds } } }`,
  );
  const lines = [];
  for (const queue of outcome.queues) {
    const intervals = queue.intervals.filter(({ offered }) => offered > 0);
    if (intervals.length === 0) continue;
    const { coverage } = await ask<{ coverage: { rows: CoverageRow[] } }>(
      `query ($id: ID!, $from: Instant!, $to: Instant!) { coverage(queueId: $id, from: $from, to: $to) { rows {
        start intervalMinutes offered averageHandleTimeSeconds effectiveAgents } } }`,
      {
        id: queue.queueId,
        from: intervals[0].start,
        to: new Date(Date.parse(intervals[intervals.length - 1].start) + 900_000).toISOString(),
      },
    );
    const rows = coverage.rows.filter(({ offered }) => offered > 0);
    const patience = queues.nodes.find(({ id }) => id === queue.queueId)?.patienceSeconds ?? Infinity;
    const formula = (model: StaffingModel) =>
      byFormula(model, rows, there, queue.answerThresholdSeconds, Math.min(patience, 1e9));
    lines.push({
      queue: queue.name,
      contacts: Math.round(queue.total.offered),
      agentHours: Math.round(intervals.reduce((sum, each) => sum + each.plannedAgents, 0) / 4),
      erlangC: formula('C'),
      erlangA: formula('A'),
      simulated: queue.total.serviceLevel?.value,
      halfWidth: queue.total.serviceLevel?.halfWidth,
      abandoned: queue.total.abandonment?.value,
      goalMetShare: queue.goalMetShare,
    });
  }
  return {
    bench: 'blended-day',
    date,
    replications: REPLICATIONS,
    absentShare,
    unavailableShare,
    queues: lines,
  };
}

const folder = mkdtempSync(join(tmpdir(), 'blended-day-'));
const product = await started(folder);
try {
  process.stdout.write(`${JSON.stringify(await compared())}\n`);
} finally {
  product.kill('SIGTERM');
  await once(product, 'exit');
  rmSync(folder, { recursive: true });
}
