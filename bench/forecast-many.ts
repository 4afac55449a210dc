import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../src/access/actor.js';
import { AppModule } from '../src/app.module.js';
import { ForecastBatchesService } from '../src/forecasting/forecast-batches.service.js';
import { HistoryImportService } from '../src/forecasting/history-import.service.js';
import { JobsService } from '../src/jobs/jobs.service.js';
import { readSettings } from '../src/settings.js';
import { makeDatabaseReady } from '../src/startup/database-ready.js';
import { addMinutes, type Instant } from '../src/time/instant.js';
import { addDays, localDate, localDay, localTime, timeZone } from '../src/time/zoned-time.js';
import { ClientWorkService } from '../src/workforce/client-work.service.js';

const { values: asked } = parseArgs({
  options: {
    queues: { type: 'string', default: '200' },
    weeks: { type: 'string', default: '26' },
    days: { type: 'string', default: '28' },
    model: { type: 'string', default: 'auto' },
  },
});
const ZONE = timeZone('America/New_York');
const START = localDate('2026-01-05');
const FROM = addDays(START, 7 * Number(asked.weeks));
/** Queues are copies of so many different ones: what is in a history hardly changes how long it takes. */
const PATTERNS = 4;

/** Quarter-hours day and night: two peaks, quieter weekends, and the chance of counting; all that forecasts are made from. */
function historyOf(pattern: number) {
  const end = localDay(FROM, ZONE).start;
  const records = [];
  let state = pattern + 1;
  const random = (): number => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
  for (let at: Instant = localDay(START, ZONE).start, i = 0; at < end; at = addMinutes(at, 15), i++) {
    const hour = (i % 96) / 4;
    const peaks = Math.exp(-(((hour - 10) / 2) ** 2)) + 0.8 * Math.exp(-(((hour - 15) / 3) ** 2));
    const mean = (4 + 6 * pattern) * (0.05 + peaks) * (i % 672 >= 480 ? 0.5 : 1);
    const chance = (random() + random() + random() - 1.5) * 2;
    const offered = Math.max(0, Math.round(mean + chance * Math.sqrt(mean)));
    const abandoned = Math.round(offered * 0.04 * 2 * random());
    records.push({
      start: at,
      offered,
      handled: offered - abandoned,
      abandoned,
      averageHandleTimeSeconds: offered > abandoned ? 200 + 60 * random() : undefined,
      waitSeconds: offered * 8,
    });
  }
  return records;
}

async function fill(app: INestApplicationContext): Promise<number[]> {
  const work = app.get(ClientWorkService, { strict: false });
  const client = await work.createClient(SYSTEM_ACTOR, { code: 'BENCH', name: 'Bench', country: 'US' });
  const queueIds: number[] = [];
  for (let i = 0; i < Number(asked.queues); i++) {
    const queue = await work.createQueue(SYSTEM_ACTOR, {
      code: `Q${i}`,
      name: `Queue ${i}`,
      clientId: client.id,
      country: null,
      language: 'en',
      level: 'B2',
      zone: ZONE,
      openingHours: [
        {
          weekdays: [1, 2, 3, 4, 5, 6, 7],
          from: localTime('00:00'),
          to: localTime('00:00'),
          throughMidnight: true,
        },
      ],
      goal: {
        serviceLevel: 0.8,
        answerThresholdSeconds: 20,
        maxOccupancy: null,
        averageSpeedOfAnswerSeconds: null,
        minAgents: 0,
      },
      averageHandleTimeSeconds: 240,
      patienceSeconds: null,
      routedShare: 1,
    });
    queueIds.push(queue.id);
  }
  const history = app.get(HistoryImportService, { strict: false });
  for (let pattern = 0; pattern < Math.min(PATTERNS, queueIds.length); pattern++) {
    await history.add(SYSTEM_ACTOR, {
      queueId: queueIds[pattern],
      fileName: 'bench.csv',
      zone: ZONE,
      intervalMinutes: 15,
      records: historyOf(pattern),
    });
  }
  await copyHistory(app.get(DataSource), queueIds);
  return queueIds;
}

/** By the database itself: writing millions of rows one by one is not what is measured here. */
async function copyHistory(dataSource: DataSource, queueIds: readonly number[]): Promise<void> {
  const imported = 'zone, intervalMinutes, rowCount, startsAt, endsAt, importedBy, importedAt, staged';
  const counted = 'startsAt, offered, handled, abandoned, averageHandleTimeSeconds, waitSeconds';
  for (const [i, queueId] of queueIds.entries()) {
    if (i < PATTERNS) continue;
    const from = queueIds[i % PATTERNS];
    await dataSource.query(
      `INSERT INTO history_import (queueId, fileName, ${imported}) SELECT ${queueId}, fileName, ${imported} FROM history_import WHERE queueId = ${from}`,
    );
    await dataSource.query(
      `INSERT INTO history_interval (importId, queueId, ${counted}) SELECT (SELECT MAX(id) FROM history_import), ${queueId}, ${counted} FROM history_interval WHERE queueId = ${from}`,
    );
  }
}

const rounded = (value: number): number => Math.round(value * 100) / 100;

async function measure(app: INestApplicationContext, queueIds: readonly number[]): Promise<object> {
  const batches = app.get(ForecastBatchesService, { strict: false });
  const jobs = app.get(JobsService, { strict: false });
  const order = { queueIds, forecast: { from: FROM, days: Number(asked.days), model: asked.model } };
  const megabytesBefore = Math.round(process.resourceUsage().maxRSS / 1_000);
  const loop = monitorEventLoopDelay({ resolution: 10 });
  loop.enable();
  const worked = process.cpuUsage();
  const started = performance.now();
  const { id } = await batches.start(SYSTEM_ACTOR, order);
  const job = await jobs.finished(id);
  const seconds = (performance.now() - started) / 1_000;
  const { user, system } = process.cpuUsage(worked);
  loop.disable();
  return {
    status: job.status,
    result: job.result,
    seconds: rounded(seconds),
    // What it takes on idle cores shows on busy ones too.
    cpuSecondsPerQueue: rounded((user + system) / 1e6 / queueIds.length),
    queuesPerMinute: rounded((60 * queueIds.length) / seconds),
    eventLoopDelayMs: { p99: rounded(loop.percentile(99) / 1e6), most: rounded(loop.max / 1e6) },
    megabytesBefore,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1_000),
    cancel: await measureCancel(batches, jobs, order),
  };
}

/** Another job of the same queues, stopped after some of them. */
async function measureCancel(
  batches: ForecastBatchesService,
  jobs: JobsService,
  order: Parameters<ForecastBatchesService['start']>[1],
): Promise<object> {
  const { id } = await batches.start(SYSTEM_ACTOR, order);
  const madeOf = async (): Promise<number> =>
    (await batches.batch(SYSTEM_ACTOR, id)).queues.filter(({ outcome }) => outcome === 'made').length;
  while ((await madeOf()) < Math.min(3, Number(asked.queues) - 1)) await wait(100);
  const asks = performance.now();
  await jobs.cancel(id);
  const { status } = await jobs.finished(id);
  return { status, secondsToEnd: rounded((performance.now() - asks) / 1_000), madeBefore: await madeOf() };
}

const folder = mkdtempSync(join(tmpdir(), 'forecast-many-'));
const settings = {
  ...readSettings({ WFM_SQLITE: join(folder, 'bench.sqlite'), ...process.env }),
  role: 'worker' as const,
};
try {
  await makeDatabaseReady(settings);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: ['error', 'warn'],
  });
  const queueIds = await fill(app);
  const { queues, weeks, days, model } = asked;
  const ordered = { queues: Number(queues), weeks: Number(weeks), days: Number(days), model };
  const figures = await measure(app, queueIds);
  process.stdout.write(
    `${JSON.stringify({ bench: 'forecast-many', cores: availableParallelism(), ...ordered, ...figures })}\n`,
  );
  await app.close();
} finally {
  rmSync(folder, { recursive: true });
}
