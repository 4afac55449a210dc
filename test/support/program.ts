import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { join } from 'node:path';
import { packageRoot } from '../../src/package-root.js';

export interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

type Env = Readonly<Record<string, string | undefined>>;

const BUILD_LIMIT_MS = 900_000;

/** Builds the program where that is still to be done, so that no test waits for it. For `beforeAll`, with its limit. */
export const buildProgram: [() => Promise<unknown>, number] = [
  () => run('bin/wfm.mjs', ['--help'], {}),
  BUILD_LIMIT_MS,
];

/** Runs a file of `bin/` to its end, with these settings and none of the test's own. */
export function run(file: string, args: readonly string[], env: Env): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(
      process.execPath,
      [join(packageRoot(), file), ...args],
      { env: bare(env) },
      (_, stdout, stderr) => resolve({ status: child.exitCode, stdout, stderr }),
    );
  });
}

/** A server that was started as a user starts it. */
export class Program {
  private stdout = '';
  private stderr = '';

  private constructor(private readonly child: ChildProcess) {
    child.stdout?.on('data', (data: Buffer) => (this.stdout += data.toString()));
    child.stderr?.on('data', (data: Buffer) => (this.stderr += data.toString()));
  }

  static start(args: readonly string[], env: Env): Program {
    return new Program(
      spawn(process.execPath, [join(packageRoot(), 'bin/start.mjs'), ...args], { env: bare(env) }),
    );
  }

  /** Resolves with what it has said when that matches; rejects when it ends before. */
  async says(pattern: RegExp): Promise<string> {
    while (!pattern.test(this.stdout)) {
      if (this.child.exitCode !== null) throw new Error(`It ended and said: ${this.stdout}${this.stderr}`);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    return this.stdout;
  }

  async address(): Promise<string> {
    return /http:\/\/[\w.:[\]]+/.exec(await this.says(/Ctrl\+C/))?.[0] ?? '';
  }

  end(signal: NodeJS.Signals): Promise<Ended> {
    return new Promise((resolve) => {
      this.child.once('close', (status) => resolve({ status, stdout: this.stdout, stderr: this.stderr }));
      this.child.kill(signal);
    });
  }
}

function bare(env: Env): NodeJS.ProcessEnv {
  return { PATH: process.env.PATH, HOME: process.env.HOME, TZ: 'Europe/Warsaw', ...env };
}
