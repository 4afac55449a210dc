import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect as connectTcp } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from './free-port.js';

const HOST = '127.0.0.1';
const POLL_MS = 50;

interface Command {
  readonly args: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
}

/** How a broker is started that keeps what it has in a folder. */
export interface BrokerKind {
  readonly program: string;
  command(port: number, folder: string): Command | Promise<Command>;
}

/** A broker of a test's own, so that nobody else loses one. What it keeps outlives its death. */
export class OwnBroker {
  private child: ChildProcess | null = null;

  private constructor(
    private readonly kind: BrokerKind,
    readonly port: number,
    private readonly folder: string,
    private readonly command: Command,
  ) {}

  static isHere(kind: BrokerKind): boolean {
    return existsSync(kind.program);
  }

  static async begin(kind: BrokerKind): Promise<OwnBroker> {
    const folder = await mkdtemp(join(tmpdir(), 'broker-'));
    const port = await freePort();
    const broker = new OwnBroker(kind, port, folder, await kind.command(port, folder));
    await broker.start();
    return broker;
  }

  /** Resolves when it takes connections; tried again where what the last one held is not free yet. */
  async start(): Promise<void> {
    do {
      if (this.child === null || this.child.exitCode !== null) this.child = this.spawned();
      await wait(POLL_MS);
    } while (!(await answers(this.port)));
  }

  /** Whether it has written down these words. */
  async hasKept(file: string, words: string): Promise<boolean> {
    const bytes = await readFile(join(this.folder, file)).catch(() => Buffer.alloc(0));
    return bytes.includes(words);
  }

  /** As a power cut would: with everything that it has started. */
  async kill(): Promise<void> {
    const { child } = this;
    this.child = null;
    if (child?.pid === undefined || child.exitCode !== null) return;
    const gone = new Promise((resolve) => child.once('exit', resolve));
    process.kill(-child.pid, 'SIGKILL');
    await gone;
    while (await answers(this.port)) await wait(POLL_MS);
  }

  async end(): Promise<void> {
    await this.kill();
    await rm(this.folder, { recursive: true, force: true, maxRetries: 5 });
  }

  private spawned(): ChildProcess {
    const { args, env = {} } = this.command;
    // A group of its own, which can be killed as a whole.
    return spawn(this.kind.program, args, {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, ...env },
    });
  }
}

export const NATS: BrokerKind = {
  program: '/usr/sbin/nats-server',
  command: (port, folder) => ({ args: ['-a', HOST, '-p', String(port), '-js', '-sd', folder] }),
};

/** The file in which Mosquitto keeps sessions and their messages. */
export const MOSQUITTO_FILE = 'mosquitto.db';

export const MOSQUITTO: BrokerKind = {
  program: '/usr/sbin/mosquitto',
  command: async (port, folder) => {
    const config = join(folder, 'mosquitto.conf');
    const lines = [
      ...[`listener ${port} ${HOST}`, 'allow_anonymous true', 'user root'],
      ...['persistence true', `persistence_location ${folder}/`, `persistence_file ${MOSQUITTO_FILE}`],
      // Every change is written at once.
      ...['autosave_on_changes true', 'autosave_interval 1'],
    ];
    await writeFile(config, `${lines.join('\n')}\n`);
    return { args: ['-c', config] };
  },
};

export const RABBITMQ: BrokerKind = {
  // The script on the path wants to be another user.
  program: '/usr/lib/rabbitmq/bin/rabbitmq-server',
  command: async (port, folder) => {
    const plugins = join(folder, 'enabled_plugins');
    await writeFile(plugins, '[].\n');
    const env = {
      HOME: folder,
      RABBITMQ_NODENAME: `wfm-${randomUUID()}@localhost`,
      RABBITMQ_NODE_IP_ADDRESS: HOST,
      RABBITMQ_NODE_PORT: String(port),
      RABBITMQ_DIST_PORT: String(await freePort()),
      RABBITMQ_MNESIA_BASE: join(folder, 'mnesia'),
      RABBITMQ_LOG_BASE: join(folder, 'log'),
      RABBITMQ_CONF_ENV_FILE: '/dev/null',
      RABBITMQ_CONFIG_FILE: join(folder, 'none'),
      RABBITMQ_ENABLED_PLUGINS_FILE: plugins,
    };
    return { args: [], env };
  },
};

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connectTcp({ host: HOST, port });
    socket.once('connect', () => resolve((socket.destroy(), true)));
    socket.once('error', () => resolve(false));
  });
}
