import { type Contact, type DeclaredStatus, type Direction, withoutReason } from './agent-event.js';

/** What an agent is doing, in the order in which the rules that find it are tried. */
export const AGENT_STATES = [
  'on-hold',
  'on-inbound-call',
  'on-outbound-call',
  'on-call-unknown',
  'ringing',
  'dialling',
  'after-call-work',
  'available',
  'break',
  'lunch',
  'training',
  'meeting',
  'coaching',
  'back-office',
  'other-aux',
  'not-responding',
  'unknown',
  'offline',
] as const;
export type AgentState = (typeof AGENT_STATES)[number];

/** States that a reason may stand for. */
export const REASON_STATES = [
  'break',
  'lunch',
  'training',
  'meeting',
  'coaching',
  'back-office',
  'other-aux',
  'after-call-work',
  'not-responding',
] as const;
export type ReasonState = (typeof REASON_STATES)[number];

/** Reason code or label (any case) -> state. Each installation has its own. */
export type ReasonMap = Readonly<Record<string, ReasonState>>;

/** A normalised state, with what is needed to explain it. */
export interface DerivedState {
  readonly state: AgentState;
  /** Of the call that decided the state; null when none did. */
  readonly direction: Direction | null;
  readonly declared: DeclaredStatus | null;
  /** A reason that the map does not know: the state is then `other-aux`. */
  readonly unmappedReason: string | null;
  readonly contactIds: readonly string[];
}

export const UNKNOWN_STATE: DerivedState = {
  state: 'unknown',
  direction: null,
  declared: null,
  unmappedReason: null,
  contactIds: [],
};

const DIRECTION_ORDER: readonly Direction[] = ['inbound', 'outbound', 'unknown', 'internal'];

/**
 * The state of a login: the first rule that matches over its voice contacts, then over its declared status.
 * Nothing declared (null) is `unknown`. A colleague's call (internal) is an `on-call-unknown` of direction `internal`, and gives way to a customer's.
 * @example
 * deriveState({ code: 'unavailable', reasonCode: null, reasonLabel: 'Lunch' }, [], { LUNCH: 'lunch' }).state // => 'lunch'
 */
export function deriveState(
  declared: DeclaredStatus | null,
  contacts: readonly Contact[] | null,
  reasons: ReasonMap,
): DerivedState {
  const voice = (contacts ?? []).filter((contact) => contact.channel === 'voice');
  const contactIds = (contacts ?? []).map((contact) => contact.contactId).sort();
  const found = fromContacts(voice) ?? fromDeclared(declared ?? withoutReason('unknown'), reasons);
  return { direction: null, unmappedReason: null, ...found, declared, contactIds };
}

type Found = Pick<DerivedState, 'state'> & Partial<DerivedState>;

function fromContacts(voice: readonly Contact[]): Found | null {
  const held = inPhase(voice, 'held');
  if (held !== null) return { state: 'on-hold', direction: held };
  const connected = inPhase(voice, 'connected');
  if (connected !== null) return { state: callState(connected), direction: connected };
  const ringing = inPhase(voice, 'ringing');
  const dialling = inPhase(voice, 'dialling');
  // A click-to-dial call rings on the agent's own phone first: an outbound contact that rings is being dialled.
  if (ringing !== null && ringing !== 'outbound') return { state: 'ringing', direction: ringing };
  if (ringing !== null || dialling !== null) return { state: 'dialling', direction: dialling ?? ringing };
  const ended = inPhase(voice, 'ended');
  return ended === null ? null : { state: 'after-call-work', direction: ended };
}

function inPhase(voice: readonly Contact[], phase: Contact['phase']): Direction | null {
  const directions = voice.filter((contact) => contact.phase === phase).map((contact) => contact.direction);
  return DIRECTION_ORDER.find((direction) => directions.includes(direction)) ?? null;
}

function callState(direction: Direction): AgentState {
  if (direction === 'inbound') return 'on-inbound-call';
  return direction === 'outbound' ? 'on-outbound-call' : 'on-call-unknown';
}

function fromDeclared(declared: DeclaredStatus, reasons: ReasonMap): Found {
  if (declared.code !== 'unavailable') return { state: declared.code };
  const given = [declared.reasonCode, declared.reasonLabel].filter((reason) => reason !== null);
  const state = given.map((reason) => lookUp(reasons, reason)).find((found) => found !== undefined);
  return state === undefined
    ? { state: 'other-aux', unmappedReason: declared.reasonLabel ?? declared.reasonCode }
    : { state };
}

function lookUp(reasons: ReasonMap, reason: string): ReasonState | undefined {
  const wanted = reason.trim().toLowerCase();
  return Object.entries(reasons).find(([known]) => known.trim().toLowerCase() === wanted)?.[1];
}
