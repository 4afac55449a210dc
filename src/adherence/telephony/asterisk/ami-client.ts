import { createHash } from 'node:crypto';
import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls, TLSSocket } from 'node:tls';
import { type Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { type AmiBlock, AmiBlockReader, type AmiMessage } from './ami-block.js';

export interface AmiAccess {
  readonly host: string;
  readonly port: number;
  readonly tls: boolean;
  /** Whether a certificate that no authority vouches for is refused. */
  readonly tlsVerify: boolean;
  /** PEM of the authorities that may vouch for it; null: those that Node knows. */
  readonly tlsCa: string | null;
  readonly username: string;
  readonly secret: string;
  /** `md5` never sends the secret itself. */
  readonly auth: 'plain' | 'md5';
}

export interface AmiTiming {
  /** A ping goes out this often; a server that says nothing for twice as long is gone. */
  readonly pingMs: number;
}

export const AMI_TIMING: AmiTiming = { pingMs: 10_000 };

/** What a client tells of. Everything waits for one another, and the socket for it: nothing piles up. */
export interface AmiListener {
  block(block: AmiBlock, received: Instant): Promise<void> | void;
  /** All blocks of what came in one go have been told. */
  pause?(received: Instant): Promise<void> | void;
  /** The snapshot of queues and channels has come: from here on everything is known again. */
  ready(): Promise<void> | void;
  /** The connection has ended, and why; told once, and not after `close`. */
  lost(reason: string): void;
}

/**
 * One connection to a manager interface: logs in, asks for the state of all queues and channels, and pings. Nothing is replayed by Asterisk, so
 * every connection starts with a snapshot.
 */
export class AmiClient {
  private socket: Socket | null = null;
  private closed = false;
  private work: Promise<void> = Promise.resolve();

  constructor(
    private readonly access: AmiAccess,
    private readonly listener: AmiListener,
    private readonly clock: Clock,
    private readonly timing: AmiTiming = AMI_TIMING,
  ) {}

  open(): void {
    const socket = connectionTo(this.access);
    this.socket = socket;
    const reader = new AmiBlockReader();
    let reason = 'The connection was closed.';
    socket.setKeepAlive(true);
    socket.setTimeout(2 * this.timing.pingMs, () => {
      reason = `Nothing was heard for ${(2 * this.timing.pingMs) / 1_000} s.`;
      socket.destroy();
    });
    const pings = setInterval(() => this.send(socket, { Action: 'Ping' }), this.timing.pingMs);
    socket.on('data', (chunk: Buffer) => {
      socket.pause();
      this.work = this.work
        .then(() => this.take(socket, reader.push(chunk)))
        .catch((error: unknown) => {
          reason = error instanceof Error ? error.message : String(error);
          socket.destroy();
        })
        .finally(() => socket.resume());
    });
    socket.on('error', (error: Error) => (reason = reasonOf(error, socket, this.access.host)));
    socket.on('close', () => {
      clearInterval(pings);
      this.work = this.work.then(() => {
        if (!this.closed) this.listener.lost(reason);
      });
    });
  }

  /** Resolves when what was read is taken. */
  async close(): Promise<void> {
    this.closed = true;
    this.socket?.destroy();
    await this.work;
  }

  private async take(socket: Socket, blocks: readonly AmiBlock[]): Promise<void> {
    for (const block of blocks) {
      if (block.kind === 'banner') this.greet(socket);
      else if (block.kind === 'response') this.answered(socket, block);
      await this.listener.block(block, this.clock.now());
      if (block.kind !== 'banner') await this.follow(socket, block);
    }
    await this.listener.pause?.(this.clock.now());
  }

  /** The snapshot is of queues first, then of channels; an account that may not list channels does without. */
  private async follow(socket: Socket, { name, fields }: AmiMessage): Promise<void> {
    const asked = fields.get('ActionID');
    if (name === 'QueueStatusComplete' && asked === SNAPSHOT) {
      this.send(socket, { Action: 'CoreShowChannels', ActionID: CHANNELS });
    }
    if (asked !== CHANNELS || (name !== 'CoreShowChannelsComplete' && name !== 'Error')) return;
    await this.listener.ready();
  }

  private greet(socket: Socket): void {
    const { auth, username, secret } = this.access;
    const challenge = { Action: 'Challenge', AuthType: 'MD5', ActionID: CHALLENGE };
    this.send(
      socket,
      auth === 'md5' ? challenge : { Action: 'Login', Username: username, Secret: secret, ActionID: LOGIN },
    );
  }

  private answered(socket: Socket, { name, fields }: AmiMessage): void {
    const asked = fields.get('ActionID');
    if (asked === CHALLENGE && name === 'Success') {
      const Key = createHash('md5')
        .update(`${fields.get('Challenge') ?? ''}${this.access.secret}`)
        .digest('hex');
      this.send(socket, {
        Action: 'Login',
        AuthType: 'MD5',
        Username: this.access.username,
        Key,
        ActionID: LOGIN,
      });
    } else if (asked === LOGIN && name === 'Success') {
      this.send(socket, { Action: 'QueueStatus', ActionID: SNAPSHOT });
    } else if (name === 'Error' && asked !== undefined && asked in REFUSED) {
      const why = fields.get('Message') ?? 'no reason given';
      throw new Error(`Asterisk refused ${REFUSED[asked]} of "${this.access.username}": ${why}.`);
    }
  }

  private send(socket: Socket, fields: Readonly<Record<string, string>>): void {
    const lines = Object.entries(fields).map(
      ([name, value]) => `${name}: ${value.replace(/[\r\n]/g, '')}\r\n`,
    );
    if (socket.writable) socket.write(`${lines.join('')}\r\n`);
  }
}

function connectionTo({ host, port, tls, tlsVerify, tlsCa }: AmiAccess): Socket {
  if (!tls) return connectTcp({ host, port });
  const servername = isIP(host) === 0 ? host : '';
  const trusted = tlsCa === null ? {} : { ca: tlsCa };
  return connectTls({ host, port, servername, rejectUnauthorized: tlsVerify, ...trusted });
}

/** For people, who can do something about a certificate. */
function reasonOf(error: Error, socket: Socket, host: string): string {
  const isRefused = socket instanceof TLSSocket && Boolean(socket.authorizationError);
  if (!isRefused) return error.message;
  return `The certificate of "${host}" is not trusted: ${error.message}. Give the certificate of its authority as tlsCa.`;
}

const CHALLENGE = 'wfm-challenge';
const LOGIN = 'wfm-login';
const SNAPSHOT = 'wfm-snapshot';
const CHANNELS = 'wfm-channels';
/** Without these there is no connection; an account that may not list channels does without that. */
const REFUSED: Readonly<Record<string, string>> = {
  [CHALLENGE]: 'the log-in',
  [LOGIN]: 'the log-in',
  [SNAPSHOT]: 'QueueStatus (write = reporting in manager.conf)',
};
