import { type Instant } from '../time/instant.js';
import { type Interval, overlaps } from '../time/interval.js';
import { localDay, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { type Agent } from '../workforce/workforce.js';
import { type AgentRecord, type JudgedShift, mapVersionsOf } from './adherence-loader.service.js';
import {
  type AdherenceInput,
  evaluateAdherence,
  type Figure,
  type JudgedSpan,
  judgeSpan,
} from './engine/adherence.js';
import { agentTimeline, type StateInterval } from './engine/agent-timeline.js';
import { type AdherenceException } from './engine/exceptions.js';
import { eventsDeciding } from './evidence.service.js';
import { approvalsOf, type Explanation } from './explanation.js';
import { type StoredEvent } from './persistence/event-rows.js';

/** A stored event that a deviation was seen by. */
export type DayEvent = StoredEvent;

/** A deviation with what is known about it. */
export interface DayException extends AdherenceException {
  /** Of those that touch it his own before his team's and site's, and one that is withdrawn last. */
  readonly explanation: Explanation | null;
  /** The events that it was seen by; found when asked for. */
  readonly events: () => readonly DayEvent[];
}

/** Figures and deviations of one agent on one day of a zone. */
export interface AgentDay {
  readonly agent: Agent;
  readonly date: LocalDate;
  readonly zone: TimeZone;
  readonly figures: readonly Figure[];
  readonly approvedFigures: readonly Figure[];
  readonly exceptions: readonly DayException[];
  readonly shifts: readonly JudgedShift[];
  readonly timeline: readonly StateInterval[];
  readonly explanations: readonly Explanation[];
}

/** An agent's span, judged. */
export interface AgentSpan extends JudgedSpan {
  readonly shifts: readonly JudgedShift[];
  readonly timeline: readonly StateInterval[];
}

/** A day that is not over counts up to now; a shift over midnight counts on each day with its part. */
export function agentDay(record: AgentRecord, date: LocalDate, zone = record.agent.zone): AgentDay {
  const { agent, feeds } = record;
  const { span, shifts, timeline, ...input } = inputOf(record, localDay(date, zone), zone);
  const result = evaluateAdherence({ span, shifts, timeline, ...input });
  const explanations = record.explanations.filter((each) => overlaps(each, localDay(date, zone)));
  return {
    ...{ agent, date, zone, shifts, explanations },
    figures: result.figures,
    approvedFigures: result.approvedFigures,
    timeline: timeline.filter((part) => overlaps(part, span)),
    exceptions: result.exceptions.map((exception) => ({
      ...exception,
      explanation: explanationOf(exception, explanations),
      events: () => feeds.flatMap((feed) => eventsDeciding(feed, exception)),
    })),
  };
}

function explanationOf(exception: Interval, explanations: readonly Explanation[]): Explanation | null {
  const touching = explanations.filter((each) => overlaps(each, exception));
  return touching.findLast(({ status }) => status !== 'withdrawn') ?? touching.at(-1) ?? null;
}

/** Any span, up to now, cut and judged. */
export function agentSpan(record: AgentRecord, wanted: Interval, zone: TimeZone): AgentSpan {
  const { shifts, timeline, ...input } = inputOf(record, wanted, zone);
  return { ...judgeSpan({ shifts, timeline, ...input }), shifts, timeline };
}

type AgentInput = AdherenceInput & Pick<AgentSpan, 'shifts' | 'timeline'>;

function inputOf(record: AgentRecord, wanted: Interval, zone: TimeZone): AgentInput {
  const { reading, explanations, latenessSeconds } = record;
  const shifts = record.shifts.filter((shift) => overlaps(shift, wanted));
  const looked = upTo(reading.now, shifts.reduce(widen, wanted));
  const feeds = record.feeds.map((feed) => ({ ...feed, events: eventsDeciding(feed, looked) }));
  const timeline = agentTimeline(feeds, looked);
  const span = upTo(reading.now, wanted);
  return {
    ...{ span, zone, shifts, timeline, latenessSeconds },
    map: record.map.map,
    wholeEnd: wanted.end,
    now: reading.now,
    approvals: approvalsOf(explanations),
    versions: {
      planVersions: planVersionsOf(shifts),
      mapVersions: mapVersionsOf(shifts, record),
      reasonMapVersions: reasonMapVersionsOf(record),
      asOf: reading.asOf,
      ...storedVersions(feeds.flatMap(({ events }) => events)),
    },
  };
}

/** Published schedules, as `id:version`, with `+n` where they had been changed n times since; sorted. */
export function planVersionsOf(shifts: readonly JudgedShift[]): string[] {
  return [...new Set(shifts.map(nameOf))].sort();
}

function reasonMapVersionsOf({ feeds, reading }: AgentRecord): number[] {
  const versions = feeds.flatMap(({ sourceId }) => reading.reasons.get(sourceId)?.version ?? []);
  return [...new Set(versions)].sort((a, b) => a - b);
}

function storedVersions(events: readonly StoredEvent[]) {
  const newest = events.reduce((last, { storedId }) => Math.max(last, storedId), 0);
  return { lastEventId: newest === 0 ? null : newest, timelineRevision: events.length };
}

function widen(span: Interval, shift: Interval): Interval {
  return {
    start: Math.min(span.start, shift.start) as Instant,
    end: Math.max(span.end, shift.end) as Instant,
  };
}

function upTo(now: Instant, { start, end }: Interval): Interval {
  return { start, end: Math.max(start, Math.min(end, now)) as Instant };
}

function nameOf({ scheduleId, version, changes }: JudgedShift): string {
  return `${scheduleId}:${version}${changes > 0 ? `+${changes}` : ''}`;
}
