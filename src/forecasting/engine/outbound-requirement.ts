import { addMinutes, type Instant, MINUTE_MS } from '../../time/instant.js';
import { durationMinutes, type Interval, intersect, overlapMs } from '../../time/interval.js';
import { gridStarts, type GridMinutes } from '../../time/interval-grid.js';
import { localTimeOf, type TimeZone } from '../../time/zoned-time.js';

/**
 * What a campaign has to do in the span. The minutes of an attempt are an agent's, all in: dialling, ringing, talk,
 * after-call work and the wait for the next.
 */
export type OutboundWork =
  | { readonly kind: 'hours'; readonly hours: number }
  | {
      readonly kind: 'contacts';
      readonly contacts: number;
      readonly attemptsPerContact: number;
      readonly minutesPerAttempt: number;
    };

/** A rule that keeps calls away, and who says so. */
export interface OutboundObstacle {
  readonly ruleId: string;
  readonly source: string;
  readonly reason: string;
}

/** People who are called under one set of rules, on one clock. */
export interface OutboundZone {
  readonly id: string;
  /** Of the list; the shares of a campaign's zones add up to 1. */
  readonly share: number;
  readonly zone: TimeZone;
  readonly openIntervals: readonly Interval[];
  /** What closes the zone, named when it never opens. */
  readonly closedBy: readonly (OutboundObstacle & { readonly cause: 'no-consent' | 'window-closed' })[];
  /** The strictest frequency cap: at most so many calls to one person in the span. */
  readonly cap: (OutboundObstacle & { readonly attempts: number }) | null;
}

/**
 * How the work is spread over open time. `front-loaded`: agents fall evenly, from `firstToLast` times as many in the
 * first open minute as in the last. `by-hour`: a planner's 24 weights, for the hours of the called party's clock.
 */
export type OutboundPace =
  | { readonly kind: 'even' }
  | { readonly kind: 'front-loaded'; readonly firstToLast: number }
  | { readonly kind: 'by-hour'; readonly weights: readonly number[] };

export interface OutboundQuestion {
  readonly work: OutboundWork;
  readonly zones: readonly OutboundZone[];
  readonly pace: OutboundPace;
  readonly span: Interval;
  readonly intervalMinutes: GridMinutes;
  /** Of paid time; 0 when left out. */
  readonly shrinkage?: number;
}

export const UNPLACED_CAUSES = ['no-consent', 'window-closed', 'cap', 'pace'] as const;

/** Work for which there is no time, and the rule that takes it away. */
export interface UnplacedWork extends OutboundObstacle {
  readonly cause: (typeof UNPLACED_CAUSES)[number];
  readonly minutes: number;
}

export interface OutboundZoneRequirement {
  readonly zoneId: string;
  readonly wantedMinutes: number;
  readonly plannedMinutes: number;
  readonly openMinutes: number;
  /** Adds up to what is wanted and not planned. */
  readonly unplaced: readonly UnplacedWork[];
}

/** Agents who call, on average over the interval: half an agent is one for half of it. */
export interface OutboundInterval {
  readonly start: Instant;
  readonly agents: number;
  /** agents / (1 - shrinkage). */
  readonly scheduledAgents: number;
  /** In the order of the zones. */
  readonly byZone: readonly number[];
}

export interface OutboundRequirement {
  readonly wantedMinutes: number;
  readonly plannedMinutes: number;
  readonly peakAgents: number;
  readonly zones: readonly OutboundZoneRequirement[];
  /** Every interval of the span. */
  readonly intervals: readonly OutboundInterval[];
}

const HOURS_OF_A_DAY = 24;
const LARGEST_WEIGHT = 1_000_000;
const LARGEST_NUMBER = 1e12;
/** Offsets of zones are whole quarter-hours, so an hour of anybody's clock is made of them. */
const STEP_MINUTES = 15;

/**
 * Agents who have to call in every interval, so that the work of each zone is done in its open windows at the pace. Frequency
 * caps leave `contacts x cap x minutes per attempt` of work that is counted in calls. Agents x open minutes = planned minutes.
 * @throws RangeError when the work, a share, the pace or the shrinkage cannot be.
 * @example
 * outboundRequirement({ work: { kind: 'hours', hours: 3 }, zones: [{ id: 'ny', share: 1, zone: timeZone('UTC'), openIntervals: [{ start: instant(0), end: instant(7200000) }], closedBy: [], cap: null }], pace: { kind: 'even' }, span: { start: instant(0), end: instant(10800000) }, intervalMinutes: 60 }).intervals.map(({ agents }) => agents) // => [1.5, 1.5, 0]
 */
export function outboundRequirement(question: OutboundQuestion): OutboundRequirement {
  requireQuestion(question);
  const { span, intervalMinutes, shrinkage = 0 } = question;
  const plans = question.zones.map((zone) => planZone(zone, question));
  const intervals = gridStarts(span, intervalMinutes).map((start, at) => {
    const byZone = plans.map(({ minutes }) => minutes[at] / intervalMinutes);
    const agents = sum(byZone);
    return { start, agents, scheduledAgents: agents / (1 - shrinkage), byZone };
  });
  const zones = plans.map(({ requirement }) => requirement);
  return {
    wantedMinutes: sum(zones.map((zone) => zone.wantedMinutes)),
    plannedMinutes: sum(zones.map((zone) => zone.plannedMinutes)),
    peakAgents: Math.max(0, ...intervals.map(({ agents }) => agents)),
    zones,
    intervals,
  };
}

interface ZonePlan {
  readonly requirement: OutboundZoneRequirement;
  /** Agent-minutes by interval of the span. */
  readonly minutes: readonly number[];
}

function planZone(zone: OutboundZone, { work, pace, span, intervalMinutes }: OutboundQuestion): ZonePlan {
  const open = intersect(zone.openIntervals, [span]);
  const openMinutes = sum(open.map(durationMinutes));
  const wantedMinutes = workMinutes(work) * zone.share;
  const capped = cappedWork(zone, work);
  const plannable = wantedMinutes - (capped?.minutes ?? 0);
  const weights = weightsOf(zone.zone, open, { pace, span, intervalMinutes });
  const total = sum(weights);
  const plannedMinutes = total > 0 ? plannable : 0;
  return {
    requirement: {
      zoneId: zone.id,
      wantedMinutes,
      plannedMinutes,
      openMinutes,
      unplaced: [
        ...(capped === null ? [] : [capped]),
        ...shut(zone, plannable - plannedMinutes, openMinutes),
      ],
    },
    minutes: weights.map((weight) => (total > 0 ? (plannable * weight) / total : 0)),
  };
}

function workMinutes(work: OutboundWork): number {
  if (work.kind === 'hours') return work.hours * 60;
  return work.contacts * work.attemptsPerContact * work.minutesPerAttempt;
}

function cappedWork({ cap, share }: OutboundZone, work: OutboundWork): UnplacedWork | null {
  if (cap === null || work.kind === 'hours') return null;
  const tooMany = Math.max(0, work.attemptsPerContact - cap.attempts);
  const minutes = work.contacts * share * tooMany * work.minutesPerAttempt;
  if (minutes === 0) return null;
  return { cause: 'cap', minutes, ruleId: cap.ruleId, source: cap.source, reason: cap.reason };
}

/** All rules that close a zone for good share its work evenly: none of them alone would open it. */
function shut({ closedBy }: OutboundZone, minutes: number, openMinutes: number): UnplacedWork[] {
  if (minutes === 0) return [];
  if (openMinutes > 0) return [{ cause: 'pace', minutes, ...NO_WEIGHT }];
  if (closedBy.length === 0) return [{ cause: 'window-closed', minutes, ...NO_WINDOW }];
  return closedBy.map((rule) => ({ ...rule, minutes: minutes / closedBy.length }));
}

const NO_WEIGHT: OutboundObstacle = {
  ruleId: 'pace',
  source: 'the pace asked for',
  reason: 'No hour that is open has a weight above 0. Give one to an hour in which calls are allowed.',
};

const NO_WINDOW: OutboundObstacle = {
  ruleId: 'no-window',
  source: 'calling hours',
  reason: 'No calling window lies in these days.',
};

/** What each interval of the span counts: open minutes, times the weight of the pace in them. */
function weightsOf(
  clock: TimeZone,
  open: readonly Interval[],
  { pace, span, intervalMinutes }: Pick<OutboundQuestion, 'pace' | 'span' | 'intervalMinutes'>,
): number[] {
  const weights = gridStarts(span, intervalMinutes).map(() => 0);
  const step = Math.min(STEP_MINUTES, intervalMinutes) as GridMinutes;
  const first = gridStarts(span, intervalMinutes)[0];
  const openMinutes = sum(open.map(durationMinutes));
  let passed = 0;
  for (const window of open) {
    for (const start of gridStarts(window, step)) {
      const minutes = overlapMs(window, { start, end: addMinutes(start, step) }) / MINUTE_MS;
      const weight = weightAt(pace, clock, start, (passed + minutes / 2) / openMinutes);
      weights[Math.floor((start - first) / (intervalMinutes * MINUTE_MS))] += minutes * weight;
      passed += minutes;
    }
  }
  return weights;
}

/** `share`: how much of the open time has passed, 0 to 1. */
function weightAt(pace: OutboundPace, clock: TimeZone, at: Instant, share: number): number {
  if (pace.kind === 'even') return 1;
  if (pace.kind === 'front-loaded') return pace.firstToLast - (pace.firstToLast - 1) * share;
  return pace.weights[Number(localTimeOf(at, clock).slice(0, 2))];
}

function requireQuestion({ work, zones, pace, shrinkage = 0 }: OutboundQuestion): void {
  for (const [name, value] of Object.entries(work)) {
    if (typeof value === 'number') requireNumber(name, value, 0);
  }
  zones.forEach(({ id, share }) => requireNumber(`The share of zone "${id}"`, share, 0));
  if (!(shrinkage >= 0 && shrinkage < 1)) {
    throw new RangeError(`shrinkage (${shrinkage}) must be 0 or more and below 1. Maybe 0.3 for 30 %.`);
  }
  if (pace.kind === 'front-loaded') requireNumber('firstToLast', pace.firstToLast, 1, LARGEST_WEIGHT);
  if (pace.kind !== 'by-hour') return;
  if (pace.weights.length !== HOURS_OF_A_DAY) {
    throw new RangeError(
      `A pace by hour has ${HOURS_OF_A_DAY} weights, from 00:00 on (got ${pace.weights.length}).`,
    );
  }
  pace.weights.forEach((weight, hour) =>
    requireNumber(`The weight of hour ${hour}`, weight, 0, LARGEST_WEIGHT),
  );
}

function requireNumber(name: string, value: number, least: number, most = LARGEST_NUMBER): void {
  if (!(value >= least && value <= most)) {
    throw new RangeError(`${name} (${value}) must be a number from ${least} to ${most}.`);
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
