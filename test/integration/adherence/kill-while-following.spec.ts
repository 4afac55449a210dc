import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { appendFile, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../../ormconfig.js';
import { AgentEventEntity } from '../../../src/adherence/persistence/agent-event.entity.js';
import { TelephonyConnectionEntity } from '../../../src/adherence/persistence/telephony-connection.entity.js';
import { TelephonyFeedEntity } from '../../../src/adherence/persistence/telephony-feed.entity.js';
import { TelephonySourceEntity } from '../../../src/adherence/persistence/telephony-source.entity.js';
import { readQueueLogLine } from '../../../src/adherence/telephony/asterisk/queue-log-line.js';
import { QueueLogReducer } from '../../../src/adherence/telephony/asterisk/queue-log-reducer.js';
import { migrate } from '../../../src/database/migrate.js';
import { type Instant, parseInstant } from '../../../src/time/instant.js';
import { type BuiltWorker, builtWorker } from '../../support/built-worker.js';
import { scratchDatabase, type ScratchDatabase } from '../../support/database.js';

const KILLS = 15;
const PIECES = 120;
const LINES_A_PIECE = 40;
const AGENTS = 60;
const LIMIT_MS = 900_000;
const SOON_MS = 10;
const END_OF_TIME = 8e15 as Instant;

let database: ScratchDatabase;
let dataSource: DataSource;
let program: BuiltWorker;
let folder: string;
let path: string;
let child: ChildProcess | null = null;

beforeAll(async () => {
  program = builtWorker(
    ['src', 'ormconfig.ts', 'test/support/feed-process.ts', 'test/support/following-process.ts'],
    'test/support/following-process.js',
  );
  folder = await mkdtemp(join(tmpdir(), 'queue-log-'));
  path = join(folder, 'queue_log');
  await writeFile(path, '');
  database = await scratchDatabase();
  dataSource = await new DataSource(dataSourceOptions(database.settings)).initialize();
  await migrate(dataSource);
  await dataSource.getRepository(TelephonySourceEntity).insert({
    code: 'pbx',
    name: 'PBX',
    connector: 'asterisk-queue-log',
    reasonMap: {},
    freshnessSeconds: null,
    latenessSeconds: 0,
    currentKey: 'a key for this test alone',
    keyCreatedAt: parseInstant('2026-10-19T00:00:00Z'),
  });
  await dataSource.getRepository(TelephonyConnectionEntity).insert({
    sourceId: 1,
    enabled: true,
    settings: { path, wrapUpSeconds: { support: 4 } },
    secretNames: [],
    sealed: null,
    revision: 1,
    changedAt: parseInstant('2026-10-19T00:00:00Z'),
    fault: null,
  });
}, LIMIT_MS);

afterAll(async () => {
  await kill();
  await dataSource.destroy();
  await database.drop();
  await rm(folder, { recursive: true });
  program.remove();
});

function start(): void {
  child = spawn(process.execPath, [fileURLToPath(program.url), JSON.stringify(database.settings)], {
    env: { ...process.env, NODE_OPTIONS: '', TZ: 'UTC' },
    stdio: ['ignore', 'inherit', 'inherit'],
  });
}

/** As a power cut does. */
async function kill(): Promise<void> {
  const running = child;
  child = null;
  if (running === null || running.exitCode !== null) return;
  const exited = once(running, 'exit');
  running.kill('SIGKILL');
  await exited;
}

async function until(so: () => Promise<boolean>): Promise<void> {
  while (!(await so())) await pause(SOON_MS);
}

const stored = () => dataSource.getRepository(AgentEventEntity).count();

async function readUpTo(): Promise<number> {
  const row = await dataSource.getRepository(TelephonyFeedEntity).findOneBy({ sourceId: 1 });
  if (row === null || row.checkpoint === null) return 0;
  const { position } = JSON.parse(row.checkpoint) as { position: { base: number; offset: number } };
  return position.base + position.offset;
}

/** A day of a centre: the same every time. */
function lineOf(at: number): string {
  const agent = (at * 7) % AGENTS;
  const second = 1_637_723_879 + Math.floor(at / 3);
  const name = `Agent ${agent}`;
  const verbs = [
    `c${agent}|support|${name}|CONNECT|5|u${at}|3`,
    `c${agent}|support|${name}|COMPLETECALLER|5|20|1`,
    `NONE|NONE|${name}|PAUSEALL|Lunch`,
    `NONE|support|${name}|PAUSE|Lunch`,
    `NONE|NONE|${name}|UNPAUSEALL|Lunch`,
  ];
  return `${second}|${verbs[Math.floor(at / AGENTS) % verbs.length]}\n`;
}

/** Numbers come as text from one of the databases. */
function wordOf(
  event: Pick<AgentEventEntity, 'agentKey' | 'eventTime' | 'sequence' | 'declared' | 'contacts'>,
): string {
  const { agentKey, eventTime, sequence, declared, contacts } = event;
  return JSON.stringify([agentKey, eventTime, Number(sequence), declared, contacts]);
}

describe('killing the process that follows a queue_log', () => {
  it(
    'loses nothing and stores nothing twice, wherever it is killed, over rotation too',
    async () => {
      const all = Array.from({ length: PIECES * LINES_A_PIECE }, (_, at) => lineOf(at));
      let written = 0;
      let kills = 0;
      let rotations = 0;
      let bytes = 0;
      while (written < all.length) {
        if (child === null) start();
        const piece = all.slice(written, written + LINES_A_PIECE).join('');
        // The last line of a piece is not finished yet when the next piece begins.
        await appendFile(path, piece);
        bytes += Buffer.byteLength(piece);
        written += LINES_A_PIECE;
        if (written % (LINES_A_PIECE * 30) === 0) {
          rotations += 1;
          await rename(path, `${path}.${100 - rotations}`);
          await writeFile(path, '');
        }
        if (kills < KILLS && written >= ((kills + 1) * all.length) / (KILLS + 1)) {
          const before = await stored();
          // In the midst of storing: something of this piece, and not all.
          await until(async () => (await stored()) > before || (await readUpTo()) >= bytes);
          await kill();
          kills += 1;
        }
      }
      if (child === null) start();
      await until(async () => (await readUpTo()) === bytes);
      await kill();

      const reducer = new QueueLogReducer({ origin: 'pbx', wrapUpSeconds: { support: 4 } });
      let offset = 0;
      const wanted = all.flatMap((text) => {
        const line = readQueueLogLine(text.trimEnd());
        const events = line === null ? [] : reducer.push(line, offset, text);
        offset += Buffer.byteLength(text);
        return events;
      });
      const found = await dataSource.getRepository(AgentEventEntity).find();
      const words = new Set(wanted.map(wordOf));
      const rows = found.map(wordOf);
      expect(rows.filter((word) => words.has(word)).sort()).toEqual([...words].sort());
      // Only after-call work that was going on at the last line has ended since.
      expect(rows.length - words.size).toBeLessThanOrEqual(reducer.advance(END_OF_TIME).length);
      expect(new Set(found.map(({ sourceEventId }) => sourceEventId)).size).toBe(found.length);
      expect(kills).toBe(KILLS);
    },
    LIMIT_MS,
  );
});
