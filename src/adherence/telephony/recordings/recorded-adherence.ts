import { instant, type Instant } from '../../../time/instant.js';
import { type Interval, overlaps } from '../../../time/interval.js';
import { addDays, localDateOf, localDay, type LocalDate, type TimeZone } from '../../../time/zoned-time.js';
import { type AdherenceMap } from '../../engine/adherence-map.js';
import { evaluateAdherence, type Figure } from '../../engine/adherence.js';
import { type AgentEvent } from '../../engine/agent-event.js';
import { type ReasonMap } from '../../engine/agent-state.js';
import { agentTimeline, type StateInterval } from '../../engine/agent-timeline.js';
import { type AdherenceException } from '../../engine/exceptions.js';
import { type PlannedShift } from '../../engine/plan.js';
import { type Recording, type RecordingReader } from './recording.js';

/** What the days of a recording are judged by. */
export interface RecordedDaysInput {
  readonly recording: Recording;
  readonly reader: Pick<RecordingReader, 'silence'>;
  readonly reasons: ReasonMap;
  /** Shifts by agent, in the order of time. */
  readonly plan: ReadonlyMap<string, readonly PlannedShift[]>;
  readonly map: AdherenceMap;
  /** Whose days they are. */
  readonly zone: TimeZone;
}

export interface RecordedDay {
  readonly agent: string;
  readonly date: LocalDate;
  readonly figures: readonly Figure[];
  readonly exceptions: readonly AdherenceException[];
}

const FILE_VERSIONS = {
  planVersions: [],
  mapVersions: [],
  reasonMapVersions: [],
  lastEventId: null,
  asOf: null,
};

/**
 * Plan against recording: a row for every agent and local day with a shift or with work. A recording is taken to be whole: whoever has not
 * been heard of yet is not there (or unknown, where a source is silent about people who are), and a last state lasts to the end of the
 * plan.
 */
export function recordedDays(input: RecordedDaysInput): RecordedDay[] {
  const events = new Map<string, AgentEvent[]>();
  for (const event of input.recording.events) {
    const own = events.get(event.agentKey) ?? [];
    events.set(event.agentKey, own);
    own.push({ ...event, receivedTime: event.eventTime });
  }
  const agents = [...new Set([...input.plan.keys(), ...events.keys()])].sort((a, b) => (a < b ? -1 : 1));
  return agents.flatMap((agent) => daysOf(agent, events.get(agent) ?? [], input));
}

function daysOf(agent: string, events: readonly AgentEvent[], input: RecordedDaysInput): RecordedDay[] {
  const shifts = input.plan.get(agent) ?? [];
  const span = wholeSpan(shifts, events, input.recording.end);
  if (span === null) return [];
  const timeline = timelineOf(events, span, input);
  return datesOf(span, input.zone).flatMap((date) => {
    const day = localDay(date, input.zone);
    const own = shifts.filter((shift) => overlaps(shift, day));
    const { figures, exceptions } = evaluateAdherence({
      span: day,
      zone: input.zone,
      shifts: own,
      timeline: timeline.filter((part) => overlaps(part, whole(day, own))),
      map: input.map,
      versions: { ...FILE_VERSIONS, timelineRevision: events.length },
      now: day.end,
      latenessSeconds: 0,
    });
    return own.length === 0 && exceptions.length === 0 ? [] : [{ agent, date, figures, exceptions }];
  });
}

function timelineOf(
  events: readonly AgentEvent[],
  span: Interval,
  input: RecordedDaysInput,
): StateInterval[] {
  const { reader, reasons } = input;
  const absent: AgentEvent = {
    origin: '',
    id: '',
    eventTime: span.start,
    receivedTime: span.start,
    sequence: -1,
    declared: { code: reader.silence, reasonCode: null, reasonLabel: null },
    contacts: [],
  };
  const feed = { events: [absent, ...events], reasons, freshnessSeconds: null, valid: [span] };
  return agentTimeline([feed], span);
}

function wholeSpan(
  shifts: readonly PlannedShift[],
  events: readonly AgentEvent[],
  recordedUntil: Instant | null,
): Interval | null {
  const starts = [...shifts.map(({ start }) => start), ...events.map(({ eventTime }) => eventTime)];
  const ends = [
    ...shifts.map(({ end }) => end),
    ...(events.length > 0 && recordedUntil !== null ? [recordedUntil] : []),
  ];
  const start = starts.reduce((first, at) => Math.min(first, at), Infinity);
  const end = ends.reduce((last, at) => Math.max(last, at), -Infinity);
  return start < end ? { start: instant(start), end: instant(end) } : null;
}

function whole(day: Interval, shifts: readonly Interval[]): Interval {
  return shifts.reduce(
    (span, { start, end }) => ({
      start: instant(Math.min(span.start, start)),
      end: instant(Math.max(span.end, end)),
    }),
    day,
  );
}

function datesOf({ start, end }: Interval, zone: TimeZone): LocalDate[] {
  const dates: LocalDate[] = [];
  const last = localDateOf(instant(end - 1), zone);
  for (let date = localDateOf(start, zone); date <= last; date = addDays(date, 1)) dates.push(date);
  return dates;
}
