import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { type DatabaseSettings } from '../../../src/database/database-settings.js';
import { builtWorker, type BuiltWorker } from '../built-worker.js';

/** Builds the intake once for many processes. */
export function builtIntake(): BuiltWorker {
  return builtWorker(['src', 'ormconfig.ts', 'test/support/ingest'], 'test/support/ingest/ingest-child.js');
}

/** The intake in a process that can be killed. */
export class IngestProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(
    built: BuiltWorker,
    database: DatabaseSettings,
    sourceId: number,
  ): Promise<IngestProcess> {
    const { PATH, HOME } = process.env;
    const where = database.kind === 'sqlite' ? { WFM_SQLITE: database.file } : { DATABASE_URL: database.url };
    const env = { PATH, HOME, TZ: 'UTC', NODE_ENV: 'test', SOURCE_ID: String(sourceId), ...where };
    const child = fork(fileURLToPath(built.url), { env, execArgv: [] });
    const started = await Promise.race([once(child, 'message'), once(child, 'exit')]);
    if (child.exitCode !== null) throw new Error(`The intake did not start (${child.exitCode}).`);
    return new IngestProcess(child, `http://127.0.0.1:${String(started[0])}`);
  }

  /** As a power cut does: without warning, and without a chance to tidy up. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}
