import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { type AddressInfo, type Socket } from 'node:net';
import { type WebSocket, WebSocketServer } from 'ws';
import { SystemClock } from '../../src/time/clock.js';
import { addSeconds, formatInstant } from '../../src/time/instant.js';

export interface FakeChannel {
  readonly id: string;
  topics: readonly string[];
  socket: WebSocket | null;
}

interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

const MOST_CHANNELS = 20;
const MOST_TOPICS = 1_000;
const DAY_SECONDS = 86_400;

/** Speaks as Genesys Cloud's log-in, its Platform API for users and conversations, and its notification service do. */
export class FakeGenesys {
  /** All that were ever made, oldest first. */
  readonly channels: FakeChannel[] = [];
  /** `GET /api/v2/users`, in the order in which they were asked. */
  readonly asked: string[] = [];
  readonly tokens: string[] = [];
  /** Those that are good; a test may end them. */
  readonly goodTokens = new Set<string>();
  /** Of the next channels; a day where there is none. */
  readonly lives: number[] = [];
  /** Topics of these users are refused. */
  readonly forbidden = new Set<string>();
  /** Whether pings are answered. */
  answersPings = true;
  /** Whether users come with their states when they are asked for together. */
  expands = true;
  /** Happens at every request, before its answer. */
  onRequest: (what: string) => void = () => undefined;
  private readonly answers: { readonly what: string; readonly answer: Answer }[] = [];
  private readonly users = new Map<string, { readonly routingStatus: object; readonly presence: object }>();
  private readonly conversations = new Map<string, { readonly userId: string; body: unknown }>();
  private readonly waiting = new Set<() => void>();
  private readonly sockets = new Set<Socket>();
  private readonly clock = new SystemClock();
  private readonly server: Server;
  private readonly webSockets = new WebSocketServer({ noServer: true });

  constructor(private readonly client: { readonly id: string; readonly secret: string }) {
    this.server = createServer((request, response) => void this.serve(request, response));
    this.server.on('connection', (socket) => {
      this.sockets.add(socket);
      socket.on('close', () => this.sockets.delete(socket));
    });
    this.server.on('upgrade', (request, socket, head) => {
      this.webSockets.handleUpgrade(request, socket, head, (webSocket) => this.meet(request, webSocket));
    });
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return this.port;
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    for (const socket of this.sockets) socket.destroy();
    await closed;
  }

  /** The next request of that kind gets this answer. */
  answerNext(what: string, answer: Answer): void {
    this.answers.push({ what, answer });
  }

  /** A change of routing status and presence, told to whoever has the user's topic, and kept. */
  activity(userId: string, routingStatus: object, presence: object): void {
    this.users.set(userId, { routingStatus, presence });
    this.tell(userId, 'activity', { id: userId, routingStatus, presence });
  }

  /** A change of the user's legs in a conversation. */
  conversation(userId: string, id: string, participant: object): void {
    const body = {
      id,
      participants: [
        { purpose: 'customer', calls: [] },
        { purpose: 'agent', userId, ...participant },
      ],
    };
    this.conversations.set(id, { userId, body });
    this.tell(userId, 'conversations', body);
  }

  /** Says that it will close the channel soon. */
  warn(channel: FakeChannel): void {
    const eventBody = { message: 'WebSocket is closing in 60 seconds' };
    channel.socket?.send(JSON.stringify({ topicName: 'v2.system.socket_closing', eventBody }));
  }

  /** Those with a socket. */
  get live(): FakeChannel[] {
    return this.channels.filter(({ socket }) => socket !== null);
  }

  until(so: () => boolean): Promise<void> {
    return new Promise((resolve) => {
      const look = (): void => {
        if (!so()) return;
        this.waiting.delete(look);
        resolve();
      };
      this.waiting.add(look);
      look();
    });
  }

  private get port(): number {
    return (this.server.address() as AddressInfo).port;
  }

  private tell(userId: string, facet: string, eventBody: unknown): void {
    const message = JSON.stringify({ topicName: `v2.users.${userId}.${facet}`, version: '2', eventBody });
    for (const { topics, socket } of this.channels) {
      if (topics.includes(`v2.users.${userId}?activity&conversations`)) socket?.send(message);
    }
  }

  private meet(request: IncomingMessage, socket: WebSocket): void {
    const channel = this.channels.find(({ id }) => request.url === `/channels/${id}`);
    if (channel === undefined) return socket.close();
    channel.socket = socket;
    socket.on('error', () => undefined);
    socket.on('close', () => {
      channel.socket = null;
      this.changed();
    });
    socket.on('message', (data: Buffer) => {
      if (data.toString() !== '{"message":"ping"}' || !this.answersPings) return;
      socket.send(JSON.stringify({ topicName: 'channel.metadata', eventBody: { message: 'pong' } }));
    });
    this.changed();
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const url = new URL(request.url ?? '/', 'http://genesys');
    const what = `${request.method} ${url.pathname.replace(/(channels)\/[^/]+/, '$1/ID')}`;
    this.asked.push(what);
    this.onRequest(what);
    const { status, headers, body } = this.answerTo(what, url, request, Buffer.concat(chunks).toString());
    response.writeHead(status, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify(body ?? {}));
    this.changed();
  }

  private answerTo(what: string, url: URL, request: IncomingMessage, body: string): Answer {
    const at = this.answers.findIndex((each) => each.what === what);
    if (at >= 0) return this.answers.splice(at, 1)[0].answer;
    const authorization = request.headers.authorization ?? '';
    if (what === 'POST /oauth/token') return this.logIn(authorization);
    if (!this.goodTokens.has(authorization.replace('Bearer ', ''))) return { status: 401 };
    if (what === 'POST /api/v2/notifications/channels') return this.makeChannel();
    if (what === 'PUT /api/v2/notifications/channels/ID/subscriptions') return this.subscribe(url, body);
    if (what === 'GET /api/v2/users') return this.listUsers(url);
    if (what === 'POST /api/v2/analytics/conversations/details/query') return this.openConversations(body);
    return this.read(url.pathname);
  }

  private read(path: string): Answer {
    const [, kind, id, part] = /^\/api\/v2\/(\w+)\/([^/]+)(\/.+)?$/.exec(path) ?? [];
    const user = kind === 'users' ? this.users.get(id) : undefined;
    const parts = new Map([
      ['/routingstatus', user?.routingStatus],
      ['/presences/purecloud', user?.presence],
    ]);
    const body = kind === 'conversations' ? this.conversations.get(id)?.body : parts.get(part);
    return body === undefined ? { status: 404 } : { status: 200, body };
  }

  private logIn(authorization: string): Answer {
    const known = `Basic ${Buffer.from(`${this.client.id}:${this.client.secret}`).toString('base64')}`;
    if (authorization !== known) {
      const body = { error: 'invalid_client', description: 'authentication failed' };
      return { status: 400, body };
    }
    const token = `token ${this.tokens.length + 1}`;
    this.tokens.push(token);
    this.goodTokens.add(token);
    return { status: 200, body: { access_token: token, token_type: 'bearer', expires_in: DAY_SECONDS } };
  }

  /** The twenty-first has the oldest removed. */
  private makeChannel(): Answer {
    const id = `channel-${this.channels.length + 1}`;
    this.channels.push({ id, topics: [], socket: null });
    for (const old of this.channels.slice(0, -MOST_CHANNELS)) old.socket?.terminate();
    const expires = formatInstant(addSeconds(this.clock.now(), this.lives.shift() ?? DAY_SECONDS));
    const connectUri = `ws://127.0.0.1:${this.port}/channels/${id}`;
    return { status: 200, body: { id, connectUri, expires } };
  }

  private subscribe(url: URL, body: string): Answer {
    const topics = (JSON.parse(body) as { id: string }[]).map(({ id }) => id);
    if (topics.length > MOST_TOPICS) return { status: 400, body: { message: 'Too many topics.' } };
    const isForbidden = (topic: string) => [...this.forbidden].some((user) => topic.includes(user));
    const channel = this.channels.find(({ id }) => url.pathname.includes(`/${id}/`));
    if (channel !== undefined) channel.topics = topics.filter((topic) => !isForbidden(topic));
    const entities = topics.map((id) =>
      isForbidden(id)
        ? { id, state: 'Rejected', rejectionReason: 'missing permission' }
        : { id, state: 'Permitted' },
    );
    return { status: 200, body: { entities } };
  }

  private listUsers(url: URL): Answer {
    const ids = (url.searchParams.get('id') ?? '').split(',');
    const entities = ids
      .filter((id) => this.users.has(id))
      .map((id) => ({ id, ...(this.expands ? this.users.get(id) : {}) }));
    return { status: 200, body: { entities } };
  }

  private openConversations(query: string): Answer {
    const found = [...this.conversations].filter(
      ([, { userId, body }]) =>
        query.includes(`"${userId}"`) && !JSON.stringify(body).includes('disconnectedTime'),
    );
    return { status: 200, body: { conversations: found.map(([conversationId]) => ({ conversationId })) } };
  }

  private changed(): void {
    for (const look of [...this.waiting]) look();
  }
}
