import { addSeconds, type Instant, instant, SECOND_MS } from '../../../time/instant.js';
import {
  type Contact,
  type DeclaredStatus,
  type ReceivedEvent,
  withoutReason,
} from '../../engine/agent-event.js';
import { type Moment, SituationStream } from '../situation-stream.js';
import { type ListedAgent } from './agent-list.js';
import { type CallcenterEvent } from './callcenter-event.js';

export interface CallcenterOptions {
  readonly origin: string;
  /** After-call work, which the module keeps as a timer and tells nobody; by queue. */
  readonly wrapUpSeconds?: Readonly<Record<string, number>>;
}

interface Agent {
  declared: DeclaredStatus;
  /** By the module's own list; a queue's counts where it is longer. */
  wrapUpSeconds: number;
  call: Contact | null;
  wrapUp: { readonly contact: Contact; readonly until: Instant } | null;
}

const STATUSES: Readonly<Record<string, DeclaredStatus>> = {
  available: withoutReason('available'),
  'available (on demand)': withoutReason('available'),
  'logged out': withoutReason('offline'),
};

const LISTED_PHASES: Readonly<Record<string, Contact['phase']>> = {
  'In a queue call': 'connected',
  Receiving: 'ringing',
};
const MOST_REMEMBERED = 10_000;

/** What agents do, from the `callcenter::info` events of mod_callcenter, which knows calls of queues only and one kind of break. */
export class CallcenterReducer {
  private readonly agents = new Map<string, Agent>();
  private readonly stream: SituationStream;
  private readonly seen = new LastSeen(MOST_REMEMBERED);
  private core: string | null = null;
  private last: Moment | null = null;

  constructor(private readonly options: CallcenterOptions) {
    this.stream = new SituationStream(options.origin);
  }

  push(event: CallcenterEvent, received: Instant): ReceivedEvent[] {
    const moment = momentOf(event, received);
    if (moment.time >= (this.last?.time ?? -Infinity)) this.last = moment;
    const restarted = this.restarted(event, moment);
    const cleared = this.advance(moment.time);
    const key = event.get('CC-Agent') ?? '';
    const name = `${event.get('Core-UUID') ?? ''} ${event.get('Event-Sequence') ?? ''}`;
    if (key === '' || (name !== ' ' && this.seen.again(name))) return [...restarted, ...cleared];
    this.apply(this.agentOf(key), event, moment.time);
    return [
      ...restarted,
      ...cleared,
      ...this.tell(key, moment, [...event].map((field) => field.join(': ')).join('\n')),
    ];
  }

  /** Everybody as the module lists them: who is not listed is gone, and calls that are not there any more have ended. */
  snapshot(list: readonly ListedAgent[], now: Instant): ReceivedEvent[] {
    const listed = new Set(list.map(({ name }) => name));
    const gone = [...this.agents.keys()].filter((key) => !listed.has(key));
    // The list was made after the last event that came before it, whatever the two clocks say.
    const { last } = this;
    const moment =
      last === null || now > last.time ? { time: now, order: 0 } : { ...last, order: last.order + 1 };
    const told = list.flatMap(({ name, status, state, wrapUpSeconds }) => {
      const agent = this.agentOf(name);
      Object.assign(agent, { declared: declaredAs(status), wrapUpSeconds });
      const phase = LISTED_PHASES[state] ?? null;
      if (phase === null) agent.call = null;
      else if (agent.call?.phase !== phase) agent.call = inbound('call', phase);
      return this.tell(name, moment, `${name}|${status}|${state}`);
    });
    const left = gone.flatMap((key) => {
      Object.assign(this.agentOf(key), { declared: withoutReason('offline'), call: null, wrapUp: null });
      const events = this.tell(key, moment, '');
      this.agents.delete(key);
      return events;
    });
    return [...told, ...left];
  }

  /** Ends the after-call work that is over by now. */
  advance(now: Instant): ReceivedEvent[] {
    return [...this.agents].flatMap(([key, agent]) => {
      const { wrapUp } = agent;
      if (wrapUp === null || wrapUp.until > now) return [];
      agent.wrapUp = null;
      return this.tell(key, { time: wrapUp.until, order: 0 }, '');
    });
  }

  /** Another core is another process: of calls of the one before nothing more will be heard. */
  private restarted(event: CallcenterEvent, moment: Moment): ReceivedEvent[] {
    const core = event.get('Core-UUID') ?? null;
    const again = core !== null && this.core !== null && core !== this.core;
    this.core = core ?? this.core;
    if (!again) return [];
    return [...this.agents].flatMap(([key, agent]) => {
      Object.assign(agent, { declared: withoutReason('unknown'), call: null, wrapUp: null });
      return this.tell(key, moment, '');
    });
  }

  private apply(agent: Agent, event: CallcenterEvent, now: Instant): void {
    const id = event.get('CC-Member-Session-UUID') ?? event.get('CC-Member-UUID') ?? 'call';
    const contact = (phase: Contact['phase']): Contact => inbound(id, phase);
    switch (event.get('CC-Action')) {
      case 'agent-status-change':
        agent.declared = declaredAs(event.get('CC-Agent-Status') ?? '');
        break;
      case 'agent-state-change':
        if (event.get('CC-Agent-State') === 'Receiving') agent.call ??= contact('ringing');
        else if (event.get('CC-Agent-State') === 'Waiting' && agent.call?.phase === 'ringing')
          agent.call = null;
        break;
      case 'agent-offering':
        agent.call = contact('ringing');
        break;
      case 'bridge-agent-start':
        agent.call = contact('connected');
        agent.wrapUp = null;
        break;
      case 'bridge-agent-fail':
      case 'agent-max-no-answer':
        agent.call = null;
        break;
      case 'bridge-agent-end':
        agent.call = null;
        this.wrapUp(agent, event, contact('ended'), now);
    }
  }

  private wrapUp(agent: Agent, event: CallcenterEvent, contact: Contact, now: Instant): void {
    const ofQueue = this.options.wrapUpSeconds?.[event.get('CC-Queue') ?? ''] ?? 0;
    const seconds = Math.max(ofQueue, agent.wrapUpSeconds);
    if (seconds > 0) agent.wrapUp = { contact, until: addSeconds(now, seconds) };
  }

  private agentOf(key: string): Agent {
    let agent = this.agents.get(key);
    if (agent === undefined)
      this.agents.set(
        key,
        (agent = { declared: withoutReason('unknown'), wrapUpSeconds: 0, call: null, wrapUp: null }),
      );
    return agent;
  }

  private tell(key: string, moment: Moment, raw: string): ReceivedEvent[] {
    const { declared, call, wrapUp } = this.agentOf(key);
    const contacts = [call, wrapUp?.contact ?? null].filter((contact) => contact !== null);
    return this.stream.tell(key, moment, { declared, contacts }, raw);
  }
}

/** Names of events that have come already, as far back as copies may come. */
class LastSeen {
  private readonly names = new Set<string>();

  constructor(private readonly most: number) {}

  again(name: string): boolean {
    if (this.names.has(name)) return true;
    this.names.add(name);
    const [oldest] = this.names;
    if (this.names.size > this.most) this.names.delete(oldest);
    return false;
  }
}

/** Queues of the module are answered, never called from. */
function inbound(contactId: string, phase: Contact['phase']): Contact {
  return { contactId, channel: 'voice', direction: 'inbound', phase };
}

/** The core's clock in microseconds; its sequence orders what one microsecond holds. */
function momentOf(event: CallcenterEvent, received: Instant): Moment {
  const micros = Number(event.get('Event-Date-Timestamp') ?? NaN);
  // Room between two events for what is told by a list.
  const order = 2 * (Number(event.get('Event-Sequence') ?? 0) % 1e9);
  return { time: Number.isFinite(micros) ? instant(Math.floor(micros / SECOND_MS)) : received, order };
}

function declaredAs(status: string): DeclaredStatus {
  return (
    STATUSES[status.toLowerCase()] ?? {
      code: 'unavailable',
      reasonCode: null,
      reasonLabel: status === '' ? null : status,
    }
  );
}
