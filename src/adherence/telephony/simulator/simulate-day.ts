import { addMinutes, formatInstant, type Instant, SECOND_MS } from '../../../time/instant.js';
import {
  type Contact,
  type ContactPhase,
  type DeclaredCode,
  type Direction,
} from '../../engine/agent-event.js';
import { type PlannedKind } from '../../engine/adherence-map.js';
import { isOnQueue, type PlannedShift } from '../../engine/plan.js';
import { AGENT_STATE_TYPE, type AgentStateCloudEvent } from '../cloudevents/agent-state-event.schema.js';
import { type DeviationRates, type Stretch, withDeviations } from './deviations.js';
import { SeededRandom } from './seeded-random.js';

/** A login and the published shifts that it plays. */
export interface SimulatedAgent {
  readonly agentKey: string;
  readonly shifts: readonly PlannedShift[];
}

export interface SimulationOptions {
  readonly seed: number;
  readonly deviations: DeviationRates;
  /** Calls of an agent in an hour on a queue or campaign; 0 leaves calls out. */
  readonly contactsPerHour: number;
  /** Nothing after this is played; playing again with a later one goes on, with the same events up to here. */
  readonly until: Instant;
}

/** The reasons that the simulated platform gives, and what they mean. */
export const SIMULATOR_REASONS = { BREAK: 'break', LUNCH: 'lunch', TRAINING: 'training' } as const;

/** Plays published shifts as agents would work them: the same plan and seed give the same events, in the order of time. */
export function simulateDay(
  agents: readonly SimulatedAgent[],
  options: SimulationOptions,
): AgentStateCloudEvent[] {
  const played = agents.flatMap(({ agentKey, shifts }) =>
    shifts.flatMap((shift) => new ShiftPlayer(agentKey, shift, options).play()),
  );
  const told = played.filter(({ at }) => at <= options.until).sort((a, b) => a.at - b.at);
  return told.map(({ event }) => event);
}

interface PlayedEvent {
  readonly at: Instant;
  readonly event: AgentStateCloudEvent;
}

interface Declared {
  readonly code: DeclaredCode;
  readonly reasonCode: keyof typeof SIMULATOR_REASONS | null;
}

const OFFLINE: Declared = { code: 'offline', reasonCode: null };
const AVAILABLE: Declared = { code: 'available', reasonCode: null };
const DECLARED: Readonly<Record<PlannedKind, Declared>> = {
  inbound: AVAILABLE,
  outbound: AVAILABLE,
  break: { code: 'unavailable', reasonCode: 'BREAK' },
  meal: { code: 'unavailable', reasonCode: 'LUNCH' },
  'off-phone': { code: 'unavailable', reasonCode: 'TRAINING' },
};
/** Handling takes this share of the time on a queue. */
const BUSY_SHARE = 0.78;

/** One login through one shift. */
class ShiftPlayer {
  private readonly random: SeededRandom;
  private readonly events: PlayedEvent[] = [];
  private contacts = 0;
  private now: Instant;
  private declared: Declared = OFFLINE;

  constructor(
    private readonly agentKey: string,
    private readonly shift: PlannedShift,
    private readonly options: SimulationOptions,
  ) {
    this.random = new SeededRandom(options.seed, agentKey, shift.start);
    this.now = addMinutes(shift.start, -10);
  }

  play(): readonly PlayedEvent[] {
    const stretches = withDeviations(this.shift, this.options.deviations, this.random);
    this.tell();
    for (const stretch of stretches) this.work(stretch);
    this.declare(OFFLINE);
    return this.events;
  }

  private work(stretch: Stretch): void {
    if (stretch.end <= this.now) return;
    this.now = Math.max(this.now, stretch.start) as Instant;
    this.declare(DECLARED[stretch.kind]);
    if (isOnQueue(stretch.kind) && this.options.contactsPerHour > 0) this.handleCalls(stretch);
    this.now = Math.max(this.now, stretch.end) as Instant;
  }

  /** A call that has begun is brought to its end, past the end of the stretch if it must be. */
  private handleCalls({ kind, end }: Stretch): void {
    const cycleSeconds = 3_600 / this.options.contactsPerHour;
    for (;;) {
      this.pass(this.random.around(cycleSeconds * (1 - BUSY_SHARE)));
      if (this.now >= end) break;
      if (kind === 'inbound') this.answer(cycleSeconds * BUSY_SHARE);
      else this.call(cycleSeconds * BUSY_SHARE);
    }
    this.now = Math.max(end, this.events[this.events.length - 1].at) as Instant;
  }

  private answer(handleSeconds: number): void {
    const phases: [ContactPhase, number][] = [
      ['ringing', this.random.between(2, 8)],
      ...this.talk(handleSeconds),
    ];
    this.contact('inbound', phases);
  }

  private call(handleSeconds: number): void {
    const dialling: [ContactPhase, number] = ['dialling', this.random.between(8, 25)];
    const reached = this.random.chance(0.4);
    const talk = this.talk(handleSeconds);
    this.contact('outbound', reached ? [dialling, ...talk] : [dialling]);
  }

  private talk(handleSeconds: number): [ContactPhase, number][] {
    const talkSeconds = 5 + this.random.around(handleSeconds * 0.8);
    const holds = this.random.chance(0.15);
    const holdSeconds = this.random.between(15, 60);
    const wrapSeconds = this.random.between(0.1, 0.3) * handleSeconds;
    const held: [ContactPhase, number][] = [
      ['connected', talkSeconds / 2],
      ['held', holdSeconds],
      ['connected', talkSeconds / 2],
    ];
    return [
      ...(holds ? held : [['connected', talkSeconds] satisfies [ContactPhase, number]]),
      ['ended', wrapSeconds],
    ];
  }

  private contact(direction: Direction, phases: readonly [ContactPhase, number][]): void {
    this.contacts += 1;
    const contactId = `${this.agentKey}-${formatInstant(this.shift.start)}-${this.contacts}`;
    for (const [phase, seconds] of phases) {
      this.tell([{ contactId, channel: 'voice', direction, phase }]);
      this.pass(seconds);
    }
    this.tell();
  }

  private pass(seconds: number): void {
    this.now = (this.now + Math.max(1, Math.round(seconds)) * SECOND_MS) as Instant;
  }

  private declare(declared: Declared): void {
    if (this.declared === declared) return;
    this.declared = declared;
    this.tell();
  }

  private tell(contacts: readonly Contact[] = []): void {
    const sequence = this.events.length + 1;
    const event: AgentStateCloudEvent = {
      specversion: '1.0',
      id: `${this.agentKey}/${formatInstant(this.shift.start)}/${sequence}`,
      source: `simulator/${this.options.seed}`,
      type: AGENT_STATE_TYPE,
      subject: this.agentKey,
      time: formatInstant(this.now),
      datacontenttype: 'application/json',
      sequence: String(sequence),
      data: { declared: this.declared, contacts },
    };
    this.events.push({ at: this.now, event });
  }
}
