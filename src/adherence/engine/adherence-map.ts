import { AGENT_STATES, type AgentState } from './agent-state.js';
import { DIRECTIONS, type Direction } from './agent-event.js';

export const PLANNED_KINDS = ['inbound', 'outbound', 'break', 'meal', 'off-phone'] as const;
export type PlannedKind = (typeof PLANNED_KINDS)[number];

export const VERDICTS = ['adherent', 'not-adherent', 'neutral'] as const;
export type Verdict = (typeof VERDICTS)[number];

/** Which states are right in which activity, as data. What a row does not name is not adherent. */
export interface AdherenceMap {
  /** State, or `state/direction` (of the call), which goes before the plain state. */
  readonly cells: Readonly<Record<PlannedKind, Readonly<Record<string, Verdict>>>>;
  /** States that are work, on the queue or off it. */
  readonly workStates: readonly AgentState[];
  /** States that are work on a queue or campaign. */
  readonly onQueueStates: readonly AgentState[];
  /** A deviation raises an alarm only after this long. It changes no figure. */
  readonly alarmGraceSeconds: number;
  /** The first seconds of every deviation that the figures forgive. It changes no alarm. */
  readonly forgivenSeconds: number;
  /** How far a call may run into a pause before the pause counts as missed. */
  readonly excusedOverrunSeconds: number;
}

const ON_QUEUE: readonly AgentState[] = [
  'on-hold',
  'on-inbound-call',
  'on-outbound-call',
  'on-call-unknown',
  'ringing',
  'dialling',
  'after-call-work',
  'available',
];

const OFF_QUEUE_WORK: readonly AgentState[] = ['training', 'meeting', 'coaching', 'back-office'];

/** The map that a new installation starts with. A silent feed (`unknown`) is nobody's fault, and whoever logs out for a meal may: neutral. */
export const DEFAULT_ADHERENCE_MAP: AdherenceMap = {
  cells: {
    inbound: {
      'on-hold': 'adherent',
      'on-hold/outbound': 'not-adherent',
      'on-inbound-call': 'adherent',
      'on-call-unknown': 'adherent',
      ringing: 'adherent',
      'after-call-work': 'adherent',
      available: 'adherent',
      unknown: 'neutral',
    },
    outbound: {
      'on-hold': 'adherent',
      'on-hold/inbound': 'not-adherent',
      'on-outbound-call': 'adherent',
      'on-call-unknown': 'adherent',
      dialling: 'adherent',
      'after-call-work': 'adherent',
      available: 'adherent',
      unknown: 'neutral',
    },
    break: { break: 'adherent', lunch: 'adherent', unknown: 'neutral' },
    meal: { lunch: 'adherent', break: 'adherent', offline: 'neutral', unknown: 'neutral' },
    'off-phone': {
      training: 'adherent',
      meeting: 'adherent',
      coaching: 'adherent',
      'back-office': 'adherent',
      'other-aux': 'adherent',
      unknown: 'neutral',
    },
  },
  workStates: [...ON_QUEUE, ...OFF_QUEUE_WORK],
  onQueueStates: ON_QUEUE,
  alarmGraceSeconds: 120,
  forgivenSeconds: 0,
  excusedOverrunSeconds: 300,
};

/**
 * Whether a state is right in an activity.
 * @example
 * verdictOf(DEFAULT_ADHERENCE_MAP, 'outbound', { state: 'on-inbound-call', direction: 'inbound' }) // => 'not-adherent'
 */
export function verdictOf(
  map: AdherenceMap,
  kind: PlannedKind,
  actual: { readonly state: AgentState; readonly direction: Direction | null },
): Verdict {
  const row = map.cells[kind];
  return row[`${actual.state}/${actual.direction}`] ?? row[actual.state] ?? 'not-adherent';
}

/** A part of a map that cannot be used. */
export interface MapFault {
  readonly field: string;
  readonly message: string;
}

/**
 * What is wrong with a map that somebody wrote; nothing when it can be used.
 * @example
 * adherenceMapFaults(DEFAULT_ADHERENCE_MAP) // => []
 */
export function adherenceMapFaults(map: AdherenceMap): MapFault[] {
  const seconds = ['alarmGraceSeconds', 'forgivenSeconds', 'excusedOverrunSeconds'] as const;
  return [
    ...PLANNED_KINDS.flatMap((kind) => rowFaults(kind, map.cells[kind])),
    ...stateFaults('workStates', map.workStates),
    ...stateFaults('onQueueStates', map.onQueueStates),
    ...seconds.filter((field) => !inHour(map[field])).map((field) => secondsFault(field, map[field])),
  ];
}

const KNOWN_CELLS = new Set<string>(
  AGENT_STATES.flatMap((state) => [state, ...DIRECTIONS.map((direction) => `${state}/${direction}`)]),
);

function rowFaults(kind: PlannedKind, row: Readonly<Record<string, string>> | undefined): MapFault[] {
  if (row === undefined) return [{ field: `cells.${kind}`, message: `The row of "${kind}" is missing.` }];
  return Object.entries(row).flatMap(([state, verdict]) => {
    const field = `cells.${kind}.${state}`;
    if (!KNOWN_CELLS.has(state)) return [{ field, message: unknownState(state) }];
    if ((VERDICTS as readonly string[]).includes(verdict)) return [];
    return [{ field, message: `"${verdict}" is not a verdict. Use one of ${VERDICTS.join(', ')}.` }];
  });
}

function stateFaults(field: string, states: readonly string[]): MapFault[] {
  const known: readonly string[] = AGENT_STATES;
  return states.filter((s) => !known.includes(s)).map((s) => ({ field, message: unknownState(s) }));
}

function unknownState(state: string): string {
  return `"${state}" is not a state. Use one of ${AGENT_STATES.join(', ')}.`;
}

function inHour(seconds: number): boolean {
  return Number.isInteger(seconds) && seconds >= 0 && seconds <= 3_600;
}

function secondsFault(field: string, seconds: number): MapFault {
  return { field, message: `${field} (${seconds}) must be whole seconds from 0 to 3600.` };
}
