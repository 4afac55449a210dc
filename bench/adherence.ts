import { count, withSchema } from './adherence/schema.js';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { withApplication } from '../src/cli/application.js';
import { SystemClock } from '../src/time/clock.js';
import { boardLatency } from './adherence/board-latency.js';
import { buildFloor, type Floor } from './adherence/company.js';
import { asCloudEvent, makeEvent } from './adherence/event-stream.js';
import { IngestProcess } from './adherence/ingest-process.js';
import { rawInsertsPerSecond } from './adherence/raw-inserts.js';
import { Sender } from './adherence/sender.js';

const { values } = parseArgs({
  options: {
    seconds: { type: 'string', default: '60' },
    agents: { type: 'string', default: '10000' },
    rate: { type: 'string', default: '1000' },
  },
});
const SECONDS = Number(values.seconds);
const AGENTS = Number(values.agents);
const BATCH = 500;
const PROCESSES = 2;
/** Deliveries on their way to each process at a time, and connections of the bare driver together. */
const IN_FLIGHT = 3;
const TEAM_QUERIES = 200;
const clock = new SystemClock();

const rounded = (value: number, digits = 0): number => Number(value.toFixed(digits));

/** As fast as it is taken, for the whole time. */
async function ingest(processes: readonly IngestProcess[], sender: Sender) {
  const before = await count('agent_event');
  const cpuBefore = cpuOf(processes);
  const started = performance.now();
  const until = started + SECONDS * 1_000;
  let [next, accepted] = [0, 0];
  const perSecond: number[] = [];
  const sendOn = async ({ url }: IngestProcess): Promise<void> => {
    while (performance.now() < until) {
      const from = next;
      next += BATCH;
      const now = clock.now();
      const events = Array.from({ length: BATCH }, (_, i) =>
        asCloudEvent(makeEvent('ingest', from + i, AGENTS, now)),
      );
      const stored = await sender.send(url, events);
      accepted += stored;
      const second = Math.floor((performance.now() - started) / 1_000);
      perSecond[second] = (perSecond[second] ?? 0) + BATCH;
    }
  };
  await Promise.all(processes.flatMap((each) => Array.from({ length: IN_FLIGHT }, () => sendOn(each))));
  const seconds = (performance.now() - started) / 1_000;
  const stored = (await count('agent_event')) - before;
  const whole = perSecond.slice(0, SECONDS).sort((a, b) => a - b);
  return {
    ...{ seconds: rounded(seconds, 1), batch: BATCH, processes: PROCESSES, sent: next, accepted, stored },
    everyEventStored: stored === next && accepted === next,
    eventsPerSecond: rounded(next / seconds),
    slowestSecond: whole[0] ?? 0,
    cpuMicrosecondsPerEvent: rounded(((cpuOf(processes) - cpuBefore) * 1e6) / next, 1),
  };
}

function cpuOf(processes: readonly IngestProcess[]): number {
  return processes.reduce((sum, each) => sum + (each.cpuSeconds() ?? NaN), 0);
}

async function teamBoards({ token, teamIds }: Floor, url: string) {
  const query = `query ($teamId: ID!) { board(teamId: $teamId) {
    agentCode agentName state stateSince status exception statusSince alarm planned { kind end } next { kind start } } }`;
  const took: number[] = [];
  for (let i = 0; i < TEAM_QUERIES; i++) {
    const started = performance.now();
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({ query, variables: { teamId: String(teamIds[(i * 7) % teamIds.length]) } }),
    });
    const { data } = (await response.json()) as { data: { board: readonly unknown[] } };
    if (data.board.length === 0) throw new Error('A board is empty.');
    took.push(performance.now() - started);
  }
  const sorted = took.sort((a, b) => a - b);
  const at = (share: number) => rounded(sorted[Math.floor(share * (sorted.length - 1))], 1);
  return { queries: TEAM_QUERIES, agentsEach: 20, medianMs: at(0.5), p95Ms: at(0.95) };
}

async function measured(floor: Floor, processes: readonly IngestProcess[]) {
  const sender = new Sender(floor.key, clock);
  const urls = processes.map(({ url }) => url);
  const raw = (run: string) =>
    rawInsertsPerSecond(
      { agents: AGENTS, batch: BATCH, connections: IN_FLIGHT * PROCESSES, seconds: Math.ceil(SECONDS / 4) },
      run,
      clock,
    );
  try {
    const order = { rate: Number(values.rate), seconds: Math.min(30, SECONDS) };
    const cpuBefore = cpuOf(processes);
    const latency = await boardLatency(floor, urls, sender, clock, order);
    const board = { ...latency, cpuSeconds: rounded(cpuOf(processes) - cpuBefore, 1) };
    const teamBoard = await teamBoards(floor, urls[0]);
    const before = await raw('before');
    const ingested = await ingest(processes, sender);
    const rawPerSecond = (before + (await raw('after'))) / 2;
    return {
      ingest: {
        ...ingested,
        rawInsertsPerSecond: rounded(rawPerSecond),
        ofRawInserts: rounded(ingested.eventsPerSecond / rawPerSecond, 2),
      },
      ...{ board, teamBoard },
    };
  } finally {
    sender.close();
  }
}

await withSchema(async () => {
  const floor = await withApplication((app) => buildFloor(app, AGENTS, clock.now()));
  const processes = await Promise.all(Array.from({ length: PROCESSES }, () => IngestProcess.start()));
  try {
    const figures = await measured(floor, processes);
    process.stdout.write(`${JSON.stringify({ bench: 'adherence', ...figures })}\n`);
  } finally {
    await Promise.all(processes.map((each) => each.stop()));
  }
});
