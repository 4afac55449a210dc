import { type INestApplicationContext } from '@nestjs/common';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { type AddressInfo } from 'node:net';
import { assertSecret, readSettings, type Settings } from './settings.js';
import { failureLine } from './startup/failure.js';
import { assertPortFree } from './startup/port.js';
import { assertRedisAnswers } from './startup/redis.js';
import { unknownOption } from './startup/startup.errors.js';
import { welcome } from './startup/welcome.js';
import { assertUtcProcess } from './time/clock.js';

const SHUTDOWN_LIMIT_MS = 25_000;

/** One door for `WFM_ROLE` all, api and worker. What needs a database is loaded after the settings are checked. */
async function start(settings: Settings, loadsDemo: boolean): Promise<void> {
  const serves = settings.role !== 'worker';
  if (serves) await assertPortFree(settings.host, settings.port);
  const { makeDatabaseReady } = await import('./startup/database-ready.js');
  await makeDatabaseReady(settings);
  assertSecret(settings);
  if (settings.redis !== null) await assertRedisAnswers(settings.redis.url);

  const { AppModule } = await import('./app.module.js');
  const { apiApp, workerApp } = await import('./http/http-app.js');
  const module = AppModule.with(settings);
  if (!serves) {
    closeOnSignal(await workerApp(module, settings));
    return say(welcome(settings, null, []));
  }
  const app = await apiApp(module, settings);
  closeOnSignal(app);
  const { loadDemo } = await import('./startup/demo.js');
  const signIns = loadsDemo ? await loadDemo(app, say) : [];
  say(welcome(settings, await listen(app, settings), signIns));
}

async function listen(app: NestExpressApplication, { host, port }: Settings): Promise<string> {
  await app.listen(port, host);
  const address = app.getHttpServer().address() as AddressInfo;
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

/** Takes no more work, lets requests end, and goes; at the second signal, or after a while, at once. */
function closeOnSignal(app: INestApplicationContext): void {
  let closing = false;
  const close = (): void => {
    if (closing) process.exit(1);
    closing = true;
    setTimeout(() => process.exit(1), SHUTDOWN_LIMIT_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on('SIGTERM', close).on('SIGINT', close);
}

function say(text: string): void {
  process.stdout.write(`${text}\n`);
}

function readArguments(args: readonly string[]): { readonly empty: boolean } {
  const unknown = args.find((arg) => arg !== '--empty');
  if (unknown !== undefined) throw unknownOption(unknown);
  return { empty: args.length > 0 };
}

let settings: Settings | null = null;
try {
  process.env.TZ = 'UTC';
  assertUtcProcess();
  const { empty } = readArguments(process.argv.slice(2));
  settings = readSettings(process.env);
  await start(settings, settings.demo && !empty);
} catch (error) {
  process.stderr.write(`${failureLine(error, settings)}\n`);
  process.exit(1);
}
