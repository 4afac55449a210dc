import { type Instant } from '../time/instant.js';
import { type Interval, overlaps } from '../time/interval.js';
import { localDay, type LocalDate, type TimeZone } from '../time/zoned-time.js';
import { type Agent } from '../workforce/workforce.js';
import { evaluateAdherence, type Figure } from './engine/adherence.js';
import { agentTimeline } from './engine/agent-timeline.js';
import { type AdherenceException } from './engine/exceptions.js';
import { type Evidence, eventsDeciding } from './evidence.service.js';
import { type MapVersion } from './map-version.js';

/** Figures and deviations of one agent on one day of his zone. */
export interface AgentDay {
  readonly agent: Agent;
  readonly date: LocalDate;
  readonly zone: TimeZone;
  readonly figures: readonly Figure[];
  readonly exceptions: readonly AdherenceException[];
}

export interface AgentDayInput {
  readonly agent: Agent;
  readonly date: LocalDate;
  readonly evidence: Evidence;
  readonly map: MapVersion;
  readonly now: Instant;
}

/** A day that is not over counts up to now; a shift over midnight counts on each day with its part. */
export function agentDay({ agent, date, evidence, map, now }: AgentDayInput): AgentDay {
  const day = localDay(date, agent.zone);
  const shifts = evidence.shifts.filter((shift) => overlaps(shift, day));
  const looked = upTo(now, shifts.reduce(widen, day));
  const feeds = evidence.feeds.map((feed) => ({ ...feed, events: eventsDeciding(feed, looked) }));
  const storedIds = feeds.flatMap((feed) => feed.events.map((event) => event.storedId));
  const { figures, exceptions } = evaluateAdherence({
    span: upTo(now, day),
    zone: agent.zone,
    shifts,
    timeline: agentTimeline(feeds, looked),
    map: map.map,
    versions: {
      planVersions: [...new Set(shifts.map((shift) => `${shift.scheduleId}:${shift.version}`))].sort(),
      mapVersion: map.version,
      lastEventId: storedIds.length === 0 ? null : storedIds.reduce((a, b) => Math.max(a, b)),
      timelineRevision: storedIds.length,
    },
    now,
    latenessSeconds: evidence.latenessSeconds,
  });
  return { agent, date, zone: agent.zone, figures, exceptions };
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
