import { type Contact, type Direction } from '../../engine/agent-event.js';
import { call } from './agent-situation.js';

/** A leg of a call that ends at an agent's phone. */
export interface Leg {
  readonly party: string;
  /** Shared by all channels of one call. */
  readonly linkedId: string | undefined;
  direction: Direction;
  /** `offered` by a queue, ringing on the agent's phone, or being dialled by it. */
  phase: 'offered' | 'ringing' | 'dialling' | 'connected';
  held: boolean;
  /** The phone was heard to ring for it. */
  rang: boolean;
}

const IN_USE = ' in use';
const inUse = (party: string): string => `${party}${IN_USE}`;

type Fields = ReadonlyMap<string, string>;

/** Ends of a dialling that leave no call. */
const UNANSWERED = ['NOANSWER', 'CANCEL', 'BUSY', 'CONGESTION', 'CHANUNAVAIL'];

/** An account that hears no hang-ups would leave legs behind for ever: the oldest go. */
const MOST_LEGS = 20_000;

/** The legs of calls that end at agents' phones, by the unique id of their channel there. */
export class AmiCalls {
  private readonly legs: Map<string, Leg>;
  /** Channels that an answer to CoreShowChannels has named so far, and those begun since the connection was made. */
  private readonly listed = new Set<string>();

  /** `agentOf` gives the interface by which the agent of a phone is known; undefined for everybody else's. */
  constructor(
    private readonly agentOf: (party: string) => string | undefined,
    legs: readonly (readonly [string, Leg])[] = [],
  ) {
    this.legs = new Map(legs.map(([id, leg]) => [id, { ...leg }]));
  }

  get kept(): [string, Leg][] {
    return [...this.legs];
  }

  clear(): void {
    this.legs.clear();
    this.listed.clear();
  }

  /** Nobody knows what has ended meanwhile: the next list tells. */
  reconnected(): void {
    this.listed.clear();
  }

  /** The agent's contacts; what a queue offers rings once the phone does, and not at a phone that is busy or gone. */
  of(party: string, phoneRings: boolean): Contact[] {
    return [...this.legs].flatMap(([id, leg]) => {
      if (leg.party !== party) return [];
      leg.rang ||= phoneRings;
      if (leg.phase === 'offered') return leg.rang ? [call(id, leg.direction, 'ringing')] : [];
      return [call(id, leg.direction, leg.phase === 'connected' && leg.held ? 'held' : leg.phase)];
    });
  }

  /** The phone is free: whatever was talked is over, also if nobody heard its end. */
  phoneFree(party: string): void {
    for (const [id, leg] of this.legs)
      if (leg.party === party && leg.phase === 'connected') this.legs.delete(id);
  }

  /** The phone is in use, and nobody heard what for. */
  phoneBusy(party: string): void {
    if ([...this.legs.values()].some((leg) => leg.party === party && leg.phase !== 'offered')) return;
    this.legs.set(inUse(party), {
      party,
      linkedId: undefined,
      direction: 'unknown',
      phase: 'connected',
      held: false,
      rang: false,
    });
  }

  /** The interfaces that an event touches. */
  take(name: string, fields: Fields): string[] {
    for (const id of this.legs.keys()) {
      if (this.legs.size <= MOST_LEGS) break;
      this.legs.delete(id);
    }
    switch (name) {
      case 'AgentCalled':
        return this.begin(fields, 'inbound', 'offered');
      case 'AgentConnect':
        return this.connected(fields);
      case 'AgentComplete':
      case 'AgentRingNoAnswer':
      case 'AgentDump':
        return this.end(fields.get('DestUniqueid') ?? fields.get('Uniqueid'));
      case 'DialBegin':
        return this.dialBegins(fields);
      case 'DialEnd':
        return this.dialEnds(fields);
      case 'Hold':
      case 'Unhold':
        return this.change(fields.get('Uniqueid'), (leg) => (leg.held = name === 'Hold'));
      case 'Hangup':
        return this.end(fields.get('Uniqueid'));
      case 'CoreShowChannel':
        return this.channelListed(fields);
      case 'CoreShowChannelsComplete':
        return this.listEnds();
      default:
        return [];
    }
  }

  /** What a channel does says whose call it is: a queue's leg, one that dials, or one that was dialled. */
  private channelListed(fields: Fields): string[] {
    const id = fields.get('Uniqueid') ?? '';
    const party = this.agentOf(partyOf(fields.get('Channel') ?? ''));
    this.listed.add(id);
    const state = fields.get('ChannelStateDesc') ?? '';
    if (party === undefined || !['Up', 'Ringing'].includes(state)) return [];
    this.legs.delete(inUse(party));
    const direction = { AppQueue: 'inbound', Dial: 'outbound' }[fields.get('Application') ?? ''] as
      Direction | undefined;
    const phase = state === 'Up' ? 'connected' : direction === 'inbound' ? 'offered' : 'ringing';
    const known = this.legs.get(id);
    if (known === undefined) {
      const linkedId = fields.get('Linkedid');
      this.legs.set(id, {
        party,
        linkedId,
        direction: direction ?? 'unknown',
        phase,
        held: false,
        rang: false,
      });
      // A phone that dials is in use long before anybody answers.
    } else if (phase === 'connected' && known.phase !== 'dialling') known.phase = phase;
    return [party];
  }

  /** Legs that are on no list have ended while nobody listened. */
  private listEnds(): string[] {
    const gone = [...this.legs.keys()].filter((id) => !this.listed.has(id) && !id.endsWith(IN_USE));
    this.listed.clear();
    return gone.flatMap((id) => this.end(id));
  }

  /** A queue answers for the agent's phone; a manager that hears no AgentCalled still hears this. */
  private connected(fields: Fields): string[] {
    const id = fields.get('DestUniqueid') ?? fields.get('Uniqueid');
    if (id !== undefined && !this.legs.has(id)) this.begin(fields, 'inbound', 'connected');
    return this.change(id, (leg) => {
      leg.phase = 'connected';
      leg.direction = 'inbound';
    });
  }

  private begin(fields: Fields, direction: Direction, phase: Leg['phase']): string[] {
    const id = fields.get('DestUniqueid') ?? fields.get('Uniqueid');
    const phone = partyOf(fields.get('DestChannel') ?? fields.get('Channel') ?? '');
    const party = fields.get('Interface') ?? this.agentOf(phone) ?? phone;
    const linkedId = fields.get('DestLinkedid') ?? fields.get('Linkedid');
    // A queue may ring an agent through a local channel, which dials the phone in turn: that is one call.
    const known = [...this.legs.values()].some(
      (leg) => leg.party === party && linkedId !== undefined && leg.linkedId === linkedId,
    );
    if (id === undefined || this.legs.has(id) || known) return [];
    this.legs.set(id, { party, linkedId, direction, phase, held: false, rang: false });
    this.listed.add(id);
    return [party];
  }

  /**
   * An agent's phone is dialled: by the manager (click to dial: no channel dials), by a colleague, or from outside. Or an agent's
   * phone dials: a colleague or the world outside.
   */
  private dialBegins(fields: Fields): string[] {
    const [from, to] = [fields.get('Channel'), fields.get('DestChannel')].map((channel) =>
      partyOf(channel ?? ''),
    );
    const [caller, called] = [this.agentOf(from), this.agentOf(to)];
    if (caller !== undefined && caller === called) return [];
    const touched: string[] = [];
    if (called !== undefined) {
      if (from === '') touched.push(...this.begin(fields, 'unknown', 'dialling'));
      else touched.push(...this.begin(fields, caller === undefined ? 'inbound' : 'internal', 'ringing'));
    }
    return caller === undefined ? touched : [...touched, ...this.dials(fields, caller, called !== undefined)];
  }

  private dials(fields: Fields, party: string, toColleague: boolean): string[] {
    const id = fields.get('Uniqueid');
    const direction = toColleague ? 'internal' : 'outbound';
    if (id !== undefined && !this.legs.has(id)) {
      this.listed.add(id);
      this.legs.set(id, {
        party,
        linkedId: fields.get('Linkedid'),
        direction,
        phase: 'dialling',
        held: false,
        rang: false,
      });
    }
    return this.change(id, (leg) => leg.direction !== 'inbound' && (leg.direction = direction));
  }

  /** An answer on the far leg connects the one who dialled; the agent's own phone picking up a click to dial does not yet. */
  private dialEnds(fields: Fields): string[] {
    const status = fields.get('DialStatus') ?? '';
    const to = fields.get('DestUniqueid');
    const from = fields.get('Channel') === undefined ? undefined : fields.get('Uniqueid');
    if (status === 'ANSWER') {
      return [
        ...this.change(to, (leg) => leg.phase === 'ringing' && (leg.phase = 'connected')),
        ...this.change(from, (leg) => leg.phase === 'dialling' && (leg.phase = 'connected')),
      ];
    }
    return UNANSWERED.includes(status) ? this.end(to) : [];
  }

  private change(id: string | undefined, apply: (leg: Leg) => unknown): string[] {
    const leg = id === undefined ? undefined : this.legs.get(id);
    if (leg === undefined) return [];
    apply(leg);
    return [leg.party];
  }

  private end(id: string | undefined): string[] {
    const leg = id === undefined ? undefined : this.legs.get(id);
    if (id === undefined || leg === undefined) return [];
    this.legs.delete(id);
    this.listed.delete(id);
    return [leg.party];
  }
}

/**
 * The interface of a channel: its name without the number that each call gets.
 * `Local/` channels end in `;1` or `;2` after that number.
 */
export function partyOf(channel: string): string {
  return channel.replace(/-[0-9a-f]{8,}(;\d)?$/, '');
}
