import { type AddressInfo, createServer, type Server, type Socket } from 'node:net';
import { SystemClock } from '../../src/time/clock.js';

const COLUMNS = 'name|instance_id|uuid|type|contact|status|state|max_no_answer|wrap_up_time';

interface Row {
  status: string;
  state: string;
}

/** Speaks as FreeSWITCH's event socket with mod_callcenter does, to whoever knows the password. */
export class FakeFreeSwitch {
  private readonly server: Server;
  private readonly listeners = new Set<Socket>();
  private readonly sockets = new Set<Socket>();
  private readonly agents = new Map<string, Row>();
  private readonly clock = new SystemClock();
  private sequence = 0;

  constructor(private readonly password: string) {
    this.server = createServer((socket) => this.meet(socket));
  }

  listen(): Promise<number> {
    return new Promise((resolve) => {
      this.server.listen(0, '127.0.0.1', () => resolve((this.server.address() as AddressInfo).port));
    });
  }

  async close(): Promise<void> {
    for (const socket of this.sockets) socket.destroy();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Something about an agent; `fields` are those of the event. */
  happen(agent: string, fields: Readonly<Record<string, string>>): void {
    const row = this.agents.get(agent) ?? { status: 'Logged Out', state: 'Waiting' };
    this.agents.set(agent, row);
    row.status = fields['CC-Agent-Status'] ?? row.status;
    row.state = STATES[fields['CC-Action']] ?? row.state;
    this.sequence += 1;
    const event = JSON.stringify({
      'Event-Name': 'CUSTOM',
      'Event-Subclass': 'callcenter::info',
      'Core-UUID': 'core-1',
      'Event-Sequence': String(this.sequence),
      'Event-Date-Timestamp': String(this.clock.now() * 1_000),
      'CC-Agent': agent,
      ...fields,
    });
    for (const socket of this.listeners) this.tell(socket, 'text/event-json', event);
  }

  private meet(socket: Socket): void {
    this.sockets.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => (this.sockets.delete(socket), this.listeners.delete(socket)));
    socket.write('Content-Type: auth/request\n\n');
    let known = '';
    socket.on('data', (chunk) => {
      known += chunk.toString();
      const commands = known.split('\n\n');
      known = commands.pop() ?? '';
      for (const command of commands) this.obey(socket, command);
    });
  }

  private obey(socket: Socket, command: string): void {
    if (command.startsWith('auth ')) {
      const reply = command === `auth ${this.password}` ? '+OK accepted' : '-ERR invalid';
      socket.write(`Content-Type: command/reply\nReply-Text: ${reply}\n\n`);
    } else if (command === 'api callcenter_config agent list') {
      const rows = [...this.agents].map(([name, { status, state }]) =>
        [name, 'single_box', '', 'callback', `user/${name}`, status, state, '3', '0'].join('|'),
      );
      this.tell(socket, 'api/response', [COLUMNS, ...rows, '+OK', ''].join('\n'));
    } else if (command.startsWith('event json ')) {
      this.listeners.add(socket);
      socket.write('Content-Type: command/reply\nReply-Text: +OK event listener enabled json\n\n');
    }
  }

  /** In pieces, as networks do. */
  private tell(socket: Socket, type: string, body: string): void {
    const bytes = Buffer.from(`Content-Length: ${Buffer.byteLength(body)}\nContent-Type: ${type}\n\n${body}`);
    for (let at = 0; at < bytes.length; at += 97) socket.write(bytes.subarray(at, at + 97));
  }
}

const STATES: Readonly<Record<string, string>> = {
  'agent-offering': 'Receiving',
  'bridge-agent-start': 'In a queue call',
  'bridge-agent-end': 'Waiting',
  'bridge-agent-fail': 'Waiting',
};
