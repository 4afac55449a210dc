import { createServer, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer } from 'node:tls';
import { type AmiBlock, type AmiMessage } from '../../src/adherence/telephony/asterisk/ami-block.js';

type Fields = Readonly<Record<string, string>>;

/** What an Asterisk would answer about its queues and channels, kept up from the events that it sends. */
class AsteriskState {
  private readonly members = new Map<string, ReadonlyMap<string, string>>();
  private readonly queues = new Set<string>();
  private readonly channels = new Map<
    string,
    { channel: string; linkedId: string; state: string; application: string }
  >();

  take({ name, fields }: AmiMessage): void {
    const queue = fields.get('Queue');
    if (queue !== undefined) this.queues.add(queue);
    const party = fields.get('Interface') ?? fields.get('Location');
    const id = fields.get('Uniqueid') ?? '';
    if (name === 'FullyBooted' && Number(fields.get('Uptime')) < 60) this.restart();
    if (name.startsWith('QueueMember') && queue !== undefined && party !== undefined) {
      if (name === 'QueueMemberRemoved') this.members.delete(`${queue} ${party}`);
      else this.members.set(`${queue} ${party}`, fields);
    }
    if (name === 'Newchannel') this.put(id, fields.get('Channel'), fields.get('Linkedid'));
    if (name === 'Hangup') this.channels.delete(id);
    if (name === 'AgentCalled')
      this.change(fields.get('DestUniqueid'), { application: 'AppQueue', state: 'Ringing' });
    if (name === 'AgentConnect') this.change(fields.get('DestUniqueid'), { state: 'Up' });
    if (name === 'DialBegin' && fields.get('Channel') !== undefined) this.change(id, { application: 'Dial' });
    if (name === 'DialEnd' && fields.get('DialStatus') === 'ANSWER')
      this.change(fields.get('DestUniqueid'), { state: 'Up' });
  }

  queueStatus(actionId: string): string {
    const params = [...this.queues].map((Queue) => block('QueueParams', { Queue, ActionID: actionId }));
    const members = [...this.members.values()].map((fields) =>
      block('QueueMember', {
        ...Object.fromEntries(fields),
        Name: fields.get('MemberName') ?? fields.get('Name') ?? '',
        Location: fields.get('Interface') ?? fields.get('Location') ?? '',
        ActionID: actionId,
      }).replace(/Timestamp: .*\r\n/, ''),
    );
    return [...params, ...members, block('QueueStatusComplete', { ActionID: actionId })].join('');
  }

  channelList(actionId: string): string {
    const channels = [...this.channels].map(([Uniqueid, { channel, linkedId, state, application }]) =>
      block('CoreShowChannel', {
        Channel: channel,
        ChannelStateDesc: state,
        Application: application,
        Linkedid: linkedId,
        Uniqueid,
        ActionID: actionId,
      }),
    );
    return [...channels, block('CoreShowChannelsComplete', { ActionID: actionId })].join('');
  }

  private restart(): void {
    this.members.clear();
    this.channels.clear();
  }

  private put(id: string, channel = '', linkedId = ''): void {
    this.channels.set(id, { channel, linkedId, state: 'Down', application: '' });
  }

  private change(id: string | undefined, to: { state?: string; application?: string }): void {
    const known = id === undefined ? undefined : this.channels.get(id);
    if (known !== undefined) Object.assign(known, to);
  }
}

function block(name: string, fields: Fields): string {
  const rows = Object.entries({ ...fields, Event: undefined }).filter(([, value]) => value !== undefined);
  return `Event: ${name}\r\n${rows.map(([key, value]) => `${key}: ${value}\r\n`).join('')}\r\n`;
}

/** A manager interface on a port of this machine that says what it is told to say, and breaks when it is told to. */
export class FakeAsterisk {
  readonly state = new AsteriskState();
  readonly logins: Fields[] = [];
  /** How often all was asked for: what is sent after that is heard after the answer. */
  snapshots = 0;
  /** Its clock, in seconds, which a log-in is stamped with where it is set. */
  clock: string | null = null;
  /** Takes connections and ends them at once. */
  isDown = false;
  private readonly server: Server;
  private socket: Socket | null = null;

  /** With a key and a certificate it speaks TLS only. */
  constructor(
    private readonly accepts: (login: Fields) => boolean = () => true,
    tls: { readonly key: string; readonly cert: string } | null = null,
  ) {
    const serve = (socket: Socket) => this.serve(socket);
    this.server = tls === null ? createServer(serve) : createTlsServer(tls, serve);
  }

  async listen(): Promise<number> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return (this.server.address() as { port: number }).port;
  }

  /** Sends bytes as they are. */
  send(bytes: Buffer): Promise<void> {
    const { socket } = this;
    if (socket === null) return Promise.reject(new Error('Nobody is connected.'));
    return new Promise((resolve) => socket.write(bytes, () => resolve()));
  }

  /** What happens while nobody is told. */
  happen(message: AmiBlock): void {
    if (message.kind === 'event') this.state.take(message);
  }

  cut(): void {
    this.socket?.destroy();
    this.socket = null;
  }

  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.server.close(resolve));
  }

  private serve(socket: Socket): void {
    socket.on('error', () => undefined);
    if (this.isDown) {
      socket.destroy();
      return;
    }
    this.socket = socket;
    socket.write('Asterisk Call Manager/5.0.4\r\n');
    let rest = '';
    socket.on('data', (chunk) => {
      const actions = (rest + chunk.toString('utf8')).split('\r\n\r\n');
      rest = actions.pop() ?? '';
      for (const action of actions) {
        const fields = action.split('\r\n').map((line) => line.split(': ') as [string, string]);
        socket.write(this.answer(Object.fromEntries<string>(fields)));
      }
    });
  }

  private answer(action: Fields): string {
    const id = action.ActionID ?? '';
    const respond = (name: string, more = '') => `Response: ${name}\r\nActionID: ${id}\r\n${more}\r\n`;
    switch (action.Action) {
      case 'Challenge':
        return respond('Success', 'Challenge: 12345\r\n');
      case 'Login':
        this.logins.push(action);
        return this.accepts(action)
          ? respond('Success') +
              (this.clock === null ? '' : block('SuccessfulAuth', { Timestamp: this.clock }))
          : respond('Error', 'Message: Authentication failed\r\n');
      case 'QueueStatus':
        return respond('Success') + this.state.queueStatus(id);
      case 'CoreShowChannels':
        this.snapshots += 1;
        return respond('Success') + this.state.channelList(id);
      default:
        return respond('Success');
    }
  }
}
