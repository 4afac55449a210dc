import { type Instant } from '../../../time/instant.js';
import { type AgentEvent } from '../../engine/agent-event.js';
import { type AgentState, type ReasonMap } from '../../engine/agent-state.js';
import { agentTimeline, type StateInterval } from '../../engine/agent-timeline.js';
import { type Recording } from './recording.js';

/** A stretch of one agent's recorded day; `reason` in the platform's own words. */
export interface RecordedState {
  readonly agent: string;
  readonly start: Instant;
  readonly end: Instant;
  readonly state: AgentState;
  readonly reason: string;
  readonly direction: string;
}

/**
 * What every agent of a recording did, from the first event that speaks of them to the recording's end; agents by name, states in the
 * order of time, without gaps. A restart after which nothing is known of an agent begins an `unknown`.
 */
export function recordedStates({ events, end }: Recording, reasons: ReasonMap): RecordedState[] {
  if (end === null) return [];
  const perAgent = new Map<string, AgentEvent[]>();
  for (const event of events) {
    const own = perAgent.get(event.agentKey) ?? [];
    perAgent.set(event.agentKey, own);
    own.push({ ...event, receivedTime: event.eventTime });
  }
  const agents = [...perAgent.keys()].sort((a, b) => (a < b ? -1 : 1));
  return agents.flatMap((agent) => statesOf(agent, perAgent.get(agent) ?? [], end, reasons));
}

function statesOf(
  agent: string,
  events: readonly AgentEvent[],
  end: Instant,
  reasons: ReasonMap,
): RecordedState[] {
  const start = events.reduce((first, { eventTime }) => (eventTime < first ? eventTime : first), end);
  if (start >= end) return [];
  const feed = { events, reasons, freshnessSeconds: null, valid: [{ start, end }] };
  const rows: RecordedState[] = [];
  for (const part of agentTimeline([feed], { start, end })) {
    const row = { agent, start: part.start, end: part.end, ...wordsOf(part) };
    const before = rows.at(-1);
    if (before?.state === row.state && before.reason === row.reason && before.direction === row.direction) {
      rows[rows.length - 1] = { ...before, end: row.end };
    } else rows.push(row);
  }
  return rows;
}

function wordsOf({
  state,
  declared,
  direction,
}: StateInterval): Pick<RecordedState, 'state' | 'reason' | 'direction'> {
  return { state, reason: declared?.reasonLabel ?? declared?.reasonCode ?? '', direction: direction ?? '' };
}
