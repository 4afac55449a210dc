import { randomUUID } from 'node:crypto';
import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { createRecordsBatch, Reader, Writer } from '@platformatic/kafka';

const HOST = '127.0.0.1';
const NODE = 1;
const LOOK_MS = 20;
/** What it speaks, by Kafka's number of the request: one version of each. */
const SPOKEN = {
  fetch: [1, 15],
  offsets: [2, 8],
  metadata: [3, 12],
  handshake: [17, 1],
  login: [36, 2],
} as const;
const VERSIONS = 18;
const [HANDSHAKE] = SPOKEN.handshake;
const NO_SUCH_TOPIC = 3;
const OUT_OF_RANGE = 1;
const LOGIN_FAILED = 58;
const OLDEST = -2n;

interface Batch {
  readonly first: bigint;
  readonly count: number;
  readonly bytes: Buffer;
}

/** How a batch of messages differs from the usual. */
export interface OddBatch {
  readonly producerId?: bigint;
  readonly isMark?: boolean;
  readonly isCompressed?: boolean;
}

/** A topic that answers to the requests of a reader as Kafka's protocol guide says. It keeps messages in memory, and nobody can publish over its socket. */
export class FakeKafka {
  readonly topic = 'acd';
  readonly logins: string[] = [];
  /** Transactions that were taken back, from their first message up to their mark. */
  readonly aborted: {
    readonly producerId: bigint;
    readonly firstOffset: bigint;
    readonly mark: bigint;
  }[] = [];
  /** Readers that have asked for more than there is. */
  waiting = 0;
  private readonly topicId = randomUUID();
  private readonly batches: Batch[][];
  private readonly server: Server;
  private readonly sockets = new Set<Socket>();
  private port = 0;

  /** With a password it wants a log-in (PLAIN), with a key and a certificate TLS. */
  constructor(
    private readonly of: {
      readonly partitions?: number;
      readonly password?: string;
      readonly tls?: { readonly key: string; readonly cert: string };
    } = {},
  ) {
    this.batches = Array.from({ length: of.partitions ?? 1 }, () => []);
    const serve = (socket: Socket) => this.serve(socket);
    this.server = of.tls === undefined ? createServer(serve) : createTlsServer(of.tls, serve);
  }

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(this.port, HOST, resolve));
    this.port = (this.server.address() as AddressInfo).port;
    return `${HOST}:${this.port}`;
  }

  publish(
    values: readonly (Buffer | null)[],
    partition = 0,
    { producerId, isMark = false, isCompressed = false }: OddBatch = {},
  ): void {
    const own = this.batches[partition];
    const first = this.end(partition);
    const messages = values.map((value) => ({
      topic: this.topic,
      value: value as Buffer,
      timestamp: 1_000n,
    }));
    const options = {
      ...(producerId === undefined ? {} : { producerId, transactionalId: 'of a test' }),
      ...(isCompressed ? { compression: 'gzip' as const } : {}),
    };
    const bytes = Buffer.from(createRecordsBatch(messages, options).buffer);
    bytes.writeBigInt64BE(first, 0);
    if (isMark) bytes.writeInt16BE(bytes.readInt16BE(ATTRIBUTES) | 0x20, ATTRIBUTES);
    own.push({ first, count: values.length, bytes });
  }

  /** Throws the oldest batches away, as Kafka does after a while. */
  forget(batches: number, partition = 0): void {
    this.batches[partition].splice(0, batches);
  }

  cut(): void {
    for (const socket of this.sockets) socket.destroy();
  }

  async close(): Promise<void> {
    const closed = new Promise((resolve) => this.server.close(resolve));
    this.cut();
    await closed;
  }

  private end(partition: number): bigint {
    const last = this.batches[partition].at(-1);
    return last === undefined ? 0n : last.first + BigInt(last.count);
  }

  private serve(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('close', () => this.sockets.delete(socket));
    socket.on('error', () => undefined);
    let rest = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      rest = Buffer.concat([rest, chunk]);
      while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE()) {
        const length = rest.readInt32BE();
        void this.take(socket, Reader.from(Buffer.from(rest.subarray(4, 4 + length))));
        rest = rest.subarray(4 + length);
      }
    });
  }

  private async take(socket: Socket, request: Reader): Promise<void> {
    const api = request.readInt16();
    request.readInt16();
    const correlation = request.readInt32();
    request.readNullableString(false);
    if (api !== HANDSHAKE) request.readTaggedFields();
    const answer = Writer.create().appendInt32(correlation);
    if (api !== HANDSHAKE && api !== VERSIONS) answer.appendTaggedFields();
    await this.answer(api, request, answer, socket);
    if (socket.writable) socket.write(Buffer.from(answer.prependLength().buffer));
  }

  private async answer(api: number, request: Reader, answer: Writer, socket: Socket): Promise<void> {
    if (api === VERSIONS) versions(answer);
    else if (api === HANDSHAKE)
      answer.appendInt16(0).appendArray(['PLAIN'], (w, each) => w.appendString(each, false), false, false);
    else if (api === SPOKEN.login[0]) this.login(request, answer);
    else if (api === SPOKEN.metadata[0]) this.metadata(request, answer);
    else if (api === SPOKEN.offsets[0]) this.offsets(request, answer);
    else if (api === SPOKEN.fetch[0]) await this.fetch(request, answer, socket);
    else socket.destroy();
  }

  private login(request: Reader, answer: Writer): void {
    const [, username, password] = request.readBytes().toString('utf8').split('\0');
    this.logins.push(username);
    const isRight = password === this.of.password;
    answer.appendInt16(isRight ? 0 : LOGIN_FAILED).appendString(isRight ? null : 'Authentication failed');
    answer.appendBytes(Buffer.alloc(0)).appendInt64(0n).appendTaggedFields();
  }

  private metadata(request: Reader, answer: Writer): void {
    const topics = request.readArray((r) => {
      r.readUUID();
      return r.readString();
    });
    const broker = (w: Writer) =>
      w.appendInt32(NODE).appendString(HOST).appendInt32(this.port).appendString(null);
    answer.appendInt32(0).appendArray([NODE], broker).appendString('fake').appendInt32(NODE);
    answer.appendArray(topics, (w, topic) => {
      const isKnown = topic === this.topic;
      w.appendInt16(isKnown ? 0 : NO_SUCH_TOPIC)
        .appendString(topic)
        .appendUUID(this.topicId)
        .appendBoolean(false);
      w.appendArray(isKnown ? [...this.batches.keys()] : [], (inner, partition) => {
        inner.appendInt16(0).appendInt32(partition).appendInt32(NODE).appendInt32(0);
        for (const nodes of [[NODE], [NODE], []])
          inner.appendArray(nodes, (n, node) => n.appendInt32(node), true, false);
      });
      w.appendInt32(0);
    });
    answer.appendTaggedFields();
  }

  private offsets(request: Reader, answer: Writer): void {
    request.readInt32();
    request.readInt8();
    const topics = request.readArray((r) => ({
      name: r.readString(),
      partitions: r.readArray((p) => ({ partition: p.readInt32(), epoch: p.readInt32(), at: p.readInt64() })),
    }));
    answer.appendInt32(0).appendArray(topics, (w, { name, partitions }) => {
      w.appendString(name).appendArray(partitions, (inner, { partition, at }) => {
        const offset = at === OLDEST ? this.oldest(partition) : this.end(partition);
        inner.appendInt32(partition).appendInt16(0).appendInt64(-1n).appendInt64(offset).appendInt32(0);
      });
    });
    answer.appendTaggedFields();
  }

  private oldest(partition: number): bigint {
    return this.batches[partition].at(0)?.first ?? this.end(partition);
  }

  private async fetch(request: Reader, answer: Writer, socket: Socket): Promise<void> {
    const longest = request.readInt32();
    for (let at = 0; at < 2; at++) request.readInt32();
    request.readInt8();
    for (let at = 0; at < 2; at++) request.readInt32();
    const [wanted] = request.readArray((r) => {
      r.readUUID();
      return r.readArray((p) => {
        const [partition] = [p.readInt32(), p.readInt32()];
        const offset = p.readInt64();
        p.skip(4 + 8 + 4);
        return { partition, offset };
      });
    });
    const [{ partition, offset }] = wanted;
    // Answers at once when there is something, and after the wait when there is nothing.
    this.waiting += 1;
    for (let waited = 0; waited < longest; waited += LOOK_MS) {
      if (this.end(partition) > offset || !socket.writable) break;
      await new Promise((resolve) => setTimeout(resolve, LOOK_MS));
    }
    this.waiting -= 1;
    const isThere = offset >= this.oldest(partition) && offset <= this.end(partition);
    const found = this.batches[partition].filter(
      ({ first, count }) => isThere && first + BigInt(count) > offset,
    );
    // Not all at once, so that a reader has to come again.
    const records = Buffer.concat(found.slice(0, 2).map(({ bytes }) => bytes));
    const aborted = this.aborted.filter(({ mark }) => mark >= offset);
    answer.appendInt32(0).appendInt16(0).appendInt32(0);
    answer.appendArray([partition], (w) => {
      w.appendUUID(this.topicId).appendArray([partition], (inner) => {
        inner.appendInt32(partition).appendInt16(isThere ? 0 : OUT_OF_RANGE);
        inner
          .appendInt64(this.end(partition))
          .appendInt64(this.end(partition))
          .appendInt64(this.oldest(partition));
        inner.appendArray(aborted, (a, each) => a.appendInt64(each.producerId).appendInt64(each.firstOffset));
        inner
          .appendInt32(-1)
          .appendUnsignedVarInt(records.length + 1)
          .append(records);
      });
    });
    answer.appendTaggedFields();
  }
}

/** Of a record batch: after first offset, length, epoch, magic and checksum. */
const ATTRIBUTES = 21;

function versions(answer: Writer): void {
  answer.appendInt16(0).appendArray([...Object.values(SPOKEN), [VERSIONS, 3]], (w, [api, version]) => {
    w.appendInt16(api).appendInt16(version).appendInt16(version);
  });
  answer.appendInt32(0).appendTaggedFields();
}
