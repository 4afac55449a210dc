import { Logger } from '@nestjs/common';
import { type WebSocket } from 'ws';
import { type Clock } from '../../../time/clock.js';
import { type Instant } from '../../../time/instant.js';
import { Told } from '../told.js';
import { type GenesysApi } from './genesys-api.js';

/** What a channel tells of, in the order in which it came. */
export interface ChannelListener {
  message(message: Told): void;
  /** Something has come, whatever it is: the connection lives. */
  heard(): void;
  /** The platform will close it within a minute. */
  closing(channel: NotificationChannel): void;
  /** Told once, and not after `cut`; `retired` when it was to go, and everything that it had to say has come. */
  ended(channel: NotificationChannel, how: { readonly reason: string; readonly retired: boolean }): void;
}

const HANDSHAKE_MS = 30_000;
const LARGEST_MESSAGE = 16 * 1024 * 1024;
/** So many pings without anything heard, and the other side is gone. */
const MOST_UNHEARD = 3;
const PING = '{"message":"ping"}';
const BROKEN_OFF = 1_006;

/** Activity and conversations of a user: topics of one user count as one topic of a channel when they are combined. */
export function topicOf(userId: string): string {
  return `v2.users.${userId}?activity&conversations`;
}

/**
 * One notification channel: its subscriptions, and the one WebSocket that reads it.
 * Source: Genesys Cloud Developer Center, "Notification service" (usage limitations, combining topics, health check).
 */
export class NotificationChannel {
  heardAt: Instant;
  private pings = 0;
  private pongs = 0;
  private unheard = 0;
  private isRetiring = false;
  private isCut = false;
  private reason: string | null = null;
  private readonly timer: NodeJS.Timeout;

  private constructor(
    private readonly id: string,
    /** When the platform ends it. */
    readonly expires: Instant | null,
    private readonly socket: WebSocket,
    private readonly clock: Clock,
    private readonly listener: ChannelListener,
    pingMs: number,
  ) {
    this.heardAt = clock.now();
    socket.on('message', (data: Buffer) => this.read(data));
    socket.on('error', (error: Error) => (this.reason = error.message));
    socket.on('close', (code: number) => this.ended(code));
    this.timer = setInterval(() => this.tick(), pingMs);
  }

  /** A new channel with a socket that is on its way: `opened` waits for it. */
  static async create(
    api: GenesysApi,
    clock: Clock,
    listener: ChannelListener,
    pingMs: number,
  ): Promise<NotificationChannel> {
    const { WebSocket: Socket } = await import('ws');
    const made = await api.ask('POST', '/api/v2/notifications/channels');
    const [id, address] = [made.at('id').text, made.at('connectUri').text];
    if (id === null || address === null)
      throw new Error('Genesys Cloud made a channel without a connectUri.');
    const socket = new Socket(address, { handshakeTimeout: HANDSHAKE_MS, maxPayload: LARGEST_MESSAGE });
    return new NotificationChannel(id, made.at('expires').time, socket, clock, listener, pingMs);
  }

  /** Rejects when it ended before. */
  opened(): Promise<void> {
    const { socket } = this;
    return new Promise((resolve, reject) => {
      socket.once('open', resolve);
      socket.once('close', () => reject(new Error(this.reason ?? 'The channel could not be connected.')));
    });
  }

  /**
   * These users and no others. One topic that may not be read would have all of them refused, so refused ones are left out by the platform.
   * @throws Error when it refuses all.
   */
  async subscribe(api: GenesysApi, userIds: readonly string[]): Promise<void> {
    const path = `/api/v2/notifications/channels/${this.id}/subscriptions?ignoreErrors=true`;
    const topics = userIds.map((userId) => ({ id: topicOf(userId) }));
    const taken = (await api.ask('PUT', path, topics)).at('entities').list;
    const refused = taken.filter((topic) => topic.at('state').text === 'Rejected');
    this.heardAt = this.clock.now();
    if (refused.length === 0) return;
    const why = refused[0].at('rejectionReason').text ?? 'no reason given';
    const words = `Genesys Cloud refused ${refused.length} of ${taken.length} users' topics: ${why}`;
    if (refused.length === taken.length) throw new Error(words);
    new Logger('Telephony').warn(words);
  }

  /** Another channel says the same from now on: this one goes when all that it had to say has come. Resolves when it is gone. */
  retire(): Promise<void> {
    const { socket } = this;
    this.isRetiring = true;
    this.ping();
    return new Promise((resolve) => {
      if (socket.readyState === socket.CLOSED) return resolve();
      socket.once('close', () => resolve());
    });
  }

  /** Nothing more is told of it. */
  cut(): void {
    this.isCut = true;
    this.reason ??= 'The channel was closed.';
    clearInterval(this.timer);
    this.socket.terminate();
  }

  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    if (!this.socket.isPaused) return;
    this.unheard = 0;
    this.socket.resume();
  }

  private tick(): void {
    if (this.socket.isPaused || this.socket.readyState !== this.socket.OPEN) return;
    if (this.unheard < MOST_UNHEARD) {
      this.unheard += 1;
      return this.ping();
    }
    this.breakOff('Genesys Cloud has stopped answering on the channel.');
  }

  private ping(): void {
    this.pings += 1;
    if (this.socket.readyState === this.socket.OPEN) this.socket.send(PING);
  }

  private read(data: Buffer): void {
    if (this.isCut) return;
    const message = toldIn(data);
    this.unheard = 0;
    this.heardAt = this.clock.now();
    const topic = message.at('topicName').text;
    // Evicted by newer channels of the same client, or its token has ended.
    if (message.at('result').text === '404')
      return this.breakOff('The channel is no longer known to Genesys Cloud.');
    if (topic === 'v2.system.socket_closing') this.listener.closing(this);
    else if (topic === 'channel.metadata') this.metadata(message);
    else if (topic !== null) this.listener.message(message);
    this.listener.heard();
  }

  /** What was sent before our last ping has come before its answer. */
  private metadata(message: Told): void {
    if (message.at('eventBody', 'message').text !== 'pong') return;
    this.pongs += 1;
    if (this.isRetiring && this.pongs >= this.pings) this.socket.close();
  }

  private breakOff(reason: string): void {
    this.reason = reason;
    this.isRetiring = false;
    this.socket.terminate();
  }

  private ended(code: number): void {
    clearInterval(this.timer);
    if (this.isCut) return;
    this.isCut = true;
    const reason = this.reason ?? `Genesys Cloud has closed the channel (${code}).`;
    this.listener.ended(this, { reason, retired: this.isRetiring && code !== BROKEN_OFF });
  }
}

/** What is no JSON tells nothing. */
function toldIn(data: Buffer): Told {
  try {
    return new Told(JSON.parse(data.toString('utf8')));
  } catch {
    return new Told(null);
  }
}
