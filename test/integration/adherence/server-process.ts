import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { type DatabaseSettings } from '../../../src/database/database-settings.js';

const ADDRESS = /runs at (http:\/\/\S+)/;

/** The service as its users start it, in a process of its own that can be killed. */
export class ServerProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(database: DatabaseSettings): Promise<ServerProcess> {
    const child = spawn(process.execPath, ['bin/start.mjs', '--empty'], { env: environment(database) });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!ADDRESS.test(said)) {
      if (child.exitCode !== null) throw new Error(`The service did not start: ${said}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    return new ServerProcess(child, ADDRESS.exec(said)?.[1] ?? '');
  }

  /** As a power cut does: without warning, and without a chance to tidy up. */
  async kill(): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGKILL');
    await exited;
  }
}

function environment(database: DatabaseSettings): NodeJS.ProcessEnv {
  const { PATH, HOME } = process.env;
  const common = { PATH, HOME, TZ: 'UTC', PORT: '0', NODE_ENV: 'test', WFM_DEMO: 'off' };
  return database.kind === 'sqlite'
    ? { ...common, WFM_SQLITE: database.file }
    : { ...common, DATABASE_URL: database.url };
}
