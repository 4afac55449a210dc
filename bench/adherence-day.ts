import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { type INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { createConnection } from 'mysql2/promise';
import { DataSource } from 'typeorm';
import { SYSTEM_ACTOR } from '../src/access/actor.js';
import { AdherenceSummaryService } from '../src/adherence/adherence-summary.service.js';
import { AppModule } from '../src/app.module.js';
import { readSettings } from '../src/settings.js';
import { makeDatabaseReady } from '../src/startup/database-ready.js';
import { localDate } from '../src/time/zoned-time.js';
import { fillAdherenceDay, publishAnotherVersion } from './scenarios/adherence-day.js';

const { values: asked } = parseArgs({
  options: {
    agents: { type: 'string', default: '1000' },
    calls: { type: 'string', default: '60' },
    runs: { type: 'string', default: '5' },
  },
});
const DAY = localDate('2026-10-19');

/** The whole day again after a schedule edit: every agent's figures by every formula, through the service. */
async function measure(app: INestApplicationContext, edit: () => Promise<void>) {
  const summaries = app.get(AdherenceSummaryService, { strict: false });
  const runs: { seconds: number; cpuSeconds: number; rows: number; first: number | null }[] = [];
  for (let run = 0; run < Number(asked.runs); run++) {
    await edit();
    const worked = process.cpuUsage();
    const started = performance.now();
    const { rows } = await summaries.summary(SYSTEM_ACTOR, {
      ...{ level: 'agent', size: 'day', from: DAY, to: DAY, zone: null },
      ...{ agentIds: null, teamId: null, siteId: null, clientId: null },
      ...{ answerThresholdSeconds: 20, asOf: {} },
    });
    const seconds = (performance.now() - started) / 1_000;
    const { user, system } = process.cpuUsage(worked);
    runs.push({
      seconds,
      cpuSeconds: (user + system) / 1e6,
      rows: rows.length,
      first: rows[0].figures[0].value,
    });
  }
  return runs;
}

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];
const rounded = (value: number): number => Math.round(value * 100) / 100;

/** The database that DATABASE_URL names, which must not exist yet, or a file of SQLite; gone afterwards. */
async function ownDatabase(): Promise<() => Promise<void>> {
  const address = process.env.DATABASE_URL;
  if (!address) {
    const folder = mkdtempSync(join(tmpdir(), 'adherence-day-'));
    process.env.WFM_SQLITE = join(folder, 'bench.sqlite');
    return () => Promise.resolve(rmSync(folder, { recursive: true }));
  }
  const server = new URL(address);
  const name = server.pathname.slice(1);
  server.pathname = '/';
  const run = async (statement: string) => {
    const connection = await createConnection(server.href);
    await connection.query(statement, [name]);
    await connection.end();
  };
  await run('CREATE DATABASE ??');
  return () => run('DROP DATABASE ??');
}

const drop = await ownDatabase();
try {
  const settings = { ...readSettings(process.env), role: 'worker' as const };
  await makeDatabaseReady(settings);
  const app = await NestFactory.createApplicationContext(AppModule.with(settings), {
    logger: ['error', 'warn'],
  });
  const counts = { agents: Number(asked.agents), calls: Number(asked.calls) };
  const filled = await fillAdherenceDay(app, DAY, counts);
  const manager = app.get(DataSource).manager;
  const runs = await measure(app, () => publishAnotherVersion(manager, filled));
  const result = {
    bench: 'adherence-day',
    database: process.env.DATABASE_URL ? 'mysql' : 'sqlite',
    agents: counts.agents,
    events: filled.events,
    rows: runs[0].rows,
    medianSeconds: rounded(median(runs.map(({ seconds }) => seconds))),
    medianCpuSeconds: rounded(median(runs.map(({ cpuSeconds }) => cpuSeconds))),
    seconds: runs.map(({ seconds }) => rounded(seconds)),
    adherenceOfFirst: runs.map(({ first }) => first && rounded(first)),
  };
  process.stdout.write(`${JSON.stringify(result)}\n`);
  await app.close();
} finally {
  await drop();
}
process.exit();
