import { addSeconds, HOUR_MS, type Instant, SECOND_MS } from '../../../time/instant.js';
import { type Contact, type Direction, type ReceivedEvent, withoutReason } from '../../engine/agent-event.js';
import { call, declaredBy, type Membership, setPause } from './agent-situation.js';
import { type QueueLogLine } from './queue-log-line.js';
import { type Situation, SituationStream, type ToldSituations } from '../situation-stream.js';

export interface QueueLogOptions {
  readonly origin: string;
  /** Which agent a name or interface of the log stands for; what is not here stands for itself. */
  readonly identities?: ReadonlyMap<string, string>;
  readonly wrapUpSeconds?: Readonly<Record<string, number>>;
}

interface WrapUp {
  readonly contact: Contact;
  readonly until: Instant;
}

interface Member {
  readonly queues: Map<string, Membership>;
  readonly calls: Map<string, Contact>;
  wrapUp: WrapUp | null;
  /** His last line. */
  heardAt: Instant;
  /** The log saw this name or interface being added: it goes when Asterisk does. */
  dynamic: boolean;
  lost: boolean;
}

/** All that is to be known for going on after a break; JSON. */
export interface QueueLogState {
  readonly version: typeof STATE_VERSION;
  readonly members: readonly (readonly [string, KeptMember])[];
  readonly told: ToldSituations;
  readonly day: number;
}

type KeptMember = Omit<Member, 'queues' | 'calls'> & {
  readonly queues: readonly (readonly [string, Membership])[];
  readonly calls: readonly (readonly [string, Contact])[];
};

const STATE_VERSION = 1;
const NOBODY = 'NONE';
/** A name of which no line speaks for so long has left. */
const FORGOTTEN_AFTER_DAYS = 31;
/** Ends of calls that were never written would leave calls behind for ever: the oldest go. */
const MOST_CALLS = 20;
const DAY_MS = 24 * HOUR_MS;
const TALK_ENDS = [
  'COMPLETECALLER',
  'COMPLETEAGENT',
  'BLINDTRANSFER',
  'ATTENDEDTRANSFER',
  'TRANSFER',
  'AGENTDUMP',
];

/**
 * What agents do, from the lines of a `queue_log`. It tells seconds, of queue calls only, and knows members that were never added (static
 * ones) from their first line on.
 */
export class QueueLogReducer {
  private readonly members: Map<string, Member>;
  private readonly wrapping: Set<string>;
  private readonly stream: SituationStream;
  private day: number;

  /** `kept` is what another one had as its `state`; of another version it counts for nothing. */
  constructor(
    private readonly options: QueueLogOptions,
    kept: unknown = null,
  ) {
    const state = (kept as QueueLogState | null)?.version === STATE_VERSION ? (kept as QueueLogState) : null;
    const members = (state?.members ?? []).map(
      ([key, member]) =>
        [key, { ...member, queues: new Map(member.queues), calls: new Map(member.calls) }] as const,
    );
    this.members = new Map(members);
    this.wrapping = new Set(members.filter(([, { wrapUp }]) => wrapUp !== null).map(([key]) => key));
    this.stream = new SituationStream(options.origin, state?.told);
    this.day = state?.day ?? 0;
  }

  get state(): QueueLogState {
    const members = [...this.members].map(
      ([key, member]) => [key, { ...member, queues: [...member.queues], calls: [...member.calls] }] as const,
    );
    return { version: STATE_VERSION, members, told: this.stream.kept, day: this.day };
  }

  /** Ends the after-call work that is over by now. */
  advance(now: Instant): ReceivedEvent[] {
    return [...this.wrapping].flatMap((key) => {
      const member = this.members.get(key);
      const wrapUp = member?.wrapUp ?? null;
      if (wrapUp !== null && wrapUp.until > now) return [];
      this.wrapping.delete(key);
      if (member === undefined || wrapUp === null) return [];
      member.wrapUp = null;
      return this.tell(key, member, wrapUp.until, 0, '');
    });
  }

  /** `offset` is the line's place in the log: it orders what happens in one second. */
  push(line: QueueLogLine, offset: number, raw: string): ReceivedEvent[] {
    this.forgetOld(line.at);
    const over = this.advance(line.at);
    if (line.verb === 'QUEUESTART') return [...over, ...this.restarted(line.at, offset, raw)];
    if (line.agent === NOBODY || line.agent === '') return over;
    const key = this.options.identities?.get(line.agent) ?? line.agent;
    const member = this.memberOf(key, line);
    const before = this.before(key, member, line, offset, raw);
    this.apply(member, line);
    this.wrapUp(key, member, line);
    return [...over, ...before, ...this.tell(key, member, line.at, 2 * offset + 1, raw)];
  }

  private forgetOld(now: Instant): void {
    const day = Math.floor(now / DAY_MS);
    if (day <= this.day) return;
    this.day = day;
    for (const [key, { heardAt }] of this.members) {
      if (now - heardAt < FORGOTTEN_AFTER_DAYS * DAY_MS) continue;
      this.members.delete(key);
      this.stream.forget(key);
    }
  }

  private memberOf(key: string, { at, queue, verb }: QueueLogLine): Member {
    let member = this.members.get(key);
    if (member === undefined) {
      member = {
        queues: new Map(),
        calls: new Map(),
        wrapUp: null,
        heardAt: at,
        dynamic: false,
        lost: false,
      };
      this.members.set(key, member);
    }
    member.heardAt = at;
    if (verb === 'ADDMEMBER' || verb === 'AGENTLOGIN' || verb === 'AGENTCALLBACKLOGIN') member.dynamic = true;
    member.lost = false;
    const joins = queue !== NOBODY && queue !== '' && !member.queues.has(queue) && verb !== 'REMOVEMEMBER';
    if (joins) setPause(member.queues, queue, false, '');
    return member;
  }

  private apply(member: Member, { verb, queue, callId, data }: QueueLogLine): void {
    switch (verb) {
      case 'ADDMEMBER':
        setPause(member.queues, queue, data[0] === 'PAUSED', '');
        break;
      case 'REMOVEMEMBER':
        member.queues.delete(queue);
        break;
      case 'AGENTLOGIN':
      case 'AGENTCALLBACKLOGIN':
        setPause(member.queues, queue, false, '');
        break;
      case 'AGENTLOGOFF':
      case 'AGENTCALLBACKLOGOFF':
        member.queues.clear();
        break;
      case 'PAUSE':
      case 'UNPAUSE':
        setPause(member.queues, queue, verb === 'PAUSE', data[0] ?? '');
        break;
      case 'PAUSEALL':
      case 'UNPAUSEALL':
        for (const each of [...member.queues.keys()])
          setPause(member.queues, each, verb === 'PAUSEALL', data[0] ?? '');
        break;
      case 'PAUSEREASON':
        for (const membership of member.queues.values())
          if (membership.paused) membership.reason = data[0] ?? '';
        break;
      case 'CONNECT':
        member.wrapUp = null;
        member.calls.set(callId, call(callId, 'inbound', 'connected'));
        for (const old of member.calls.keys()) if (member.calls.size > MOST_CALLS) member.calls.delete(old);
        break;
      default:
        if (TALK_ENDS.includes(verb)) member.calls.delete(callId);
    }
  }

  /** The log tells of ringing and of outbound calls when they are over: the situation that was is put in where it began. */
  private before(
    key: string,
    member: Member,
    line: QueueLogLine,
    offset: number,
    raw: string,
  ): ReceivedEvent[] {
    const past = pastOf(line);
    if (past === null || member.calls.size > 0) return [];
    const { seconds, direction, phase } = past;
    const declared = declaredBy(member.queues);
    const contacts = [call(line.callId, direction, phase)];
    return this.emit(key, addSeconds(line.at, -seconds), 2 * offset, { declared, contacts }, raw);
  }

  private wrapUp(key: string, member: Member, line: QueueLogLine): void {
    const seconds = this.options.wrapUpSeconds?.[line.queue] ?? 0;
    if (seconds <= 0 || !TALK_ENDS.includes(line.verb) || member.calls.size > 0) return;
    member.wrapUp = { contact: call(line.callId, 'inbound', 'ended'), until: addSeconds(line.at, seconds) };
    this.wrapping.add(key);
  }

  /** Nothing is said of who is back: members that were added are gone, of all others nothing is known. */
  private restarted(at: Instant, offset: number, raw: string): ReceivedEvent[] {
    return [...this.members].flatMap(([key, member]) => {
      member.queues.clear();
      member.calls.clear();
      member.wrapUp = null;
      member.lost = !member.dynamic;
      return this.tell(key, member, at, 2 * offset + 1, raw);
    });
  }

  private tell(key: string, member: Member, at: Instant, order: number, raw: string): ReceivedEvent[] {
    const declared = member.lost ? withoutReason('unknown') : declaredBy(member.queues);
    const contacts = [...member.calls.values(), ...(member.wrapUp === null ? [] : [member.wrapUp.contact])];
    return this.emit(key, at, order, { declared, contacts }, raw);
  }

  private emit(
    key: string,
    time: Instant,
    order: number,
    situation: Situation,
    raw: string,
  ): ReceivedEvent[] {
    return this.stream.tell(key, { time, order }, situation, raw);
  }
}

/** A stretch that lies behind a line: ringing before an answer or without one, or a call that was dialled. */
function pastOf({
  verb,
  data,
}: QueueLogLine): { seconds: number; direction: Direction; phase: Contact['phase'] } | null {
  const seconds = (text: string | undefined, unit = 1) =>
    Math.max(0, Math.round(Number(text ?? 0) / unit)) || 0;
  switch (verb) {
    case 'CONNECT':
      return { seconds: seconds(data[2]), direction: 'inbound', phase: 'ringing' };
    case 'RINGNOANSWER':
    case 'RINGCANCELED':
      return { seconds: seconds(data[0], SECOND_MS), direction: 'inbound', phase: 'ringing' };
    case 'OUTCALL':
      return { seconds: seconds(data[1]), direction: 'outbound', phase: 'connected' };
    default:
      return null;
  }
}
