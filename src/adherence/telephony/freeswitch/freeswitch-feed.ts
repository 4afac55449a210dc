import { connect as connectTcp, isIP, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { type Clock } from '../../../time/clock.js';
import { instant, SECOND_MS } from '../../../time/instant.js';
import { type ReceivedEvent } from '../../engine/agent-event.js';
import { flag, hostName, port, secondsByName, secret, type SettingsOf } from '../feed/connection-fields.js';
import { type FeedHandle, type FeedSink, type FeedTask, type LiveFeed } from '../feed/live-feed.js';
import { readAgentList } from './agent-list.js';
import { type CallcenterEvent } from './callcenter-event.js';
import { CallcenterReducer } from './callcenter-reducer.js';
import { type EslMessage, EslReader } from './esl-reader.js';

const FIELDS = {
  host: hostName(),
  port: port(8_021),
  tls: flag(false),
  password: secret(),
  wrapUpSeconds: secondsByName(),
};
type Settings = SettingsOf<typeof FIELDS>;

/** The core beats every 20 seconds. */
const SILENCE_MS = 60_000;
/** The list is asked for again: events of a module that was loaded anew, or that a full buffer dropped, are made good by it. */
const LIST_EVERY_MS = 300_000;
const NOTHING_KEPT = { position: null, state: null } as const;

/**
 * mod_callcenter over FreeSWITCH's event socket: a list of all agents at the start of every connection, and events from then on.
 * Source: FreeSWITCH documentation, "mod_event_socket" and "mod_callcenter".
 */
export class FreeSwitchFeed implements LiveFeed<Settings> {
  readonly name = 'freeswitch';
  readonly fields = FIELDS;
  readonly freshnessSeconds = 60;

  parts(): readonly string[] {
    return ['main'];
  }

  open(task: FeedTask<Settings>, sink: FeedSink): FeedHandle {
    const following = new Following(task, sink);
    return { close: () => following.close() };
  }
}

class Following {
  private readonly reader = new EslReader();
  private readonly reducer: CallcenterReducer;
  private readonly socket: Socket;
  private readonly clock: Clock;
  private readonly password: string;
  private readonly timers: NodeJS.Timeout[] = [];
  private work: Promise<void> = Promise.resolve();
  private reason = 'The connection was closed.';
  private isReady = false;
  private isClosed = false;

  constructor(
    { settings, sourceCode, clock }: FeedTask<Settings>,
    private readonly sink: FeedSink,
  ) {
    const { wrapUpSeconds, password } = settings;
    this.reducer = new CallcenterReducer({ origin: sourceCode, wrapUpSeconds });
    this.clock = clock;
    this.password = password;
    this.socket = connectionTo(settings);
    this.socket.setTimeout(SILENCE_MS, () =>
      this.breakOff(`Nothing was heard for ${SILENCE_MS / SECOND_MS} s.`),
    );
    this.socket.on('data', (chunk: Buffer) => this.inTurn(() => this.take(chunk)));
    this.socket.on('error', (error: Error) => (this.reason = error.message));
    this.socket.on('close', () => this.ended());
    this.timers.push(setInterval(() => this.inTurn(() => this.store(this.pass())), SECOND_MS));
    this.timers.push(setInterval(() => this.list(), LIST_EVERY_MS));
  }

  /** Resolves when what was read is taken. */
  async close(): Promise<void> {
    this.isClosed = true;
    this.ended();
    this.socket.destroy();
    await this.work;
  }

  private ended(): void {
    for (const timer of this.timers.splice(0)) clearInterval(timer);
    this.work = this.work.then(() => {
      if (!this.isClosed) this.sink.lost(this.reason);
      this.isClosed = true;
    });
  }

  private breakOff(reason: string): void {
    this.reason = reason;
    this.socket.destroy();
  }

  /** One thing at a time; the socket waits, and so nothing piles up. */
  private inTurn(act: () => Promise<void>): void {
    this.socket.pause();
    this.work = this.work
      .then(() => (this.isClosed ? undefined : act()))
      .catch((error: unknown) => this.breakOff(error instanceof Error ? error.message : String(error)))
      .finally(() => this.socket.resume());
  }

  private async take(chunk: Buffer): Promise<void> {
    const events: ReceivedEvent[] = [];
    let isListed = false;
    for (const message of this.reader.push(chunk)) {
      const listed = this.understand(message);
      events.push(...listed.events);
      isListed ||= listed.isListed;
    }
    await this.store(events);
    if (isListed && !this.isReady) {
      this.isReady = true;
      this.sink.ready('anew');
    }
    if (this.isReady) this.sink.heard(this.clock.now());
  }

  private understand({ headers, body }: EslMessage) {
    const nothing = { events: [] as ReceivedEvent[], isListed: false };
    switch (headers.get('Content-Type')) {
      case 'auth/request':
        this.send(`auth ${this.password}`);
        return nothing;
      case 'command/reply':
        this.answered(headers.get('Reply-Text') ?? '');
        return nothing;
      case 'api/response':
        return { events: this.listed(body), isListed: true };
      case 'text/event-json':
        return { events: this.happened(body), isListed: false };
      case 'text/disconnect-notice':
        this.breakOff('FreeSWITCH has ended the connection.');
        return nothing;
      default:
        return nothing;
    }
  }

  private answered(reply: string): void {
    if (reply.startsWith('-ERR'))
      throw new Error(`FreeSWITCH refused: ${reply.slice(5) || 'no reason given'}.`);
    if (reply !== '+OK accepted') return;
    // Events first: what happens between the two is told twice rather than not at all.
    this.send('event json HEARTBEAT CUSTOM callcenter::info');
    this.list();
  }

  private list(): void {
    this.send('api callcenter_config agent list');
  }

  private listed(body: string): ReceivedEvent[] {
    const agents = readAgentList(body);
    if (agents === null) {
      throw new Error(
        `FreeSWITCH does not list its agents: ${body.trim().slice(0, 200)} Load mod_callcenter.`,
      );
    }
    return this.reducer.snapshot(agents, this.clock.now());
  }

  private happened(body: string): ReceivedEvent[] {
    const told = JSON.parse(body) as Record<string, unknown>;
    const fields = Object.entries(told).filter(
      (field): field is [string, string] => typeof field[1] === 'string',
    );
    const event: CallcenterEvent = new Map(fields);
    const micros = Number(event.get('Event-Date-Timestamp') ?? NaN);
    if (this.isReady && Number.isFinite(micros)) {
      this.sink.heard(this.clock.now(), instant(Math.floor(micros / SECOND_MS)));
    }
    return this.reducer.push(event, this.clock.now());
  }

  /** After-call work ends without a word. */
  private pass(): ReceivedEvent[] {
    return this.reducer.advance(this.clock.now());
  }

  private async store(events: readonly ReceivedEvent[]): Promise<void> {
    if (events.length > 0) await this.sink.take(events, NOTHING_KEPT);
  }

  private send(command: string): void {
    if (this.socket.writable) this.socket.write(`${command}\n\n`);
  }
}

function connectionTo({ host, port: onPort, tls }: Settings): Socket {
  const address = { host, port: onPort };
  if (!tls) return connectTcp(address);
  return connectTls(isIP(host) === 0 ? { ...address, servername: host } : address);
}
