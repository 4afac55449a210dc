import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ADDRESS = /runs at (http:\/\/\S+)/;
const MAIN = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'src', 'main.js');
const TICKS_A_SECOND = 100;

/** The service as it runs in production: one of several on the same database and the same Redis. */
export class IngestProcess {
  private constructor(
    private readonly child: ChildProcess,
    readonly url: string,
  ) {}

  static async start(): Promise<IngestProcess> {
    const env = { ...process.env, PORT: '0', WFM_ROLE: 'api', WFM_DEMO: 'off', TZ: 'UTC' };
    const child = spawn(process.execPath, [MAIN, '--empty'], { env, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!ADDRESS.test(said)) {
      if (child.exitCode !== null) throw new Error(`The service did not start: ${said}`);
      await Promise.race([once(child.stdout, 'data'), once(child, 'exit')]);
    }
    child.stderr.on('data', (chunk: Buffer) => process.stderr.write(chunk));
    return new IngestProcess(child, ADDRESS.exec(said)?.[1] ?? '');
  }

  /** Processor time so far; null where the system does not tell it. */
  cpuSeconds(): number | null {
    try {
      const fields = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8').split(') ')[1].split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
    } catch {
      return null;
    }
  }

  async stop(): Promise<void> {
    if (this.child.exitCode !== null) return;
    const exited = once(this.child, 'exit');
    this.child.kill('SIGTERM');
    await exited;
  }
}
