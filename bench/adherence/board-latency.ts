import { createClient } from 'graphql-ws';
import { performance } from 'node:perf_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { WebSocket } from 'ws';
import { type Clock } from '../../src/time/clock.js';
import { type Instant, parseInstant } from '../../src/time/instant.js';
import { type Floor } from './company.js';
import { agentKey, asCloudEvent, makeEvent } from './event-stream.js';
import { type Sender } from './sender.js';

const BATCH = 50;
/** Two subscribers, as one team lead and one floor manager are. */
const WATCHED_TEAM = 1;

interface Update {
  readonly data?: {
    readonly board: {
      readonly total: number;
      readonly rows: readonly { agentCode: string; stateSince: string }[];
    };
  } | null;
}

/** Follows a board and says of each agent from when on his state is seen. */
class Watcher {
  readonly agents = new Map<string, Instant>();
  total = Infinity;
  private readonly client;
  private seen: ((agentCode: string, since: Instant) => void) | null = null;

  constructor(url: string, token: string, who: string) {
    this.client = createClient({
      url: `${url.replace('http', 'ws')}/graphql`,
      webSocketImpl: WebSocket,
      connectionParams: { authorization: `Bearer ${token}` },
      retryAttempts: 0,
    });
    const query = `subscription { board${who} { total rows { agentCode stateSince } } }`;
    void this.follow(this.client.iterate({ query }) as AsyncIterableIterator<Update>);
  }

  onRow(seen: (agentCode: string, since: Instant) => void): void {
    this.seen = seen;
  }

  async whole(): Promise<void> {
    while (this.agents.size < this.total) await sleep(50);
  }

  close(): void {
    void this.client.dispose();
  }

  private async follow(updates: AsyncIterableIterator<Update>): Promise<void> {
    for await (const { data } of updates) {
      if (!data) throw new Error('The board could not be watched.');
      this.total = data.board.total;
      for (const { agentCode, stateSince } of data.board.rows) {
        const since = parseInstant(stateSince);
        this.agents.set(agentCode, since);
        this.seen?.(agentCode, since);
      }
    }
  }
}

export interface Latency {
  readonly eventsPerSecond: number;
  readonly agents: number;
  readonly secondsToWholeBoard: number;
  readonly seen: number;
  readonly unseen: number;
  readonly p50Ms: number;
  readonly p95Ms: number;
  readonly p99Ms: number;
}

/** Time from the answer to a delivery until each of its events is on the board of everybody. */
export async function boardLatency(
  floor: Floor,
  urls: readonly string[],
  sender: Sender,
  clock: Clock,
  { rate, seconds }: { readonly rate: number; readonly seconds: number },
): Promise<Latency> {
  const opened = performance.now();
  const everybody = new Watcher(urls[0], floor.token, '');
  const team = new Watcher(urls[1], floor.token, `(teamId: ${WATCHED_TEAM})`);
  await Promise.all([everybody.whole(), team.whole()]);
  const secondsToWholeBoard = (performance.now() - opened) / 1_000;

  const waiting = new Map<string, { readonly at: Instant; readonly acknowledged: number | null }>();
  const found: number[] = [];
  const early = new Map<string, Instant>();
  everybody.onRow((agentCode, since) => {
    const event = waiting.get(agentCode);
    if (event === undefined || since < event.at) return;
    if (event.acknowledged === null) return void early.set(agentCode, since);
    waiting.delete(agentCode);
    found.push(performance.now() - event.acknowledged);
  });
  let number = 0;
  const sendBatch = async (url: string): Promise<void> => {
    const events = Array.from({ length: BATCH }, () =>
      makeEvent('board', number++, floor.agents, clock.now()),
    );
    for (const { agentKey: key, at } of events) waiting.set(codeOf(key), { at, acknowledged: null });
    await sender.send(url, events.map(asCloudEvent));
    const acknowledged = performance.now();
    for (const { agentKey: key, at } of events) {
      const code = codeOf(key);
      const wasEarly = (early.get(code) ?? -1) >= at;
      early.delete(code);
      if (!wasEarly) waiting.set(code, { at, acknowledged });
      else if (waiting.delete(code)) found.push(0);
    }
  };
  const started = performance.now();
  const sends: Promise<void>[] = [];
  for (let i = 0; i * BATCH < rate * seconds; i++) {
    await sleep(Math.max(0, started + (i * BATCH * 1_000) / rate - performance.now()));
    sends.push(sendBatch(urls[i % urls.length]));
  }
  await Promise.all(sends);
  const until = performance.now() + 10_000;
  while (waiting.size > 0 && performance.now() < until) await sleep(50);
  everybody.close();
  team.close();
  const sorted = found.sort((a, b) => a - b);
  const at = (share: number) => Math.round(sorted[Math.floor(share * (sorted.length - 1))] ?? NaN);
  return {
    eventsPerSecond: rate,
    agents: floor.agents,
    secondsToWholeBoard: Number(secondsToWholeBoard.toFixed(1)),
    seen: found.length,
    unseen: waiting.size,
    p50Ms: at(0.5),
    p95Ms: at(0.95),
    p99Ms: at(0.99),
  };
}

/** Codes are A000001, logins agent-000001. */
function codeOf(key: string): string {
  return key.replace(agentKey(0).slice(0, 'agent-'.length), 'A');
}
