import { addSeconds, HOUR_MS, type Instant, instant, SECOND_MS } from '../../../time/instant.js';
import { type ReceivedEvent, withoutReason } from '../../engine/agent-event.js';
import { call, declaredBy, setPause } from './agent-situation.js';
import { type AmiBlock, type AmiMessage, microsOf } from './ami-block.js';
import { AmiCalls } from './ami-calls.js';
import { AMI_STATE_VERSION, type AmiMember, type AmiState } from './ami-state.js';
import { type Moment, SituationStream } from '../situation-stream.js';

export interface AmiOptions {
  readonly origin: string;
  /** After-call work that a queue gives its members; Asterisk sends no event for it. By queue; 0 where there is none. */
  readonly wrapUpSeconds?: Readonly<Record<string, number>>;
}

/** An answer to QueueStatus while it comes: it may be about one queue only. */
interface Snapshot {
  readonly queues: Set<string>;
  readonly members: Set<string>;
}

const FREE = 1;
const TALKING = [2, 3, 7, 8];
const RINGING = [6, 7];
/** No event has told the state of the phone yet. */
const UNTOLD = -1;
/**
 * What comes later happened later, also where the time of one of them was only guessed; unless the clock was set back.
 */
const CLOCK_SET_BACK_MS = 60_000;
/** `Uptime` is in whole seconds. */
const SAME_START_MS = 2_000;
const ALIASES: Readonly<Record<string, string>> = { QueueMemberPaused: 'QueueMemberPause' };

/**
 * What agents do, from the blocks of a manager connection. An agent is known by the member's name. Device states of queue members
 * and calls are put together: a call offered rings when the phone rings, an answered one is inbound when a queue gave it, and
 * by what was dialled otherwise.
 */
export class AmiReducer {
  private readonly members: Map<string, AmiMember>;
  /** Who is in after-call work. */
  private readonly wrapping: Set<string>;
  /** Phones by which an agent's calls may run, with the interface that the queues know. */
  private readonly phones: Map<string, string>;
  private readonly calls: AmiCalls;
  private readonly stream: SituationStream;
  private snapshot: Snapshot | null = null;
  private last: Moment | null;
  /** How far the stamps of events are ahead of when they were received: what has no stamp is told by the same clock. */
  private aheadMs: number;
  private startedAt: Instant | null;
  /** From a restart to the end of the first snapshot after it. */
  private restartedAt: Instant | null = null;

  /** `kept` is what another one had as its `state`; of another version it counts for nothing. */
  constructor(
    private readonly options: AmiOptions,
    kept: unknown = null,
  ) {
    const state = (kept as AmiState | null)?.version === AMI_STATE_VERSION ? (kept as AmiState) : null;
    const members = (state?.members ?? []).map(
      ([party, member]) => [party, { ...member, queues: new Map(member.queues) }] as const,
    );
    this.members = new Map(members);
    this.wrapping = new Set(members.filter(([, { wrapUp }]) => wrapUp !== null).map(([party]) => party));
    this.phones = new Map(state?.phones);
    this.calls = new AmiCalls((phone) => this.phones.get(phone), state?.legs);
    this.stream = new SituationStream(options.origin, state?.told);
    this.last = state?.last ?? null;
    this.aheadMs = state?.aheadMs ?? 0;
    this.startedAt = state?.startedAt ?? null;
  }

  get state(): AmiState {
    return {
      version: AMI_STATE_VERSION,
      members: [...this.members].map(([party, member]) => [party, { ...member, queues: [...member.queues] }]),
      phones: [...this.phones],
      legs: this.calls.kept,
      told: this.stream.kept,
      last: this.last,
      aheadMs: this.aheadMs,
      startedAt: this.startedAt,
    };
  }

  /** `received` counts where the block has no time of its own. */
  push(block: AmiBlock, received: Instant): ReceivedEvent[] {
    if (block.kind === 'banner') {
      this.snapshot = null;
      this.calls.reconnected();
      return [];
    }
    const moment = this.momentOf(block, received);
    const cleared = this.advance(moment.time);
    const touched = [...this.take(block, moment)];
    const since = this.sinceRestart(block, moment);
    return [...cleared, ...touched.flatMap((party) => this.tell(party, since, block.raw))];
  }

  /** Ends the after-call work that is over by now. */
  advance(now: Instant): ReceivedEvent[] {
    return [...this.wrapping].flatMap((party) => {
      const member = this.members.get(party);
      const wrapUp = member?.wrapUp ?? null;
      if (wrapUp !== null && wrapUp.until > now) return [];
      this.wrapping.delete(party);
      if (member === undefined || wrapUp === null) return [];
      member.wrapUp = null;
      return this.tell(party, { time: wrapUp.until, order: 0 }, '');
    });
  }

  /** The same, by our clock. */
  pass(now: Instant): ReceivedEvent[] {
    return this.advance(instant(now + this.aheadMs));
  }

  /** What a restart did counts from then, though it is heard later: who is gone from its start, who is back from his log-in. */
  private sinceRestart({ name, fields }: AmiMessage, moment: Moment): Moment {
    const { restartedAt } = this;
    if (restartedAt === null || restartedAt >= moment.time) return moment;
    if (name === 'FullyBooted') return { time: restartedAt, order: 0 };
    const login = Number(fields.get('LoginTime') ?? 0) * SECOND_MS;
    const known = name === 'QueueMember' && login > 0 && login < moment.time;
    return known ? { time: instant(Math.max(login, restartedAt)), order: 1 } : moment;
  }

  private momentOf(block: AmiMessage, received: Instant): Moment {
    const stamp = microsOf(block);
    if (stamp !== null && block.kind === 'event') this.aheadMs = Math.floor(stamp / 1_000) - received;
    const before = this.last ?? { time: instant(0), order: 0 };
    const micros = stamp ?? (received + this.aheadMs) * 1_000;
    const time = instant(Math.floor(micros / 1_000));
    const order = (micros % 1_000) * 1_000;
    const [late, same] = [time < before.time && before.time - time < CLOCK_SET_BACK_MS, time === before.time];
    const behind = late || (same && before.order >= order);
    if (this.last !== null && dayOf(time) > dayOf(before.time)) this.forgetIdle();
    this.last = behind ? { time: before.time, order: before.order + 1 } : { time, order };
    return this.last;
  }

  private forgetIdle(): void {
    for (const [party, member] of this.members) {
      if (member.queues.size > 0) member.idle = false;
      else if (!member.idle) member.idle = true;
      else {
        this.members.delete(party);
        this.stream.forget(member.key);
        for (const [phone, owner] of this.phones) if (owner === party) this.phones.delete(phone);
      }
    }
  }

  /** The interfaces whose situation may have changed. */
  private take(block: AmiMessage, moment: Moment): Iterable<string> {
    if (block.kind === 'response') return [];
    const { fields } = block;
    const name = ALIASES[block.name] ?? block.name;
    const party = fields.get('Interface') ?? fields.get('Location') ?? '';
    switch (name) {
      case 'FullyBooted':
        return this.booted(fields, moment);
      case 'QueueParams':
        (this.snapshot ??= { queues: new Set(), members: new Set() }).queues.add(fields.get('Queue') ?? '');
        return [];
      case 'QueueMember':
        this.snapshot?.members.add(memberKey(fields.get('Queue') ?? '', party));
        return this.memberTold(party, fields);
      case 'QueueStatusComplete':
        return this.snapshotEnds();
      case 'QueueMemberAdded':
      case 'QueueMemberPause':
      case 'QueueMemberStatus':
        return this.memberTold(party, fields);
      case 'QueueMemberRemoved':
        this.members.get(party)?.queues.delete(fields.get('Queue') ?? '');
        return [party];
      case 'AgentComplete':
        this.wrapUp(party, fields, moment.time);
        return [...this.memberTold(party, fields), ...this.calls.take(name, fields)];
      default:
        return [...this.memberTold(party, fields), ...this.calls.take(name, fields)];
    }
  }

  private memberTold(party: string, fields: ReadonlyMap<string, string>): string[] {
    const queue = fields.get('Queue');
    if (party === '' || queue === undefined) return [];
    let member = this.members.get(party);
    if (member === undefined) {
      const key = fields.get('MemberName') ?? fields.get('Name') ?? party;
      member = {
        key: key === '' ? party : key,
        queues: new Map(),
        idle: false,
        device: UNTOLD,
        wrapUp: null,
      };
      this.members.set(party, member);
      this.phones.set(party.replace(/\/n$/, ''), party);
      const phone = fields.get('StateInterface') ?? '';
      if (phone.includes('/')) this.phones.set(phone, party);
    }
    member.device = Number(fields.get('Status') ?? member.device);
    if (member.device === FREE) this.calls.phoneFree(party);
    const paused = fields.get('Paused');
    if (paused !== undefined || !member.queues.has(queue)) {
      setPause(
        member.queues,
        queue,
        paused === '1',
        fields.get('PausedReason') ?? fields.get('Reason') ?? '',
      );
    }
    return [party];
  }

  /** Sent at every log-in; after a restart everybody is gone until the snapshot says otherwise. */
  private booted(fields: ReadonlyMap<string, string>, { time }: Moment): Iterable<string> {
    const startedAt = addSeconds(time, -Number(fields.get('Uptime') ?? 0));
    const before = this.startedAt;
    if (before !== null && startedAt - before <= SAME_START_MS) return [];
    this.startedAt = startedAt;
    this.restartedAt = before === null ? null : startedAt;
    const gone = [...this.members.keys()];
    for (const member of this.members.values()) {
      member.queues.clear();
      member.wrapUp = null;
      member.device = UNTOLD;
    }
    this.calls.clear();
    return gone;
  }

  /** Who is not in the answer is no member any more: what was missed while nobody listened. */
  private snapshotEnds(): Iterable<string> {
    const { snapshot } = this;
    this.snapshot = null;
    this.restartedAt = null;
    if (snapshot === null) return [];
    const busy = [...this.members]
      .filter(([, { device }]) => TALKING.includes(device))
      .map(([party]) => party);
    busy.forEach((party) => this.calls.phoneBusy(party));
    const gone = [...this.members].filter(([party, { queues }]) => {
      const left = [...queues.keys()].filter(
        (queue) => snapshot.queues.has(queue) && !snapshot.members.has(memberKey(queue, party)),
      );
      left.forEach((queue) => queues.delete(queue));
      return left.length > 0;
    });
    return [...busy, ...gone.map(([party]) => party)];
  }

  private wrapUp(party: string, fields: ReadonlyMap<string, string>, now: Instant): void {
    const seconds = this.options.wrapUpSeconds?.[fields.get('Queue') ?? ''] ?? 0;
    const member = this.members.get(party);
    if (member === undefined || seconds <= 0) return;
    const contact = call(fields.get('DestUniqueid') ?? fields.get('Uniqueid') ?? party, 'inbound', 'ended');
    member.wrapUp = { contact, until: addSeconds(now, seconds) };
    this.wrapping.add(party);
  }

  private tell(party: string, moment: Moment, raw: string): ReceivedEvent[] {
    const member = this.members.get(party);
    if (member === undefined) return [];
    const calls = this.calls.of(party, member.device === UNTOLD || RINGING.includes(member.device));
    const contacts = member.wrapUp === null ? calls : [...calls, member.wrapUp.contact];
    const declared = declaredBy(member.queues);
    const unreachable =
      declared.code === 'available' && contacts.length === 0 && [4, 5].includes(member.device);
    const situation = { declared: unreachable ? withoutReason('not-responding') : declared, contacts };
    return this.stream.tell(member.key, moment, situation, raw);
  }
}

function memberKey(queue: string, party: string): string {
  return `${queue}\n${party}`;
}

function dayOf(at: Instant): number {
  return Math.floor(at / (24 * HOUR_MS));
}
