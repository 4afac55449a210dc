import { type Instant } from '../../time/instant.js';
import { intersect, type Interval } from '../../time/interval.js';
import { gridIndex, gridStarts, QUARTER_HOUR } from '../../time/interval-grid.js';
import {
  addDays,
  dateRange,
  daysBetween,
  type LocalDate,
  localDateOf,
  type LocalTime,
  toInstant,
  type TimeZone,
  weekday,
} from '../../time/zoned-time.js';
import { type SchedulingProblem } from '../engine/problem.js';
import { type MinimumCover, type OffPhoneActivity } from '../engine/roster-goals.js';
import { inForceOn, type PeriodTerms } from '../terms/period-terms.js';
import { type MinimumCoverRow, type OffPhoneActivityRow } from '../terms/terms.js';
import { type WorkElsewhere } from './problem-mapping.js';
import { offPhoneWork, rowOfWork } from './work-ids.js';

/** Meetings, coaching and training for the roster to place; those that were cancelled are known, and wanted no more. */
export function toOffPhoneActivities(
  { agents, period }: SchedulingProblem,
  { activities, agents: people }: PeriodTerms,
): OffPhoneActivity[] {
  const planned = new Set(agents.map(({ id }) => id));
  return activities.flatMap((row) => {
    if (row.cancelledAt !== null) return [cancelled(row)];
    const ids =
      row.teamId === null
        ? row.agentIds
        : people.filter((each) => each.teamId === row.teamId).map(({ id }) => id);
    const participants = ids.map(String).filter((id) => planned.has(id));
    if (participants.length === 0) return [];
    return [
      {
        ...bare(row),
        participants,
        ...(row.atLeast === null ? {} : { atLeast: Math.min(row.atLeast, participants.length) }),
        windows: intersect(windowsOf(row), [period.span]),
        ...(row.inboundFloor === null ? {} : { inboundFloor: row.inboundFloor }),
        level: row.level,
        ...(row.level === 'hard' || row.weight === null ? {} : { weight: row.weight }),
      },
    ];
  });
}

function bare({ id, name, kind, minutes, together }: OffPhoneActivityRow) {
  return { id: offPhoneWork(id), name, kind, minutes, together };
}

/** Rosters made before may hold it: it costs nothing there, and is told. */
function cancelled(row: OffPhoneActivityRow): OffPhoneActivity {
  const name = `${row.name} (cancelled)`;
  return { ...bare(row), name, participants: [], windows: [], level: 'soft', weight: 0 };
}

/** On each of its days, between its local times. */
export function windowsOf({
  firstDate,
  lastDate,
  weekdays,
  from,
  to,
  zone,
}: Pick<OffPhoneActivityRow, 'firstDate' | 'lastDate' | 'weekdays' | 'from' | 'to' | 'zone'>): Interval[] {
  return dateRange(firstDate, daysBetween(firstDate, lastDate) + 1)
    .filter((date) => weekdays.includes(weekday(date)))
    .map((date) => hoursOf(date, from, to, zone))
    .filter(({ start, end }) => start < end);
}

function hoursOf(date: LocalDate, from: LocalTime, to: LocalTime, zone: TimeZone): Interval {
  return {
    start: toInstant(date, from, zone),
    end: toInstant(to <= from ? addDays(date, 1) : date, to, zone),
  };
}

/**
 * Agents that a queue must have in every interval, less those that other published rosters give it. Of entries with
 * different levels the first day's says how all are meant.
 */
export function toMinimum(
  workId: string,
  { minimumCovers, queues, period }: PeriodTerms,
  workElsewhere: readonly WorkElsewhere[],
): MinimumCover | undefined {
  const { queueId } = rowOfWork(workId);
  const rows = minimumCovers.filter((row) => row.queueId === queueId);
  const queue = queues.find(({ id }) => id === queueId);
  if (rows.length === 0 || queue === undefined) return undefined;
  const agents = gridStarts(period.span, QUARTER_HOUR).map(() => 0);
  const quarters = (span: Interval) =>
    gridStarts(span, QUARTER_HOUR)
      .map((at) => gridIndex(period.span.start, at, QUARTER_HOUR))
      .filter((quarter) => quarter in agents);
  for (const { agents: least, span } of minimumHours(rows, period.span, queue.zone)) {
    for (const quarter of quarters(span)) agents[quarter] = Math.max(agents[quarter], least);
  }
  for (const work of workElsewhere.filter((each) => each.queueId === queueId)) {
    for (const quarter of quarters(work)) agents[quarter] = Math.max(0, agents[quarter] - work.speed);
  }
  const { level, weight } = inForceOn(rows, localDateOf(period.span.start, queue.zone)) ?? rows[0];
  return { agents, level, ...(level === 'hard' || weight === null ? {} : { weight }) };
}

/** The day before the period counts as well: its hours may run past midnight. */
function minimumHours(
  rows: readonly MinimumCoverRow[],
  span: Interval,
  zone: TimeZone,
): { readonly agents: number; readonly span: Interval }[] {
  const first = addDays(localDateOf(span.start, zone), -1);
  const last = localDateOf((span.end - 1) as Instant, zone);
  return dateRange(first, daysBetween(first, last) + 1).flatMap((date) =>
    (inForceOn(rows, date)?.hours ?? [])
      .filter(({ weekdays }) => weekdays.includes(weekday(date)))
      .map(({ agents, from, to }) => ({ agents, span: hoursOf(date, from, to, zone) })),
  );
}
