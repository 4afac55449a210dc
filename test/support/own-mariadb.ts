import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { freePort } from './free-port.js';

const PROGRAMS = { install: '/usr/bin/mariadb-install-db', server: '/usr/sbin/mariadbd' };
const ASK_AGAIN_MS = 100;

/** Whether this machine has the programs. */
export const hasOwnMariaDb = Object.values(PROGRAMS).every((program) => existsSync(program));

/** A database server of a test's own, on a free port and a folder of its own, to be ill-treated. */
export class OwnMariaDb {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly folder: string,
    private readonly port: number,
  ) {}

  static async install(): Promise<OwnMariaDb> {
    const folder = mkdtempSync(join(tmpdir(), 'mariadb-'));
    const own = new OwnMariaDb(folder, await freePort());
    await promisify(execFile)(PROGRAMS.install, [
      '--no-defaults',
      `--datadir=${folder}`,
      `--user=${userInfo().username}`,
      '--auth-root-authentication-method=normal',
      '--skip-test-db',
    ]);
    return own;
  }

  url(database: string): string {
    return `mysql://root@127.0.0.1:${this.port}/${database}`;
  }

  /** Ready for connections when this returns. */
  async start(...options: string[]): Promise<void> {
    const child = spawn(
      PROGRAMS.server,
      [
        '--no-defaults',
        `--user=${userInfo().username}`,
        `--datadir=${this.folder}`,
        `--socket=${join(this.folder, 'own.sock')}`,
        `--port=${this.port}`,
        '--bind-address=127.0.0.1',
        '--innodb-buffer-pool-size=32M',
        ...options,
      ],
      { stdio: 'ignore' },
    );
    this.child = child;
    for (;;) {
      if (child.exitCode !== null) throw new Error(`mariadbd ended with ${child.exitCode}.`);
      try {
        await (await createConnection({ uri: this.url('mysql') })).end();
        return;
      } catch {
        await pause(ASK_AGAIN_MS);
      }
    }
  }

  /** As a power cut does. */
  kill(): Promise<void> {
    return this.end('SIGKILL');
  }

  stop(): Promise<void> {
    return this.end('SIGTERM');
  }

  async remove(): Promise<void> {
    await this.kill();
    rmSync(this.folder, { recursive: true });
  }

  private async end(signal: 'SIGKILL' | 'SIGTERM'): Promise<void> {
    const child = this.child;
    if (child === null || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    await exited;
  }
}
